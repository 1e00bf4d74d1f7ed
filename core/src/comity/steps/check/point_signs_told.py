"""Signs that answer a point by what another field tells, and signs that tell two cases apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Offence
from comity.model.records import owner_of
from comity.steps.check.hearing_manner import is_at_home
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_places import of_theirs, their_people
from comity.steps.check.point_seen import TRIED, Seen, asked, has
from comity.steps.check.point_signs_present import PRESENT_SIGNS_MEASURE
from comity.steps.check.point_signs_theirs import THEIRS_SIGNS, THEIRS_SIGNS_MEASURE
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.who_is_heard import hears_an_accused
from comity.steps.check.words_beside import word_list

__all__ = ["TOLD_SIGNS", "TOLD_SIGNS_MEASURE", "of_an_authority"]

LED = (*TRIED, "convicted")
ENDS = ("in_absentia", "third_party_notice")  # particulars that may tell of an estate
OF = r"(?:\s\w+){0,2}\s(?:of|von|der|des|de|du|d['’])\s?(?:the |la |le |der )?"
STEM = 5  # letters that two words on the same offence share


def _settled_before(seen: Seen) -> bool:
    """An earlier contact settled with the other side how the two cases go together."""
    told = [one.result or "" for one in seen.draft.earlier if one.kind == "contact"]
    return any(has("settled", sentence) for text in told for sentence in sentences(text))


def _offence_there_named(seen: Seen) -> bool:
    """Each offence has a statement that names it as one of the requested State."""
    there = name_of_state(seen.draft.requested.state)
    offences = seen.draft.offences
    return bool(offences) and all(_named_there(one, there) for one in offences)


def _named_there(offence: Offence, there: re.Pattern[str]) -> bool:
    told = (offence.dual_criminality and offence.dual_criminality.statement) or ""
    if not (there.search(told) and has("an-offence", told)):
        return False
    stems = {word[:STEM].casefold() for word in re.findall(rf"\w{{{STEM},}}", offence.title)}
    said = {word[:STEM].casefold() for word in re.findall(rf"\w{{{STEM},}}", told)}
    return bool(stems & said or has("plain-crime", told))


def _to_be_tried(seen: Seen) -> str:
    """A purpose that names the charge or the trial for which the evidence is."""
    return has("to-be-tried", "\n".join(one.purpose for one in seen.draft.measures))


def _absent_to_be_heard(seen: Seen) -> bool:
    """A trial without an accused still runs, and a measure hears an accused in it."""
    case = seen.draft.proceedings
    words = has("exceptional", f"{case.summary or ''}\n{case.stage or ''}")
    return bool(has("absence", words)) and hears_an_accused(seen.draft, seen.kinds)


def _no_evidence_asked(seen: Seen) -> bool:
    """Only papers are served and somebody is asked one yes or no: nothing is brought back."""
    measures = seen.draft.measures
    served = any(seen.serves(one) for one in measures)
    return served and all(
        seen.serves(one) or _yes_or_no(seen, one) or _status_alone(seen, one) for one in measures
    )


def _status_alone(seen: Seen, measure: Measure) -> bool:
    """A step of no kind for which papers, data or words are given, and that names no holder."""
    kind = seen.kind(measure)
    given = kind.coercive or kind.kept_by or kind.items_are in ("matters", "things")
    return not (given or kind.of_property or measure.holder or measure.identifiers)


def _their_people_apart(seen: Seen) -> bool:
    """As their-people, without those who belong to the requesting State too."""
    own, there = (owner_of(x.state) for x in (seen.draft.requesting, seen.draft.requested))
    named = name_of_state(seen.draft.requesting.state)

    def apart(person: Person) -> bool:
        where = " ".join((*person.address, person.location or ""))
        nations = {owner_of(code) for code in person.nationalities}
        return not named.search(where) if there in nations else own not in nations

    tried = [one for one in seen.draft.persons if one.role in TRIED and not one.protect]
    theirs = [one for one in tried if of_theirs(seen, one)]
    return their_people(seen) and any(apart(one) for one in theirs)


def _has_died(seen: Seen, measure: Measure) -> str:
    """Words on a death in what is told of an owner, a suspect or a convicted person."""
    rights = [right for one in seen.assets(measure) for right in one.third_parties]
    owners = {one.owner for one in seen.assets(measure)} | {one.person for one in rights}
    own = [one.owner for one in seen.assets(measure)]
    led = LED if not own or None in own else ()  # another who is listed owns it, and no estate
    people = [one for one in seen.draft.persons if one.role in led or one.id in owners]
    told = [one.connection or "" for one in people if not one.protect]
    told += [one.description for one in seen.assets(measure)]
    told += [one.right for one in rights]
    last = [one.name.full.split()[-1] for one in people]
    for text in (*seen.facts.values(), seen.draft.proceedings.stage or ""):
        told += [
            one
            for one in sentences(text)
            if has("of-an-owner", one) or any(name in one for name in last)
        ]
    return next(filter(None, (has("died", one) for one in told)), "")


def _estate_told(seen: Seen, measure: Measure) -> bool:
    """A paper or an entry on the order says what becomes of the property of one who died."""
    told = [one.title for one in seen.draft.annexes]
    told += [str((measure.particulars or {}).get(name, "")) for name in ENDS]
    return any(has("estate", one) for one in told)


def of_an_authority(seen: Seen, measure: Measure) -> bool:
    """An authority of the requested State has what is asked for."""
    holder = measure.holder
    return holder is not None and bool(has("an-authority", f"{holder.name}. {holder.kind or ''}"))


def _copies_asked(seen: Seen, measure: Measure) -> bool:
    """Every item asks for a copy, or is met by one."""
    return bool(measure.items) and all(has("a-copy", one) for one in measure.items)


def _record_asked(seen: Seen, measure: Measure) -> str:
    """The purpose or the wish for the hearing names the record that comes back."""
    wished = measure.procedure.wished if measure.procedure else ""
    return has("record-wanted", f"{measure.purpose}\n{wished or ''}")


def _yes_or_no(seen: Seen, measure: Measure) -> bool:
    """One question that is answered by yes or no."""
    hears = seen.kind(measure).items_are == "matters"
    one = len(measure.questions) == 1 and not measure.items
    begins = has("yes-or-no", measure.questions[0]) if one else ""
    return hears and bool(begins) and measure.questions[0].startswith(begins)


def _all_at_home(seen: Seen, measure: Measure) -> bool:
    """Everybody who is to be heard is in the requesting State itself."""
    heard = seen.heard(measure)
    return bool(heard) and all(is_at_home(seen.draft, one) for one in heard)


def _person_wants_it(seen: Seen, measure: Measure) -> bool:
    """The person concerned asks for the hearing, by what is told of the person."""
    heard = seen.heard(measure)
    told = (one.connection or "" for one in heard)
    return bool(heard) and all(has("wants-it", text) for text in told)


def _suspects_alone(seen: Seen, measure: Measure) -> bool:
    """Only suspects are heard, who take no oath."""
    heard = seen.heard(measure)
    return bool(heard) and all(one.role in LED for one in heard)


def _their_embassy(seen: Seen, measure: Measure) -> bool:
    """The embassy is one of the requested State, in a third State."""
    wished = measure.procedure.wished if measure.procedure else ""
    told = "\n".join(filter(None, (wished, asked(measure), *measure.place)))
    there = name_of_state(seen.draft.requested.state).pattern
    near = word_list("point_words", "embassy").pattern
    return bool(re.search(rf"{near}{OF}(?:{there})", told, re.IGNORECASE))


TOLD_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "settled-before": _settled_before,
    "offence-there-named": _offence_there_named,
    "to-be-tried": _to_be_tried,
    "absent-to-be-heard": _absent_to_be_heard,
    "no-evidence-asked": _no_evidence_asked,
    "their-people-apart": _their_people_apart,
    **THEIRS_SIGNS,
}
"""The signs of a request in other fields, by the name that points.toml has for each."""

TOLD_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "has-died": _has_died,
    "estate-told": _estate_told,
    "of-an-authority": of_an_authority,
    "copies-asked": _copies_asked,
    "record-asked": _record_asked,
    "yes-or-no": _yes_or_no,
    "all-at-home": _all_at_home,
    "person-wants-it": _person_wants_it,
    "suspects": _suspects_alone,
    "theirs": _their_embassy,
    **PRESENT_SIGNS_MEASURE,
    **THEIRS_SIGNS_MEASURE,
}
"""The signs of a measure in other fields, by the name that points.toml has for each."""
