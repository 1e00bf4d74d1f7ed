"""In which language a letter goes out, where the draft is only held in another one.

A draft may be kept in English as a working text. That both States use a language which the draft
does not, or a text that says in which language the letter is, shows that the letter is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from comity.law.official import official_languages
from comity.model.drafts.request import Request
from comity.model.drafts.straight_to import StraightTo
from comity.model.records import Requirement
from comity.steps.check.lint_words import sentences
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Resolved
from comity.steps.resolve.requirement import bare_tag
from comity.text.formatting import format_value
from comity.text.word_lists import LANGUAGES

__all__ = ["binding_on", "in_common", "told_in"]


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


def _names(tag: str) -> Iterator[str]:
    for language in LANGUAGES:
        if name := format_value(tag, "language", language):
            yield name
