"""What an order secures, on which law it stands, and whether it follows a conviction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
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

__all__ = ["check_order_law"]

REASONED = ("reason", "conviction")


def check_order_law(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on orders whose law is not told, and on those without a conviction."""
    enforced = any(kind.decided for _, _, kind in of_property(draft, kinds))
    for index, measure, kind in of_property(draft, kinds):
        path = f"measures[{index}]"
        if not kind.of_property or not kind.coercive:
            continue
        if kind.lasting:
            if enforced:
                continue  # another measure asks for the enforcement; this one only secures it
            yield from _unexplained(draft, measure, path)
        elif "reason" in kind.particulars and not says_any(measure, ("reason",)):
            yield finding("asset.no-conviction/reason", f"{path}.particulars.reason")
        elif "conviction" in kind.particulars:
            yield from _not_convicted(draft, measure, path)


def _unexplained(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The finding on a foreign order to be enforced, where nothing tells the law that it rests on.

    An order in the form of an instrument has a certificate that tells this.
    """
    own = measure.order or any(asset.order for _, asset in assets_of(draft, measure))
    titles = [annex.title for annex in draft.annexes]
    orders = own or any(annex.kind == "order" for annex in draft.annexes)
    if not orders or speaks_any("form_of_order", titles):
        return
    if any(annex.kind == "law-text" for annex in draft.annexes):
        return
    if not speaks_any("registered", _asking(measure)):
        return
    told = [*texts_of(measure), *promised(draft)]
    told += [text for one in draft.proceedings.decisions for text in (one.summary,) if text]
    if measure.domestic_power and measure.domestic_power.conditions:
        return
    if not speaks_any("procedure_law", titles) and not speaks_any("order_law", told):
        yield finding("asset.order-law", f"{path}.annexes", measure=measure.id)


def _asking(measure: RequestMeasure) -> list[str | None]:
    return [measure.title, *measure.items, measure.purpose, measure.result]


def _not_convicted(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The findings on a confiscation without a conviction, or of somebody who has died."""
    if says_any(measure, REASONED):
        return
    orders = [measure.order, *(asset.order for _, asset in assets_of(draft, measure))]
    told = [*texts_of(measure), *(t for one in orders if one for t in (one.title, one.summary))]
    at = f"{path}.particulars.conviction"
    if words := found_word("no_conviction", told):
        yield finding("asset.no-conviction/order", at, words=words)
        return
    people = [one for one in draft.persons if charged(one) and one.id in measure.persons]
    for number, fact in facts_of(draft, measure) if len(people) == 1 else []:
        if any(_died(one, people[0], fact.persons) for one in sentences(fact.text)):
            place = f"facts[{number}].text"
            yield finding("asset.no-conviction/death", place, person=people[0].id)
            return


def _died(sentence: str, person: Person, persons: tuple[str, ...]) -> bool:
    """Whether a sentence tells of the death of one person, by name or as the only one of a fact."""
    if not speaks_any("died", [sentence]):
        return False
    return person.name.full.casefold() in sentence.casefold() or persons == (person.id,)
