"""Signs of measures on records, data and searches: how far they reach, and who learns of them.

They need few special words: the kind of measure, its lists and its days tell most.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.departed import departed
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.needs import agreed
from comity.steps.check.point_seen import TRIED, Seen, asked, has, names
from comity.steps.check.point_signs_reach import BESIDE, reaches_far
from comity.steps.check.road_elsewhere import TESTIMONY

__all__ = ["RECORD_SIGNS_MEASURE"]

LATELY = BESIDE  # after which money is hardly still on an account


def _client_untold(seen: Seen, measure: Measure) -> bool:
    """In an investigation, nothing says whether the holder may tell whom the records concern."""
    private = measure.holder is None or measure.holder.kind != "authority"
    early = seen.draft.proceedings.nature == "investigation"
    return (
        early and private and not (_holds_own(seen, measure) or has("of-the-dead", asked(measure)))
    )


def _holds_own(seen: Seen, measure: Measure) -> bool:
    """Whether those whom the measure concerns hold the papers themselves, or have all died."""
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    if people and all(map(departed, people)):
        return True
    holder = measure.holder.name if measure.holder else ""
    tried = [one for one in people if one.role in TRIED and names(one.name.full, holder)]
    return bool(tried)


def _client_told(seen: Seen, measure: Measure) -> str:
    """It is told who is told, or those whom the papers concern are barred from knowing."""
    secrecy = seen.draft.confidentiality
    told = [getattr(measure, "confidential", None)]
    told += [secrecy.reason, secrecy.may_know] if secrecy else []
    barred = has("kept-from-them", "\n".join(filter(None, told)))
    return has("client-told", seen.texts) or barred


def _not_secret(seen: Seen, measure: Measure) -> bool:
    """The draft says that nothing is to be kept secret."""
    secrecy = seen.draft.confidentiality
    return secrecy is not None and secrecy.wanted is False


def _money_there(seen: Seen, measure: Measure) -> str:
    """Accounts of late years, for an offence of gain, while no measure and no fact holds money."""
    kinds = [seen.kind(one) for one in seen.draft.measures]
    if any(one.lasting and one.of_property for one in kinds):
        return ""
    told = [*seen.facts.values(), *(one.result or "" for one in seen.draft.earlier)]
    told = [one for text in told for one in sentences(text) if not denies(one)]
    lately = measure.period is None or _till_now(seen, measure)
    gain = any(has("for-gain", one.title) for one in seen.draft.offences)
    if not (lately and gain) or any(has("secured", one) for one in told):
        return ""
    return measure.title or next(iter(measure.items), measure.id)


def _till_now(seen: Seen, measure: Measure) -> bool:
    end = measure.period.end if measure.period else None
    return end is None or seen.draft.date - end < LATELY


def _other_papers_bound(seen: Seen, measure: Measure) -> bool:
    """Papers that are not a case file, and whose use or secrecy the request settles."""
    return measure.kind not in seen.public and bool(seen.draft.use or seen.draft.statements)


def _consent_told(seen: Seen, measure: Measure) -> bool:
    """The field for consent says that somebody agrees."""
    return agreed(measure)


def _named_pieces(seen: Seen, measure: Measure) -> bool:
    """Each item is a piece with its day or its leaf, and the request tells the use."""
    items = measure.items
    pieces = bool(items) and all(has("one-piece", one) for one in items)
    return pieces and bool(seen.draft.use) and not any(has("whole-file", one) for one in items)


def _order_on_this(seen: Seen, measure: Measure) -> bool:
    """Only copies of the order are asked for that another measure of the same letter asks for."""
    others = (one for one in seen.draft.measures if one is not measure)
    ordered = any(seen.kind(one).coercive or seen.kind(one).of_property for one in others)
    copies = bool(measure.items) and all(has("copy-of-order", one) for one in measure.items)
    return ordered and copies


def _no_copies(seen: Seen, measure: Measure) -> bool:
    """Somebody is heard or gives an opinion, and no copies of papers are asked for."""
    return seen.kind(measure).group == TESTIMONY and not has("copies-of", asked(measure))


def _tax_beside_accounts(seen: Seen, measure: Measure) -> bool:
    """Tax papers of somebody whose account records another measure asks for."""
    others = (one for one in seen.draft.measures if one is not measure)
    accounts = [one for one in others if one.accounts or (one.holder and one.holder.kind == "bank")]
    same = any({*one.persons} & {*measure.persons} for one in accounts)
    return same and bool(has("tax-papers", asked(measure)))


RECORD_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "reaches-far": reaches_far,
    "client-untold": _client_untold,
    "tax-beside-accounts": _tax_beside_accounts,
    "client-told": _client_told,
    "not-secret": _not_secret,
    "money-there": _money_there,
    "other-papers-bound": _other_papers_bound,
    "no-copies": _no_copies,
    "order-on-this": _order_on_this,
    "consent-told": _consent_told,
    "named-pieces": _named_pieces,
}
"""The signs of a measure on records or data, by the name that points.toml has for each."""
