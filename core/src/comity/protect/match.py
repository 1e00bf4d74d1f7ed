"""Finding a protected person in a text: as a name, a mark, a telephone number, an address.

A word of a name that is no everyday word is found by itself. An everyday word ("Will", "May",
"Bank") is found only where it is used as a name: beside another word of the name, after an initial
of it, or after a title. docs/protection.md says the rule in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from comity.protect.everyday import PARTICLES, ROLES, TITLES, everyday, told, usual
from comity.protect.fold import Folded, Word, fold, squeeze, words
from comity.protect.identity import Identity
from comity.protect.torn import torn, unelided

__all__ = ["STRONG", "Found", "find", "find_all", "mask"]

ENDINGS, STEM_ENDINGS, AFTER_TITLE = told("endings"), told("stem_endings"), told("after_title")
VOWELS = frozenset("aeiouy")
LEAST_INFLECTED = 5
LEAST_LOOSE = 5  # letters and digits of a mark that is found with other signs between
LEAST_LOCAL = 7  # digits of a telephone number without its area code
LONGEST_WORD = 40  # letters before an alias that are looked at
LEAST_LOWER = 5  # letters of a word that is found without a capital too
SEMITIC = re.compile(r"[\u0590-\u06ff]")  # one or two letters may stand joined before a name
GAP = re.compile(r"[^\w.!?;:]{0,3}|\.|_{1,2}|[\s]*[(\"'“”«»,\-]?[\s]*", re.DOTALL)
AFTER_DOT = re.compile(r"\.?[^\w.!?;:]{0,2}", re.DOTALL)
# an address or a file name; in steps, so that a text without a space takes no longer than any other
SPACELESS = re.compile(r"\S+")
ADDRESS_SIGN = re.compile(r"[@/\\_]")
DOTTED = re.compile(r"[\w.-]+")
FILE_ENDING = re.compile(r"\w\.[a-z]\w{1,4}\b", re.IGNORECASE)
CAPITAL_WITHIN = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
DIGITS = re.compile(r"\d(?:[\s().\-/\u00a0\u2010-\u2015]{0,3}\d){6,}")
STRONG = frozenset({"name", "joined", "mark", "phone", "line"})
"""The kinds of find that are beyond doubt, whatever the text around them."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A place in a text that tells who a protected person is: start, end, and what was found."""

    start: int
    end: int
    what: str


def find(person: Identity, text: str) -> list[Found]:
    """Every place in a text that tells who a person is, in order; none overlaps another."""
    every = sorted([*_names(person, text), *_values(person, text)])
    kept: list[Found] = []
    for found in every:
        if kept and found.start < kept[-1].end:
            first = kept.pop()
            what = first.what if first.what in STRONG else found.what
            found = Found(first.start, max(first.end, found.end), what)
        kept.append(found)
    return kept


def find_all(people: Sequence[Identity], text: str) -> Iterator[tuple[Identity, Found]]:
    """Every place in a text that tells who one of several persons is, with the person."""
    for person in people:
        yield from ((person, found) for found in find(person, text))


def mask(people: Sequence[Identity], text: str) -> str:
    """A text with each protected person's label in the place of what would tell who it is."""
    for person in people:
        for found in reversed(find(person, text)):
            text = f"{text[: found.start]}[{person.label}]{text[found.end :]}"
    return text


# --- names --------------------------------------------------------------------------------------


def _names(person: Identity, text: str) -> Iterator[Found]:
    found = [_as_a_name(person, word, text) for word in words(text)]
    held = [_part(person, word, text) for word in found]
    for index, (word, part) in enumerate(zip(found, held, strict=True)):
        if part:
            yield from _beside(person, text, found, held, index)
            if _by_itself(person, text, found, held, index):
                yield Found(word.start, word.end, "part")
    yield from (Found(*place) for place in torn(person, text, found))
    yield from _joined(person, text)
    yield from _phrases(person, text)


def _as_a_name(person: Identity, word: Word, text: str) -> Word:
    """A word without what is elided before it, where a name is left (``d'Abernathy``)."""
    bare = unelided(word, text)
    return bare if bare is not word and _part(person, bare, text) else word


def _part(person: Identity, word: Word, text: str) -> str:
    """The word of the person's names that a word is, ending aside; nothing where it is none."""
    if word.text in person.parts:
        return word.text
    for part in person.parts:
        if len(part) >= LEAST_INFLECTED and _inflected(part, word.text):
            return part
        joined = len(word.text) - len(part)  # a preposition or "and" stands joined before it
        if SEMITIC.match(part) and word.text.endswith(part) and len(part) > 2 and joined < 3:
            return part
    short = word.text[:-1]  # the possessive of a short name
    return short if short in person.parts and word.text.endswith("s") and word.capital else ""


def _inflected(part: str, word: str) -> bool:
    """Whether a word is a name with an ending joined to it, or put for its last vowel."""
    if word.startswith(part):
        return word[len(part) :] in ENDINGS
    stem = part[:-1] if part[-1] in VOWELS else ""
    return bool(stem) and word.startswith(stem) and word[len(stem) :] in STEM_ENDINGS


def _beside(
    person: Identity, text: str, found: Sequence[Word], held: Sequence[str], index: int
) -> Iterator[Found]:
    """The word with the next one, where both are of the name: ``Will May``, ``May, Will A.``."""
    word, part = found[index], held[index]
    for step in (1, 2, 3):
        if index + step >= len(found):
            return
        after = found[index + step]
        between = text[found[index + step - 1].end : after.start]
        initial = len(found[index + step - 1].text) == 1 and step > 1
        if not (AFTER_DOT if initial else GAP).fullmatch(between):
            return
        if held[index + step] and (held[index + step] != part or len(person.parts) == 1):
            usual = {part, held[index + step]} <= everyday()
            if not usual or (word.capital and after.capital):
                yield Found(word.start, after.end, "name")
            return
        if after.text not in PARTICLES and len(after.text) > 1:
            return


def _by_itself(
    person: Identity, text: str, found: Sequence[Word], held: Sequence[str], index: int
) -> bool:
    """Whether one word of the name tells who is meant."""
    word, part = found[index], held[index]
    before = found[index - 1] if index else None
    near = before is not None and AFTER_DOT.fullmatch(text[before.end : word.start]) is not None
    if near and before is not None and part not in person.shared and word.capital:
        if before.text in ROLES and part not in PARTICLES:
            return True
        before = _before_particles(text, found, index)
        if before.text in TITLES:
            return True
        if len(before.text) == 1 and before.capital and _initial(person, before.text, part):
            return True
    if part not in person.alone:
        return False
    lower = len(part) >= LEAST_LOWER and word.text not in everyday()
    if not word.capital and not lower:
        return False
    if word.text != part and word.text in everyday():
        return False
    return part not in person.given or not _surname_follows(text, found, held, index)


def _before_particles(text: str, found: Sequence[Word], index: int) -> Word:
    """The word before a name, and before "van der", "de la" that belong to it."""
    first = index
    while first > 1 and found[first - 1].text in PARTICLES:
        if not text[found[first - 1].end : found[first].start].isspace():
            break
        first -= 1
    if found[first].text not in AFTER_TITLE:
        first = index
    gap = AFTER_DOT.fullmatch(text[found[first - 1].end : found[first].start])
    return found[first - 1] if gap else found[index - 1]


def _initial(person: Identity, letter: str, part: str) -> bool:
    return letter in {p[0] for p in person.parts if p != part}


def _surname_follows(text: str, found: Sequence[Word], held: Sequence[str], index: int) -> bool:
    """Whether a given name is followed by the surname of somebody else: ``Zsófia Nagy``."""
    if index + 1 >= len(found) or not found[index].capital:
        return False
    after = found[index + 1]
    beside = text[found[index].end : after.start] == " "
    return beside and after.capital and not held[index + 1] and len(after.text) > 1


def _joined(person: Identity, text: str) -> Iterator[Found]:
    """Names in scripts without spaces, anywhere; run together, in addresses and file names."""
    whole = squeeze(text)
    for name in person.joined:
        if not name.isascii():
            yield from _within(whole, name, "joined")
    for start, end in _addresses(text):
        if _in_address(person, text[start:end]):
            yield Found(start, end, "joined")


def _in_address(person: Identity, written: str) -> bool:
    whole = squeeze(written).text
    if any(name in whole for name in person.joined if name.isascii()):
        return True
    for piece in CAPITAL_WITHIN.split(written)[1:]:  # StatementOfAbernathy.pdf
        if any(word.text in person.alone for word in words(piece)):
            return True
    if "%" not in written:
        return False
    return bool(find(person, unquote(written).replace("%", " ")))  # %D0%9F, as a browser copies it


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """The places of what looks like an e-mail address, a link, a path or a file name."""
    for token in SPACELESS.finditer(text):
        if ADDRESS_SIGN.search(token.group()):
            yield token.span()
            continue
        for run in DOTTED.finditer(token.group()):
            if FILE_ENDING.search(run.group()):
                yield token.start() + run.start(), token.start() + run.end()


def _phrases(person: Identity, text: str) -> Iterator[Found]:
    """Aliases, firms, parents; a single everyday word counts only where it stands in quotes."""
    for phrase in person.phrases:
        possessive = (*phrase[:-1], f"{phrase[-1]}s")
        what = "name" if len(phrase) > 1 else "part"
        for found in _sequences({phrase, possessive}, text, what):
            if not usual(phrase) or _used_as_a_name(text, found):
                yield found


def _used_as_a_name(text: str, found: Found) -> bool:
    """Whether an everyday word stands in quotes, or with a capital after ``called`` or a role."""
    if not found.start:
        return False
    first = max(0, found.start - LONGEST_WORD)
    before = words(text[first : found.start])[-1:]
    near = before and text[first + before[0].end : found.start] in (" ", "\u00a0")
    called = bool(near) and before[0].text in (*ROLES, "as") and text[found.start].isupper()
    return called or text[found.start - 1] in "\"'“‘«„「『"


# --- marks, numbers, addresses ------------------------------------------------------------------


def _values(person: Identity, text: str) -> Iterator[Found]:
    whole = squeeze(text)
    for mark in person.marks:
        for found in _within(whole, mark, "mark"):
            if not _cut(text, found.start, found.end):
                yield found
    low = text.casefold()
    for short in person.short:
        for match in re.finditer(_loosely(short.casefold()), low):
            if len(low) == len(text) and not _cut(text, *match.span()):
                yield Found(*match.span(), "mark")
    for match in DIGITS.finditer(text):
        digits = re.sub(r"\D", "", fold(match.group()).text)
        if any(_same_number(digits, phone) for phone in person.phones):
            yield Found(*match.span(), "phone")
    yield from _sequences(person.lines, text, "line")


def _loosely(mark: str) -> str:
    """A pattern for a short mark; one of letters and digits may be written with signs between."""
    signs = squeeze(mark).text
    if len(signs) < LEAST_LOOSE or signs.isdigit() or signs.isalpha():
        return re.escape(mark)
    return r"[\s./-]?".join(map(re.escape, signs))


def _same_number(digits: str, phone: str) -> bool:
    """Whether digits are a telephone number, with a country code or without an area code."""
    longer = digits.endswith(phone) and len(digits) - len(phone) < 6
    return longer or (len(digits) >= LEAST_LOCAL and phone.endswith(digits))


def _within(whole: Folded, name: str, what: str) -> Iterator[Found]:
    start = whole.text.find(name)
    while start >= 0:
        yield Found(*whole.span(start, start + len(name)), what)
        start = whole.text.find(name, start + 1)


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a place lies in a longer run of letters and digits."""
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def _sequences(wanted: Iterable[tuple[str, ...]], text: str, what: str) -> Iterator[Found]:
    """Words and numbers that follow one another, whatever signs stand between."""
    by_length: dict[int, set[tuple[str, ...]]] = {}
    for phrase in wanted:
        by_length.setdefault(len(phrase), set()).add(phrase)
    folded = fold(text)
    found = list(re.finditer(r"[^\W_]+", folded.text))
    read = [match.group() for match in found]
    for length, phrases in by_length.items():
        for index in range(len(found) - length + 1):
            if tuple(read[index : index + length]) in phrases:
                yield Found(
                    *folded.span(found[index].start(), found[index + length - 1].end()), what
                )
