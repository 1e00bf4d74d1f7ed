"""``comity serve --config``: the server of an office, from its file to its end."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable

from comity.model.errors import Fault, OutputError
from comity_web.running.configuration import Configuration
from comity_web.running.extras import require_extras
from comity_web.running.folder import Held, HeldElsewhereError, hold, in_words_of_the_file
from comity_web.running.server import Server, listen_at

__all__ = ["serve_office", "vet_database"]

THREADS = 12
CONNECTIONS = 1000
UPGRADE = "Run `comity server upgrade --config {file}`."


def serve_office(configuration: Configuration, say: Callable[[str], None]) -> None:
    """Serve until a signal comes.

    Args:
        configuration: what ``server.toml`` says.
        say: told what who started it must know, before the log begins.

    Raises:
        InputError: an extra is missing, or the office file cannot be used.
        OutputError: the folder, the database or the address cannot be used.
    """
    os.umask(0o077)
    require_extras()
    try:
        with in_words_of_the_file(), hold(configuration.folder) as held:
            _serve(configuration, held, say)
    except HeldElsewhereError as error:
        cure = "Stop it, or name another folder as `data` in `[server]`."
        raise OutputError(
            Fault(str(configuration.folder), 0, 0, "", "is in use by another server", cure)
        ) from error


def _serve(configuration: Configuration, held: Held, say: Callable[[str], None]) -> None:
    from comity_web.running.logs import quiet
    from comity_web.running.settings import configure

    configure(configuration.serving(held.secret))
    quiet(office=True)
    from comity_web.running.in_use import in_use
    from comity_web.running.known_secret import keep_secret, vet_secret

    vet_database(configuration)
    vet_secret()
    with in_use(alone_as="server"):
        keep_secret()
        _answer(configuration, say)


def _answer(configuration: Configuration, say: Callable[[str], None]) -> None:
    from django.core.handlers.wsgi import WSGIHandler

    from comity_web.guarding.faults import note
    from comity_web.judging import worker
    from comity_web.running.database import clear_expired
    from comity_web.running.proxies import Proxies
    from comity_web.running.supervising import supervised
    from comity_web.running.warming import warm

    said = configuration.said
    clear_expired()
    worker.elsewhere()
    host, port = configuration.listen
    application = Proxies(WSGIHandler(), said.server.proxies)
    server = Server(
        application,
        listen_at(host, port),
        threads=THREADS,
        connection_limit=CONNECTIONS,
        clear_untrusted_proxy_headers=False,  # which ``Proxies`` does
    )
    say(f"Comity answers at {said.server.url}, and listens at {said.server.listen}.")
    note("the server was started", level=logging.INFO, process=os.getpid())
    warm()
    with supervised(configuration.path) if said.worker.here else contextlib.nullcontext():
        server.run()
    note("the server was stopped", level=logging.INFO, process=os.getpid())
    say("Stopped. Everything that was saved is safe.")


def vet_database(configuration: Configuration) -> None:
    """See that the database answers, and has the tables of this version; nothing is changed.

    Raises:
        OutputError: it does not, or has not; the message says what to do.
    """
    from django.db import Error, connection

    from comity_web.guarding.standing import Schema, schema

    file = str(configuration.path)

    def unusable(message: str, cure: str) -> OutputError:
        return OutputError(Fault(file, 0, 0, "database", message, cure))

    try:
        found = schema()
    except Error as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise unusable(
            f"cannot be reached: {why}",
            "See that PostgreSQL runs, and that `[database]` names it, its user and its password.",
        ) from error
    finally:
        connection.close()
    if found is Schema.NEWER:
        raise unusable("was written by a newer version of Comity", "Install that version.")
    if found is Schema.EMPTY:
        raise unusable("has no tables yet", UPGRADE.format(file=file))
    if found is Schema.OLDER:
        raise unusable("is of an older version of Comity", UPGRADE.format(file=file))
