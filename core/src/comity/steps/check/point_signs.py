"""The signs by which a point (points.toml) concerns a whole request, each by its name.

A sign is true or false of what the request tells; none says what the law is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Offence
from comity.model.drafts.request_conditions import Urgency
from comity.model.records import owner_of
from comity.steps.assess.common_crime import says_none
from comity.steps.check.free_samples import given_freely
from comity.steps.check.lint_words import sentences
from comity.steps.check.named_apart import by_office, named_apart
from comity.steps.check.names_in_texts import whole_words
from comity.steps.check.point_letters import (
    asked_after,
    case_young,
    old_and_first,
    supplement,
    unanswered,
    went_wrong,
)
from comity.steps.check.point_places import acts_there, not_here
from comity.steps.check.point_seen import TRIED, Seen, attends, has
from comity.steps.check.point_signs_answered import asks_no_counterpart
from comity.steps.check.point_signs_beside import BESIDE_SIGNS
from comity.steps.check.point_signs_camps import CAMP_SIGNS
from comity.steps.check.point_signs_dealt import DEALT_SIGNS
from comity.steps.check.point_signs_denied import DENIED_SIGNS
from comity.steps.check.point_signs_fair import FAIR_SIGNS
from comity.steps.check.point_signs_file import FILE_SIGNS
from comity.steps.check.point_signs_final import FINAL_SIGNS
from comity.steps.check.point_signs_hearings import HEARING_SIGNS
from comity.steps.check.point_signs_lacks import LACK_SIGNS
from comity.steps.check.point_signs_leave import LEAVE_SIGNS
from comity.steps.check.point_signs_limits import LIMIT_SIGNS, fiscal
from comity.steps.check.point_signs_money import MONEY_SIGNS
from comity.steps.check.point_signs_onward import ONWARD_SIGNS
from comity.steps.check.point_signs_orders import ORDER_SIGNS, orders_listed
from comity.steps.check.point_signs_others import OTHERS_SIGNS
from comity.steps.check.point_signs_passed import PASSED_SIGNS
from comity.steps.check.point_signs_people import PEOPLE_SIGNS
from comity.steps.check.point_signs_plain import PLAIN_SIGNS, predicate_named
from comity.steps.check.point_signs_proof import PROOF_SIGNS
from comity.steps.check.point_signs_standing import STANDING_SIGNS
from comity.steps.check.point_signs_things import for_claims
from comity.steps.check.point_signs_told import TOLD_SIGNS, of_an_authority
from comity.steps.check.point_signs_trial import TRIAL_SIGNS
from comity.steps.check.secrecy_asked import end_in_words, may_be_told
from comity.steps.check.within_the_office import within_the_office
from comity.steps.check.words_beside import undenied_in, words_in

__all__ = ["SIGNS"]

Sign = Callable[[Seen], bool | str]  # words of the file, where these are the sign
JUDICIAL = ("judge", "court")
NEAR = 100  # days in which a hearing with people from both sides can hardly be arranged unasked
LINKED = 60  # the same of a hearing over a link
NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")  # and no year
PAIR = 2  # suspects: two are asked about only if nothing tells them apart


def _theirs_to_keep(seen: Seen) -> bool:
    """A measure asks for the files of a case there, or for what an authority there has taken.

    How that authority obtained it, if the entry says so, tells of the case there.
    """
    return any(
        one.kind in seen.public or (one.already_held and not one.already_held.obtained)
        for one in seen.draft.measures
    )


def _case_there_listed(seen: Seen) -> bool:
    there = owner_of(seen.draft.requested.state)
    return any(owner_of(one.state) == there for one in seen.draft.proceedings.other_states)


def _no_evidence(seen: Seen) -> bool:
    """Only property, papers to be served, a decision or things for claims are in question."""
    return all(
        kind.of_property or kind.items_are == "papers" or for_claims(kind, one)
        for kind, one in ((seen.kind(one), one) for one in seen.draft.measures)
    )


def _one_state(seen: Seen) -> bool:
    draft = seen.draft
    one = owner_of(draft.requesting.state) == owner_of(draft.requested.state)
    return (
        one
        or within_the_office(draft)
        or (draft.transmission is not None and draft.transmission.road == "home-order")
    )


def _compels_for_crime(seen: Seen) -> bool:
    """A measure gets things, data or property by compulsion, where the law there may ask for what.

    Where its law gives the measure whatever the conduct is there, no counterpart is missing.
    """
    kinds = [(one, seen.kind(one)) for one in seen.draft.measures]
    orders = [one for one, kind in kinds if kind.coercive and kind.decided and kind.of_property]
    forced = [*orders, *(one for one, _ in kinds if _by_compulsion(seen, one))]
    return any(not asks_no_counterpart(seen.resolved, one) for one in forced)


def _ordered_first(seen: Seen) -> bool:
    """A measure that a court usually orders first: not data that the other State's law releases."""
    asked = [one for one in seen.draft.measures if not of_an_authority(seen, one)]
    kinds = [seen.kind(one) for one in asked if _by_compulsion(seen, one)]
    return any(one.items_are != "acts" and (one.kept_by != "carrier" or one.live) for one in kinds)


def _by_compulsion(seen: Seen, measure: Measure) -> bool:
    kind = seen.kind(measure)
    free = given_freely(seen, measure)
    return kind.coercive and kind.items_are != "matters" and not (kind.decided or free)


def _counterpart_told(seen: Seen) -> bool | str:
    """A provision of the requested State, or an offence that every State has, or no examination."""
    offences = [one for one in seen.draft.offences if not says_none(one)]
    fields = any(one.requested_law for one in offences) or all(map(_listed, offences))
    plain = all(has("plain-crime", f"{one.title} {one.category or ''}") for one in offences)
    cited = [d.statement for one in offences if (d := one.dual_criminality) and d.statement]
    return fields or plain or any(NUMBER.search(text) for text in cited)


def _listed(offence: Offence) -> bool:
    """Whether an offence is of a list for which double criminality is not examined."""
    told = offence.dual_criminality
    return bool(told and (told.listed_as or told.three_years))


def _suspects_together(seen: Seen) -> bool:
    """Several suspects, of whom the facts tell most only together."""
    people = [
        one
        for one in seen.draft.persons
        if one.role in TRIED
        and not one.protect
        and not words_in("formal_words", "nobody_yet", one.name.full)
    ]
    tried = {one.id: one.name for one in people}
    ties = {one.connection for one in people}
    if len(people) == PAIR and len(ties) == PAIR and None not in ties:
        return False  # the two are told apart by what ties each to the case
    listed = [set(one.persons) & set(tried) for one in seen.draft.facts]
    alone = {id for ids in listed if len(ids) == 1 for id in ids}
    told = [text for one in seen.facts.values() for text in sentences(one)]
    full = {id: name.full for id, name in tried.items()}
    offices = {one.id: one.occupation for one in people}
    last = {id: name.split()[-1] for id, name in full.items()}
    for text in told:
        alone |= _told_alone(text, last) | named_apart(text, full) | by_office(text, offices)
    if any(has("in-order", text) for text in told):  # "the second accused signed"
        return False
    return len(tried) >= PAIR and len(alone) * 2 < len(tried)


def _told_alone(text: str, last: Mapping[str, str]) -> set[str]:
    """Whom of several a text names, by the id or the last name, while it names no other of them."""
    words = whole_words(text)
    named = {id for id, name in last.items() if _names(text, words, name)}
    if named:
        return named if len(named) == 1 else set()
    return {id for id in last if _names(text, words, id)}


def _names(text: str, words: frozenset[str], name: str) -> bool:
    if re.fullmatch(r"\w+", name):
        return name in words
    return name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _tax_beside(seen: Seen) -> bool:
    """A fiscal offence beside one that is not."""
    of_each = fiscal(seen)
    return any(of_each) and not all(of_each)


def _compensation_beside(seen: Seen) -> str:
    case = seen.draft.proceedings
    return has("compensation", f"{case.summary or ''}\n{case.stage or ''}")


def _use_promised(seen: Seen) -> bool:
    promises = {name for one in seen.draft.assurances for name in one.promise}
    limited = promises & {"use-limited", "other-use-with-consent"}
    if limited or any(one.use for one in seen.draft.assurances):
        return True
    told = [one.text for one in seen.draft.remarks]
    told += [one.text for one in seen.draft.statements]
    told += [one.purpose for one in seen.draft.measures]
    return any(has("use-told", text) for text in told)


def _ordered(seen: Seen) -> bool | str:
    """An order, a power at home or a court's decision is told, in a field, an annex or words."""
    draft = seen.draft
    told = any(one.order or one.domestic_power for one in draft.measures)
    papers = orders_listed(draft)
    assets = any(one.order for one in draft.assets)
    return bool(told or papers or assets) or has("ordered-told", seen.texts)


def _court_asks(seen: Seen) -> bool | str:
    side = seen.draft.requesting
    officials = [one for one in (side.issued_by, side.validated_by) if one]
    judicial = any(one.capacity in JUDICIAL for one in officials)
    if judicial or has("a-prosecutor", side.authority.name):
        return judicial  # “Public prosecutor's office at the court of …” is no court
    return has("a-court", side.authority.name)


def _prosecutor_at_trial(seen: Seen) -> bool:
    side = seen.draft.requesting
    capacity = side.issued_by.capacity
    writes = capacity in ("police", "other") and has("a-prosecutor", side.authority.name)
    own = capacity == "prosecutor" or writes
    return seen.draft.proceedings.nature == "trial" and bool(own) and not _ordered(seen)


def _near_days(seen: Seen) -> bool:
    """People of the requesting State are to be at a hearing that is near."""
    draft = seen.draft
    urgent = _day_of_need(draft.urgency)
    for measure in draft.measures:
        kind = seen.kind(measure)
        linked, comes = "hearers" in kind.particulars, attends(measure)
        if kind.items_are != "matters" or not (comes or linked):
            continue
        latest = draft.date + dt.timedelta(days=NEAR if comes else LINKED)
        days = [one.date for one in draft.hearings if measure.id in one.measures]
        days += [day for day in (measure.deadline, measure.not_before) if day]
        if any(day <= latest for day in days or ([urgent] if urgent else [])):
            return True
    return False


def _day_of_need(urgency: Urgency | None) -> dt.date | None:
    """The day of which the urgency tells, unless it only ends the time for an answer."""
    if urgency is None or has("reply-wanted", urgency.reason):
        return None
    return urgency.deadline if urgency.level != "ordinary" or urgency.grounds else None


def _launders(seen: Seen) -> str:
    """Laundering with no offence before it from which property could come, or only a tax one."""
    offences = seen.draft.offences
    after = [one for one in offences if has("launders", one.title)]
    open_ = [one for one in after if not one.predicate and not _answered(one)]
    of_each = dict(zip((one.id for one in offences), fiscal(seen), strict=True))
    before = [one for one in offences if one not in after and not of_each[one.id]]
    told = before or predicate_named(seen)
    return has("launders", open_[0].title) if open_ and not told else ""


def _answered(offence: Offence) -> bool:
    """Whether double criminality is dealt with, or need not be examined."""
    told = offence.dual_criminality
    return bool(told and told.statement) or _listed(offence)


def _not_named(seen: Seen) -> str:
    """A provision or a penalty that is filled in with words for nothing."""
    told = [one.provision for one in seen.draft.offences]
    told += [one.maximum_penalty.text for one in seen.draft.offences]
    return next(filter(None, (has("not-named", text) for text in told)), "")


def _signed_by_another(seen: Seen) -> str:
    """A court asks, and what it asks for may stand in the paper of another office."""
    if not _court_asks(seen):
        return ""
    draft = seen.draft
    told = [one.title for one in draft.annexes]
    told += [item for one in draft.measures for item in (*one.items, one.purpose, one.title or "")]
    told += [draft.requesting.authority.functions or "", *(one.text for one in draft.remarks)]
    return has("signed-by-another", "\n".join(told))


def _other_duty(seen: Seen) -> str:
    """A duty that is none of assistance in criminal cases, as a reason for a measure."""
    told = [f"{one.purpose}\n{one.nexus or ''}\n{one.result or ''}" for one in seen.draft.measures]
    told += [one.text for one in seen.draft.remarks if one.part != "basis"]
    return undenied_in("point_words", "other-duty", "\n".join(told))


def _competes(seen: Seen) -> str:
    """Papers of a business, and somebody in the case who should not learn its secrets."""
    taken = any(
        one.holder and one.holder.kind in (None, "company") and seen.kind(one).coercive
        for one in seen.draft.measures
    )
    return has("competes", seen.texts) if taken else ""


def _no_charge(seen: Seen) -> str:
    """An investigation in which nobody is charged, and no next step is told."""
    case = seen.draft.proceedings
    if case.nature != "investigation" or seen.draft.hearings:
        return ""
    if any(one.role == "accused" for one in seen.draft.persons):
        return ""
    if any("better_placed" in seen.kind(one).particulars for one in seen.draft.measures):
        return ""  # the requested State is to take the case over
    return has("no-charge", f"{case.stage or ''}\n{case.summary or ''}")


def _at_home_file(seen: Seen) -> str:
    """Facts that are told by a reference to a file, of which no copy goes along."""
    told = [*seen.facts.values(), seen.draft.proceedings.summary or ""]
    told += [one.source or "" for one in seen.draft.facts if one.id in seen.facts]
    return has("at-home-file", "\n".join(told))


def _co_accused(seen: Seen) -> str:
    """Others who are on trial wait for what is done to one who is elsewhere."""
    case = seen.draft.proceedings
    told = [case.summary or "", case.stage or "", *seen.facts.values()]
    waits = case.nature == "trial" and any(
        seen.heard(one) or seen.serves(one) for one in seen.draft.measures
    )
    return has("co-accused", "\n".join(told)) if waits else ""


def _secret(seen: Seen) -> bool:
    secret = seen.draft.confidentiality
    if not secret or not secret.wanted or end_in_words(secret):
        return False
    return not may_be_told(seen.draft, secret)


SIGNS: Mapping[str, Sign] = {
    **BESIDE_SIGNS,
    **CAMP_SIGNS,
    **FAIR_SIGNS,
    **DEALT_SIGNS,
    **DENIED_SIGNS,
    **FILE_SIGNS,
    **FINAL_SIGNS,
    **HEARING_SIGNS,
    **PASSED_SIGNS,
    **TRIAL_SIGNS,
    "no-case-told": lambda seen: has("no-case-told", seen.texts),
    "own-form": lambda seen: seen.on_own_form(),
    "acts-there": acts_there,
    "theirs-to-keep": _theirs_to_keep,
    "case-there-listed": _case_there_listed,
    "no-evidence": _no_evidence,
    "one-State": _one_state,
    "compels-for-crime": _compels_for_crime,
    "ordered-first": _ordered_first,
    "counterpart-told": _counterpart_told,
    "suspects-together": _suspects_together,
    "tax-beside": _tax_beside,
    "compensation-beside": _compensation_beside,
    "use-promised": _use_promised,
    "ordered": _ordered,
    "court-asks": _court_asks,
    "prosecutor-at-trial": _prosecutor_at_trial,
    "unanswered": unanswered,
    "asked-after": asked_after,
    "near-days": _near_days,
    "launders": _launders,
    "not-named": _not_named,
    "signed-by-another": _signed_by_another,
    "went-wrong": went_wrong,
    "other-duty": _other_duty,
    "competes": _competes,
    "not-here": not_here,
    "no-charge": _no_charge,
    "secret": _secret,
    "co-accused": _co_accused,
    "case-young": case_young,
    "old-and-first": old_and_first,
    "supplement": supplement,
    "at-home-file": _at_home_file,
    **ONWARD_SIGNS,
    **ORDER_SIGNS,
    **OTHERS_SIGNS,
    **MONEY_SIGNS,
    **PROOF_SIGNS,
    **PEOPLE_SIGNS,
    **LACK_SIGNS,
    **LEAVE_SIGNS,
    **LIMIT_SIGNS,
    **PLAIN_SIGNS,
    **STANDING_SIGNS,
    **TOLD_SIGNS,
}
"""Every sign of a request by the name that points.toml has for it."""
