"""The way of the money: what the facts leave open of it, and proceeds that are no longer there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
from comity.steps.check.property_told import (
    assets_of,
    facts_of,
    found_word,
    of_property,
    says_any,
    speaks_any,
)
from comity.text.messages import finding

__all__ = ["check_trails"]

PROCEEDS = frozenset({"proceeds", "converted-proceeds"})


def check_trails(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """One finding of each kind on a request: what it leaves open, and what was spent."""
    taking = [(n, one) for n, one, kind in of_property(draft, kinds) if kind.of_property]
    opened = (one for index, measure in taking for one in _open(draft, measure, index))
    spent = (one for _, measure in taking for one in _spent(draft, measure))
    yield from (*islice(opened, 1), *islice(spent, 1))


def _open(draft: Request, measure: RequestMeasure, index: int) -> Iterator[Finding]:
    """A fact or a text by which it is not known what of the property comes from the offence."""
    if _for_value(draft, measure):
        return
    told = [(f"facts[{n}].text", fact.text) for n, fact in facts_of(draft, measure)]
    told += [(f"assets[{n}].link_shown", a.link_shown or "") for n, a in assets_of(draft, measure)]
    told += [(f"measures[{index}].nexus", measure.nexus or "")]
    name = measure.id
    for at, text in told:
        for sentence in sentences(text):
            money = any(speaks_any(words, [sentence]) for words in ("property_word", "payment"))
            if money and speaks_any("untraced", [sentence]):
                if _unlinked(draft, measure):
                    yield finding("asset.trail-open/unlinked", at, words=sentence, measure=name)
                else:
                    yield finding("asset.trail-open", at, words=sentence, measure=name)


def _unlinked(draft: Request, measure: RequestMeasure) -> bool:
    """Whether no field of a measure or of its assets says how the property is linked."""
    assets = [asset for _, asset in assets_of(draft, measure)]
    told = measure.nexus or says_any(measure, ("link", "confiscation_ground"))
    return bool(assets) and not told and not any(one.link or one.link_shown for one in assets)


def _for_value(draft: Request, measure: RequestMeasure) -> bool:
    kind = str((measure.particulars or {}).get("property_kind") or "")
    assets = [asset.link for _, asset in assets_of(draft, measure)]
    return "equivalent-value" in assets or speaks_any("of_value", [kind, measure.purpose])


def _spent(draft: Request, measure: RequestMeasure) -> Iterator[Finding]:
    """Proceeds that are taken for acts of which the product, by the facts, is used up."""
    for number, asset in assets_of(draft, measure):
        if asset.link not in PROCEEDS or not asset.facts or _for_value(draft, measure):
            continue
        gone = [
            fact.id
            for fact in draft.facts
            if fact.id in measure.facts and fact.id not in asset.facts and _is_spent(fact.text)
        ]
        if gone:
            at = f"assets[{number}].link_shown"
            yield finding("asset.product-spent", at, facts=tuple(gone), asset=asset.id)


def _is_spent(text: str) -> bool:
    """Whether a sentence says that the product is gone: no part, and not what it bought.

    A fact that also tells of an account, or of a rest, leaves open what of the product is there.
    """
    return not speaks_any("left_over", [text]) and any(
        found_word("spent", [one]) and not found_word("spent_on", [one]) for one in sentences(text)
    )
