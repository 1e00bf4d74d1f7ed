"""Fields that hold more than one number: a second telephone, an extension, a second paper.

A number is looked for as the field has it, and each number in it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from comity.text.folding import fold, squeeze

__all__ = ["marks_of", "phones_of"]

LEAST_DIGITS = 7  # of a telephone number; fewer behind one are its extension
LEAST_WHOLE = 9  # digits before a sign that some write within a number too
MOST_DIGITS = 15  # of one telephone number
MOST_PARTED = 4  # numbers that nothing but a blank parts
ABROAD = "00"  # dialled before a country code
MOST_CODE = 3  # digits of a country code
MOST_REST = 3  # digits of an extension behind a single sign
LEAST_STEM = 6  # digits of a group that a rest is joined to by the sign of the whole number
LEAST_MARK = 5  # letters and digits of a number that stands beside another
LEAST_FIGURES = 4  # digits among them
LEAST_BARE = 6  # digits of a number that has no letter
LEAST_LINKED = 7  # letters and digits of one that a sign or a blank joins to more
# what parts two telephone numbers, or one from its extension
_APART = re.compile(
    r"[^\W\d_]+[.:=]?|[,;/\\|&#*\n\t]|\s{2,}|\s[-\u2013\u2014]\s|(?=\+)|\((?=\d{1,5}\)\s*$)"
    r"|(?P<sign>[^\w\s.)+\u2010\u2011\u2013\u2014-]|[-\u2013\u2014]{2,})"
)
_NUMBERING = re.compile(r"(?<![\d(])\d{1,2}[).:]\s+(?=[+(\dA-Za-z])")
_YEARS = re.compile(r"(?<=[(\[{,;:])\s*(?:19|20)\d\d\s*[-\u2013\u2014/]\s*(?:19|20)\d\d(?!\d)")
# what parts the numbers of two papers: a sign, a small word between blanks
_BETWEEN = re.compile(
    r"\s*[^\w\s./()+#\u2010-\u2015-]\s*|\n|\s+[^\w\s()]{1,3}\s+|\s+[^\W\d_]{1,6}\s+"
)
_REMARK = re.compile(r"\s*\([^()\d]*\)")  # "(old)"
_LABEL = re.compile(r"^(?:[^\W\d_]{4,}[\s:.]+)+|(?:\s+[^\W\d_]{4,})+$")  # "passport A…"
# a word for the kind of number before it, "DL 55-8812-990", "licence no. 55 8812 990"
_PREFIX = re.compile(r"^(?:[^\W\d_]+\.?(?:\s*[:#]\s*|\s+)|[nN][°º]\s*|№\s*)+(?=[^\W_])")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d{6}"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOKEN = re.compile(r"[^\W_]+")
_LINK = re.compile(r"[\s./\u2010-\u2015-]")
_MAIL = re.compile(r"[^\s,;:/|<>()\[\]\"]{1,320}@[^\s,;:/|<>()\[\]\"]{1,320}")  # as RFC 5321 allows
_BLANKS = re.compile(r"\s{3,}")  # which say no more than two, and hold every pattern up


def phones_of(field: str) -> Iterator[str]:
    """The digits of each telephone number of a field, without the country code.

    All of the field's digits are one of them, for some write signs within a number.
    """
    folded = _NUMBERING.sub("; ", _YEARS.sub("", _narrow(fold(field).text)))
    for number in dict.fromkeys((re.sub(r"\D", "", folded), *_numbers(folded))):
        if len(number) >= LEAST_DIGITS:
            own = number.removeprefix(ABROAD)
            yield own[-max(LEAST_DIGITS, len(own) - MOST_CODE) :]


def _numbers(folded: str) -> Iterator[str]:
    """The numbers that a field is made of; what is too short begins the next one ("030/…")."""
    held, last, at = "", "", 0
    for sign in [*_APART.finditer(folded), None]:
        piece = folded[at : sign.start() if sign else len(folded)]
        if folded[at - 1 : at] == "/" and piece[:1].isdigit() and folded[at - 2].isdigit():
            yield from _ends_otherwise(last, re.sub(r"\D", "", piece))
        held += piece if re.search(r"\d", piece) else ""
        digits = re.sub(r"\D", "", held)
        least = LEAST_WHOLE if sign and sign["sign"] else LEAST_DIGITS
        if len(digits) >= least:
            yield from _whole(held)
        if len(digits) >= least or (sign and folded[sign.start() : sign.start() + 1] == "+"):
            last, held = digits, ""
        at = sign.end() if sign else 0


def _whole(written: str) -> Iterator[str]:
    """A number, without a rest behind a sign too; or several that nothing but a blank parts."""
    groups = re.findall(r"\d+", written)
    digits = "".join(groups)
    yield digits
    if MOST_DIGITS < len(digits) <= MOST_DIGITS * MOST_PARTED:
        yield from _parted(groups, len(digits))
    signs = [gap.strip() for gap in re.findall(r"(?<=\d)\D+(?=\d)", written)]
    if not signs or not signs[-1] or len(groups[-1]) > MOST_REST:
        return
    bare = digits[: -len(groups[-1])]
    apart = signs[-1] not in signs[:-1] or len(groups[-2]) >= LEAST_STEM
    if apart and len(bare) >= LEAST_WHOLE:
        yield bare


def _parted(groups: Sequence[str], length: int) -> Iterator[str]:
    """More digits than a number has as numbers of like length, each of them with a zero first.

    Without a zero, only where all are as long as one another.
    """
    count = -(-length // MOST_DIGITS)
    starts = list(accumulate(map(len, groups[:-1])))
    digits, first = "".join(groups), 0
    for part in range(1, count):
        aim = length * part / count
        zeros = [(abs(at - aim), at) for at in starts if digits[at] == "0" and at > first]
        if aim not in starts and not zeros:
            return
        at = int(aim) if aim in starts else min(zeros)[1]
        if at - first < LEAST_WHOLE:
            return
        yield digits[first:at]
        first = at
    yield digits[first:]


def _ends_otherwise(number: str, piece: str) -> Iterator[str]:
    """The next number of one line of an exchange, told by its last digits: ``7946 0018/19``."""
    end = number[-len(piece) :]
    if 0 < len(piece) < LEAST_DIGITS and end and 0 < int(piece) - int(end) < 10:
        yield number[: -len(piece)] + piece


def marks_of(field: str) -> Iterator[str]:
    """A mark as the field has it, and each of several numbers in it."""
    yield field
    if "@" in field:
        yield from (mail.strip(".'") for mail in _MAIL.findall(field))
        return
    bare = _NUMBERING.sub("; ", _REMARK.sub("", _narrow(field)))
    for pieces in (_BETWEEN.split(bare), _alike(bare.split("/"))):
        plain = (_LABEL.sub("", piece.strip()) for piece in pieces)
        numbers = [number for number in plain if _is_number(number)]
        if len(numbers) > 1:
            yield from numbers
    yield from _tokens(bare)
    rest = _PREFIX.sub("", bare)
    told = rest != bare and _is_number(rest) and not _LONG_WORD.search(rest)
    if told and sum(map(str.isdigit, rest)) >= LEAST_LINKED:
        yield rest


def _narrow(field: str) -> str:
    """A field without long runs of blanks; the end of a line in one stays."""
    return _BLANKS.sub(lambda run: "\n" if "\n" in run[0] else "  ", field)


def _tokens(field: str) -> Iterator[str]:
    """The words of a field that are a number each, unless a sign makes one number of several."""
    found = list(_TOKEN.finditer(field))
    for index, token in enumerate(found):
        word = token.group()
        if _is_number(word) and (len(word) >= LEAST_BARE or not word.isdigit()):
            linked = any(
                _linked(field, *pair) for pair in pairwise(found[max(index - 1, 0) : index + 2])
            )
            if not linked or (len(word) >= LEAST_LINKED and not word.isdigit()):
                yield word


def _linked(field: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two words with digits are parts of one number: ``123456-7890``."""
    if not _LINK.fullmatch(field[before.end() : after.start()]):
        return False
    words = before.group(), after.group()
    alike = len({_shape(word) for word in words}) == 1 and len(words[0]) >= LEAST_LINKED
    return all(re.search(r"\d", word) for word in words) and not alike


def _is_number(piece: str) -> bool:
    signs = squeeze(piece).text
    if len(signs) < LEAST_MARK or _DATE.fullmatch(piece):
        return False
    figures = re.findall(r"\d+", fold(piece).text)
    told = [figure for figure in figures if len(figure) > 2 and not _YEAR.fullmatch(figure)]
    dated = not told and any(map(_YEAR.fullmatch, figures))  # "May 2019"
    return sum(map(len, figures)) >= LEAST_FIGURES and not dated


def _alike(pieces: list[str]) -> list[str]:
    """Pieces of one shape, as two passports have; others are the parts of one number."""
    return pieces if len({_shape(piece) for piece in pieces}) == 1 else []


def _shape(piece: str) -> str:
    return re.sub(r"\d", "0", re.sub(r"[^\W\d_]", "a", squeeze(piece).text))
