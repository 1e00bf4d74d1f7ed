"""Signs of what a request of its kind always leaves to be asked: standing questions.

They look at the kind of measure and at who is listed, and need no special words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import TRIED, Seen, has
from comity.steps.check.point_signs_lacks import tied
from comity.steps.check.point_signs_things import for_claims

__all__ = ["STANDING_SIGNS", "STANDING_SIGNS_MEASURE"]

OPEN = ("investigation", "prosecution", "trial")  # proceedings in which acts are still to be judged
SEVERAL = 3  # people or accounts of which one reason no longer tells each
SHORT = 3  # signs of a name that may stand in any text


def _evidence_taken(seen: Seen) -> bool:
    """A measure takes papers, data or things by compulsion, and no promise limits their use."""
    if any(one.kind == "specialty" for one in seen.draft.assurances):
        return False
    return any(
        kind.coercive and not (kind.of_property or kind.decided or kind.routed or kind.live)
        for kind in map(seen.kind, seen.draft.measures)
        if kind.items_are not in ("matters", "papers", "acts")
    )


def _decision_told(seen: Seen) -> bool:
    """A decision on the same acts or people is told of, in a case in which acts are still open."""
    case = seen.draft.proceedings
    if any(one.role == "convicted" for one in seen.draft.persons):
        return False  # it is told whom the decision was about
    told = [one for one in sentences(case.earlier_judgments or "") if not denies(one)]
    return case.nature in OPEN and any(has("case-over", one) for one in told)


def _one_untold(seen: Seen, measure: Measure) -> str:
    """The first of several people or accounts whom no fact and no reason of a measure names."""
    accounts = [mark for one in measure.accounts if (mark := one.number or one.iban)]
    if len(measure.persons) + len(accounts) < SEVERAL:
        return ""
    told = [*seen.facts.values(), measure.nexus or "", measure.necessity or ""]
    return next(_untold(seen, measure, accounts, "\n".join(told)), "")


def _untold(seen: Seen, measure: Measure, accounts: list[str], told: str) -> Iterator[str]:
    said, digits = told.casefold(), "".join(told.split())
    for one in seen.draft.persons:
        third = one.role == "third-party" and one.id in measure.persons
        if not third or one.protect or tied(one):
            continue
        words = [word for word in one.name.full.casefold().split() if len(word) > SHORT]
        if not any(word in said for word in words):
            yield one.name.full
    if not has("trail-told", f"{measure.nexus or ''}\n{measure.necessity or ''}"):
        yield from (one for one in accounts if "".join(one.split()) not in digits)


def _not_of_suspect(seen: Seen, measure: Measure) -> bool:
    """Papers on nobody who is suspected, and no money that leads to them."""
    tried = {one.id for one in seen.draft.persons if one.role in TRIED}
    return not (tried & set(measure.persons) or has("trail-told", measure.nexus))


def _things_taken(seen: Seen, measure: Measure) -> bool:
    """Evidence that is no paper: a thing, a sample or data, which may be taken for another."""
    kind = seen.kind(measure)
    things = any(not (has("papers", one) or has("a-copy", one)) for one in measure.items)
    return (things or kind.electronic) and not for_claims(kind, measure)


def _proof_enclosed(seen: Seen, measure: Measure) -> bool:
    """A form of certificate goes along."""
    return any(has("papers-proved", one.title) for one in seen.draft.annexes if one.kind != "order")


STANDING_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "evidence-taken": _evidence_taken,
    "decision-told": _decision_told,
}
"""The signs of a request, by the name that points.toml has for each."""

STANDING_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "one-untold": _one_untold,
    "proof-enclosed": _proof_enclosed,
    "things-taken": _things_taken,
    "not-of-suspect": _not_of_suspect,
}
"""The signs of a measure, by the name that points.toml has for each."""
