"""``comity serve``: from the command to the first page, and to the end."""

from __future__ import annotations

import os
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from comity.model.errors import Fault, OutputError
from comity_web.running.folder import (
    DATABASE,
    Held,
    HeldElsewhereError,
    hold,
    running_port,
    told,
)
from comity_web.running.links import forget_links, make_link
from comity_web.running.places import default_folder
from comity_web.running.server import ADDRESS, Server, listen
from comity_web.running.serving import Serving

__all__ = ["Asked", "serve"]

PATIENCE = 5.0
"""Seconds that another server has to say where it answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for.

    Attributes:
        port: the port; 0 for any.
        folder: the data folder; None for that of the person who runs the program.
        office: the office file that may be used, if any.
        browser: whether a browser is opened.
        pseudo: whether the pseudo right-to-left language is offered.
        link: told the one-time link, for stdout.
        say: told what a person must know, for stderr.
    """

    port: int
    folder: Path | None
    office: Path | None
    browser: bool
    pseudo: bool
    link: Callable[[str], None]
    say: Callable[[str], None]


def serve(asked: Asked) -> None:
    """Serve until a signal comes; or give a fresh link to the server that has the folder.

    Raises:
        OutputError: the folder, the database or the port cannot be used.
        OfficeError: the office file cannot be used.
    """
    os.umask(0o077)  # whatever is made in the folder is closed to others from its first moment
    path = asked.folder or default_folder()
    try:
        with hold(path) as held:
            _serve(asked, held)
    except HeldElsewhereError as error:
        _join(asked, path, error.port)


def _serve(asked: Asked, held: Held) -> None:
    from django.core.handlers.wsgi import WSGIHandler

    from comity_web.running.database import bring_up_to_date, clear_expired, kept_open
    from comity_web.running.logs import quiet
    from comity_web.running.settings import configure
    from comity_web.running.warming import warm

    listening = listen(asked.port, held.port)
    port = listening.getsockname()[1]
    configure(Serving(held.path, port, held.secret, asked.office, pseudo=asked.pseudo))
    quiet()
    if bring_up_to_date(held.path / DATABASE):
        asked.say("The database was brought up to date. A copy of the old one lies beside it.")
    forget_links(held.path)
    clear_expired()
    held.note_port(port)
    server = Server(WSGIHandler(), listening)
    _show(asked, held.path, port)
    warm()  # the office file was read and vetted before; what it settles is read again here
    from comity_web.judging import worker  # which needs the settings

    worker.start()
    try:
        with kept_open():
            server.run()
    finally:
        worker.stop()
    asked.say("Stopped. Everything that was saved is safe.")


def _show(asked: Asked, folder: Path, port: int) -> None:
    link = _link(folder, port)
    asked.say(f"Comity runs on this machine, port {port}. Data folder: {folder}")
    asked.say("This link opens it once, within ten minutes:")
    asked.link(link)
    asked.say("For a fresh link, run the same command in another terminal. To stop: Ctrl-C.")
    if asked.browser:
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()


def _join(asked: Asked, folder: Path, port: int) -> None:
    """Give a fresh link to the server that has the folder."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100
    end = time.monotonic() + PATIENCE
    while not _answers(port):
        if time.monotonic() > end:
            raise OutputError(
                Fault(
                    str(folder),
                    0,
                    0,
                    "",
                    "is in use by another `comity serve` that does not answer",
                    "Wait until it has started, or stop it; or name another folder with "
                    "`--folder DIR`.",
                )
            )
        time.sleep(0.1)
        port = running_port(folder)
    if asked.port and asked.port != port:
        raise OutputError(
            Fault(
                str(folder),
                0,
                0,
                "",
                f"is in use by a `comity serve` at port {port}",
                "Leave out `--port` for a fresh link to it, or stop it first.",
            )
        )
    link = _link(folder, port)
    asked.say("Comity runs already. This fresh link opens it once, within ten minutes:")
    asked.link(link)
    if asked.browser:
        webbrowser.open(link)


def _link(folder: Path, port: int) -> str:
    with told(folder):
        return f"http://{ADDRESS}:{port}/enter/{make_link(folder)}"


def _answers(port: int) -> bool:
    if not port:
        return False
    try:
        socket.create_connection((ADDRESS, port), timeout=1).close()
    except OSError:
        return False
    return True
