"""What a restraint reaches beyond the suspect: other owners, a tax debt, a home, and many years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.property_told import (
    assets_of,
    charged,
    facts_of,
    found_word,
    of_property,
    promised,
    says_any,
    speaks_any,
    texts_of,
)
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic

__all__ = ["check_reach_of_restraint"]

LONG = 2 * 365  # days of a freeze after which courts ask why it still stands
CERTIFICATES = frozenset({"eu-2018-1805", "eu-2003-577"})  # whose form has no such sentence
PLANS = ("next_step", "valid_until")


def check_reach_of_restraint(
    draft: Request, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """The findings on whom and what a restraint reaches, how long, and what is promised of it."""
    taking = [
        (index, measure, kind)
        for index, measure, kind in of_property(draft, kinds)
        if kind.of_property and kind.coercive
    ]
    for index, measure, kind in taking:
        path = f"measures[{index}]"
        yield from _of_another(draft, measure, path)
        yield from _home(draft, measure, path)
        if kind.lasting:
            yield from _unreported(draft, measure, path)
            yield from _long(draft, measure, path)
    fiscal = (one for n, measure, _ in taking for one in _fiscal(draft, measure, f"measures[{n}]"))
    yield from (one for _, one in zip(range(1), fiscal, strict=False))


def _of_another(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """An order that, as it is described, names a suspect, for an asset of somebody else."""
    people = {one.id: one for one in draft.persons}
    for _, asset in assets_of(draft, measure):
        owner, order = people.get(asset.owner or ""), asset.order or measure.order
        if not (owner and order) or charged(owner) or owner.role == "victim":
            continue
        said = " ".join((order.title or "", order.summary or ""))
        against = [one.id for one in draft.persons if charged(one) and _named(one.name.full, said)]
        bound = _named(owner.name.full, said) or speaks_any("owners", [said])
        told = [*texts_of(measure), owner.connection, asset.link_shown, *promised(draft)]
        told += [fact.text for _, fact in facts_of(draft, measure)]
        if against and not bound and not speaks_any("holder_ground", told):
            at = f"{path}.order"
            yield finding(
                "asset.order-of-another", at, person=against[0], owner=owner.id, asset=asset.id
            )
            return


def _named(name: str, text: str) -> bool:
    return name.casefold() in text.casefold()


def _unreported(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """A restraint on an order that may fall, or in an investigation, without a word on its end."""
    orders = [measure.order, *(asset.order for _, asset in assets_of(draft, measure))]
    final = any(one and one.final_on for one in (*orders, *draft.proceedings.decisions))
    titles = [annex.title for annex in draft.annexes]
    certificate = any(one.instrument in CERTIFICATES for one in draft.basis)
    certificate = certificate or speaks_any("form_of_order", titles)
    if final or certificate or says_any(measure, PLANS):
        return
    if draft.proceedings.nature != "investigation" and not any(orders):
        return
    told = [*texts_of(measure), *promised(draft)]
    if not speaks_any("reported_back", told) and not speaks_any("reviewed", told):
        yield finding("asset.end-untold", f"{path}.particulars.next_step", measure=measure.id)


def _fiscal(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """Property taken for offences that are fiscal by their titles."""
    if any(one.instrument in CERTIFICATES for one in draft.basis):
        return  # no State may decline one for the nature of its own taxes
    served = [one for one in draft.offences if one.id in measure.offences]
    taxed = [one.id for one in served if first_topic("fiscal", (one.title, one.category or ""))]
    told = [*texts_of(measure), *promised(draft)]
    told += [one.sharing or "" for _, one in assets_of(draft, measure)]
    told += [one.link_shown or "" for _, one in assets_of(draft, measure)]
    if taxed and not speaks_any("tax_settled", told):
        at = f"{path}.particulars.confiscation_ground"
        yield finding("asset.fiscal-claim", at, offences=tuple(taxed), measure=measure.id)


def _home(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """A house in which, by a fact or its description, others live."""
    assets = [(n, one) for n, one in assets_of(draft, measure) if one.kind == "real-property"]
    if not assets:
        return
    plans = [*texts_of(measure), *promised(draft), *(one.management or "" for _, one in assets)]
    if measure.third_parties or speaks_any("stays_living", plans):
        return
    told = [one.description for _, one in assets]
    told += [fact.text for _, fact in facts_of(draft, measure)]
    for number, asset in assets:
        if words := _lived_in([asset.description, *told]):
            at = f"assets[{number}].management"
            yield finding("asset.home", at, words=words, measure=measure.id)
            return


def _lived_in(texts: list[str]) -> str:
    wanted = any_of("breadth", ("lives_with",))
    for text in texts:
        for sentence in sentences(text):
            house = speaks_any("house", [sentence])
            if house and (found := wanted.search(sentence)) and not denies(sentence):
                return found.group(0).strip(" ,")
    return ""


def _long(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """Property that has been held for years, as a dated fact or an earlier request shows."""
    told = [*texts_of(measure), *promised(draft)]
    if measure.necessity or measure.proportionality or speaks_any("reviewed", told):
        return
    held: list[tuple[str, str | None, dt.date | None]] = [
        *((fact.id, fact.text, fact.date) for _, fact in facts_of(draft, measure)),
        *((one.id, one.result, one.date) for one in draft.earlier if one.id in measure.earlier),
    ]
    for name, text, day in held:
        if day and draft.date and (draft.date - day).days > LONG and _holds(text):
            at, of = f"{path}.proportionality", measure.id
            if any(one.id == name for one in draft.facts):
                yield finding("asset.held-long/fact", at, fact=name, day=day, measure=of)
            else:
                yield finding("asset.held-long/earlier", at, earlier=name, day=day, measure=of)
            return


def _holds(text: str | None) -> bool:
    """Whether a text tells that property is held, and of no end of it."""
    return speaks_any("frozen", [text]) and not found_word("lifted", [text])
