"""How much is taken, and from whom: what is sorted out, what a milder means would bring.

One finding for a measure on what is sorted, and none where a finding on its bounds was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.model.drafts.persons import CHARGED
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_measures import Holder, RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import found as found_words
from comity.steps.check.lint_words import speaks, undenied
from comity.steps.check.needs import agreed
from comity.steps.check.words_beside import undenied_in, word_list
from comity.text import professions
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_extent", "of_many", "sorted_out"]

BOUNDS = ("lint.all-data", "lint.fishing", "lint.press-open")
SHIELDED = ("lint.privilege-open", "lint.privilege-told")
SELECTS = ("filter", "folders", "date_range", "keys", "log_types")
SAID = ("result", "proportionality", "fallback", "privilege", "third_parties")
UNINVOLVED = frozenset({"witness", "victim", "expert"})
NUMBERED = re.compile(r"\d{4}")  # of one device that is named by its number
TRIFLE = 1000  # units of any currency, as for the grounds of refusal


def check_extent(
    draft: Request,
    measure: RequestMeasure,
    path: str,
    kind: AssistanceKind,
    found: Iterable[Finding],
) -> Iterator[Finding]:
    """The findings on how much a measure takes; ``found`` are those on the measure so far."""
    bounded = any(one.rule in BOUNDS and one.field.startswith(f"{path}.") for one in found)
    if not bounded and not agreed(measure):
        said = any(one.rule in SHIELDED and one.field.startswith(f"{path}.") for one in found)
        shielded = [] if said else list(_shielded(draft, measure, path, kind))
        yield from shielded or _unsorted(draft, measure, path, kind)
    if kind.enters and kind.intrusive and not agreed(measure):
        yield from _search(draft, measure, path)
    yield from _small(draft, measure, path, kind)
    yield from _case_file(measure, path, kind)


def of_many(measure: RequestMeasure) -> str:
    """The words by which a measure reaches data of many people; or nothing."""
    texts = [*measure.items, *measure.data_types, measure.title or ""]
    texts += [str((measure.particulars or {}).get("device") or "")]
    plain = (any_of("execution", ("not_of_many",)).sub(" ", text) for text in texts)
    return next(
        (words for text in plain if (words := found_words("execution", "of_many", text))), ""
    )


def _unsorted(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    if kind.live or not kind.sweeping or sorted_out(draft, measure):
        return
    place = f"{path}.privilege_plan"
    if words := of_many(measure):
        yield finding("extent.unsorted/many", place, words=words)
    elif words := _whole(measure, kind):
        yield finding("extent.unsorted/whole", place, words=words)


def _shielded(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Papers of a lawyer, a physician or the press, and no word on who sorts them."""
    if not (kind.enters or kind.records):
        return
    holder = measure.holder
    texts = [*measure.place, measure.title, *([holder.name, holder.kind] if holder else [])]
    words = professions.privileged(texts) or professions.press(texts)
    released = undenied_in("open_words", "released", measure.privilege or "")
    if words and not (released or measure.immunity or measure.press or sorted_out(draft, measure)):
        at = f"{path}.privilege_plan"
        yield finding("extent.unsorted/shielded", at, words=words)


def sorted_out(draft: Request, measure: Measure, *, by_terms: bool = True) -> bool:
    """Whether anything says how what is not needed is told apart, kept or given back.

    Without ``by_terms``, what only selects or sends back, such as terms to search for or originals
    that are returned, does not count.
    """
    particulars = measure.particulars or {}
    if measure.privilege_plan or (by_terms and any(particulars.get(one) for one in SELECTS)):
        return True
    texts = [getattr(measure, name) or "" for name in SAID]
    procedure = measure.procedure
    texts += [procedure.wished, procedure.custody_record or ""] if procedure else []
    texts += [*measure.items, *(remark.text for remark in draft.remarks)]
    texts += [one.text or "" for one in draft.assurances]
    if not by_terms:
        texts = [any_of("execution", ("sent_back",)).sub(" ", text) for text in texts]
    return any(found_words("execution", "sorting", text) for text in texts)


def _whole(measure: RequestMeasure, kind: AssistanceKind) -> str:
    """The words for a whole account, or for devices that a search takes as they are."""
    limited = bool(measure.period)
    reasoned = bool(measure.necessity or measure.proportionality)
    takes = kind.enters or not kind.kept_by  # things, and no mailbox that a provider keeps
    clear = any_of("execution", ("not_of_many",))
    marks = [mark.value.casefold() for mark in measure.identifiers]
    for text in (clear.sub(" ", one) for one in (*measure.items, measure.title or "")):
        if any(mark in text.casefold() for mark in marks):  # what belongs to one mark, and no more
            continue
        if (words := speaks("everything", text)) and not (limited and reasoned):
            return words
        devices = found_words("execution", "devices", text) if takes and not limited else ""
        if devices and not (speaks("bounded", text) or NUMBERED.search(text)):
            return devices
    return ""


def _search(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """Entry by force where somebody who is no suspect might hand it over."""
    if measure.necessity or measure.proportionality or _of_a_suspect(draft, measure):
        return
    at, holder = f"{path}.necessity", measure.holder
    words = _office(holder) if holder and not measure.fallback else ""
    if holder and words:
        yield finding("extent.search/office", at, holder=holder.name, words=words)
        return
    people = [one for one in draft.persons if one.id in measure.persons]
    if any(one.role in CHARGED for one in people):
        return
    if uninvolved := [one.id for one in people if one.role in UNINVOLVED]:
        yield finding("extent.search/person", at, person=uninvolved[0])
    elif holder and not people:
        yield finding("extent.search/holder", at, holder=holder.name)
    elif holder and not measure.fallback:
        yield finding("extent.search/notice", at, holder=holder.name)


def _of_a_suspect(draft: Request, measure: RequestMeasure) -> bool:
    """Whether the holder or the place is that of somebody who is charged."""
    suspected = [one for one in draft.persons if one.role in CHARGED]
    holder = measure.holder.name.casefold() if measure.holder else ""
    lines = {line.casefold() for one in suspected for line in one.address[:1]}
    named = any(one.name.full.casefold() in holder for one in suspected)
    return named or bool(lines & {line.casefold() for line in measure.place})


def _office(holder: Holder) -> str:
    """The word for a holder that is used to answer an order to produce; or nothing."""
    plain = (
        word_list("open_words", "no_bank").sub(" ", one or "") for one in (holder.kind, holder.name)
    )
    return next(filter(None, (undenied_in("open_words", "hands_over", one) for one in plain)), "")


def _small(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    sums = [money for money in (draft.loss, draft.gain) if money]
    said = bool(draft.gravity or measure.necessity or measure.proportionality)
    said = said or any(one.ground == "triviality" for one in draft.statements)
    if kind.intrusive and sums and not said and all(m.amount <= TRIFLE for m in sums):
        yield finding("extent.small-sum", f"{path}.proportionality")


def _case_file(measure: RequestMeasure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """All that a parallel case of the requested State holds, and no document of it named."""
    if kind.items_are not in ("papers", "acts") or kind.without_facts:
        return
    if measure.necessity or measure.proportionality:
        return
    for index, item in enumerate(measure.items):
        if words := undenied("execution", "whole_case", item):
            yield finding("extent.case-file", f"{path}.items[{index}]", words=words)
            return
