"""The signs by which a point (points.toml) concerns a measure, each by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import (
    TRIED,
    Seen,
    answered_in_measure,
    asked,
    attends,
    calls_to_act,
    has,
    told_in_measure,
)
from comity.steps.check.point_signs_answered import ANSWERED_SIGNS_MEASURE
from comity.steps.check.point_signs_bodies import BODY_SIGNS_MEASURE
from comity.steps.check.point_signs_camps import CAMP_SIGNS_MEASURE
from comity.steps.check.point_signs_dealt import DEALT_SIGNS_MEASURE
from comity.steps.check.point_signs_fair import suspects_asked_there
from comity.steps.check.point_signs_file import FILE_SIGNS_MEASURE
from comity.steps.check.point_signs_final import FINAL_SIGNS_MEASURE
from comity.steps.check.point_signs_hearings import HEARING_SIGNS_MEASURE
from comity.steps.check.point_signs_lacks import LACK_SIGNS_MEASURE
from comity.steps.check.point_signs_leave import LEAVE_SIGNS_MEASURE
from comity.steps.check.point_signs_limits import LIMIT_SIGNS_MEASURE
from comity.steps.check.point_signs_means import MEANS_SIGNS_MEASURE
from comity.steps.check.point_signs_money import MONEY_SIGNS_MEASURE
from comity.steps.check.point_signs_onward import ONWARD_SIGNS_MEASURE
from comity.steps.check.point_signs_orders import ORDER_SIGNS_MEASURE
from comity.steps.check.point_signs_others import OTHERS_SIGNS_MEASURE
from comity.steps.check.point_signs_owners import OWNER_SIGNS_MEASURE, all_owned_by_tried
from comity.steps.check.point_signs_passed import PASSED_SIGNS_MEASURE
from comity.steps.check.point_signs_people import PEOPLE_SIGNS_MEASURE
from comity.steps.check.point_signs_plain import PLAIN_SIGNS_MEASURE
from comity.steps.check.point_signs_proof import PROOF_SIGNS_MEASURE
from comity.steps.check.point_signs_records import RECORD_SIGNS_MEASURE
from comity.steps.check.point_signs_sentences import SENTENCE_SIGNS_MEASURE
from comity.steps.check.point_signs_settled import SETTLED_SIGNS_MEASURE
from comity.steps.check.point_signs_sourced import (
    SOURCED_SIGNS_MEASURE,
    deed_by_role,
    gives_name,
    in_its_town,
    only_named,
)
from comity.steps.check.point_signs_standing import STANDING_SIGNS_MEASURE
from comity.steps.check.point_signs_things import THING_SIGNS_MEASURE
from comity.steps.check.point_signs_told import TOLD_SIGNS_MEASURE
from comity.steps.check.point_signs_trial import TRIAL_SIGNS_MEASURE
from comity.steps.check.told_by_role import is_told_by_post

__all__ = ["MEASURE_SIGNS"]

Sign = Callable[[Seen, Measure], bool | str]  # words of the file, where these are the sign
SHORT = 60  # letters of a text on a witness that says no more than who it is
SEVERAL = 3  # items of which a reader no longer sees without help what each is for


def _witness_untold(seen: Seen, measure: Measure) -> bool:
    """Somebody is heard of whom nothing is told, or only that the person may know something."""
    if _content(measure.nexus or ""):
        return False
    return any(
        person.role not in TRIED
        and not (person.protect or deed_by_role(person, measure))
        and _little_told(seen, person)
        for person in seen.heard(measure)
    )


def _little_told(seen: Seen, person: Person) -> bool:
    if only_named(seen, person):
        return True
    said = "\n".join(seen.facts.values()).casefold()
    if (person.occupation and person.connection) or is_told_by_post(seen.draft, person, said):
        return False
    told = [person.connection or ""]
    told += [text for text in seen.facts.values() if person.name.full in text]
    told += [seen.facts.get(one.id, "") for one in seen.draft.facts if person.id in one.persons]
    return len(" ".join(map(_content, told))) < SHORT


def _content(told: str) -> str:
    """The sentences that say more than that somebody may know something."""
    content = [
        one
        for one in sentences(told)
        if not (has("may-know", one) or gives_name(one)) or len(one) > 2 * SHORT
    ]
    return " ".join(content)


def _their_own_directors(seen: Seen, measure: Measure) -> bool:
    """The only suspects are companies, and people of theirs are heard."""
    tried = [one for one in seen.draft.persons if one.role in (*TRIED, "convicted")]
    return bool(tried) and all(one.nature == "legal" for one in tried)


def _has_suspect(seen: Seen, measure: Measure) -> bool:
    """A case has a suspect who is not the one heard, and whose defence could take part."""
    heard = {one.id for one in seen.heard(measure)}
    if all(one.role in TRIED for one in seen.heard(measure)) and has("own-trial", measure.purpose):
        return False  # who takes part in the own trial is asked about nobody
    early = seen.draft.proceedings.nature == "investigation" and not seen.kind(measure).coercive
    tried = ("accused", "convicted") if early else (*TRIED, "convicted")
    others = [one for one in seen.draft.persons if one.id not in heard and one.role in tried]
    return any(one.role != "suspect" or not has("unnamed", one.name.full) for one in others)


def _hears_suspect(seen: Seen, measure: Measure) -> bool | str:
    if seen.kind(measure).items_are == "papers":
        return calls_to_act(measure) and any(
            one.role in TRIED and one.id in measure.persons for one in seen.draft.persons
        )
    return any(one.role in TRIED for one in seen.heard(measure))


def _our_people(seen: Seen, measure: Measure) -> bool:
    return attends(measure)


def _lesser_quality(seen: Seen, measure: Measure) -> str:
    """Somebody listed as a suspect is to be heard freely or as a witness."""
    return has("free", told_in_measure(seen, measure)) if _hears_suspect(seen, measure) else ""


def _charging(seen: Seen, measure: Measure) -> str:
    return has("charging", asked(measure))


def _disputed(seen: Seen, measure: Measure) -> str:
    """An owner gives another origin of property."""
    told = [seen.facts.get(name, "") for name in measure.facts]
    told += [one.remarks or "" for asset in seen.assets(measure) for one in asset.third_parties]
    return has("disputed", "\n".join(told))


def _taken_there(seen: Seen, measure: Measure) -> str:
    """Property to be given back that the requested State has taken for itself.

    Where it is to be given back on an order of one's own, the words are on that order.
    """
    held = getattr(measure, "already_held", None)
    if measure.order is not None and held is None:
        return ""
    told = [seen.facts.get(name, "") for name in measure.facts]
    told += [held.obtained or "" if held else ""]
    said = (has("taken-there", one) for text in told for one in sentences(text) if not denies(one))
    return next(filter(None, said), "")


def _others_answered(seen: Seen, measure: Measure) -> str:
    told = measure.third_parties
    return has("told-of-others", told) or has("they-agreed", told)


def _fallback_told(seen: Seen, measure: Measure) -> str:
    heard = "\n".join(one.connection or "" for one in seen.heard(measure))
    own = answered_in_measure(seen, measure)
    around = "\n".join((own, *(one.text for one in seen.draft.remarks)))
    return has("fallback-told", f"{own}\n{heard}") or has("other-way-told", around)


def _warrant_told(seen: Seen, measure: Measure) -> bool | str:
    """Somebody who is to be heard or served may be wanted."""
    if not _hears_suspect(seen, measure):
        return False
    draft = seen.draft
    told = [*seen.facts.values(), draft.proceedings.stage or ""]
    told += [one.title for one in draft.annexes]
    told += [one.title or "" for one in draft.proceedings.decisions]
    told += [one.result or "" for one in draft.earlier]
    told += [one.connection or "" for one in draft.persons if not one.protect]
    open_ = [one for text in told for one in sentences(text) if not has("not-wanted", one)]
    return has("warrant", "\n".join(open_))


def _several_items(seen: Seen, measure: Measure) -> bool:
    return len(measure.items) > SEVERAL


def _whole_words(seen: Seen, measure: Measure) -> str:
    return has("whole", "\n".join(measure.items))


def _holder_in_no_fact(seen: Seen, measure: Measure) -> bool:
    """No fact and no reason of a measure names who is to have the records."""
    holder = measure.holder
    if not holder or _is_told(seen, measure, holder.name) or in_its_town(seen, measure):
        return False
    told = [*(seen.facts.get(name, "") for name in measure.facts), measure.nexus or ""]
    said = " ".join((*told, measure.necessity or "", measure.purpose)).casefold()
    words = [word for word in holder.name.casefold().split() if len(word) > SEVERAL]
    return not any(word in said for word in words[:2])


def _is_told(seen: Seen, measure: Measure, holder: str) -> bool:
    """Whether the holder is a person whom a fact of the measure lists."""
    named = {name for one in seen.draft.facts if one.id in measure.facts for name in one.persons}
    return any(one.name.full == holder and one.id in named for one in seen.draft.persons)


def _no_holder(seen: Seen, measure: Measure) -> bool:
    return not (measure.holder or measure.accounts or has("which-holders", asked(measure)))


def _carriers(seen: Seen, measure: Measure) -> bool | str:
    return seen.kind(measure).electronic or has("carriers", asked(measure))


def _holder_charged(seen: Seen, measure: Measure) -> bool:
    holder = measure.holder.name if measure.holder else ""
    named = any(one.role in TRIED and one.name.full == holder for one in seen.draft.persons)
    return named and measure.order is None  # which compels, and asks nobody


def _traces(seen: Seen, measure: Measure) -> str:
    why = getattr(measure, "deadline_reason", None)
    if measure.deadline and has("traces", why):
        return ""  # by when it is to be done, and that it would be lost, is told
    return has("traces", f"{asked(measure)}\n{measure.purpose}\n{why or ''}")


def _held_by_others(seen: Seen, measure: Measure) -> bool | str:
    """Property that is not plainly in the name of a suspect."""
    tried = {one.id for one in seen.draft.persons if one.role in (*TRIED, "convicted")}
    assets = seen.assets(measure)
    others = any(one.owner and one.owner not in tried for one in assets)
    if not others and all_owned_by_tried(seen, measure):
        return False
    told = "\n".join((asked(measure), *(one.description for one in assets)))
    return others or has("indirect", told)


def _owner_explained(seen: Seen, measure: Measure) -> bool:
    """Each asset in another's name says why it can be taken from that holder."""
    tried = {one.id for one in seen.draft.persons if one.role in (*TRIED, "convicted")}
    others = [one for one in seen.assets(measure) if one.owner not in tried]
    said = {one.id: one.connection or "" for one in seen.draft.persons}
    told = []
    for one in others:
        parts = [one.link_shown or "", said.get(one.owner or "", "")]
        parts += [right.remarks or right.right for right in one.third_parties]
        parts += [seen.facts.get(x.id, "") for x in seen.draft.facts if one.owner in x.persons]
        told.append("\n".join(parts))
    rights = [bool(one.link_shown and one.third_parties) for one in others]
    explained = zip(told, rights, strict=True)
    return bool(others) and all(has("owned", text) for text, right in explained)


def _others_unheard(seen: Seen, measure: Measure) -> bool:
    """No other right is listed; of one that is, `heard` and the remarks tell the rest."""
    rights = [one for asset in seen.assets(measure) for one in asset.third_parties]
    listed = rights or any(one.third_parties for one in seen.draft.measures)
    return not listed


def _link_shown(seen: Seen, measure: Measure) -> bool:
    assets = seen.assets(measure)
    shown = bool(assets) and all(one.link_shown or one.facts for one in assets)
    return shown or bool(measure.nexus)


def _calls_to_act(seen: Seen, measure: Measure) -> str:
    return calls_to_act(measure)


def _charge_not_enclosed(seen: Seen, measure: Measure) -> bool:
    """An accused is summoned, and nothing enclosed says on what charge."""
    papers = "\n".join((asked(measure), *(one.title for one in seen.draft.annexes)))
    return bool(_hears_suspect(seen, measure)) and not has("charge-papers", papers)


def _list_enclosed(seen: Seen, measure: Measure) -> bool:
    """What is to be taken is listed in an annex, or by marks and a period."""
    told = "\n".join(measure.items)
    listed = any(has("enclosed-list", text) for text in (told, measure.purpose))
    return listed or bool(measure.identifiers and measure.period)


def _held_already(seen: Seen, measure: Measure) -> bool:
    return bool(getattr(measure, "already_held", None))


def _provider_data(seen: Seen, measure: Measure) -> bool:
    """Data of a provider, which neither a step before nor this request has preserved."""
    holder, draft = measure.holder, seen.draft
    saved = any(one.kind == "preservation" for one in draft.earlier)
    saved |= any(
        seen.kind(one).preserving and one.holder and holder and one.holder.name == holder.name
        for one in draft.measures
    )
    return bool(holder and holder.kind != "person") and not (saved or measure.earlier)


def _rogatory_with_facts(seen: Seen, measure: Measure) -> bool:
    """A court's letter that tells the facts: more than plain service is asked for openly."""
    return seen.draft.form == "letter-rogatory" and len(seen.facts) > 1


def _hears_their_officers(seen: Seen, measure: Measure) -> bool:
    """Only officers of the requested State are heard, on their own records."""
    heard = seen.heard(measure)
    told = [f"{one.occupation or ''} {one.connection or ''}" for one in heard]
    return bool(heard) and all(has("officer", text) for text in told)


def _rights_elsewhere(seen: Seen, measure: Measure) -> bool:
    """Another measure on the same people says what they are told."""
    return any(
        one is not measure
        and one.procedure is not None
        and bool(one.procedure.rights or one.procedure.caution)
        and bool(set(one.persons) & set(measure.persons))
        for one in seen.draft.measures
    )


MEASURE_SIGNS: Mapping[str, Sign] = {
    "own-form": lambda seen, measure: seen.measure_on_own_form(measure),
    "always": lambda seen, measure: True,
    "witness-untold": _witness_untold,
    "their-own-directors": _their_own_directors,
    "has-suspect": _has_suspect,
    "hears-suspect": _hears_suspect,
    "our-people": _our_people,
    "lesser-quality": _lesser_quality,
    "charging": _charging,
    "disputed": _disputed,
    "taken-there": _taken_there,
    "others-answered": _others_answered,
    "list-enclosed": _list_enclosed,
    "held-already": _held_already,
    "provider-data": _provider_data,
    "rogatory-with-facts": _rogatory_with_facts,
    "hears-their-officers": _hears_their_officers,
    "suspects-asked-there": suspects_asked_there,
    "rights-elsewhere": _rights_elsewhere,
    "fallback-told": _fallback_told,
    "warrant-told": _warrant_told,
    "several-items": _several_items,
    "whole-words": _whole_words,
    "holder-in-no-fact": _holder_in_no_fact,
    "no-holder": _no_holder,
    "carriers": _carriers,
    "holder-charged": _holder_charged,
    "traces": _traces,
    "held-by-others": _held_by_others,
    "owner-explained": _owner_explained,
    "others-unheard": _others_unheard,
    "link-shown": _link_shown,
    "calls-to-act": _calls_to_act,
    "charge-not-enclosed": _charge_not_enclosed,
    **ANSWERED_SIGNS_MEASURE,
    **DEALT_SIGNS_MEASURE,
    **FILE_SIGNS_MEASURE,
    **FINAL_SIGNS_MEASURE,
    **SENTENCE_SIGNS_MEASURE,
    **HEARING_SIGNS_MEASURE,
    **PASSED_SIGNS_MEASURE,
    **BODY_SIGNS_MEASURE,
    **CAMP_SIGNS_MEASURE,
    **ONWARD_SIGNS_MEASURE,
    **ORDER_SIGNS_MEASURE,
    **OTHERS_SIGNS_MEASURE,
    **OWNER_SIGNS_MEASURE,
    **SETTLED_SIGNS_MEASURE,
    **SOURCED_SIGNS_MEASURE,
    **MONEY_SIGNS_MEASURE,
    **PROOF_SIGNS_MEASURE,
    **THING_SIGNS_MEASURE,
    **PEOPLE_SIGNS_MEASURE,
    **LACK_SIGNS_MEASURE,
    **LEAVE_SIGNS_MEASURE,
    **LIMIT_SIGNS_MEASURE,
    **PLAIN_SIGNS_MEASURE,
    **MEANS_SIGNS_MEASURE,
    **STANDING_SIGNS_MEASURE,
    **RECORD_SIGNS_MEASURE,
    **TRIAL_SIGNS_MEASURE,
    **TOLD_SIGNS_MEASURE,
}
"""Every sign of a measure by the name that points.toml has for it."""
