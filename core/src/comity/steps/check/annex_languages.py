"""Annexes in a language that the other side may not read, without a sign of a translation.

An annex that is this very letter, or the other language version of a paper that is there already,
needs none: what it says stands in the file in a language that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.law.official import official_languages
from comity.law.terms import language_term
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Annex
from comity.model.findings import Finding
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import says
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Resolved
from comity.steps.resolve.requirement import same_language
from comity.text.messages import finding

__all__ = ["check_annex_languages"]

UNREAD = ("translation", "photograph")  # kinds of annex that need no translation
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters by which a word is known in another form


RANGE = re.compile(r"\b([^\W\d]*)(\d+) ?(?:to|through|bis|à|-|–) ?([^\W\d]*)(\d+)\b")


def check_annex_languages(draft: Request, resolved: Resolved) -> Iterator[Finding]:
    """The findings on annexes in a language that neither the letter nor the other side is in."""
    known = _read_there(draft, resolved)
    left = [
        index
        for index, annex in enumerate(draft.annexes)
        if annex.language
        and annex.kind not in UNREAD
        and not any(same_language(annex.language, tag) for tag in known)
        and not _there_already(draft, annex, known)
        and (_left_out(draft, annex) or not _translated(draft, annex, known))
    ]
    for language in dict.fromkeys(draft.annexes[index].language or "" for index in left):
        those = [index for index in left if draft.annexes[index].language == language]
        yield finding(
            "annex.untranslated",
            f"annexes[{those[0]}].language",
            annexes=tuple(draft.annexes[index].id for index in those),
            language=language_term(language),
        )


def _read_there(draft: Request, resolved: Resolved) -> list[str]:
    """The languages of the letter and its translation, and those that the other side reads."""
    known = [tag for one in resolved.demand.binding for tag in (*one.accepts, *one.alternatives)]
    known += official_languages(draft.requested.state)
    known += [draft.translation.into] if draft.translation else []
    return [*known, resolved.language]


def _there_already(draft: Request, annex: Annex, known: list[str]) -> bool:
    """Whether an annex is this letter in its own language, or a version of what is there too.

    A form with its language beside it (*Annex A in Romanian*) is that of this very request.
    """
    form = words_in("formal_words", "own_form", annex.title) and words_in(
        "formal_words", "in_a_language", annex.title
    )
    if form or annex.kind == "letter" or words_in("formal_words", "this_letter", annex.title):
        return True
    if words_in("formal_words", "other_version", annex.title):
        return True
    return any(_version_of(annex, one, known) for one in draft.annexes if one is not annex)


def _version_of(annex: Annex, other: Annex, known: list[str]) -> bool:
    """Whether two annexes are one paper, the other of them in a language that is read."""
    language = other.language
    if language is not None and not any(same_language(language, tag) for tag in known):
        return False
    if language is None and not words_in("formal_words", "in_a_language", other.title):
        return False  # an annex of which no language is told may be in any
    one, two = _stems(annex.title), _stems(other.title)
    shared = len(one & two) * 2 >= max(1, min(len(one), len(two)))
    same_kind = annex.kind == other.kind and annex.kind is not None
    return shared or (same_kind and annex.date is not None and annex.date == other.date)


def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:STEM].casefold() for word in WORD.findall(title))


def _left_out(draft: Request, annex: Annex) -> bool:
    """Whether the text on the translation says of an annex that it is in one language alone."""
    parts = draft.translation.parts if draft.translation else None
    told = (one for one in sentences(parts or "") if words_in("formal_words", "one_language", one))
    return any(_stems(one) & _stems(annex.title) for one in told)


def _is_whole(told: str) -> bool:
    """Whether a sentence on what is translated leaves nothing out."""
    return not (
        denies(told) or says("all_but", told) or words_in("point_words", "left-out-in-part", told)
    )


def _in_a_range(name: str, parts: str) -> bool:
    """Whether an annex lies within a range that a text gives: “annexes A1 to A8”."""
    mark = re.fullmatch(r"([^\W\d]*)(\d+)", name)
    return mark is not None and any(
        first == mark[1] and last in (first, "") and int(low) <= int(mark[2]) <= int(high)
        for first, low, last, high in RANGE.findall(parts)
    )


def _translated(draft: Request, annex: Annex, known: list[str]) -> bool:
    if any(
        one.kind == "translation" and (one.language is None or one.language in known)
        for one in draft.annexes
    ):
        return True
    if any(
        words_in("formal_words", "in_a_language", one.text) and says("is_translation", one.text)
        for one in draft.remarks
    ):
        return True  # a remark tells which translations there are
    if any(words_in("formal_words", "none_translated", one.text) for one in draft.remarks):
        return True  # or why there is none
    parts = draft.translation.parts if draft.translation else None
    if draft.translation is None:
        return False
    if parts is None:
        return True  # all that is sent, as far as the file tells
    if any(
        words_in("point_words", "every-annex", one) and _is_whole(one) for one in sentences(parts)
    ):
        return True
    named = re.search(rf"\b{re.escape(annex.id)}\b", parts) is not None
    named = named or _in_a_range(annex.id, parts)
    if says("all_but", parts):
        return not named
    return named or not says("only_part", parts)
