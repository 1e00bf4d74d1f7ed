"""Fields that hold more than one number: a second telephone, an extension, a second paper.

A number is looked for as the field has it, and each number in it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.protect.fold import fold, squeeze

__all__ = ["marks_of", "phones_of"]

LEAST_DIGITS = 7  # of a telephone number; fewer behind one are its extension
MOST_CODE = 3  # digits of a country code
LEAST_MARK = 5  # letters and digits of a number that stands beside another
# what parts two telephone numbers, or one from its extension
_APART = re.compile(
    r"[^\W\d_]+[.:=]?|[,;/\\|&#*\n\t]|\s{2,}|\s[-\u2013\u2014]\s|(?=\+)|\((?=\d{1,5}\)\s*$)"
)
# what parts the numbers of two papers: a sign, a small word between blanks
_BETWEEN = re.compile(r"\s*[,;|&\n]\s*|\s+[/+]\s+|\s+[^\W\d_]{1,6}\s+")
_REMARK = re.compile(r"\s*\([^()\d]*\)")  # "(old)"
_LABEL = re.compile(r"^(?:[^\W\d_]{4,}[\s:.]+)+|(?:\s+[^\W\d_]{4,})+$")  # "passport A…"
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d{6}")


def phones_of(field: str) -> Iterator[str]:
    """The digits of each telephone number of a field, without the country code.

    All of the field's digits are one of them, for some write signs within a number.
    """
    folded = fold(field).text
    numbers = [re.sub(r"\D", "", folded), *_numbers(folded)]
    for number in dict.fromkeys(numbers):
        if len(number) >= LEAST_DIGITS:
            yield number[-max(LEAST_DIGITS, len(number) - MOST_CODE) :]


def _numbers(folded: str) -> Iterator[str]:
    """The numbers that a field is made of; what is too short begins the next one ("030/…")."""
    held, last, at = "", "", 0
    for sign in [*_APART.finditer(folded), None]:
        piece = re.sub(r"\D", "", folded[at : sign.start() if sign else len(folded)])
        yield from _ends_otherwise(last, piece)
        held += piece
        if len(held) >= LEAST_DIGITS:
            yield held
        plus = sign is not None and folded[sign.start() : sign.start() + 1] == "+"
        if len(held) >= LEAST_DIGITS or plus:
            last, held = held, ""
        at = sign.end() if sign else 0


def _ends_otherwise(number: str, piece: str) -> Iterator[str]:
    """The next number of one line of an exchange, told by its last digits: ``7946 0018/19``."""
    end = number[-len(piece) :]
    if 0 < len(piece) < LEAST_DIGITS and end and 0 < int(piece) - int(end) < 10:
        yield number[: -len(piece)] + piece


def marks_of(field: str) -> Iterator[str]:
    """A mark as the field has it, and each of several numbers in it."""
    yield field
    bare = _REMARK.sub("", field)
    for pieces in (_BETWEEN.split(bare), _alike(bare.split("/"))):
        plain = (_LABEL.sub("", piece.strip()) for piece in pieces)
        numbers = [number for number in plain if _is_number(number)]
        if len(numbers) > 1:
            yield from numbers


def _is_number(piece: str) -> bool:
    signs = squeeze(piece).text
    telling = "@" in piece or any(sign.isdigit() for sign in signs)
    return len(signs) >= LEAST_MARK and telling and not _DATE.fullmatch(piece)


def _alike(pieces: list[str]) -> list[str]:
    """Pieces of one shape, as two passports have; others are the parts of one number."""
    shapes = {re.sub(r"\d", "0", re.sub(r"[^\W\d_]", "a", squeeze(p).text)) for p in pieces}
    return pieces if len(shapes) == 1 else []
