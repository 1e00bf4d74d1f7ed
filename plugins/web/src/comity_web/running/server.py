"""waitress on a socket of ours: threads, limits, and a stop that lets running saves end."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import waitress

from comity.model.errors import Fault, OutputError
from comity_web.running.settings import LARGEST_POST

__all__ = ["ADDRESS", "Server", "listen", "listen_at"]

ADDRESS = "127.0.0.1"
THREADS = 8
LIMITS = {
    "threads": THREADS,
    "connection_limit": 100,
    "channel_timeout": 60,
    "channel_request_lookahead": 0,
    "max_request_header_size": 32 * 1024,
    # what is too large is still read, and given back by a page (guarding.sizes)
    "max_request_body_size": 64 * 1024 * 1024,
    # what may be saved is never on a disk before it is saved
    "inbuf_overflow": LARGEST_POST + 1024 * 1024,
    "outbuf_overflow": 16 * 1024 * 1024,
    "expose_tracebacks": False,
    "clear_untrusted_proxy_headers": True,
    "ident": None,
}
ENDING = 20.0
"""Seconds that running requests have to end."""


def listen(port: int, last: int = 0) -> socket.socket:
    """A socket on this machine alone.

    Args:
        port: the port that is asked for; 0 for any.
        last: the port of the time before, taken if it is free and none is asked for: an open page
            then finds its server again.

    Raises:
        OutputError: the port is taken, or may not be used.
    """
    if not port and last:
        try:
            return _bound(last)
        except OSError:
            pass
    try:
        return _bound(port)
    except OSError as error:
        why = _why(error)
        cure = "Leave out `--port` to get a free one, or name another."
        raise OutputError(
            Fault(f"port {port}", 0, 0, "", f"cannot be used: {why}", cure)
        ) from error


def listen_at(host: str, port: int) -> socket.socket:
    """A socket at an address of this machine.

    Raises:
        OutputError: it cannot be had.
    """
    try:
        return _bound(port, host)
    except OSError as error:
        why = _why(error)
        cure = "Name another address or port as `listen` in `[server]`, or stop what has this one."
        raise OutputError(
            Fault(f"{host} port {port}", 0, 0, "", f"cannot be used: {why}", cure)
        ) from error


def _why(error: OSError) -> str:
    """Why an address cannot be had, in words of our own where Windows has others."""
    if error.errno == errno.EADDRINUSE:
        return "address already in use"
    if error.errno == getattr(errno, "WSAEACCES", None):
        return "another program has it, or Windows keeps it for itself"
    return (error.strerror or "cannot be used").lower()


def _bound(port: int, host: str = ADDRESS) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # else another program could take the same port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a port whose server was just killed can be used again
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


class Server:
    """Answers requests until it is told to stop."""

    def __init__(self, application: Any, listening: socket.socket, **more: Any) -> None:
        """Begin to listen.

        Args:
            application: of WSGI.
            listening: the socket.
            more: other options of waitress than those of one's own machine.
        """
        options = LIMITS | more
        self._server = waitress.create_server(application, sockets=[listening], **options)
        self._stopping = False

    def run(self) -> None:
        """Answer until a signal comes; what is running then ends, and is answered."""
        with _signals(self._stop):
            while not self._stopping:
                self._turn(1.0)
            self._finish()

    def _stop(self) -> None:
        if self._stopping:  # who asks twice does not want to wait
            raise KeyboardInterrupt
        self._stopping = True
        self._server.pull_trigger()

    def _turn(self, seconds: float) -> None:
        loop = self._server.asyncore.loop
        loop(timeout=seconds, map=self._server._map, use_poll=True, count=1)

    def _finish(self) -> None:
        """Take no new connection; end what runs; send what was answered."""
        self._server.accepting = False
        end = time.monotonic() + ENDING
        while time.monotonic() < end and self._at_work():
            self._turn(0.05)
        self._server.task_dispatcher.shutdown(timeout=1)
        self._server.close()

    def _at_work(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)


@contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """Let the signals that end a program call ``stop``."""
    wanted = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")  # the last two exist on one system each
    before = {}
    for name in wanted:
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, lambda *_: stop())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
