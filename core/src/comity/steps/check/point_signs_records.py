"""Signs of measures on records, data and searches: how far they reach, and who learns of them.

They need few special words: the kind of measure, its lists and its days tell most.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.departed import departed
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import TRIED, Seen, asked, has, names
from comity.steps.check.road_elsewhere import TESTIMONY
from comity.steps.protect.known_towns import is_town_or_state

__all__ = ["RECORD_SIGNS_MEASURE"]

BEFORE = dt.timedelta(days=364)  # of a period before the acts, which a word explains
BESIDE = dt.timedelta(days=366)  # the same after them, when money may still move
LATELY = BESIDE  # after which money is hardly still on an account
FEW = 3  # people, accounts or kinds of papers that a holder sees through at once


def _reaches_far(seen: Seen, measure: Measure) -> str:
    """Papers by the whole class, years beside the acts, or one of many people or accounts."""
    classes = measure.items if len(measure.items) > 1 else ()
    papers = (one for one in classes if not has("things-of-crime", one))
    whole = next((one for one in papers if has("whole-class", one)), "")
    return whole or _years_beside(seen, measure) or _one_of_many(seen, measure)


def _years_beside(seen: Seen, measure: Measure) -> str:
    """A period that begins long before the acts told, or ends long after them."""
    acts, period = list(_acts(seen)), measure.period
    if not acts or period is None:
        return ""
    first, last = period.start or min(acts), period.end or seen.draft.date
    ended = all(one.committed_to or not one.committed_from for one in seen.draft.offences)
    beside = min(acts) - first > BEFORE or (ended and last - max(acts) > BESIDE)
    return f"{first} – {last}" if beside else ""


def _one_of_many(seen: Seen, measure: Measure) -> str:
    few = FEW if measure.nexus else FEW - 1
    accounts = [mark for one in measure.accounts if (mark := one.number or one.iban)]
    if len(accounts) > few:
        return accounts[-1]
    holder = measure.holder.name if measure.holder else ""
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    others = [one for one in people if not one.protect and one.name.full not in holder]
    one_place = bool(measure.place) and all(map(is_town_or_state, measure.place[1:]))
    if seen.kind(measure).enters and one_place:  # those who are there are searched
        others = [one for one in others if one.role not in TRIED]
    if len(others) > few:
        return others[-1].name.full
    return next(filter(None, (has("many-numbers", one) for one in measure.items)), "")


def _acts(seen: Seen) -> Iterator[dt.date]:
    for one in seen.draft.offences:
        yield from (day for day in (one.committed_from, one.committed_to) if day)


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
    return has("client-told", seen.texts)


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
    "reaches-far": _reaches_far,
    "client-untold": _client_untold,
    "tax-beside-accounts": _tax_beside_accounts,
    "client-told": _client_told,
    "not-secret": _not_secret,
    "money-there": _money_there,
    "other-papers-bound": _other_papers_bound,
    "no-copies": _no_copies,
    "order-on-this": _order_on_this,
}
"""The signs of a measure on records or data, by the name that points.toml has for each."""
