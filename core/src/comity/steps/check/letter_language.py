"""In which language a letter goes out, where the draft is only held in another one.

A draft may be kept in English as a working text. That both States use a language which the draft
does not, or a text that says in which language the letter is, shows that the letter is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from comity.law.official import official_languages
from comity.law.states import states
from comity.model.drafts.request import Request
from comity.model.drafts.straight_to import StraightTo
from comity.model.findings import Finding
from comity.model.records import Requirement
from comity.steps.check.lint_words import sentences
from comity.steps.check.words_beside import word_list, words_in
from comity.steps.resolve import Resolved
from comity.steps.resolve.requirement import bare_tag
from comity.text.formatting import format_value
from comity.text.word_lists import LANGUAGES

__all__ = ["binding_on", "in_common", "told_in", "unless_in_another"]

CONDITIONAL = "language.conditional"


def binding_on(resolved: Resolved) -> tuple[Requirement, ...]:
    """The demands that bind a draft; those of authorities bind no letter to a company.

    What the instrument of an order demands binds a letter about it too.
    """
    found, draft = tuple(resolved.demand.binding), resolved.draft
    if not (isinstance(draft, StraightTo) and draft.addressed_reader()):
        return found
    named = draft.instruments_named()
    return tuple(one for one in found if one.source in named)


def in_common(resolved: Resolved, wanted: Iterable[str]) -> tuple[str, ...]:
    """The languages of some that are official in the requesting State; none if the draft's is."""
    code = resolved.parties.code("requesting")
    own = {bare_tag(tag) for tag in official_languages(code or "")}
    if bare_tag(resolved.language) in own:
        return ()
    return tuple(tag for tag in wanted if bare_tag(tag) in own)


def told_in(resolved: Resolved, wanted: Sequence[str]) -> bool:
    """Whether a sentence of the request says that the letter, or a text of it, is in a language.

    A language that is named for a person, an interpreter or an annex says nothing of the letter.
    """
    draft = resolved.draft
    if not isinstance(draft, Request):
        return False
    names = {name.casefold() for tag in wanted for name in _names(bare_tag(tag))}
    said = [one for remark in draft.remarks for one in sentences(remark.text)]
    said += list(sentences((draft.transmission.way or "") if draft.transmission else ""))
    titles = [
        one.title
        for one in draft.annexes
        if one.kind in ("letter", "translation")
        or words_in("formal_words", "this_letter", one.title)
    ]
    told_so = [
        one
        for one in said
        if words_in("formal_words", "written_in", one)
        and not words_in("formal_words", "for_a_person", one)
    ]
    return any(
        re.search(rf"\b{re.escape(name)}", text.casefold()) is not None
        for text in (*told_so, *titles)
        for name in names
    )


def unless_in_another(found: Sequence[Finding], resolved: Resolved) -> list[Finding]:
    """The findings, without a condition on the draft's language where the letter is in another."""
    return [one for one in found if one.rule != CONDITIONAL or not _in_another(resolved)]


def _in_another(resolved: Resolved) -> bool:
    """Whether a remark says that the letter is in another language than the draft."""
    remarks = getattr(resolved.draft, "remarks", ())
    names = _other_names(bare_tag(resolved.language))
    return any(
        one.text[hit.end() :].lstrip().startswith(names)
        for one in remarks
        for hit in word_list("formal_words", "letter_is_in").finditer(one.text)
    )


@cache
def _other_names(own: str) -> tuple[str, ...]:
    """The names of all languages that are official in a State, but one."""
    tags = {bare_tag(tag) for code in states() for tag in official_languages(code)} - {own}
    return tuple(name for tag in tags for name in _names(tag) if name != tag)


def _names(tag: str) -> Iterator[str]:
    for language in LANGUAGES:
        if name := format_value(tag, "language", language):
            yield name
