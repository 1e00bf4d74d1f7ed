"""Characters that no case file may hold, because a document would lose or disguise them.

Refused are what XML 1.0 cannot carry (a document cut off, a letter gone), the controls that
reorder what is seen (U+202A to U+202E, U+2066 to U+2069), and the separators that YAML takes
for a line end and an editor does not (U+0085, U+2028, U+2029; U+FEFF within a text).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_COMMON = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff"
)
ILLEGAL = re.compile(f"[{_COMMON}]")
"""What is refused in the text of a file, where a carriage return is part of a line end."""
ILLEGAL_VALUE = re.compile(f"[\r{_COMMON}]")
"""What is refused in a value that was written with escapes."""

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTERS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028}
_LETTERS["P"] = 0x2029
_BREAKS = {0x0D, 0x85, 0x2028, 0x2029}
_CONTROLS = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
}


@dataclass(frozen=True, slots=True)
class Oddity:
    """A refused character: its index in the text, its code point, whether it was escaped."""

    index: int
    code: int
    escaped: bool = False

    @property
    def message(self) -> str:
        """What is wrong, with the code point and its name."""
        return f"The character {_named(self.code)} is not allowed in a document."

    @property
    def cure(self) -> str:
        """What to write instead."""
        if self.code in _BREAKS:
            return r"Replace it with a line break (\n within double quotes)."
        if 0xD800 <= self.code <= 0xDFFF:
            return "Write the character itself. Half of a \\uD8.. \\uDC.. pair is not a character."
        if 0x202A <= self.code <= 0x202E or 0x2066 <= self.code <= 0x2069:
            return (
                "Remove it. It changes the order in which text is shown. Arabic and Hebrew do not "
                "need it."
            )
        where = "Remove the escape." if self.escaped else "Remove it. It may be invisible."
        return f"{where} If you copied the text, retype it by hand."


def oddities(text: str, most: int) -> list[Oddity]:
    """The refused characters that stand in the text as they are; no more than ``most``."""
    found = islice(ILLEGAL.finditer(text), most)
    return [Oddity(match.start(), ord(match.group())) for match in found]


def oddities_of_value(text: str, most: int) -> list[Oddity]:
    """The refused characters of a value that never stood in a file; no more than ``most``."""
    found = islice(ILLEGAL_VALUE.finditer(text), max(most, 0))
    return [Oddity(match.start(), ord(match.group())) for match in found]


def escaped_oddities(source: str, start: int, most: int) -> list[Oddity]:
    """The refused characters that a double-quoted scalar writes as escapes.

    ``source`` is the scalar as written, ``start`` its index in the text; no more than ``most``
    are handed back.
    """
    found: list[Oddity] = []
    for match in _ESCAPE.finditer(source):
        *hexadecimal, letter = match.groups()
        digits = next((group for group in hexadecimal if group), "")
        code = int(digits, 16) if digits else _LETTERS.get(letter or "")
        if code is not None and _refused(code):
            found.append(Oddity(start + match.start(), code, escaped=True))
        if len(found) >= most:
            break
    return found


def _refused(code: int) -> bool:
    return code > 0x10FFFF or bool(ILLEGAL_VALUE.match(chr(code)))


def _named(code: int) -> str:
    if code > 0x10FFFF:
        return f"U+{code:X} (no such character)"
    if 0xD800 <= code <= 0xDFFF:
        return f"U+{code:04X} (LONE SURROGATE)"
    name = unicodedata.name(chr(code), "") or _CONTROLS.get(code, "")
    if code == 0xFEFF:
        name = "BYTE ORDER MARK"
    return f"U+{code:04X} ({name})" if name else f"U+{code:04X}"
