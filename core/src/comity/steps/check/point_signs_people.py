"""Signs of points on people: who is heard unwillingly, owes secrecy, or was not heard at home."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.departed import departed
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import TRIED, Seen, answered_in_measure, asked, has
from comity.steps.check.point_signs_lacks import tied
from comity.text.professions import of_the_law, privileged

__all__ = ["PEOPLE_SIGNS", "PEOPLE_SIGNS_MEASURE"]

LEADING = (*TRIED, "convicted")
TO_BE_TRIED = ("investigation", "prosecution", "trial")


def _about(seen: Seen, people: list[Person]) -> list[str]:
    """What the request tells of some people: in their entries and in facts that list them."""
    ids = {one.id for one in people}
    told = [one.connection or "" for one in people if not one.protect]
    return told + [seen.facts.get(one.id, "") for one in seen.draft.facts if ids & set(one.persons)]


def _third_party_in_it(seen: Seen, measure: Measure) -> str:
    """Somebody who is no suspect, whom a measure lists, and who does not hold what is sought."""
    holder = measure.holder.name if measure.holder else ""
    owners = {one.owner for one in seen.draft.assets}
    for one in () if has("offers", asked(measure)) else seen.draft.persons:
        other = one.role == "third-party" and one.name.full != holder and one.id not in owners
        tied_by_entry = one.nature == "legal" and tied(one)
        known = tied_by_entry or bool(has("own-proceedings", one.connection)) or departed(one)
        if other and one.id in measure.persons and not (known or one.protect):
            return one.id
    return ""


def _unwilling(seen: Seen, measure: Measure) -> str:
    """Somebody who is no suspect is ill, afraid or has refused, by what is told."""
    heard = [one for one in seen.heard(measure) if one.role not in LEADING and not one.protect]
    if not heard:
        return ""
    told = [*_about(seen, heard), *map(str, (measure.particulars or {}).values())]
    said = (has("unwilling", one) for text in told for one in sentences(text))
    needs = (has("kept-hidden", one.needs) for one in heard)
    return next(filter(None, (*said, *needs)), "")


def _suspect_with_witnesses(seen: Seen, measure: Measure) -> str:
    """Words for a lesser status, where a title or an item calls a suspect by the occupation."""
    if "procedure.caution" in seen.kind(measure).common:
        return ""
    tried = (one for one in seen.draft.persons if one.role in TRIED and one.id in measure.persons)
    said = asked(measure).casefold()
    callings = ((one.occupation or "").casefold() for one in tried)
    named = any(calling and calling in said for calling in callings)
    return has("free", asked(measure)) if named else ""


def _owes_secrecy(seen: Seen, measure: Measure) -> str:
    """A holder or a witness whose work lives by secrecy, or who promised it."""
    heard = seen.kind(measure).items_are == "matters"
    people = [one for one in seen.heard(measure) if one.role not in LEADING] if heard else []
    told = [one.occupation or "" for one in people if not one.protect]
    if measure.holder and not _charged(seen, measure.holder.name):
        told += [f"{measure.holder.name} ({measure.holder.kind or ''})"]
    words = next(filter(None, (has("trusted", one) for one in told)), "")
    if words and not (_of_a_bank(measure) and words.istitle()):
        return words
    facts = [seen.facts.get(name, "") for name in measure.facts] if told else []
    return next(filter(None, (has("secrecy-promised", one) for one in facts)), "")


def _of_a_bank(measure: Measure) -> bool:
    """Whether a bank holds what is sought: “Trust Company” is its name, not its work."""
    return measure.holder is not None and measure.holder.kind == "bank"


def _charged(seen: Seen, name: str) -> bool:
    return any(one.role in LEADING and one.name.full == name for one in seen.draft.persons)


def _may_be_charged(seen: Seen, measure: Measure) -> str:
    """Somebody who is to speak or to give papers, and is only not charged so far."""
    if seen.kind(measure).items_are == "papers":
        return ""
    people = [
        one
        for one in seen.draft.persons
        if one.id in measure.persons and one.role not in LEADING and one.nature != "legal"
    ]
    told = [one.connection or "" for one in people if not one.protect]
    return next(filter(None, (has("not-charged", one) for one in told)), "")


def _confessed(seen: Seen) -> str:
    """A confession that was taken back, or that is said to have been forced."""
    told = [
        *seen.facts.values(),
        seen.draft.proceedings.summary or "",
        seen.draft.proceedings.stage or "",
    ]
    return next(filter(None, (has("forced", one) for one in told)), "")


def _not_heard(seen: Seen, measure: Measure) -> bool:
    """Property of somebody whom no court at home has heard, by an entry or by words."""
    rights = [one for asset in seen.assets(measure) for one in asset.third_parties]
    notice = (measure.particulars or {}).get("third_party_notice")
    return any(one.heard is False for one in rights) or bool(has("unheard", str(notice or "")))


def _value_of_another(seen: Seen, measure: Measure) -> bool:
    """Not the proceeds but their value is taken, from property in the name of no suspect."""
    assets = seen.assets(measure)
    told = [
        asked(measure),
        measure.purpose,
        measure.nexus or "",
        *(one.link_shown or "" for one in assets),
    ]
    value = any(one.link == "equivalent-value" for one in assets) or has("value", "\n".join(told))
    tried = {one.id for one in seen.draft.persons if one.role in LEADING}
    owners = [one.owner for one in assets if one.owner]
    names = [one.holder for one in measure.accounts if one.holder]
    other = any(one not in tried for one in owners)
    return bool(value) and (other or any(not _charged(seen, one) for one in names))


def _lawyers_data(seen: Seen, measure: Measure) -> str:
    """Words for lawyers or physicians in what is told of the data that a measure takes."""
    facts = (seen.facts.get(name, "") for name in measure.facts)
    held = [one for text in facts for one in sentences(text) if has("holds", one)]
    told = [*measure.items, measure.nexus or "", measure.purpose, *held]
    words = privileged(one for one in told if has("contents", one) and not has("own-counsel", one))
    kind = seen.kind(measure)
    taken = kind.enters or kind.electronic or kind.items_are == "things"
    return words if taken or of_the_law(words) else ""  # a business chooses what it hands over


def _read_at_trial(seen: Seen, measure: Measure) -> str:
    """A statement that is to stand in for a witness at a trial."""
    matters = seen.kind(measure).items_are == "matters"
    if not matters or any(one.role in LEADING for one in seen.heard(measure)):
        return ""
    procedure = measure.procedure
    form = procedure and (procedure.recording or procedure.certificate)
    said = answered_in_measure(seen, measure, facts=False)
    if not procedure or not (form or has("record-form", said)) or _on_oath(seen, measure):
        return ""  # the form of the record is asked about as a whole
    told = [measure.purpose, measure.result or "", procedure.reason or ""]
    return next(filter(None, (has("in-place-of", one) for one in told)), "")


def _paper_for_witness(seen: Seen, measure: Measure) -> str:
    """Sworn papers of people who could come, and no word on whether they do."""
    case, said = seen.draft.proceedings, answered_in_measure(seen, measure, facts=False)
    if case.nature not in TO_BE_TRIED or has("heard-too", said) or has("papers-kept", said):
        return ""
    return has("sworn-paper", said) if has("who-could-come", said) else ""


def _on_oath(seen: Seen, measure: Measure) -> bool:
    procedure = measure.procedure
    oath = bool(procedure and (procedure.oath or procedure.oath_form))
    return oath or bool(has("on-oath", answered_in_measure(seen, measure, facts=False)))


def _knows_as_landlord(seen: Seen, measure: Measure) -> bool:
    """Who lets or keeps a place is asked who uses it: what each knows is plain."""
    heard = seen.heard(measure)
    told = ["\n".join((one.name.full, one.occupation or "", one.connection or "")) for one in heard]
    lets = bool(told) and all(has("lets-or-keeps", one) for one in told)
    return lets and bool(has("who-uses-it", f"{asked(measure)}\n{measure.purpose}"))


PEOPLE_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {"confessed": _confessed}
"""The signs of a request on people, by the name that points.toml has for each."""


PEOPLE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "knows-as-landlord": _knows_as_landlord,
    "third-party-in-it": _third_party_in_it,
    "unwilling": _unwilling,
    "suspect-with-witnesses": _suspect_with_witnesses,
    "owes-secrecy": _owes_secrecy,
    "may-be-charged": _may_be_charged,
    "not-heard": _not_heard,
    "value-of-another": _value_of_another,
    "lawyers-data": _lawyers_data,
    "read-at-trial": _read_at_trial,
    "paper-for-witness": _paper_for_witness,
}
"""The signs of a measure on people, by the name that points.toml has for each."""
