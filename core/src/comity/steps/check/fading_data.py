"""Data that fade: something is sought that is kept for a short time, and nothing preserves it.

What providers keep of traffic and of addresses is gone after weeks or months, and content may be
deleted by its user on any day, while a request takes months. One finding for a request names the
measures; a retention time of the requested State's law makes it more urgent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.law.ask import applying
from comity.law.ip_addresses import is_address, of_a_server
from comity.law.terms import state_term
from comity.model.citations import Read
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.model.law_records import Answer
from comity.model.messages import Message
from comity.model.records import AssistanceKind
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.assess.marks import speaks_of
from comity.steps.check.conduct import conduct_days, lies_ahead
from comity.steps.check.kept_by_law import kept_by_law
from comity.steps.check.needs import agreed
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message, plain_sentence
from comity.text.word_lists import any_of, whole_words

__all__ = ["check_fading"]

OLD = 2 * 366  # days: traffic older than this is hardly kept anywhere
SOON = 60  # days before a retention time ends
NOTHING_SOUGHT = ("withdrawal", "consent-to-use")
PERSONS = ("person", "natural person", "individual")
"""The ``kind`` of a holder who is not a provider."""


@dataclass(frozen=True, slots=True)
class _Fading:
    """A measure that seeks what fades, and how near that is.

    ``law`` is the one whose time for keeping the data is about to end, on the day ``end``.
    ``deleted`` are words of a fact by which they will be gone.
    """

    index: int
    measure: Measure
    gone: bool
    law: Answer | None
    deleted: str = ""
    end: dt.date | None = None


def check_fading(
    resolved: Resolved,
    kinds: Mapping[str, AssistanceKind],
    how: Message | None = None,
    *,
    kept: bool = False,
) -> Iterator[Finding]:
    """The findings on data of a request that nothing preserves, and on data likely gone.

    ``how`` tells by which channel they can be preserved today; left out, nothing is known of it.
    ``kept``: the record has a preservation that still runs. It does not say of what; where all is
    with one holder, it is of that.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.status in NOTHING_SOUGHT:
        return
    fading = [
        _fading(resolved, draft, index, kind)
        for index, measure in enumerate(draft.measures)
        if (kind := kinds.get(measure.kind)) and _fades(draft, measure, kind)
    ]
    if kept and len({one.measure.holder.name for one in fading if one.measure.holder}) == 1:
        return
    fading = [
        one
        for one in fading
        if not _secured(draft, one.measure, kinds) and not _would_warn(draft, one.measure, kinds)
    ]
    gone = [one for one in fading if one.gone]
    how, home = how or message("ladder.how/unknown"), _at_home(resolved, kinds)
    yield from _found("gone", gone, draft)
    left = [one for one in fading if not one.gone]
    told = [one for one in left if one.deleted]
    if told:
        yield from _found("said", told, draft, words=told[0].deleted, how=how, home=home)
        left = [one for one in left if not one.deleted]
    soon = [one for one in left if one.law is not None]
    direct = ordered_directly(resolved, draft)  # it takes days, not months
    yield from _found(
        *("soon" if soon else "unsecured", left, draft),
        pressing=bool(soon) and not direct,
        how=how,
        home=home,
    )


def _at_home(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Message | None:
    """What the author's own law has for keeping data, for a holder whom it can reach."""
    book = resolved.book("requesting")
    keeping = [name for name, kind in kinds.items() if kind.preserving]
    found = [one for name in keeping for one in applying(book, "process", name) if one.says]
    law = next((one for one in found if one.read is not Read.NONE), None)
    if law is None:
        return None
    state = state_term(resolved.states[resolved.parties.roles["requesting"]])
    cited = plain_sentence(f"({law.cited()})")
    return message("ladder.at-home", state=state, says=law.says, cited=cited)


def _found(
    variant: str,
    fading: list[_Fading],
    draft: Request,
    words: str = "",
    *,
    pressing: bool = False,
    how: Message | None = None,
    home: Message | None = None,
) -> Iterator[Finding]:
    """One finding at the first measure, which names all; it cites the law that it rests on."""
    if not fading:
        return
    near = next((one for one in fading if one.law is not None), None)
    law = near.law if near is not None else None
    pressing = pressing and law is not None and law.read is Read.OFFICIAL
    cited: dict[str, Any] = {"how": how, "home": home} if how is not None else {}
    if near is not None and law is not None:
        cited |= {"law": law.says, "end": near.end}
    if words:
        cited["words"] = words
    yield finding(
        f"lint.data-fade/{variant}",
        f"measures[{fading[0].index}].earlier",
        weight=Severity.WARNING if pressing else Severity.ADVICE,
        citation=law.cited() if law is not None else None,
        by=draft.requested.state if law is not None else "core",
        measures=tuple(one.measure.id for one in fading),
        **cited,
    )


def _fades(draft: Request, measure: Measure, kind: AssistanceKind) -> bool:
    """Whether what a measure seeks is soon overwritten or easily deleted where it is kept."""
    if kind.live or kind.emergency or kind.preserving or kind.in_preservation or kind.routed:
        return False
    if measure.already_held or agreed(measure) or _ahead(draft, measure, kind):
        return False
    if (
        kind.electronic
        and kind.of_account
        and measure.holder is not None
        and not _on_device(measure)
    ):
        if kind.data in ("traffic", "content"):
            return True
        return kind.data == "subscriber" and _of_an_address(draft, measure)
    if not (kind.electronic or kind.enters) and _of_an_address(draft, measure):
        return True  # whoever used the address is to be found
    if not (kind.records or kind.enters or kind.electronic):
        return False
    return _speaks("fading", *measure.items) or bool(_deleted(draft, measure))


def _on_device(measure: Measure) -> bool:
    """Whether the data lie on a device that a person has, and not with a provider."""
    person = measure.holder is not None and (measure.holder.kind or "").casefold() in PERSONS
    return person and bool((measure.particulars or {}).get("device"))


def _deleted(draft: Request, measure: Measure) -> str:
    """The words of a fact by which what a measure seeks is deleted after a time."""
    wanted = any_of("breadth", ("deletes",))
    told = (fact.text for fact in draft.facts if fact.id in measure.facts)
    found = (wanted.search(text) for text in (*told, measure.nexus or ""))
    return next((one.group(0) for one in found if one), "")


def _would_warn(draft: Request, measure: Measure, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a word to the holder would reach those who must not know.

    The file says so, or another measure searches the same holder.
    """
    holder = measure.holder.name.casefold() if measure.holder else ""
    searched = [
        one.holder.name.casefold()
        for one in draft.measures
        if one.holder and (kind := kinds.get(one.kind)) and kind.enters and kind.intrusive
    ]
    if holder and holder in searched:
        return True
    texts = [measure.necessity, measure.nexus, getattr(measure, "deadline_reason", None)]
    texts.append(draft.urgency.reason if draft.urgency else None)
    texts.append(draft.confidentiality.reason if draft.confidentiality else None)
    return any(any_of("breadth", ("would_warn",)).search(text) for text in texts if text)


def _ahead(draft: Request, measure: Measure, kind: AssistanceKind) -> bool:
    return measure.period is not None and lies_ahead(measure.period, kind, draft.date)


def _of_an_address(draft: Request, measure: Measure) -> bool:
    """Whether a user is sought through an IP address, which is soon given to somebody else."""
    data = measure.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)
    facts = [fact.text for fact in draft.facts]
    return any(
        is_address(mark["value"]) and not of_a_server(mark, data, facts)
        for mark in data.get("identifiers", ())
    )


def _fading(resolved: Resolved, draft: Request, index: int, kind: AssistanceKind) -> _Fading:
    measure = draft.measures[index]
    days = [measure.period.end] if measure.period else conduct_days(draft, measure)
    last = min(max(days), draft.date) if days else None
    age = (draft.date - last).days if last else None
    told = _speaks("still_there", *_said(draft, measure), measure.fallback or "")
    gone = age is not None and age > OLD and kind.data != "content" and not told
    first = measure.period.start if measure.period else (min(days) if days else None)
    kept = kept_by_law(resolved, measure, first) if first is not None else None
    end = kept.counted.day if kept is not None else None
    soon = end is not None and abs((end - draft.date).days) <= SOON and not gone
    return _Fading(
        index=index,
        measure=measure,
        gone=gone,
        law=kept.law if kept is not None and soon else None,
        deleted="" if gone else _deleted(draft, measure),
        end=end,
    )


def _said(draft: Request, measure: Measure) -> tuple[str, ...]:
    facts = [fact.text for fact in draft.facts if fact.id in measure.facts]
    told = (measure.nexus, measure.necessity, measure.purpose, measure.title)
    return (*facts, *(text for text in told if text))


def _secured(draft: Request, measure: Measure, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether something keeps the data as they are, or the file says that something does.

    A preservation that has ended counts: form.preservation-ended tells of it.
    """
    if draft.follows == "preservation" or any(
        one.kind == "preservation" and _covers(one, measure) for one in draft.earlier
    ):
        return True
    if any(
        (kind := kinds.get(other.kind)) and kind.preserving and _same_data(other, measure)
        for other in draft.measures
    ):
        return True
    urgent = draft.urgency.reason or "" if draft.urgency else ""
    tried = [one.result or "" for one in draft.channels if one.tried]
    tried += [f"{one.subject} {one.result or ''}" for one in draft.earlier if one.kind == "contact"]
    tried += [one.text for one in draft.remarks]
    return _speaks("preserved", *_said(draft, measure), urgent, *tried)


def _covers(step: Earlier, measure: Measure) -> bool:
    """Whether an earlier preservation may be of what a measure seeks."""
    if step.id and step.id in measure.earlier:
        return True
    said = " ".join(filter(None, (step.subject, step.result)))
    if any(speaks_of(said, mark.value) for mark in measure.identifiers):
        return True
    holder = measure.holder.name.casefold() if measure.holder else ""
    if step.holder:
        other = step.holder.casefold()
        return bool(holder) and (other in holder or holder in other)
    return not step.subject  # it says of nothing what was preserved: nobody can tell


def _same_data(other: Measure, measure: Measure) -> bool:
    """Whether a measure of preservation is of the same account, or of the same holder."""
    marks = {mark.value.casefold() for mark in measure.identifiers}
    if marks & {mark.value.casefold() for mark in other.identifiers}:
        return True
    if other.holder is None or measure.holder is None:
        return not other.identifiers
    return other.holder.name.casefold() == measure.holder.name.casefold()


def _speaks(name: str, *texts: str) -> bool:
    pattern = whole_words("targets", (name,))
    return any(pattern.search(text) for text in texts)
