"""Numbers and States that cannot all be right: a slip of the pen, a rest of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from comity.law.states import short_name_of, states
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.steps.check.said_in_text import targets
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["GAPS", "check_marks", "one_slip", "whole_state"]

NUMBER = re.compile(r"(?<![\w+.])\+?\w*\d[\w/.-]{4,}\w(?!\w)")
GAPS = re.compile(r"[\s()/.-]")
LEAST, DIGITS = 7, 6  # signs and digits of a number in which one slip can be told
# where a State is named that nothing else in a request concerns, if the text is a template's
PLAIN = re.compile(
    r"^(?:assurances\[\d+\]|costs|data_protection|data_deletion|confidentiality"
    r"|measures\[\d+\]\.procedure\.)"
)
# names of States that are names of people, places or things too
DOUBLE = frozenset({"GE", "JO", "TD", "JE", "GG", "MC", "NE", "ML", "TG", "CU", "OM", "PE", "EU"})


def check_marks(draft: Request) -> Iterator[Finding]:
    """The findings on numbers that differ by a slip, and on States out of place."""
    yield from _slips(draft)
    yield from _states(draft)


def _slips(draft: Request) -> Iterator[Finding]:
    """A number of a measure that the facts have with one sign changed, and never as it stands."""
    texts = [(fact.id, fact.text) for fact in draft.facts]
    own = {_close(mark) for measure in draft.measures for mark in targets(measure)}
    own |= {_close(mark.value) for person in draft.persons for mark in person.identifiers}
    told = _close(" ".join(one.text for one in free_text(draft)))
    for index, measure in enumerate(draft.measures):
        for mark in targets(measure):
            close = _close(mark)
            if not _numbered(close) or any(close in _close(text) for _, text in texts):
                continue
            for source, text in texts:
                for found in NUMBER.findall(text):
                    other = _close(found)
                    last = "." in mark and close not in told  # an IP address: no series
                    slip = one_slip(close, other, to_the_end=last)
                    if other not in own and _numbered(other) and slip:
                        at = _place(measure, index, mark)
                        yield finding(
                            "agree.number-slip", at, number=mark, fact=source, other=found
                        )
                        return


def _place(measure: Measure, index: int, mark: str) -> str:
    for number, one in enumerate(measure.identifiers):
        if one.value == mark:
            return f"measures[{index}].identifiers[{number}].value"
    return f"measures[{index}].accounts"


def _close(mark: str) -> str:
    return GAPS.sub("", mark).casefold()


def _numbered(close: str) -> bool:
    return len(close) >= LEAST and sum(sign.isdigit() for sign in close) >= DIGITS


def one_slip(one: str, other: str, *, to_the_end: bool = False) -> bool:
    """Whether two numbers differ in one sign, or by two neighbours that changed places.

    Not ``to_the_end``: numbers of a series differ in their last signs.
    """
    if len(one) != len(other):
        return False
    differing = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 1:
        return to_the_end or differing[0] < len(one) - 2
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        first, second = differing
        return one[first] == other[second] and one[second] == other[first]
    return False


def _states(draft: Request) -> Iterator[Finding]:
    """A State that only a clause names which is much alike in every letter."""
    plain = [one for one in free_text(draft) if PLAIN.match(one.field)]
    clauses = {one.text for one in plain}
    rest = " ".join(one for one in _strings(draft.read_data()) if not _part_of(one, clauses))
    known = {draft.requesting.state, draft.requested.state}
    known |= {code.split("-")[0] for code in known}
    for paragraph in plain:
        for code, name in _named(paragraph.text):
            if code in known or name in rest or re.search(rf"\b{code}\b", rest):
                continue
            yield finding("agree.other-state", paragraph.field, name=name)
            return


def _part_of(text: str, clauses: set[str]) -> bool:
    """Whether a string is one of the clauses, or holds one as a paragraph."""
    return any(clause in text for clause in clauses)


def _strings(value: Any) -> Iterator[str]:
    """Every string of a draft."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)


def _named(text: str) -> Iterator[tuple[str, str]]:
    """The States that a text names by their short names."""
    for found in _names().finditer(text):
        yield _codes()[found.group(0)], found.group(0)


@cache
def _codes() -> Mapping[str, str]:
    return {
        short_name_of(code): code
        for code, one in states().items()
        if one.group in ("un", "others") and code not in DOUBLE
    }


@cache
def _names() -> re.Pattern[str]:
    longest = sorted(_codes(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b(?!['’]? (?:v\.?|v)\b)")


def whole_state(text: str) -> str:
    """The code of the State whose short name a text is, whole; or nothing."""
    return _codes().get(text, "")
