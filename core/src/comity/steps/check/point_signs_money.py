"""Signs on money and things: who else has a part in them, whence they are known, where they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import TRIED, Seen, asked, has

__all__ = ["MONEY_SIGNS", "MONEY_SIGNS_MEASURE"]

LED = (*TRIED, "convicted")
PUBLIC = ("bribery", "embezzlement", "illicit-enrichment", "abuse-of-functions")


def _from_intelligence(seen: Seen) -> str:
    """A fact that rests on what a financial intelligence unit abroad told, without its leave."""
    if not any(seen.kind(one).coercive for one in seen.draft.measures):
        return ""
    for fact in seen.draft.facts:
        told = f"{seen.facts.get(fact.id, '')}\n{fact.source or ''}"
        if not fact.consent and (words := has("from-intelligence", told)):
            return words
    return ""


def _reads_file(seen: Seen) -> str:
    """An office with a case of its own sees the file, and papers are to be handed over."""
    papers = any(seen.kind(one).records or seen.kind(one).enters for one in seen.draft.measures)
    if not papers:
        return ""
    asks = [seen.draft.use or "", *(asked(one) for one in seen.draft.measures)]
    shared = has("shared-with-States", "\n".join(asks))
    if shared and not has("partners-bound", seen.texts):
        return shared
    return has("reads-file", seen.texts)


def _data_taken(seen: Seen) -> str:
    """What leads to a measure was taken from somebody without a right to it."""
    if not any(seen.kind(one).coercive for one in seen.draft.measures):
        return ""
    told = [*seen.facts.values(), *(one.source or "" for one in seen.draft.facts)]
    told += [one.nexus or "" for one in seen.draft.measures]
    return next(filter(None, (has("data-taken", one) for one in told)), "")


def _about(seen: Seen, measure: Measure) -> list[str]:
    """What is told of the property or accounts of a measure, and of who has them."""
    people = [one for one in seen.draft.persons if one.id in measure.persons and not one.protect]
    told = [asked(measure), measure.purpose, measure.nexus or ""]
    told += [seen.facts.get(name, "") for name in measure.facts]
    told += [f"{one.connection or ''}" for one in people]
    told += [f"{one.description}\n{one.link_shown or ''}" for one in seen.assets(measure)]
    return told


def _pooled(seen: Seen, measure: Measure) -> str:
    """An account in which money of many customers lies together.

    Where accounts are named, a fact counts that names one of them: the story may begin elsewhere.
    """
    if not (names := _accounts_named(measure)):
        return has("pooled", "\n".join(_about(seen, measure)))
    facts = [seen.facts.get(name, "") for name in measure.facts]
    told = [one for one in _about(seen, measure) if one not in facts]
    told += [one for one in facts if any(name in one for name in names)]
    return has("pooled", "\n".join(told))


def _accounts_named(measure: Measure) -> list[str]:
    """How the accounts of a measure may be named in a fact: number, bank and holder."""
    rows = getattr(measure, "accounts", ())
    names = [(one.number, one.iban, one.bank, one.holder) for one in rows]
    return [name for row in names for name in row if name]


def _account_of_another(seen: Seen, measure: Measure) -> bool:
    """Each account is named with its holder, and a fact or an asset tells how money came to it."""
    holders = [one.holder for one in getattr(measure, "accounts", ())]
    suspected = [one for one in seen.draft.persons if one.role not in LED and one.nature != "legal"]
    own = any(one.name.full in (holder or "") for one in suspected for holder in holders)
    told = [seen.facts.get(name, "") for name in measure.facts]
    led = any(_names_it(one, measure) and has("money-came", one) for one in told)
    linked = any(
        one.link_shown and _names_it(one.description, measure) for one in seen.draft.assets
    )
    return bool(holders) and all(holders) and not own and (led or linked)


def _names_it(text: str, measure: Measure) -> bool:
    return any(name in text for name in _accounts_named(measure))


def _transfer_asked(seen: Seen, measure: Measure) -> str:
    """Another measure asks to whom the money goes."""
    others = (one for one in seen.draft.measures if one is not measure)
    return next(filter(None, (has("sharing", asked(one)) for one in others)), "")


def _in_box(seen: Seen, measure: Measure) -> str:
    """A box or a safe is to be opened or held, or a thing that others have things in."""
    kind = seen.kind(measure)
    told = [asked(measure), *measure.place, *(one.description for one in seen.assets(measure))]
    if words := has("closed-box", "\n".join(told)):
        return words if kind.coercive else ""
    return has("with-things-on-board", asked(measure)) if kind.of_property else ""


def _wound_up(seen: Seen, measure: Measure) -> str:
    """A company of the measure that no longer exists, or whose creditors are to be paid."""
    companies = [one for one in seen.draft.persons if one.nature == "legal"]
    companies = [one for one in companies if one.id in measure.persons and not one.protect]
    told = [one.connection or "" for one in companies]
    if any(has("speaks-for-it", one.connection) for one in seen.draft.persons if not one.protect):
        return ""
    for text in (seen.facts.get(name, "") for name in measure.facts):
        told += [one for one in sentences(text) if any(who.name.full in one for who in companies)]
    return next(filter(None, (has("wound-up", one) for one in told)), "")


def _held_jointly(seen: Seen, measure: Measure) -> str:
    """Property that belongs to two people or more together."""
    return has("held-jointly", "\n".join(_about(seen, measure)))


def _public_money(seen: Seen, measure: Measure) -> bool:
    """Money of public office goes back to a State, and the fields on its use are empty."""
    told = measure.particulars or {}
    office = any(
        one.category in PUBLIC
        and not has("of-private-office", f"{one.title} {one.provision or ''}")
        for one in seen.draft.offences
    )
    people = told.get("victims") or any(
        one.role == "victim" and one.nature != "legal" for one in seen.draft.persons
    )
    return office and not people


def _shared_before(seen: Seen, measure: Measure) -> bool:
    """An asset says how it is shared."""
    return any(one.sharing for one in seen.assets(measure))


def _kept_from_holder(seen: Seen, measure: Measure) -> bool:
    """Those whose accounts are asked about are not to learn of it, by the draft."""
    secrecy = seen.draft.confidentiality
    told = [measure.confidential, *(one.text for one in seen.draft.remarks)]
    told += [secrecy.reason, secrecy.may_know] if secrecy else []
    forbidden = bool(secrecy and secrecy.user_notice in ("forbid", "delay"))
    return forbidden or any(has("kept-from-holder", one) for one in told)


def _holder_knows(seen: Seen, measure: Measure) -> str:
    """Those who hold the accounts were heard on the step, or asked for their consent."""
    return has("holder-knows", seen.texts)


def _debt_tested(seen: Seen, measure: Measure) -> str:
    """It is tested whether a sum is owed at all: no money of the offence is on the account."""
    return has("debt-tested", measure.purpose)


def _moved_away(seen: Seen, measure: Measure) -> str:
    """A fact tells that the money has left the account, or that the account is closed."""
    told = (seen.facts.get(name, "") for name in measure.facts)
    return next(filter(None, (has("moved-away", one) for one in told)), "")


MONEY_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "from-intelligence": _from_intelligence,
    "reads-file": _reads_file,
    "data-taken": _data_taken,
}
"""The signs of a request on money, by the name that points.toml has for each."""


MONEY_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "pooled": _pooled,
    "transfer-asked": _transfer_asked,
    "account-of-another": _account_of_another,
    "in-box": _in_box,
    "wound-up": _wound_up,
    "held-jointly": _held_jointly,
    "public-money": _public_money,
    "shared-before": _shared_before,
    "kept-from-holder": _kept_from_holder,
    "holder-knows": _holder_knows,
    "debt-tested": _debt_tested,
    "moved-away": _moved_away,
}
"""The signs of a measure on money and things, by the name that points.toml has for each."""
