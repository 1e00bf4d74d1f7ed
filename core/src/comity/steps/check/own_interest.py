"""Whose interests a case touches: offences of one State alone, and officials of the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.dual_criminality import asked_for
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list, words_in
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["check_own_interest", "office_as_name", "official_of"]

Kinds = Mapping[str, AssistanceKind]
LIST = "own_interest"
SUSPECT = frozenset({"suspect", "accused"})
MOST_QUOTED = 3  # offices in one question
OFFICE = re.compile(
    r"\d|\b(?:(?:officer|inspector|investigator|agent|official|member)s?|staff|beamt\w+)\b",
    re.IGNORECASE,
)
NEAR = 40  # letters between the name of a State and the office


def check_own_interest(
    resolved: Resolved, draft: Request, kinds: Kinds, found_so_far: Sequence[Finding]
) -> Iterator[Finding]:
    """The findings on the interests of either State; a point that was made is not made twice."""
    fields = {place for one in found_so_far for place in one.fields}
    raised = any(one.rule.rpartition(".")[2] == "dual-criminality" for one in found_so_far)
    if not raised and not any(basis.instrument.own_form for basis in resolved.relied_on()):
        free = {one.measure for one in asked_for(resolved) if one.value == "no"}
        if not _helps_anyway(draft):
            yield from _own_offence(draft, kinds, fields, free)
    if not any(one.ground in ("essential-interests", "other") for one in draft.statements):
        yield from _their_official(draft, kinds, fields)


def _own_offence(
    draft: Request, kinds: Kinds, fields: set[str], free: set[str]
) -> Iterator[Finding]:
    """An offence that another State may not have, and no word on what it would be there.

    Measures that are ``free``, by the law of that State, do not depend on it. For one that compels
    nobody, only an offence against the requesting State itself matters.
    """
    forced = [one for one in draft.measures if _compels(kind_of(kinds, one.kind))]
    forced = [one for one in forced if one.id not in free]
    served = {name for one in forced for name in one.offences}
    words = "own_offence" if forced else "state_offence"
    for index, offence in enumerate(draft.offences):
        at = f"offences[{index}].title"
        if (served and offence.id not in served) or at in fields or _answered(offence):
            continue
        texts = (offence.title, (offence.category or "").replace("-", " "), offence.provision)
        said = next((hit for text in texts if (hit := words_in(LIST, words, text))), "")
        if said:
            yield finding("refusal.own-offence", at, offence=offence.id, words=said)
            return


def _helps_anyway(draft: Request) -> bool:
    """Whether the draft says that help does not depend on what the conduct is there."""
    told = [*(one.text for one in draft.remarks), *(one.text for one in draft.statements)]
    told += [*draft.domestic_basis, *(one.text or "" for one in draft.assurances)]
    told += [one.instrument for one in draft.basis]
    return any(words_in(LIST, "not_asked", text) for text in told)


def _compels(kind: AssistanceKind) -> bool:
    return kind.coercive or kind.of_property


def _answered(offence: Offence) -> bool:
    dual = offence.dual_criminality
    return bool(offence.requested_law or (dual and (dual.statement or dual.listed_as)))


def _their_official(draft: Request, kinds: Kinds, fields: set[str]) -> Iterator[Finding]:
    """Somebody who holds or held an office of the requested State: accused, or to be heard."""
    if owner_of(draft.requested.state) == owner_of(draft.requesting.state):
        return
    there = name_of_state(owner_of(draft.requested.state))
    heard = {
        name
        for one in draft.measures
        if kind_of(kinds, one.kind).items_are == "matters"
        for name in one.persons
    }
    for variant, wanted in (("accused", SUSPECT), ("heard", frozenset({"witness", "expert"}))):
        told: list[tuple[int, Person, str]] = []
        for index, person in enumerate(draft.persons):
            if person.role not in wanted or person.protect or person.immunity:
                continue
            if f"persons[{index}].immunity" in fields or (
                variant == "heard" and person.id not in heard
            ):
                continue
            said = (
                official_of(draft, person)
                if variant == "accused"
                else _heard_as(draft, person, there)
            )
            if said:
                told.append((index, person, said))
        if told:
            yield finding(
                f"refusal.their-official/{variant}",
                f"persons[{told[0][0]}].occupation",
                persons=tuple(person.id for _, person, _ in told),
                words="; ".join([*dict.fromkeys(words for _, _, words in told)][:MOST_QUOTED]),
            )
            return


def official_of(draft: Request, person: Person) -> str:
    """The words by which an entry tells of an office of the requested State; or nothing."""
    there = name_of_state(owner_of(draft.requested.state))
    return _office_of(person, there) or _service_of(draft, person)


def _heard_as(draft: Request, person: Person, there: re.Pattern[str]) -> str:
    """The words by which somebody who is heard has an office there, with or without its State."""
    if said := _office_of(person, there):
        return said
    here = name_of_state(owner_of(draft.requesting.state))
    told = [one for one in (person.occupation, person.name.full) if one]
    about = " ".join((*told, *person.address, person.location or "", person.connection or ""))
    over = any(word_list(LIST, "left").search(one) for one in told)
    if (
        over
        or word_list(LIST, "no_office").search(about)
        or here.search(about)
        or draft.requesting.state in person.nationalities
    ):
        return ""
    return next(filter(None, (words_in(LIST, "serving", one) for one in told)), "")


def _office_of(person: Person, there: re.Pattern[str]) -> str:
    """The words by which an entry tells of an office of a State; or nothing."""
    for text in (person.occupation, person.connection):
        first = re.split(r"[.;]", text or "")[0]
        if not first or word_list(LIST, "no_office").search(first):
            continue
        state = there.search(first)
        office = word_list(LIST, "office").search(first)
        if state and office:
            gap = max(state.start() - office.end(), office.start() - state.end())
            if gap <= NEAR:
                return first.strip()
    return ""


def office_as_name(person: Person) -> str:
    """The name of an entry that is an office: “Officer 7”, and not “Anna Richter”."""
    name = person.name
    return "" if name.family or name.given or not OFFICE.search(name.full) else name.full


def _service_of(draft: Request, person: Person) -> str:
    """The words by which a national of that State alone is or was in the service of a State."""
    theirs = {owner_of(one) for one in person.nationalities}
    here = name_of_state(owner_of(draft.requesting.state))
    if theirs != {owner_of(draft.requested.state)}:
        return ""
    tie = re.split(r"[.;]", person.connection or "")[0] if not person.occupation else ""
    for text in (person.occupation, office_as_name(person), tie):
        if word_list(LIST, "no_office").search(text or "") or here.search(text or ""):
            continue
        if said := words_in(LIST, "service", text):
            return said
    return ""
