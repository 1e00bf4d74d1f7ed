"""What the program prints: a terminal must not obey what a stranger wrote in a name or a text.

Names of files, texts of received manifests and of installed distributions, and messages of their
errors are printed in many places. All of them pass here, so that none can be forgotten.

What is for a program to read goes to stdout, and nothing else may get there: where the code of
plugins may run, ``results_apart`` keeps what it prints away from there.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import Any, TextIO, cast

__all__ = ["escaped", "plain_streams", "results_apart"]

STDOUT, STDERR = 1, 2
_OBEYED = re.compile(
    "\x1b\\[[01]m|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""Control characters but tab and newline, and those that turn text round; first, our own bold."""


def escaped(text: str) -> str:
    """A text with what a terminal would obey written as an escape, which JSON reads as the same.

    Bold letters, tabs and ends of lines stay.
    """
    return _OBEYED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    held = found.group()
    return held if len(held) > 1 else f"\\u{ord(held):04x}"


class _Plain:
    """A stream of text that escapes what is written to it, and else is the one it stands for."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(escaped(text) if isinstance(text, str) else text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name == "buffer" and os.name == "nt":  # else click writes to the console past this
            raise AttributeError(name)
        return getattr(self._stream, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stream)

    def set_apart(self) -> None:
        """Let this thread alone write here; what others print, in Python or not, is on stderr."""
        if not isinstance(self._stream, _Apart):
            self._stream = cast("TextIO", _Apart(self._stream))

    def rejoin(self) -> None:
        """Undo ``set_apart``."""
        if isinstance(self._stream, _Apart):
            self._stream = self._stream.rejoined()


class _Apart:
    """The stream of the program's results, which only the thread that made it writes to.

    Code of plugins never runs in that thread. What it prints goes to stderr, and so does what it
    writes to the number of stdout: the results have a number of their own meanwhile. It is done
    once in a run, so that nothing changes under anybody's feet while a plugin answers.
    """

    def __init__(self, stream: TextIO) -> None:
        self._before, self._results = stream, stream
        self._thread = threading.get_ident()
        with contextlib.suppress(OSError, ValueError):  # it is no file, or has been closed
            stream.flush()
            if isinstance(stream, io.TextIOWrapper) and stream.fileno() == STDOUT:
                self._results = _moved(stream)

    def rejoined(self) -> TextIO:
        """The stream as it was."""
        if self._results is not self._before and not self._results.closed:
            with contextlib.suppress(OSError, ValueError):  # nobody is told what cannot be shown
                self._before.flush()  # what was written past this stream, and is no result
            os.dup2(self._results.fileno(), STDOUT)
            with contextlib.suppress(OSError):  # `main` has written all, or told why it cannot
                self._results.close()
        return self._before

    def close(self) -> None:
        """Close the results; another thread closes nothing."""
        if threading.get_ident() == self._thread:
            self._results.close()

    def __getattr__(self, name: str) -> Any:
        own = threading.get_ident() == self._thread
        return getattr(self._results if own else sys.stderr, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._results)


def _moved(stream: io.TextIOWrapper) -> TextIO:
    """A stream to where stdout leads now, while the number of stdout comes to lead to stderr."""
    number: int = os.dup(STDOUT)
    os.dup2(STDERR, STDOUT)
    return open(
        number,
        "w",
        buffering=1 if stream.line_buffering else -1,
        encoding=stream.encoding,
        errors=stream.errors,
    )


def results_apart() -> None:
    """See that nothing which the code of a plugin prints gets among the results of this run."""
    if isinstance(sys.stdout, _Plain):
        sys.stdout.set_apart()


@contextlib.contextmanager
def plain_streams() -> Iterator[None]:
    """Let all that is printed meanwhile pass ``escaped``; a stream that was exchanged stays so."""
    before = sys.stdout, sys.stderr
    out, err = (
        stream if stream is None else cast("TextIO", _Plain(stream))  # None where it is closed
        for stream in before
    )
    sys.stdout, sys.stderr = out, err
    try:
        yield
    finally:
        if isinstance(out, _Plain):
            out.rejoin()
        if sys.stdout is out:
            sys.stdout = before[0]
        if sys.stderr is err:
            sys.stderr = before[1]
