"""The letters of whoever received a request, a State or a company: each a new file of the matter.

The core fills in what is known. Whether to grant is said by the reader of the page alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from comity.model.drafts.correspondence_decision import Outcome
from comity.model.errors import InputError
from comity.pipeline.build import refuse_unbuildable
from comity.steps.read import CaseFile as Case
from comity.steps.read import reading
from comity.tasks.incoming import letter_case
from comity.tasks.incoming.answer_letter import answer_tree
from comity.tasks.incoming.provider import LETTERS, Letter, company_letter
from comity.tasks.incoming.unfinished_letter import letter_with_gaps
from comity_web.cases.guarded_names import hider, protected_people
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import new_file, tree_of
from comity_web.cases.trail import audit
from comity_web.core import host
from comity_web.matters.following import RefusedError, without_blanks
from comity_web.matters.received import UnusableError, desk_of, received_of, review
from comity_web.matters.recording import events_of
from comity_web.matters.registered import line_of
from comity_web.wording.catalogues import Words
from comity_web.wording.said import fault_texts

__all__ = [
    "COMPANY_LETTERS",
    "OUTCOMES",
    "acknowledge",
    "answer_as_company",
    "decide",
    "return_it",
]

OUTCOMES: tuple[str, ...] = get_args(Outcome)
_MARK = re.compile(r"\[[^\[\]]+\]")
COMPANY_LETTERS: tuple[str, ...] = LETTERS


def acknowledge(file: CaseFile, words: Words) -> CaseFile:
    """The receipt of a request, with the day on which it came in, if that is recorded."""
    received = [one for one in events_of(file) if one.kind == "received"]
    last, said = received[-1] if received else None, _said(file)
    # what was recorded before somebody was protected may name them
    by = last.by if last is not None and said(last.by) == last.by else ""
    tree = answer_tree(
        _asked(file, words),
        "acknowledgement",
        host(),
        dt.date.today(),
        received=last.on if last else None,
        received_by=by,
        said=said,
    )
    return _new(file, "acknowledgement", without_blanks(tree), "acknowledgement")


def return_it(file: CaseFile, words: Words) -> CaseFile:
    """The letter that asks for exactly what the request lacks.

    Of a request with gaps it asks for these; where nothing is missing, its points are to be
    written.

    Raises:
        RefusedError: no letter can be written of it.
        UnusableError: nothing can be said of the request.
    """
    assert file.head is not None  # it has a first revision
    examined, received = received_of(file.head)
    if received is None or examined.checked is None or not received.shortcomings:
        day, gaps = dt.date.today(), examined.gaps
        tree = letter_with_gaps(_asked(file, words), gaps, host(), day, said=_said(file))
        return _new(file, "deficiency", without_blanks(tree), "deficiency")
    try:
        refuse_unbuildable(examined.checked)  # the letter repeats the reference and the subject
        case, text = letter_case(received, host(), dt.date.today())
    except InputError as error:
        raise RefusedError(fault_texts(error, words), language="en") from error
    return _new(file, "deficiency", _data_of(text, case), "deficiency")


def decide(
    file: CaseFile,
    outcome: str,
    reasons: str = "",
    conditions: str = "",
    *,
    words: Words,
    typed_by: str = "",
) -> CaseFile:
    """The decision on a request, with the outcome that its author gave.

    Args:
        file: the request.
        outcome: one of ``OUTCOMES``.
        reasons: the reasons, a paragraph each.
        conditions: the conditions, a paragraph each.
        words: the language of the reader, in which the request was reviewed.
        typed_by: the account that typed it, where another sends it.
    """
    tree = answer_tree(_asked(file, words), "decision", host(), dt.date.today(), said=_said(file))
    tree["outcome"] = outcome
    if found := _paragraphs(reasons):
        tree["reasons"] = [{"why": one} for one in found]
    if found := _paragraphs(conditions):
        tree["conditions"] = [{"what": one} for one in found]
    return _new(file, "decision", without_blanks(tree), "decision", typed_by)


def answer_as_company(file: CaseFile, notice: Revision, letter: Letter, words: Words) -> CaseFile:
    """A letter of the company of a notice on a request.

    Raises:
        RefusedError: the letter would say what the desk does not bear out, or nothing.
        UnusableError: nothing can be said of the request, or of the notice.
    """
    assert file.head is not None  # it has a first revision
    desk = desk_of(file.head, notice)
    received = [one.on for one in events_of(file) if one.kind == "received"]
    day = received[-1] if received else None
    if letter == "acknowledgement" and day is None:
        raise RefusedError([words.say("web.incoming.record-receipt-first")])
    try:
        refuse_unbuildable(desk.checked)
        case, text = company_letter(desk, letter, host(), dt.date.today(), received=day)
    except InputError as error:
        raise RefusedError(fault_texts(error, words), language="en") from error
    return _new(file, case.draft.kind, _data_of(text, case), letter)


def _tree(file: CaseFile) -> dict[str, Any]:
    assert file.head is not None  # it has a first revision
    return tree_of(file.head)


def _asked(file: CaseFile, words: Words) -> dict[str, Any]:
    """The request, with the language that it was read in, so that every answer is in the same."""
    assert file.head is not None  # it has a first revision
    try:
        found = review(file.head, words)
    except UnusableError:  # its page tells that
        found = None
    read_in = {"language": found["language"]} if found and found.get("language") else {}
    return {**read_in, **_tree(file)}


def _said(file: CaseFile) -> Callable[[str], str]:
    """What takes out of a text what a request holds back, and whom it or its matter protects."""
    found = line_of(file, dt.date.today())
    own = (found[0].entry.hide if found is not None else None) or str
    whom = hider(protected_people(file))
    return lambda text: whom(own(text))


def _data_of(text: bytes, case: Case) -> dict[str, Any]:
    """A letter that the core wrote, as a plain tree."""
    found = reading(text, case.path, host().for_case().document_types())
    return without_blanks(_without_marks(found.tree.data))


def _without_marks(value: Any) -> Any:
    """A letter without ``[our reference]`` and the like: a page asks for what is left out."""
    if isinstance(value, dict):
        return {name: _without_marks(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_marks(inner) for inner in value]
    return "" if isinstance(value, str) and _MARK.fullmatch(value) else value


def _paragraphs(text: str) -> list[str]:
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    return [found for part in parts if (found := " ".join(part.split()))]


def _new(
    file: CaseFile, kind: str, tree: Mapping[str, Any], mark: str, typed_by: str = ""
) -> CaseFile:
    stem = file.name[:60].rstrip(". -")
    new = new_file(kind, tree, matter=file.matter, name=f"{stem}.{mark}", typed_by=typed_by)
    audit("answer", file=new, detail=mark)
    return new
