"""What the program prints: a terminal must not obey what a stranger wrote in a name or a text.

Names of files, texts of received manifests and of installed distributions, and messages of their
errors are printed in many places. All of them pass here, so that none can be forgotten.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO, cast

__all__ = ["escaped", "plain_streams"]

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
        if sys.stdout is out:
            sys.stdout = before[0]
        if sys.stderr is err:
            sys.stderr = before[1]
