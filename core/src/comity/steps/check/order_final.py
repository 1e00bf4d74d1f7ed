"""The order that a measure carries out: whether there is one, final, served, and fairly made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import AssetOrder
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.order_open import open_in_words
from comity.steps.check.property_told import (
    assets_of,
    facts_of,
    found_word,
    of_property,
    said_of_the_case,
    says_any,
    texts_of,
)
from comity.steps.check.stolen_back import goes_to_owner
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_orders", "is_final"]

HEARD = ("third_party_notice", "in_absentia", "claimants", "notice")
CLAIMS = ("claim", "agreement", "victims")
EXPECTS = ("confiscation_ground", "next_step")
TIED = ("proceeds", "converted-proceeds", "instrumentality", "object")  # more than a debt
Kinds = Mapping[str, AssistanceKind]


def check_orders(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on orders that a request wants carried out, secured or followed by a return."""
    for index, asset in enumerate(draft.assets):
        if (order := asset.order) and order.appealable and order.final_on:
            yield finding("asset.final-and-open", f"assets[{index}].order.appealable")
    asked = list(of_property(draft, kinds))
    for index, measure, kind in asked:
        path = f"measures[{index}]"
        if kind.decided and kind.coercive:
            yield from _carried_out(draft, measure, path, kind)
        elif kind.decided and kind.of_property:
            others = [one for n, one, _ in asked if n != index]
            yield from _returned(draft, measure, path, others)
        elif kind.lasting and kind.of_property:
            returned = [one for n, one, other in asked if n != index and other.decided]
            if not any(one.assets and _claimed(one, measure) for one in returned):
                yield from _secured(draft, measure, path)


def _orders(draft: Request, measure: RequestMeasure) -> list[AssetOrder]:
    return [asset.order for _, asset in assets_of(draft, measure) if asset.order]


def _carried_out(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    papers = [annex for annex in draft.annexes if annex.kind == "order" or _is_order(annex.title)]
    known = measure.order or _orders(draft, measure) or draft.proceedings.decisions or papers
    if not known:
        return  # `annex.decision-missing` speaks
    yield from _final(draft, measure, path, kind)
    if "in_absentia" in kind.particulars:
        yield from _absent(draft, measure, path)
    if "third_party_notice" not in kind.particulars:
        return
    told = [*_told(draft, measure), *(annex.title for annex in draft.annexes)]
    listed = [measure.order, *_orders(draft, measure), *draft.proceedings.decisions]
    told += [order.summary for order in listed if order and order.summary]
    served = any(order.served_on or order.served_how for order in _orders(draft, measure))
    heard = served or measure.third_parties or says_any(measure, HEARD)
    if not heard and not _speaks("safeguards", told):
        yield finding("asset.unserved", f"{path}.particulars.third_party_notice")


def _is_order(title: str) -> bool:
    return bool(any_of("scope", ("is_order",)).search(title))


def _speaks(name: str, texts: list[str]) -> bool:
    """Whether a text has the words, once what denies them is out: not final, not heard."""
    unheard = any_of("assets", ("unheard", "not_final"))
    return any(any_of("assets", (name,)).search(unheard.sub(" ", text)) for text in texts)


def _final(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The finding on an order of which nothing says that it is final, or that may be appealed."""
    for index, asset in assets_of(draft, measure):
        if (order := asset.order) and order.appealable and not order.final_on:
            yield finding("asset.not-final/open", f"assets[{index}].order.appealable")
            return
    orders = [measure.order, *_orders(draft, measure), *draft.proceedings.decisions]
    dated = any(order and order.final_on for order in orders)
    shut = _shut(draft, measure)
    field = "" if dated or shut else open_in_words(draft, measure, path, kind.of_property)
    if field:
        variant = "open" if kind.of_property else "fine-open"
        yield finding(f"asset.not-final/{variant}", field)
        return
    dated = dated or says_any(measure, ("final_on",))
    told = [*_told(draft, measure), *(annex.title for annex in draft.annexes)]
    told += [order.summary or order.title for order in orders if order]
    if not dated and not shut and not _speaks("final", told):
        yield finding("asset.not-final/unsaid", f"{path}.particulars.final_on")


def _shut(draft: Request, measure: RequestMeasure) -> bool:
    return any(order.appealable is False for order in _orders(draft, measure))


def is_final(draft: Request, measure: RequestMeasure) -> bool:
    """Whether the order that a measure rests on is marked, or told, as open to no appeal."""
    case = draft.proceedings
    listed = [measure.order, *_orders(draft, measure)]
    if not any(listed):
        return False
    if _shut(draft, measure):
        return True
    told = [case.remedies or "", *(annex.title for annex in draft.annexes)]
    told += [one.summary or "" for one in (*listed, *case.decisions) if one]
    final = any_of("assets", ("final",))
    said = (one for text in told for one in sentences(text) if final.search(one))
    return any(not denies(final.sub(" ", one)) for one in said)


def _absent(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The finding on an order made in somebody's absence, where nothing says what was granted."""
    orders = [measure.order, *_orders(draft, measure), *draft.proceedings.decisions]
    told = [*texts_of(measure), draft.proceedings.stage or ""]
    told += [part for order in orders if order for part in (order.title, order.summary) if part]
    absence = any_of("assets", ("in_absence",))
    said = [one for text in told for one in sentences(text) if absence.search(one)]
    absent = any(not denies(absence.sub(" ", one)) for one in said)
    safe = [*told, *said_of_the_case(draft), *(fact.text for fact in draft.facts)]
    if absent and not _speaks("safeguards", [absence.sub(" ", one) for one in safe]):
        yield finding("asset.in-absence", f"{path}.particulars.in_absentia")


def _claimed(other: RequestMeasure, measure: RequestMeasure) -> bool:
    """Whether another measure asks for all property that one holds, and tells on what claim."""
    return set(measure.assets) <= set(other.assets) and says_any(other, CLAIMS)


def _secured(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """The finding on a restraint that does not say what it is to be kept for."""
    if says_any(measure, EXPECTS):
        return
    orders = [order.summary or order.title for order in _orders(draft, measure)]
    plans = [text for _, asset in assets_of(draft, measure) if (text := asset.sharing)]
    decisions = [order.summary or order.title for order in draft.proceedings.decisions]
    told = [*texts_of(measure), *said_of_the_case(draft), *orders, *plans, *decisions]
    at = f"{path}.particulars.confiscation_ground"
    if _speaks("confiscation", told):
        return
    of_offences = {one.text for one in draft.remarks if one.part == "offences"}
    tied = any(asset.link in TIED for _, asset in assets_of(draft, measure))
    secured = [
        one
        for text in (texts_of(measure) if tied else told)
        if text and text not in of_offences  # penalties, and no debts
        for one in sentences(text)
        if not words_in("point_words", "costs-offered", one)
    ]
    if words := found_word("debts", secured):
        yield finding("asset.no-confiscation/debt", at, words=words)
    else:
        yield finding("asset.no-confiscation", at)


def _returned(
    draft: Request, measure: RequestMeasure, path: str, others: list[RequestMeasure]
) -> Iterator[Finding]:
    """The finding on a return without a title, without a final decision, or without others."""
    earlier = measure.earlier or draft.earlier or draft.proceedings.decisions
    claims = measure.nexus or says_any(measure, CLAIMS)
    final = [measure.order, *_orders(draft, measure)]
    lists = [asset.third_parties for _, asset in assets_of(draft, measure)]
    told = [m.third_parties for m in (measure, *others) if m.third_parties]
    if not claims:
        yield finding("asset.return-basis/title", f"{path}.particulars.claim")
    elif not any(final) and not earlier and not others and not goes_to_owner(draft, measure):
        yield finding("asset.return-basis/final", f"{path}.order")
    elif not any(lists) and not told and not _speaks("buyers", _told(draft, measure)):
        yield finding("asset.return-buyers", f"{path}.third_parties")


def _told(draft: Request, measure: RequestMeasure) -> list[str]:
    facts = [fact.text for _, fact in facts_of(draft, measure)]
    return [*texts_of(measure), *said_of_the_case(draft), *facts]
