"""Signs of what a request of its kind always leaves to be asked: standing questions.

They look at the kind of measure and at who or what is listed, and need few special words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_assets import Asset
from comity.steps.check.conduct import before_the_acts
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import OPEN, TRIED, Seen, answered_in_measure, asked, has
from comity.steps.check.point_signs_lacks import tied
from comity.steps.check.point_signs_things import for_claims
from comity.steps.check.reached_by import by_ministries

__all__ = ["STANDING_SIGNS", "STANDING_SIGNS_MEASURE"]

SEVERAL = 2  # people or accounts of which one reason no longer tells each
SHORT = 3  # signs of a name that may stand in any text
SUMS = ("account", "cash", "claim")
SUM = re.compile(
    r"\d{1,3}(?:[., \u00a0]\d{3})+(?!\d)|\d[.,]\d\d\b|\b[A-Z]{3} ?\d"
    r"|(?i:million|thousand|tausend|\bmille\b|\d (?:euros?|dollars?|pounds?|francs?)\b)"
)
LEADING = (*TRIED, "convicted")


def _decision_told(seen: Seen) -> bool:
    """A decision on the same acts or people is told of, in a case in which acts are still open."""
    case = seen.draft.proceedings
    if any(one.role == "convicted" for one in seen.draft.persons):
        return False  # it is told whom the decision was about
    told = [one for one in sentences(case.earlier_judgments or "") if not denies(one)]
    if before_the_acts(case.earlier_judgments or "", seen.draft):
        return False
    return case.nature in OPEN and any(has("case-over", one) for one in told)


def _straight_without_treaty(seen: Seen) -> bool:
    """A letter under no treaty that passes by ministries and central authorities."""
    draft, way = seen.draft, seen.draft.transmission
    if draft.basis or way is None or by_ministries(draft):
        return False
    straight = way.road in (None, "judicial-authorities")
    return straight and draft.requesting.central_authority is None


def _one_untold(seen: Seen, measure: Measure) -> str:
    """The first of several people or accounts whom no fact and no reason of a measure names."""
    listed = (has("many-numbers", one.value) for one in measure.identifiers)
    if not measure.nexus and (many := next(filter(None, listed), "")):
        return many
    accounts = [mark for one in measure.accounts if (mark := one.number or one.iban)]
    alone = len(accounts) == 1 and len(measure.persons) == 1 and _holds(seen, measure)
    if alone or len(measure.persons) + len(accounts) < SEVERAL:
        return ""
    told = [*seen.facts.values(), measure.nexus or "", measure.necessity or ""]
    return next(_untold(seen, measure, accounts, "\n".join(told)), "")


def _holds(seen: Seen, measure: Measure) -> bool:
    """Whether the one person of a measure holds its one account."""
    holder = measure.accounts[0].holder or ""
    return any(
        one.id in measure.persons and holder in (one.id, one.name.full)
        for one in seen.draft.persons
    )


def _paid_into_it(seen: Seen, measure: Measure) -> bool:
    """Whether facts on the holder of the one account tell what came in and what went out of it."""
    holder = next((one.holder for one in measure.accounts if one.holder), "")
    ids = {one.id for one in seen.draft.persons if holder in (one.id, one.name.full)}
    told = [one for one in seen.draft.facts if one.id in measure.facts and ids & {*one.persons}]
    texts = [seen.facts.get(one.id, "") for one in told]
    return any(has("into-an-account", one) for one in texts) and any(
        has("same-account", one) for one in texts
    )


def _untold(seen: Seen, measure: Measure, accounts: list[str], told: str) -> Iterator[str]:
    said, digits = told.casefold(), "".join(told.split())
    alone = len(accounts) == 1 and (
        bool(has("this-account", measure.nexus)) or _paid_into_it(seen, measure)
    )
    for one in seen.draft.persons:
        third = one.role == "third-party" and one.id in measure.persons
        if not third or one.protect or tied(one):
            continue
        words = [word for word in one.name.full.casefold().split() if len(word) > SHORT]
        if not any(word in said for word in words):
            yield one.name.full
    if not has("trail-told", f"{measure.nexus or ''}\n{measure.necessity or ''}") and not alone:
        yield from (one for one in accounts if "".join(one.split()) not in digits)


def _not_of_suspect(seen: Seen, measure: Measure) -> bool:
    """Papers on nobody who is suspected, and no money that leads to them.

    Or papers of a business, for which no link is told.
    """
    if measure.holder and measure.holder.kind not in ("bank", "provider") and not measure.nexus:
        return True
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


def _proved_beside(seen: Seen, measure: Measure) -> bool:
    """Another measure has somebody prove the papers: a witness, a certificate, an affidavit."""
    own = seen.kind(measure).items_are
    others = (one for one in seen.draft.measures if one is not measure)
    proofs = (one for one in others if seen.kind(one).items_are != own or one.kind != measure.kind)
    return any(has("papers-spoken-to", _wanted(one)) for one in proofs)


def _wanted(measure: Measure) -> str:
    """What a measure is to bring, with the form in which it is wished."""
    procedure = measure.procedure
    wished = (procedure.wished, procedure.reason) if procedure else ()
    told = (asked(measure), measure.purpose, *measure.questions, *wished)
    return "\n".join(part for part in told if part)


def _sum_not_followed(seen: Seen, measure: Measure) -> bool:
    """An account or a claim is proceeds, and no figure or word says how much of it."""
    sums = [one for one in seen.assets(measure) if one.kind in SUMS]
    return any(one.link != "equivalent-value" and not _measured(seen, one, measure) for one in sums)


def _measured(seen: Seen, asset: Asset, measure: Measure) -> bool:
    particulars = measure.particulars or {}
    told = "\n".join(
        (asset.link_shown or "", measure.nexus or "", str(particulars.get("link", "")))
    )
    facts = [seen.facts.get(name, "") for name in asset.facts]
    summed = SUM.search(told) or any(has("how-much", text) for text in (told, *facts))
    return bool(summed)


def _decision_far(seen: Seen, measure: Measure) -> bool:
    """Property is secured, and no measure of the request enforces a final decision on it."""
    others = (one for one in seen.draft.measures if one is not measure)
    enforces = any(seen.kind(one).of_property and seen.kind(one).decided for one in others)
    told = [one.text or "" for one in seen.draft.assurances]
    told += [answered_in_measure(seen, measure), seen.draft.proceedings.stage or ""]
    orders = [one for one in seen.draft.proceedings.decisions if has("for-confiscation", one.title)]
    told += [one.summary or "" for one in orders]
    return not enforces and not has("when-final", "\n".join(told))


def _force_asked(seen: Seen, measure: Measure) -> str:
    """Words for force against somebody who is to be heard, and none for a summons before it."""
    wished = measure.procedure.wished if measure.procedure else ""
    told = f"{asked(measure)}\n{wished or ''}"
    if has("summons-first", told):
        return ""
    said = [one for text in (measure.title, wished) for one in sentences(text or "")]
    said += [one for one in measure.items if has("to-happen", one)]  # not only what is asked about
    said += sentences(getattr(measure, "result", None) or "")
    said = [one for one in said if not has("nobody", one)]
    return next((hit for one in said if (hit := has("brought-by-force", one))), "")


def _insider(seen: Seen, measure: Measure) -> str:
    """Somebody heard as no suspect, who by the entry ran or used what the offence went through."""
    if seen.kind(measure).items_are != "matters":
        return ""
    heard = [one for one in seen.heard(measure) if one.role not in LEADING and not one.protect]
    told = [one.connection or "" for one in heard if one.nature != "legal"]
    return next(filter(None, (has("took-part", one) for one in told)), "")


def _looked_for(seen: Seen, measure: Measure) -> str:
    """Property that is looked for, while no measure and no fact keeps it where it is."""
    kinds = [seen.kind(one) for one in seen.draft.measures]
    kept = any(one.lasting and one.of_property for one in kinds)
    if kept or "property" not in seen.kind(measure).traced_as:
        return ""
    told = "\n".join((*seen.facts.values(), *(one.result or "" for one in seen.draft.earlier)))
    return "" if has("secured", told) else (measure.title or next(iter(measure.items), ""))


STANDING_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "straight-without-treaty": _straight_without_treaty,
    "decision-told": _decision_told,
}
"""The signs of a request, by the name that points.toml has for each."""

STANDING_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "one-untold": _one_untold,
    "proof-enclosed": _proof_enclosed,
    "proved-beside": _proved_beside,
    "things-taken": _things_taken,
    "not-of-suspect": _not_of_suspect,
    "sum-not-followed": _sum_not_followed,
    "decision-far": _decision_far,
    "force-asked": _force_asked,
    "insider": _insider,
    "looked-for": _looked_for,
}
"""The signs of a measure, by the name that points.toml has for each."""
