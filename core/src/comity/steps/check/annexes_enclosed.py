"""Checks of the annexes: what the text says is enclosed is listed, read, and in the right form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.references import references
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_papers import Annex
from comity.model.drafts.request_powers import DomesticPower
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.annex_languages import check_annex_languages
from comity.steps.check.hearing_use import names_matter
from comity.steps.check.papers_named import check_named_papers, has_paper
from comity.steps.check.said_in_text import dates_in, says
from comity.steps.resolve import Resolved
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_annexes"]

Kinds = Mapping[str, AssistanceKind]
OF_DATE = re.compile(r"^[^,;()]{3,60}?\s(?:of|dated|vom|du|le)\s+(?:the\s+)?(?=\d|[A-Z][a-z]+ \d)")
MADE = ("order", "affidavit", "report")


def check_annexes(resolved: Resolved, kinds: Kinds) -> Iterator[Finding]:
    """The findings on the annexes of a request."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    yield from check_named_papers(draft)
    yield from _unused(draft)
    yield from check_annex_languages(draft, resolved)
    yield from _dates(draft)
    yield from _later(draft)
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        yield from _decision(draft, measure, f"measures[{index}]", kind)
    if not all(resolved.parties.own_forms or (False,)):
        yield from _power_law(draft, kinds)
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        yield from _questions(draft, measure, f"measures[{index}]", kind)


def _unused(draft: Request) -> Iterator[Finding]:
    """Annexes that nothing refers to, where the author does refer to others by their ids."""
    used = {id for one in references(draft) if one.to == "annexes" for id in one.ids}
    if not used or len(used) * 2 < len(draft.annexes):
        return  # the annexes speak for themselves here, as their titles do
    words = " ".join(paragraph.text for paragraph in free_text(draft))
    words += " ".join(fact.source or "" for fact in draft.facts)
    left = [
        index
        for index, annex in enumerate(draft.annexes)
        if annex.id not in used and not _speaks_for_itself(annex) and not _told(annex, words)
    ]
    if left:
        ids = tuple(draft.annexes[index].id for index in left)
        yield finding("annex.unused", f"annexes[{left[0]}]", annexes=ids)


def _speaks_for_itself(annex: Annex) -> bool:
    """Whether an annex is a paper of the whole request, or one that a title explains.

    Only a picture and a sworn statement show a fact, which should then point to them.
    """
    if annex.kind not in ("photograph", "affidavit"):
        return True
    return any(
        says(listed, annex.title) for listed in ("is_law_text", "is_translation", "is_certificate")
    )


def _told(annex: Annex, words: str) -> bool:
    """Whether a text names an annex by its id, its title or the date in its title."""
    if (
        re.search(rf"\b{re.escape(annex.id)}\b", words)
        or annex.title.casefold() in words.casefold()
    ):
        return True
    return bool(set(dates_in(annex.title)) & set(dates_in(words)))


def _dates(draft: Request) -> Iterator[Finding]:
    """An order whose annex bears another date; a fact that all its annexes are older than."""
    annexes = {annex.id: (n, annex) for n, annex in enumerate(draft.annexes)}
    orders = [m.order for m in draft.measures if m.order]
    for order in (*draft.proceedings.decisions, *orders):
        number, annex = annexes.get(order.annex or "", (0, None))
        if annex is None or order.date is None or annex.kind not in ("order", None):
            continue
        dates = [*dates_in(annex.title), *([annex.date] if annex.date else [])]
        if dates and order.date not in dates and len(set(dates)) == 1:
            at = f"annexes[{number}]"
            yield finding("annex.order-date", at, annex=annex.id, made=order.date, other=dates[0])
    for index, fact in enumerate(draft.facts):
        days = [annexes[name][1].date for name in fact.annexes if name in annexes]
        if fact.date and days and all(day is not None and day < fact.date for day in days):
            yield finding("annex.older-than-fact", f"facts[{index}].annexes", fact=fact.id)


def _later(draft: Request) -> Iterator[Finding]:
    """A paper whose title gives it a date after that of the request."""
    titles = [
        (f"annexes[{n}].title", one.title, one.kind in MADE or says("is_order", one.title))
        for n, one in enumerate(draft.annexes)
        if not one.date
    ]
    titles += [
        (f"proceedings.decisions[{n}].title", one.title, True)
        for n, one in enumerate(draft.proceedings.decisions)
        if not one.date
    ]
    for place, title, made in titles:
        found = OF_DATE.search(title)
        days = dates_in(title[found.start() :])[:1] if found and made else []
        if days and days[0] > draft.date:
            yield finding("annex.later", place, day=days[0])


def _decision(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A final decision that is to be carried out: it is enclosed, and its copy is certified."""
    if not (kind.decided and kind.coercive):
        return
    named = {measure.order.annex} if measure.order and measure.order.annex else set()
    orders = [
        (n, one)
        for n, one in enumerate(draft.annexes)
        if one.id in named or one.kind == "order" or says("is_order", one.title)
    ]
    if not orders:
        yield finding("annex.decision-missing", f"{path}.order", measure=measure.id)
        return
    own = [(n, one) for n, one in orders if one.id in named] or orders
    if any(_sure(one) for _, one in own):
        return
    number, annex = own[0]
    plain = annex.form in ("copy", "electronic")
    at = f"annexes[{number}]"
    yield finding(f"annex.decision-{'copy' if plain else 'form'}", at, annex=annex.id)


def _power_law(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """An order on property is sent, and no law by which the other side could understand it."""
    laws = [
        one.title
        for one in draft.annexes
        if one.kind == "law-text" or says("is_law_text", one.title)
    ]
    offences = [one for one in laws if says("of_offences", one) and not says("of_powers", one)]
    if len(offences) < len(laws):
        return
    orders = {one.id for one in draft.annexes if one.kind == "order"}
    for index, measure in enumerate(draft.measures):
        power = measure.domestic_power
        told = power and power.provision and power.conditions
        ordered = measure.order or orders & set(measure.annexes)
        kind = kind_of(kinds, measure.kind)
        if kind.of_property and not kind.decided and ordered and not told:
            name = "annex.power-law" if laws else "annex.power-law/none"
            at = f"measures[{index}].order"
            yield finding(name, at, measure=measure.id, fields=_empty_of(power))
            return


def _empty_of(power: DomesticPower | None) -> tuple[str, ...]:
    """The fields of a power at home that would tell its law, and are empty."""
    told = {"provision": power and power.provision, "conditions": power and power.conditions}
    return tuple(f"domestic_power.{name}" for name, text in told.items() if not text)


def _sure(annex: Annex) -> bool:
    """Whether an annex is an original or a certified copy."""
    return annex.form in ("original", "certified-copy") or says("certified", annex.title)


def _questions(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A person is to be heard by the requested State, and nothing says on what."""
    procedure = measure.procedure
    asks_itself = measure.attendance or (procedure and procedure.officers)
    if kind.items_are != "matters" or kind.worded_by == "hearing" or asks_itself:
        return
    texts = (measure.purpose, measure.result, measure.nexus)
    if any(names_matter(text) for text in texts):
        return
    if not (measure.questions or measure.items or has_paper(draft, "questions")):
        yield finding("annex.questions", f"{path}.questions", measure=measure.id)
