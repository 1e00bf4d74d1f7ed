"""The lint of what is sought: all data without a bound, fishing, content where a name would do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import speaks_of
from comity.steps.check.conduct import LONG, conduct_span, lies_ahead, runs_on
from comity.steps.check.lint_words import speaks, undenied
from comity.steps.check.needs import agreed
from comity.text.messages import finding
from comity.text.word_lists import words_known

__all__ = ["check_scope", "touches"]

STEM = 6  # letters by which a thing is known in other forms of its word
YEAR = 366  # days; beyond three years links.period-long speaks
HALF = 183  # days, of content
MARGIN, TIMES = 60, 6  # the span of the conduct and two months more, six times over
LESS = 3  # times, of content
SELECTS = ("filter", "folders", "date_range", "keys")  # particulars that select from what is there


def check_scope(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on how much a measure asks for, and what for."""
    yield from _everything(measure, path, kind)
    yield from _fishing(draft, measure, path)
    yield from _elsewhere(draft, measure, path, kind)
    yield from _catch_all(measure, path, kind)
    yield from _content_for_a_name(measure, path, kind)
    yield from _wide_period(draft, measure, path, kind)


def _everything(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """What takes all there is: without a bound, or all of a period without a word of why."""
    data = kind.electronic or kind.records or kind.sweeping
    particulars = measure.particulars or {}
    if not data or any(particulars.get(name) for name in SELECTS):
        return
    place, words = _all_of_it(measure, path)
    timed = measure.period or "period" in kind.needs  # its absence is an error of its own
    if words and not timed:
        yield finding("lint.all-data", place, words=words)
    elif kind.sweeping and not kind.live and not agreed(measure) and not _reasoned(measure):
        if words:
            yield finding("lint.all-data/whole", place, words=words)
        elif not (measure.items or measure.data_types or "items" in kind.needs):
            light = Severity.ADVICE if measure.period else Severity.WARNING
            yield finding("lint.all-data/unselected", f"{path}.items", weight=light)


def _all_of_it(measure: Measure, path: str) -> tuple[str, str]:
    """Where a measure asks for everything, and by which words; or nothing."""
    texts = [(f"{path}.items[{n}]", item) for n, item in enumerate(measure.items)]
    texts += [(f"{path}.data_types[{n}]", item) for n, item in enumerate(measure.data_types)]
    texts += [(f"{path}.title", measure.title or ""), (f"{path}.result", measure.result or "")]
    found = ((place, unbounded(text)) for place, text in texts)
    return next(((place, words) for place, words in found if words), ("", ""))


def _reasoned(measure: Measure) -> bool:
    return bool(measure.necessity or measure.proportionality)


def unbounded(text: str) -> str:
    """The words by which a text asks for everything, with no bound and no denial; or nothing."""
    return "" if speaks("bounded", text) else undenied("lint", "everything", text)


def _fishing(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    for name in ("purpose", "result", "nexus"):
        text = getattr(measure, name) or ""
        words = fishing(text) or ("" if _tells_of_it(draft, measure) else speaks("hoping", text))
        if words:
            yield finding("lint.fishing/purpose", f"{path}.{name}", words=words)
            return


def fishing(text: str) -> str:
    """The words by which a purpose looks for unknown offences and does not deny it; or nothing."""
    return undenied("lint", "fishing", text)


def _catch_all(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """An item that takes whatever there is, or reaches beyond the accounts that are named."""
    for index, item in enumerate(measure.items):
        place = f"{path}.items[{index}]"
        whole = "" if speaks("names_matter", item) else undenied("lint", "catch_all", item)
        if words := (fishing(item) or whole):
            yield finding("lint.fishing/item", place, words=words)
        named = kind.data == "content" and measure.identifiers
        words = undenied("lint", "any_account", item) if named else ""
        if words := words or (
            "" if speaks("bounded", item) else undenied("lint", "others_accounts", item)
        ):
            yield finding("lint.target-wider", place, words=words)


def touches(draft: Request, measure: Measure) -> bool:
    """Whether a fact that the measure rests on speaks of its holder, its marks or its persons."""
    return bool(set(measure.facts) & set(_touching(draft, measure)))


def _tells_of_it(draft: Request, measure: Measure) -> bool:
    """Whether a fact of the measure mentions its target, or the things that it asks for.

    A purpose that starts from there tests what is suspected: “to see whether it was rammed”.
    """
    if measure.nexus or _touching(draft, measure):
        return True
    asked = [measure.title or "", *measure.items, *(mark.value for mark in measure.identifiers)]
    wanted = {one for text in asked for one in _stems(text)}
    told = {one for f in draft.facts if f.id in measure.facts for one in _stems(f.text)}
    return bool(wanted & told)


def _stems(text: str) -> set[str]:
    return {w.casefold()[:STEM] for w in re.findall(r"\w+", text) if len(w) >= STEM}


def _touching(draft: Request, measure: Measure) -> list[str]:
    """The facts of the draft that speak of a measure's holder, its marks or its persons."""
    holder = measure.holder
    marks = [mark.value for mark in measure.identifiers]
    marks += [a.number or a.iban or "" for a in measure.accounts]
    marks += [holder.name, holder.service or ""] if holder else []
    marks += list(measure.place[:1])
    for person in draft.persons:
        if person.id in measure.persons:
            marks += [person.name.full, person.name.family or "", *person.name.aliases]
    return [
        fact.id
        for fact in draft.facts
        if set(fact.persons) & set(measure.persons)
        or any(speaks_of(fact.text, mark) for mark in marks if len(mark) > 2)
    ]


def _elsewhere(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Facts that speak of what is sought, where the measure rests on none of them."""
    if not kind.coercive or kind.target_untold or measure.nexus or not measure.facts:
        return
    if not (kind.electronic or kind.records or kind.enters):
        return  # a sample, an exhibit or a witness: the purpose says whose
    found = _touching(draft, measure)
    if found and not set(found) & set(measure.facts):
        yield finding("links.facts-elsewhere", f"{path}.facts", facts=tuple(found))


def _content_for_a_name(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    if kind.data != "content" or not measure.identifiers or measure.necessity:
        return
    purpose = f"{measure.purpose} {measure.result or ''}"
    words = speaks("identifying", purpose)
    if words and not speaks("proving", purpose.replace(words, " ")):
        yield finding("lint.content-for-a-name", f"{path}.purpose")


def _wide_period(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    period = measure.period
    names_only = kind.data == "subscriber"
    if period is None or names_only or lies_ahead(period, kind, draft.date):
        return
    days = conduct_span(draft, measure)
    length = (period.end - period.start).days
    content = kind.data == "content"
    if (
        len(days) < 2
        or runs_on(draft, measure)
        or length <= (HALF if content else YEAR)
        or _period_told(draft, measure, length)
    ):
        return
    if length > (LESS if content else TIMES) * ((max(days) - min(days)).days + MARGIN):
        yield finding(
            "lint.period-wide",
            f"{path}.period",
            days=length + 1,
            first=min(days),
            last=max(days),
        )


def _period_told(draft: Request, measure: Measure, length: int) -> bool:
    """Whether something is said for a long period; for many years it must speak of the time.

    Without any word links.period-long has spoken; words of other languages than those
    of the lists are taken as they are.
    """
    said = " ".join(filter(None, (measure.necessity, measure.nexus, measure.proportionality)))
    if length <= LONG or not words_known(draft.language):
        return bool(said)
    return not said or bool(speaks("of_time", f"{said} {measure.purpose}"))
