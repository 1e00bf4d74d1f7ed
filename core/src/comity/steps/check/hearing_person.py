"""The person who is heard, moved or examined: who it is, and what protects that person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.law.official import official_languages
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.hearing_will import check_date_secret
from comity.steps.check.state_in_text import names_state
from comity.steps.check.who_is_heard import heard_in
from comity.text.detect import bare
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_person_heard", "heard_nowhere"]

SUSPECT = frozenset({"suspect", "accused"})
WHERE = ("address", "location", "custody", "phone", "email", "identifiers")
SAID = ("title", "purpose", "result", "nexus", "necessity", "proportionality", "fallback")


def check_person_heard(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, own_form: str = ""
) -> Iterator[Finding]:
    """The findings on the person whom a measure hears, moves, invites or examines."""
    concerned = heard_in(draft, measure, kind)
    if kind.items_are == "matters":
        yield from check_date_secret(measure, path)
        yield from _several(draft, measure, concerned)
        yield from heard_nowhere(draft, measure, kind)
        yield from _in_need(draft, measure, path, concerned)
        yield from _interpreter(draft, measure, path, concerned)
        yield from _closed(draft, measure, path)
    if "risk" in kind.particulars and "anonymity" in kind.particulars:
        yield from _risk(draft, measure, path)
    if kind.worded_by == "hearing":
        yield from _video(draft, measure, path, concerned, own_form)
    yield from _moved(measure, path, kind)
    yield from _invited(draft, measure, path, kind, concerned)
    yield from _sample(draft, measure, path, kind, concerned)


def _several(draft: Request, measure: Measure, heard: list[Person]) -> Iterator[Finding]:
    """One entry that stands for several people, whom no enclosed list names."""
    titles = [one.title for one in draft.annexes]
    own = [*measure.items, measure.procedure.wished if measure.procedure else ""]
    if any(_words("people_listed", text) for text in (*titles, *own)):
        return
    for person in heard:
        found = _of_many(person)
        if found and not person.protect:
            at = f"persons[{draft.persons.index(person)}].name"
            yield finding("hearing.several", at, person=person.id, words=found)


def _of_many(person: Person) -> str:
    """Words on several people in a name; neither a firm nor one member of a group is several."""
    if person.nature == "legal" or _words("of_one", person.name.full):
        return ""
    return _words("several", any_of("heard", ("trade",)).sub(" ", person.name.full))


def heard_nowhere(draft: Request, measure: Measure, kind: AssistanceKind) -> Iterator[Finding]:
    """Somebody who is to be summoned, and nothing by which the person can be reached."""
    for person in heard_in(draft, measure, kind) if kind.items_are == "matters" else ():
        reached = bool(any(getattr(person, name) for name in WHERE) or measure.place)
        reached = reached or any(_words("lives_there", text) for text in _of(draft, person))
        if not (reached or person.protect or person.represented_by or _sought(draft, person)):
            at = f"persons[{draft.persons.index(person)}].address"
            yield finding("hearing.nowhere", at, person=person.id)


def _sought(draft: Request, person: Person) -> bool:
    """Whether another measure asks who somebody is or where, so that the hearing comes after it."""
    return any(
        person.id in one.persons and _words("asks_who", text)
        for one in draft.measures
        if not one.questions
        for text in (one.title, *one.items)
    )


def _of(draft: Request, person: Person) -> list[str]:
    """What the request tells of somebody: in the entry, and in facts about nobody else."""
    own = [one.text for one in draft.facts if one.persons == (person.id,) and not one.handling]
    return [person.connection or "", *own]


def _beside(draft: Request) -> list[str]:
    return [one.text for one in draft.remarks]


def _in_need(draft: Request, measure: Measure, path: str, heard: list[Person]) -> Iterator[Finding]:
    """A child, or somebody who needs care, and no word on how the person is heard."""
    procedure = measure.procedure
    texts = [procedure.wished, procedure.recording, procedure.counsel] if procedure else []
    texts += [measure.purpose, measure.attendance, measure.fallback, *_beside(draft)]
    care = " ".join(text for text in texts if text)
    if _words("care", care):
        return
    for person in heard:
        if person.needs or person.protect:
            continue
        told = f"{person.connection or ''} {person.occupation or ''}"
        young = bool(person.minor) or bool(_words("young", told))
        words = _words("frail", told)
        at = f"{path}.procedure.wished"
        if young:
            yield finding("hearing.in-need/minor", at, person=person.id)
        elif words:
            yield finding("hearing.in-need/frail", at, person=person.id, words=words)


def _interpreter(
    draft: Request, measure: Measure, path: str, heard: list[Person]
) -> Iterator[Finding]:
    """Somebody who understands no language of the State in which the hearing takes place."""
    procedure = measure.procedure
    if procedure and (procedure.interpreter or _words("interpreting", procedure.wished)):
        return
    if any(_words("interpreting", text) for text in (*_beside(draft), _all(measure))):
        return
    spoken = {bare(one) for one in official_languages(draft.requested.state)}
    for person in heard:
        own = {bare(one) for one in person.languages}
        if own and spoken and not own & spoken:
            at = f"{path}.procedure.interpreter"
            yield finding("hearing.interpreter", at, person=person.id)
            return


def _closed(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """A hearing behind closed doors or without a name, and no reason for it."""
    procedure = measure.procedure
    words = _words("closed", procedure.wished) if procedure else ""
    told = [one.text for one in draft.facts if one.id in measure.facts and not one.handling]
    told += [measure.purpose, measure.necessity or "", *_beside(draft)]
    feared = any(_words("danger", text) for text in told)
    if procedure and words and not (procedure.reason or measure.confidential or feared):
        yield finding("hearing.closed", f"{path}.procedure.reason", words=words)


def _risk(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """Protection, and no danger from which anybody is to be protected."""
    told = [measure.purpose, measure.nexus, measure.necessity, *_beside(draft)]
    told += [one.connection for one in draft.persons if one.id in measure.persons]
    told += [one.text for one in draft.facts if one.id in measure.facts and not one.handling]
    if not (measure.particulars or {}).get("risk") and not any(_words("danger", t) for t in told):
        yield finding("hearing.risk", f"{path}.particulars.risk", measure=measure.id)


def _video(
    draft: Request, measure: Measure, path: str, heard: list[Person], own_form: str
) -> Iterator[Finding]:
    own, procedure = measure.particulars or {}, measure.procedure
    told = [_all(measure), *_beside(draft)]
    suspects = [one for one in heard if one.role in SUSPECT]
    told += [text for one in suspects for text in (*_of(draft, one), one.needs or "")]
    if suspects and not own.get("consent") and not any(_words("consent", t) for t in told):
        at = f"{path}.particulars.consent"
        yield finding("hearing.video/consent", at, person=suspects[0].id)
    means = [*(str(one) for one in own.values()), *measure.items, *_beside(draft)]
    means += [one.title for one in draft.annexes] + [procedure.wished if procedure else ""]
    if any(_words("link_means", text) for text in means):
        return
    if not (own_form or own.get("system")):
        yield finding("hearing.video/link", f"{path}.particulars.system", measure=measure.id)


def _moved(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """Somebody in custody who would be moved to the requesting State."""
    own, known = measure.particulars or {}, kind.particulars
    if {"consent", "return", "custody"} <= set(known):
        if not own.get("consent") and not _words("consent", _all(measure)):
            yield finding("hearing.moved/consent", f"{path}.particulars.consent")
        elif not (own.get("return") and own.get("custody")):
            lacking = "return" if not own.get("return") else "custody"
            yield finding("hearing.moved/return", f"{path}.particulars.{lacking}")


def _invited(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """Somebody who would come to the requesting State of his own will; not who is there already."""
    state, tongue = draft.requesting.state, draft.language
    if heard and all(names_state(one.location, state, tongue) for one in heard):
        return
    own = measure.particulars or {}
    invited = "safe_conduct" in kind.particulars and not own.get("safe_conduct")
    if invited and not _words("safe_conduct", _all(measure)):
        yield finding("hearing.moved/safe-conduct", f"{path}.particulars.safe_conduct")


def _sample(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, concerned: list[Person]
) -> Iterator[Finding]:
    """Something is taken from a body, or a body is examined."""
    biometric = "purpose_of_comparison" in kind.particulars
    if not concerned or not (biometric or ("method" in kind.particulars and kind.coercive)):
        return
    own, told = measure.particulars or {}, _all(measure)
    body, taken = _words("of_body", told), _words("taken", told)
    if not (taken and (body or biometric)):
        return
    person = concerned[0].id
    allowed = re.sub(re.escape(body), " ", told, flags=re.IGNORECASE) if body else told
    about = [*_beside(draft), *_of(draft, concerned[0])]
    allowed += " ".join(text for text in about if _words("of_body", text))
    if not measure.order and not _words("allowed", allowed):
        yield finding("hearing.sample/allowed", f"{path}.order", person=person)
        return
    kept = own.get("destruction") or own.get("retention") or _words("destroyed", told)
    if biometric and not kept:
        at = f"{path}.particulars.destruction"
        yield finding("hearing.sample/kept", at, person=person)


def _all(measure: Measure) -> str:
    texts = [getattr(measure, name) or "" for name in SAID] + list(measure.items)
    texts += [str(one) for one in (measure.particulars or {}).values()]
    if measure.procedure:
        texts += [measure.procedure.wished, measure.procedure.reason or ""]
        texts += [measure.procedure.custody_record or "", measure.procedure.rights or ""]
    return ". ".join(texts)


def _words(name: str, text: str | None) -> str:
    found = any_of("heard", (name,)).search(text or "")
    return found.group(0).strip() if found else ""
