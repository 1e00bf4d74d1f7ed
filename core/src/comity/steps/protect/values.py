"""Finding what tells a person but is no word of a name: marks, numbers, addresses, aliases, births.

Names in scripts without spaces and names run together in addresses are found here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.steps.protect.birth import births
from comity.steps.protect.everyday_streets import (
    has_capitals,
    is_everyday_line,
    is_house_line,
    is_set_as_a_name,
)
from comity.steps.protect.firm_names import begins_with_a_capital
from comity.steps.protect.identity import Identity
from comity.steps.protect.index import LAST_DIGITS, Short, Sought
from comity.steps.protect.names import Place
from comity.steps.protect.scanned_text import Text, begun_before, runs_on
from comity.text.everyday import ROLES
from comity.text.folding import squeeze, words

__all__ = ["begins_a_word", "is_day", "joined", "tells", "values"]

LONGEST_WORD = 40  # letters before an alias that are looked at
MOST_BEFORE = 6  # digits before a telephone number: a country code, a prefix to dial
CAPITAL_WITHIN = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
SIGN_WITHIN = re.compile(r"(?<=[^\W_])[\s./-](?=[^\W_])")
SHORT_DAY = re.compile(r"\w{1,2}(?P<sign>[./-])\s?\w{1,2}(?P=sign)\s?\w{1,2}(?![./-]?\w)")
JOINED_BEFORE = re.compile(r"\d[./-]$")
QUOTES = "\"'“‘«„「『"


def joined(sought: Sought, text: Text) -> Iterator[Place]:
    """Names in scripts without spaces, anywhere; run together, in addresses and file names."""
    if sought.unspaced:
        for start, end, name in sought.unspaced.within(text.squeezed):
            span = text.squeezed_span(start, end)
            yield from ((number, *span, "joined") for number in sought.unspaced.people[name])
    for start, end in text.addresses:
        for number in sorted(_in_address(sought, text.text[start:end])):
            yield number, start, end, "joined"


def values(sought: Sought, text: Text) -> Iterator[Place]:
    """Marks, telephone numbers, lines of addresses, births, aliases."""
    yield from _marks(sought, text)
    yield from _numbers(sought, text)
    yield from _phrases(sought, text)
    yield from _births(sought, text)
    if sought.streets:
        houses = (one for one in sought.streets.within(text) if one.exact)
        yield from ((one.owner, one.start, one.end, "line") for one in houses)


def _in_address(sought: Sought, written: str) -> set[int]:
    """The persons whose names stand in an address, run together or after a capital within it."""
    found: set[int] = set()
    if sought.run_together:
        whole = squeeze(written)
        for start, end, name in sought.run_together.within(whole.text):
            begun = begins_a_word(written, whole.span(start, end)[0])
            people = sought.run_together.people[name]
            found.update(n for n in people if tells(sought.people[n], name, whole.text, begun))
    for piece in CAPITAL_WITHIN.split(written)[1:]:  # StatementOfAbernathy.pdf
        for word in words(piece):
            found.update(sought.alone.get(word.text, ()))
    return found


def begins_a_word(written: str, at: int) -> bool:
    """Whether no word of an address is cut at a place: at the ``n`` of ``.n``, not of ``on``."""
    before = written[max(at - 1, 0) : at]
    return not (before.isalpha() and not (before.islower() and written[at].isupper()))


def tells(person: Identity, name: str, address: str, begun: bool) -> bool:
    """Whether a name that is run together in an address tells a person.

    Args:
        person: whose name it is.
        name: the name as run together.
        address: the letters and digits of the address.
        begun: whether the name begins with a word of it; an initial does:
            ``owen.beispiel`` has no ``n`` before the name.
    """
    if name in person.owned.get(address, ()):
        return False
    return begun or not any(name[cut:] in person.parts for cut in (1, 2, 3))


def _marks(sought: Sought, text: Text) -> Iterator[Place]:
    if not (sought.marks or sought.short):
        return
    for start, end, mark in sought.marks.at(text.squeezed, text.beginnings):
        span = text.squeezed_span(start, end)
        if not _cut(text.text, *span):
            yield from ((number, *span, "mark") for number in sought.marks.people[mark])
    for start, end, signs in sought.short.at(text.squeezed, text.beginnings):
        for one in sought.short_marks[signs]:
            place = text.folded_span(start, end)
            if _written_so(one, signs, text.folded.text, *place):
                first, last = place[0] - len(one.head), place[1] + len(one.tail)
                span = text.folded.span(first, last)
                if not _cut(text.text, *span):
                    yield one.person, *span, "mark"


def _written_so(one: Short, signs: str, folded: str, start: int, end: int) -> bool:
    """Whether a short mark stands as it is written, or with other signs between."""
    if one.loose:
        return SIGN_WITHIN.sub("", folded[start:end]) == signs
    first = start - len(one.head)
    return first >= 0 and folded[first : end + len(one.tail)] == one.written


def _numbers(sought: Sought, text: Text) -> Iterator[Place]:
    """Telephone numbers and accounts: the last digits of a group, and what stands before them."""
    if not sought.numbers:
        return
    folded = text.folded.text
    for start, end in text.numbers:
        groups = [(m.start() + start, m.group()) for m in re.finditer(r"\d+", folded[start:end])]
        digits, starts = "", []
        for at, group in groups:
            starts.append((len(digits), at))
            digits += group
            for number, told, what in sought.numbers.get(digits[-LAST_DIGITS:], ()):
                first = _first_of(digits, told, starts)
                if first is not None:
                    yield number, *text.folded.span(first, at + len(group)), what


def _first_of(digits: str, told: str, starts: list[tuple[int, int]]) -> int | None:
    """Where a number at the end of a run of digits begins: with a group of them.

    What may belong to it, as a country code does, is taken with it.
    """
    whole = digits.endswith(told)
    for offset, at in starts[-len(told) - MOST_BEFORE :]:
        length = len(digits) - offset
        if whole and 0 <= length - len(told) < MOST_BEFORE:
            return at
        if not whole and length >= LAST_DIGITS and told.endswith(digits[offset:]):
            return at
    return None


def _phrases(sought: Sought, text: Text) -> Iterator[Place]:
    """Aliases, firms, parents, addresses, births: words and numbers that follow one another.

    A single everyday word counts only where it stands in quotes, or is said to be a name.
    """
    lengths, tokens = sought.lengths, text.tokens
    if lengths.keys().isdisjoint(tokens):
        return
    for index, token in enumerate(tokens):
        for length in lengths.get(token, ()):
            phrase = tuple(tokens[index : index + length])
            for told in sought.phrases.get(phrase, ()) if len(phrase) == length else ():
                span = text.token_span(index, index + length - 1)
                if _may_be_a_day(phrase) and not is_day(text.text, *span):
                    continue
                if told.what == "line" and not _as_a_line(text, phrase, *span):
                    continue
                written = text.text[span[0] : span[1]]
                plain = told.usual or (told.capitals and not begins_with_a_capital(written))
                if not plain or _used_as_a_name(text.text, span[0]):
                    yield told.person, *span, told.what


def _may_be_a_day(phrase: tuple[str, ...]) -> bool:
    """Whether words are three short numbers, the month in Roman ones too; no ``B.P. 45``."""
    return len(phrase) == 3 and max(map(len, phrase)) < 3 and not "".join(phrase[:2]).isalpha()


def _as_a_line(text: Text, phrase: tuple[str, ...], start: int, end: int) -> bool:
    """Whether a line of an address is one here: ``4 The Green``, and no ``4 the green car``."""
    words = [word for word in phrase if not word.isdigit()]
    if is_house_line(phrase):
        return has_capitals(text.text, start, end)
    return not is_everyday_line(phrase) or is_set_as_a_name(words, text.text, start, end)


def is_day(text: str, start: int, end: int) -> bool:
    """Whether three short numbers are a day: one sign parts them, and no number is joined."""
    joined = SHORT_DAY.match(text, start)
    return joined is not None and joined.end() == end and not JOINED_BEFORE.search(text[:start])


def _births(sought: Sought, text: Text) -> Iterator[Place]:
    """Days of birth with the month in a word, wherever the year of one stands."""
    if sought.birth_year is None or not sought.birth_year.search(text.folded.text):
        return
    for number, first, last in births(text.atoms, text.folded.text, sought.births):
        yield number, *text.folded.span(text.atoms[first].start, text.atoms[last].end), "line"


def _used_as_a_name(text: str, start: int) -> bool:
    """Whether an everyday word stands in quotes, or with a capital after ``called`` or a role."""
    if not start:
        return False
    first = max(0, start - LONGEST_WORD)
    before = words(text[first:start])[-1:]
    near = before and text[first + before[0].end : start] in (" ", "\u00a0")
    called = bool(near) and before[0].text in (*ROLES, "as") and text[start].isupper()
    return called or text[start - 1] in QUOTES


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a place lies in a longer run of its own kind: ``passportAB123`` has its beginning.

    A run ends where letters and digits meet, and where a capital follows a small letter.
    """
    return begun_before(text[max(start - 1, 0) : start], text[start : start + 1]) or runs_on(
        text[end - 1 : end], text[end : end + 1]
    )
