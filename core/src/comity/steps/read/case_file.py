"""A case file on the disk: its bytes, and its text.

Everything that can go wrong before the first line is understood goes wrong here: no such
file, no right to read it, far too large, not UTF-8.
"""

from __future__ import annotations

import codecs
import re
import stat
from bisect import bisect_right
from pathlib import Path
from typing import NoReturn

from comity.model.errors import DraftError, Fault
from comity.steps.read.characters import ILLEGAL_VALUE

MAX_BYTES = 4 * 1024 * 1024
"""The largest case file that is read, in bytes."""

_LINE_END = re.compile(r"\r\n?|\n")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER = {b"PK\x03\x04": "a Word document or an archive", b"%PDF": "a PDF"}
_SAVE = "Save it as UTF-8 in your editor (in Notepad: Save as, Encoding, UTF-8)."


class Lines:
    """Where the lines of a text begin, to turn an index into line and column (from 1)."""

    def __init__(self, text: str) -> None:
        """Note where lines start, whatever the system that the text was written on."""
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._length = len(text)

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character; of the end if there is none."""
        index = max(0, min(index, self._length))
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def load(path: Path) -> bytes:
    """The bytes of a case file.

    Raises:
        DraftError: there is no such file, it is a directory, may not be read, is empty, or
            is larger than ``MAX_BYTES``; or its name holds what no text of a file may hold.
    """
    if _shown(str(path)) != str(path):
        _refuse(
            Path(_shown(str(path))),
            "The name contains a character that would change how a terminal shows it.",
            "Rename the file or its folder. Use only visible characters.",
        )
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            _refuse(path, "This is a folder, not a case file.", "Name a file in it.")
        if not stat.S_ISREG(mode):
            _refuse(path, "This is not a regular file.", "Name a case file on the disk.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        _refuse(path, "The file does not exist.", _nearby(path))
    except PermissionError:
        _refuse(
            path, "You cannot read this file.", "Ask its owner for permission to read it (EACCES)."
        )
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        _refuse(path, f"The file cannot be read: {cause}.", "Check the path and the disk.")
    if len(content) > MAX_BYTES:
        _refuse(
            path,
            f"The file is larger than {MAX_BYTES // 1024**2} MiB, the limit for a case file.",
            "Put annexes in separate files and name them under `annexes`.",
        )
    if not content.strip():
        _refuse(path, "The file is empty.", "Write at least `kind:` and `schema: 1`.")
    return content


def decode(content: bytes, file: str) -> str:
    """The text of a case file, without the byte order mark.

    Raises:
        DraftError: the bytes are not UTF-8; says where the first wrong one stands.
    """
    if content.startswith(_UTF16) or content[:4].count(0) == 2:
        raise DraftError(Fault(file, 1, 1, "", "The file is UTF-16, not UTF-8.", _SAVE))
    for first, kind in _OTHER.items():
        if content.startswith(first):
            cure = "Use the YAML case file that it was built from."
            raise DraftError(Fault(file, 0, 0, "", f"This is {kind}, not a case file.", cure))
    if content.count(0) > len(content) // 10:
        message = "The file is not plain text."
        raise DraftError(Fault(file, 0, 0, "", message, "Use a case file in YAML."))
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = Lines(before).place(len(before))
        message = f"The byte 0x{content[error.start]:02X} is not valid UTF-8."
        raise DraftError(Fault(file, line, column, "", message, _SAVE)) from None


def _shown(name: str) -> str:
    """A name with the code point in the place of what must not reach a terminal."""
    return re.sub(
        rf"\n|\t|{ILLEGAL_VALUE.pattern}", lambda found: f"\\u{ord(found.group()):04x}", name
    )


def _nearby(path: Path) -> str:
    beside = path.with_suffix(".yaml" if path.suffix != ".yaml" else ".yml")
    try:
        if path.name and beside.is_file():
            return f"Did you mean `{beside}`?"
    except (OSError, ValueError):
        pass
    return "Check the spelling and the folder."


def _refuse(path: Path, message: str, cure: str) -> NoReturn:
    raise DraftError(Fault(str(path), 0, 0, "", message, cure)) from None
