"""A text that calls a person by number, and whom the document would then mean.

``the victim P3`` is how the documents call somebody under a pseudonym. When P3 is taken out of the
file, nothing is looked for any more that would tell who P3 is, and the texts still promise it. When
P3 is omitted, no document has a P3. When the document counts its persons otherwise than the file,
P3 may be one person by the id and another by the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.model.drafts.base import leaves
from comity.model.findings import Finding
from comity.steps.protect.number_likes import likes_in, spans_in
from comity.steps.protect.number_words import WITHOUT_SPACES
from comity.steps.protect.numbers_told import Called, Told, called_in, is_kept
from comity.steps.protect.readers import order_of_persons
from comity.steps.resolve import Resolved
from comity.steps.resolve.guarded import Guarded
from comity.text.messages import finding

__all__ = ["check_numbers"]

OPEN = "protection.person-number"
"""Told once of each person: it is the same wherever the number stands."""
GONE = "protection.person-gone"
OMITTED, ALONE = "protection.person-omitted", "protection.person-number/alone"
LIKE, NOBODY = "protection.person-number/like", "protection.person-number/nobody"
RANGE = "protection.person-number/range"
_UNSPACED = re.compile(f"[{WITHOUT_SPACES}]")


def check_numbers(resolved: Resolved) -> Iterator[Finding]:
    """The findings on persons whom a text calls by number, and who are not there or not certain.

    A number that stays as it is typed is told wherever it is the id of somebody whom the document
    calls otherwise, protected or not: else it accuses whoever has that number there.
    """
    draft = resolved.draft
    if "persons" not in type(draft).model_fields:
        return  # a letter on a request calls those of the request
    data = draft.data()
    persons = data.get("persons") or ()
    called = Called(persons, order=order_of_persons(resolved))
    internal = draft.internal_fields()
    request = [one for one in resolved.beside.guarded if one.data.get("persons") and not persons]
    theirs = [Called(one.data["persons"]).other_ids for one in request]
    ids = [*called.other_ids, *(name for one in theirs for name in one)]
    open_ones: set[str] = set()
    for path, text in leaves(data):
        if not isinstance(text, str) or path in internal or not _is_said(text):
            continue  # an id, or one that another part of the file names
        seen: set[str] = set()
        for told in called_in(text, ids):
            rule = _rule(called, persons, told, stays=is_kept(path))
            if rule == GONE and request:
                if told.name not in seen:
                    yield from _in_paper(told.name, path, request)
                seen.add(told.name)
            elif rule and told.name not in seen | (open_ones if rule == OPEN else set()):
                seen.add(told.name)
                open_ones |= {told.name} if rule == OPEN else set()
                yield _finding(rule, path, called, told.name)
        if not is_kept(path) and any(one.get("protect") for one in persons):
            yield from _likes(path, text, called, persons, seen)
            yield from _spans(path, text, called, persons)


def _is_said(text: str) -> bool:
    """Whether a text is more than one word or id."""
    return " " in text.strip() or _UNSPACED.search(text) is not None


def _likes(
    path: str, text: str, called: Called, persons: Sequence[Mapping[str, Any]], told: set[str]
) -> Iterator[Finding]:
    """What may mean a person, and is somebody else or nobody in the document: ``PW5``."""
    seen = set(told)
    for like in likes_in(text):
        if like.name in seen:
            continue
        index, other = called.whose(like.name), called.numbered(like.name)
        if index is None or persons[index].get("protect") == "omit":
            if like.sure or other is not None:
                seen.add(like.name)
                yield finding(NOBODY, path, written=like.written, person=like.name)
            continue
        number = called.in_document(index)
        if number != like.name:
            seen.add(like.name)
            yield finding(LIKE, path, written=like.written, person=like.name, number=number)


def _spans(
    path: str, text: str, called: Called, persons: Sequence[Mapping[str, Any]]
) -> Iterator[Finding]:
    """From one number to another, where somebody between them is not in the document."""
    for span in spans_in(text):
        for number in range(span.first + 1, span.last):
            index = called.whose(f"P{number}")
            if index is None or persons[index].get("protect") == "omit":
                yield finding(RANGE, path, written=span.written, person=f"P{number}")
                break


def _in_paper(name: str, path: str, beside: Sequence[Guarded]) -> Iterator[Finding]:
    """The same of a paper, whose text calls somebody of the request by number.

    A paper shows a number as it is typed, so that it must be the one that the documents of the
    request give, and not an id there.
    """
    for other in beside:
        called = Called(other.data["persons"])
        number, index = called.numbered(name), called.whose(name)
        if number is not None and index in (None, number):
            return
        if index is not None:
            entry = other.data["persons"][index]
            if entry.get("protect") == "omit" and number is None:
                yield finding(OMITTED, path, person=name)
                return
            rule = (
                "protection.person-number/there"
                if number is not None
                else "protection.person-gone/there"
            )
            told = called.in_document(index)
            yield finding(rule, path, person=name, file=other.file, number=told)
            return
    yield finding("protection.person-gone/nobody", path, person=name, file=beside[0].file)


def _finding(rule: str, path: str, called: Called, name: str) -> Finding:
    index = called.whose(name)
    if rule == NOBODY:
        return finding(rule, path, written=name, person=name)
    if index is None or rule == OMITTED:
        return finding(rule, path, person=name)
    return finding(rule, path, person=name, number=called.in_document(index))


def _rule(called: Called, persons: Sequence[Mapping[str, Any]], told: Told, *, stays: bool) -> str:
    """The rule that a number in a text breaks, or nothing."""
    index = called.whose(told.name)
    if index is None:
        return GONE if told.by_role else ""
    if told.by_role and persons[index].get("protect") == "omit":
        return OMITTED
    if told.by_role and not stays:
        return OPEN if called.is_open(told.name) else ""
    if called.in_document(index) == told.name:
        return ""
    if persons[index].get("protect") == "omit":
        return NOBODY
    meant = (persons[n] for n in (index, called.numbered(told.name)) if n is not None)
    return "" if stays and not any(one.get("protect") for one in meant) else ALONE
