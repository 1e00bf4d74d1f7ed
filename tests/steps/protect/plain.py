"""The search for one protected person, word by word: slow, and plain to read.

What ``comity.steps.protect.match`` finds for all at once must be what this finds for each, as
test_many.py compares. Small questions (what a title is) and streets are asked of the same tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

from comity.steps.protect.address_match import Streets
from comity.steps.protect.birth import birth_years, births
from comity.steps.protect.firm_names import begins_with_a_capital, is_everyday_name
from comity.steps.protect.fragments import (
    ABBREVIATIONS,
    AFTER,
    BETWEEN_INITIALS,
    HYPHEN,
    LEAST_BARE,
    NAMED,
    SPACED,
    parted,
)
from comity.steps.protect.identity import Identity
from comity.steps.protect.index import sought
from comity.steps.protect.inflection import DIGRAPHS, before, rows, script_of
from comity.steps.protect.initials import has_role_behind, lettered
from comity.steps.protect.match import STRONG, Found
from comity.steps.protect.names import AFTER_DOT, AFTER_PARTICLE, GAP, ONE_NAME
from comity.steps.protect.scanned_text import ELIDED, Text
from comity.steps.protect.small_letters import is_set_small
from comity.steps.protect.values import CAPITAL_WITHIN, begins_a_word, is_day, tells
from comity.text.everyday import PARTICLES, ROLES, TITLES, everyday, told, usual
from comity.text.folding import APOSTROPHES, Word, fold, squeeze, words
from comity.text.function_words import count, small_words

from .plain_values import as_a_name, cut, in_a_row, phones, short_marks

Held = tuple[str, bool, bool] | None  # the word of the name; is it a form; is it openly another's


def find_plainly(person: Identity, text: str) -> list[Found]:
    kept: list[Found] = []
    for found in sorted([*_names(person, text), *_torn(person, text), *_values(person, text)]):
        if kept and found.start < kept[-1].end:
            first = kept.pop()
            what = first.what if first.what in STRONG else found.what
            found = Found(first.start, max(first.end, found.end), what)
        kept.append(found)
    return kept


# --- forms ----------------------------------------------------------------------------------------


def _vowel(text: str) -> bool:
    return text[-1:] in set("aeiouy")


def _ends(text: str, end: str) -> bool:
    if end in ("any", "vowel", "consonant"):
        return end == "any" or (bool(text) and _vowel(text) is (end == "vowel"))
    return text.endswith(end)


@cache
def is_form(part: str, word: str, script: str, *, family: bool, own: bool = False) -> bool:
    """Whether a word is a name with an ending, row by row."""
    for row in rows():
        if row.script != script or len(part) < row.least or (row.family and not family):
            continue
        if any(part.endswith(text) for text in row.unless):
            continue
        endings = row.endings if own else (*row.endings, *row.other)
        if row.after:
            starts = [part + (part[-1] if row.doubled else "")]
            if row.doubled and part[-2:] in DIGRAPHS:
                starts.append(f"{part[:-2]}{part[-2]}{part[-2:]}")
            fits = any(_ends(part, text) for text in row.after)
            if fits and any(word == start + ending for start in starts for ending in endings):
                return True
            continue
        for of in row.of:
            stem = part.removesuffix(of) if part.endswith(of) else ""
            if len(stem) < 2 or (row.stem and not any(_ends(stem, text) for text in row.stem)):
                continue
            if any(word == stem + ending for ending in endings):
                return True
    return False


def _held(person: Identity, word: Word, text: str) -> Held:
    if word.text in person.parts:
        return word.text, False, False
    script, found = script_of(text[word.start]), []
    for part in person.parts:
        form = is_form(part, word.text, script, family=part in person.family)
        if form or word.text == f"{part}s":
            found.append(part)
        for joined in before(script):
            rest = word.text[len(joined) :] if word.text.startswith(joined) else ""
            if len(rest) >= 3 and (part == rest or (joined.endswith("لل") and part == f"ال{rest}")):
                found.append(part)
    if not found or not word.capital:
        return None
    best = max(found, key=lambda part: (part in person.alone, len(part), part))
    openly = word.text in person.open or any(
        is_form(name, word.text, script, family=True, own=True) for name in person.open
    )
    return best, True, openly and not (len(best) < 5 and word.text == f"{best}s")


def _apart(person: Identity, word: Word, text: str) -> tuple[Word, Held]:
    """A word as it is held: without an elision, or without an ending behind an apostrophe."""
    held, used = _held(person, word, text), word
    written = text[word.start : word.end]
    at = [n for n, sign in enumerate(written) if sign in APOSTROPHES]
    if not at:
        return used, held
    name = fold(written[: at[-1]]).text
    if len(written) - at[-1] - 1 <= 5 and len(name) >= 3 and name in person.parts:
        held = (name, False, False)
    if at[0] and fold(written[: at[0]]).text in ELIDED:
        start = word.start + at[0] + 1
        tail = fold(text[start : word.end]).text
        first = text[start : start + 1]
        bare = Word(tail, start, word.end, first.isupper() or first.title() == first)
        if tail and (other := _held(person, bare, text)):
            return bare, other
    return used, held


# --- names ----------------------------------------------------------------------------------------


def _names(person: Identity, text: str) -> Iterator[Found]:
    both = [_apart(person, word, text) for word in words(text)]
    found, held = [one[0] for one in both], [one[1] for one in both]
    for index, (word, mine) in enumerate(both):
        if not mine:
            continue
        part = mine[0]
        for step in (1, 2, 3):
            if index + step >= len(found):
                break
            after, last = found[index + step], found[index + step - 1]
            between = text[last.end : after.start]
            short = last.text in PARTICLES or (len(last.text) == 1 and step > 1)
            if not (AFTER_DOT if short else GAP).fullmatch(between):
                break
            other = held[index + step]
            if other and (other[0] != part or len(person.parts) == 1):
                if {part, other[0]} <= person.given:
                    name = _next_surname(person, text, found, held, index + step)
                    if name and name.text not in everyday():
                        break
                plain = {part, other[0]} <= everyday()
                if not plain or (word.capital and after.capital):
                    yield Found(word.start, after.end, "name")
                break
            if after.text not in PARTICLES and len(after.text) > 1:
                break
        if _by_itself(person, text, found, held, index):
            yield Found(word.start, word.end, "part")


def _by_itself(person: Identity, text: str, found, held, index: int) -> bool:
    word, (part, form, openly) = found[index], held[index]
    last = found[index - 1] if index else None
    near = last is not None and AFTER_DOT.fullmatch(text[last.end : word.start]) is not None
    if word.capital and part in person.shared and _one(person, text)._has_own_role(index):
        return True
    if openly:
        return False
    if part in person.given and word.text == f"{part}s" and word.end - word.start == len(word.text):
        named = last and (last.text in TITLES or (last.capital and last.text not in everyday()))
        if named and near and not held[index - 1]:
            return False
    if near and word.capital:
        weak, shared = part in person.weak, part in person.shared
        telling = not shared and not weak and not _one(person, text)._before_a_surname(index)
        if last.text in ROLES and telling and part not in PARTICLES:
            return True
        first = index
        while first > max(1, index - 4) and found[first - 1].text in PARTICLES:
            if not AFTER_PARTICLE.fullmatch(text[found[first - 1].end : found[first].start]):
                break
            first -= 1
        if found[first].text not in told("after_title") and not found[first].capital:
            first = index
        gap = AFTER_DOT.fullmatch(text[found[first - 1].end : found[first].start])
        title = found[first - 1] if gap else last
        others = person.parts - person.weak if weak else person.parts
        letters = {p[0] for p in others if p != part} - (person.letters if shared else set())
        initial = title.text in letters and len(title.text) == 1
        if (title.text in TITLES and telling) or (initial and title.capital):
            return True
    if part not in person.alone:
        return not form and _one(person, text)._behind_particles(index)
    small = word.text == part and is_set_small(Text(text), word)
    short = (len(part) < 5 or person.firm) and not small
    if not word.capital and (short or word.text in everyday() | small_words()):
        return False
    latin = script_of(text[word.start]) == "Latin"
    if word.text != part and latin and word.text in everyday():
        return False
    if _one(person, text)._is_something_else(index):
        return False
    if part not in person.given or not _next_surname(person, text, found, held, index):
        return not _one(person, text)._is_town(index)
    return word.text == f"{part}s" and count(text, "de", apart=True) > count(text, "en", apart=True)


def _next_surname(person: Identity, text: str, found, held, index: int) -> Word | None:
    """The surname of somebody else behind the given names that begin at a word, or None."""
    last = found[index]
    for word, mine in zip(found[index + 1 :], held[index + 1 :], strict=True):
        between = text[last.end : word.start]
        if not (mine and mine[0] in person.given and ONE_NAME.fullmatch(between)):
            at, capital = found.index(word), last.capital
            if between == "-" and word.capital and not mine and at + 1 < len(found):
                last, word, mine = word, found[at + 1], held[at + 1]
                between = text[last.end : word.start]
            beside = capital and between == " " and word.capital and len(word.text) > 1
            return word if beside and not mine else None
        last = word
    return None


def _one(person: Identity, text: str):
    """The search for one person: what does not depend on how many there are is asked of it."""
    from comity.steps.protect.names import _held as every_held
    from comity.steps.protect.names import _One

    read = Text(text)
    return _One(person, read, every_held(sought((person,)), read)[0])


def _torn(person: Identity, text: str) -> Iterator[Found]:
    found = words(text)
    for word, after in pairwise(found):
        whole = word.text + after.text
        hyphen = HYPHEN.fullmatch(text[word.end : after.start])
        if len(whole) >= 5 and whole in person.alone and hyphen:
            yield Found(word.start, after.end, "part")
    for _, start, end, what in parted(sought((person,)), Text(text)):
        yield Found(start, end, what)
    for run in _runs(text, found, SPACED):
        whole = "".join(word.text for word in run)
        for part in person.alone:
            for at in range(len(whole)):
                if len(part) >= 5 and whole.startswith(part, at):
                    yield Found(run[at].start, run[at + len(part) - 1].end, "part")
    after_role = {
        after.start
        for last, after in pairwise(found)
        if last.text in TITLES | ROLES and AFTER.fullmatch(text[last.end : after.start])
    }
    roles = {word.start for word in found if word.text in ROLES}
    runs = _runs(text, found, BETWEEN_INITIALS)
    spans = [("".join(w.text for w in run), run[0].start, run[-1].end) for run in runs]
    spans += [(w.text, w.start, w.end) for w in found if text[w.start : w.end].isupper()]
    spans += lettered(text) if any(len(w.text) == 1 for w in found) else []  # also in d’A. B. C.
    for letters, start, end in spans:
        if letters not in person.initials:
            continue
        if any(
            len(one.text) == 1
            and one.end == end
            and after.capital
            and len(after.text) > 1
            and after.text not in small_words()
            and re.fullmatch(r"\.?[ \u00a0]", text[end : after.start])
            for one, after in pairwise(found)
        ):
            continue
        if len(letters) >= LEAST_BARE and NAMED.search(text[start:end]):  # W. M.-O.
            yield Found(start, end, "part")
            continue
        behind = letters not in ABBREVIATIONS and has_role_behind(text, start, end, roles)
        if start in after_role or behind:
            yield Found(start, end, "part")
    for word in found:
        known = word.text in person.joined and word.text.isascii()
        if known and word.text not in person.parts | everyday():
            yield Found(word.start, word.end, "joined")


def _runs(text: str, found: list[Word], between: re.Pattern[str]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in found:
        single = len(word.text) == 1 and (word.capital or between is SPACED)
        if run and not (single and between.fullmatch(text[run[-1].end : word.start])):
            if len(run) > 1:
                yield run
            run = []
        if single:
            run.append(word)
    if len(run) > 1:
        yield run


# --- all else -------------------------------------------------------------------------------------


def _values(person: Identity, text: str) -> Iterator[Found]:
    whole = squeeze(text)
    for name in person.joined:
        if not name.isascii():
            for match in re.finditer(f"(?={re.escape(name)})", whole.text):
                yield Found(*whole.span(match.start(), match.start() + len(name)), "joined")
    for start, end in Text(text).addresses:
        if _in_address(person, text[start:end]):
            yield Found(start, end, "joined")
    for mark in person.marks:
        for match in re.finditer(f"(?={re.escape(mark)})", whole.text):
            span = whole.span(match.start(), match.start() + len(mark))
            if not cut(text, *span):
                yield Found(*span, "mark")
    yield from short_marks(person, text)
    yield from phones(person, text)
    for phrase in person.phrases:
        what = "name" if len(phrase) > 1 else "part"
        for form in (phrase, (*phrase[:-1], f"{phrase[-1]}s")):
            for found in in_a_row(form, text, what):
                small = person.firm and is_everyday_name(phrase)
                small = small and not begins_with_a_capital(text[found.start : found.end])
                if not (usual(phrase) or small) or as_a_name(text, found.start):
                    yield found
    for line in person.lines:
        for one in in_a_row(line, text, "line"):
            if len(line) != 3 or max(map(len, line)) > 2 or is_day(text, one.start, one.end):
                yield one
    read = Text(text)
    born = {year: [(0, person.born)] for year in birth_years(person.born)} if person.born else {}
    for _, first, last in births(read.atoms, read.folded.text, born):
        span = read.folded.span(read.atoms[first].start, read.atoms[last].end)
        yield Found(*span, "line")
    houses = Streets([(0, street) for street in person.streets]).within(read)
    yield from (Found(one.start, one.end, "line") for one in houses if one.exact)


def _in_address(person: Identity, written: str) -> bool:
    whole = squeeze(written)
    for name in filter(str.isascii, person.joined):
        found = re.finditer(f"(?={re.escape(name)})", whole.text)
        begun = (begins_a_word(written, whole.origin[match.start()]) for match in found)
        if any(tells(person, name, whole.text, one) for one in begun):
            return True
    pieces = CAPITAL_WITHIN.split(written)[1:]
    if any(word.text in person.alone for piece in pieces for word in words(piece)):
        return True
    return "%" in written and bool(find_plainly(person, unquote(written).replace("%", " ")))
