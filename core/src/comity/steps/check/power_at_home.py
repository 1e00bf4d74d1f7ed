"""Who could order a measure at home: nobody, or somebody whose order the request does not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.check.open_road import capacities
from comity.steps.check.road_elsewhere import TESTIMONY
from comity.steps.check.words_beside import word_list
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_power"]

RANK: Mapping[str, int] = {
    "police": 1,
    "prosecutor": 2,
    "central-authority": 2,  # which sends what a prosecutor or a judge has asked for
    "judge": 3,
    "court": 3,
}
ORDER = "order"  # of annexes: the kind of one that holds an order


def check_power(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind, *, treaty: bool
) -> Iterator[Finding]:
    """The finding on who could order a coercive measure in the requesting State.

    A hearing that nobody could order at home is no defect where a ``treaty`` carries the request:
    few treaties ask of it what they ask of a search.
    """
    power = measure.domestic_power
    if power is None or not kind.coercive or measure.already_held:  # nobody takes it once more
        return
    if power.capacity == "nobody":
        if treaty and kind.group == TESTIMONY:
            return
        yield finding("lint.power-at-home/nobody", f"{path}.domestic_power", weight=Severity.ADVICE)
    elif _unordered(draft, measure, power.capacity):
        (who,) = capacities((power.capacity,))
        light = Severity.ADVICE if _order_told(draft) else Severity.WARNING
        yield finding("lint.power-at-home/unordered", f"{path}.order", weight=light, who=who)


def _order_told(draft: Request) -> bool:
    """Whether a text of the draft speaks of an order, which may be the one that is needed."""
    texts = (part.text for part in free_text(draft) if not part.field.startswith("offences["))
    return any(word_list("open_words", "order_told").search(text) for text in texts)


def _unordered(draft: Request, measure: RequestMeasure, needed: str) -> bool:
    """Whether neither who issues or validates the request nor an order comes up to that power."""
    if needed not in RANK or measure.order is not None:
        return False
    if draft.requesting.validation_follows or any(a.kind == ORDER for a in draft.annexes):
        return False
    if any(asset.order for asset in draft.assets if asset.id in measure.assets):
        return False
    issuer, validated = draft.requesting.issued_by, draft.requesting.validated_by
    told = [one.capacity for one in (issuer, validated) if one and one.capacity]
    return bool(told) and "other" not in told and max(RANK.get(c, 0) for c in told) < RANK[needed]
