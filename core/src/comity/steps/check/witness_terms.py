"""On which terms somebody is heard: a promise, a kept-out defence, no lawyer, the police road.

Each of these can make a statement worthless at home, or stop the hearing there. All of them are
read out of words, so each finding is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.who_is_heard import heard_in
from comity.steps.check.words_beside import told_in, words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_witness_terms"]

LIST = "witness_terms"
SUSPECT = frozenset({"suspect", "accused"})
SAID = ("title", "purpose", "result", "nexus", "necessity", "fallback", "attendance")
TOLD = ("wished", "reason", "counsel", "rights", "caution")

Kinds = Mapping[str, AssistanceKind]
Told = list[tuple[str, str]]


def check_witness_terms(
    draft: Request, measure: Measure, path: str, kinds: Kinds
) -> Iterator[Finding]:
    """The findings on the terms of a hearing; nothing for a measure that hears nobody."""
    kind = kind_of(kinds, measure.kind)
    if kind.items_are != "matters":
        return
    heard = [one for one in heard_in(draft, measure, kind) if not one.protect]
    own = list(_own(measure, path))
    yield from _promised(draft, measure, heard, kinds)
    yield from _declines(draft, measure, heard)
    yield from _kept_out(draft, own)
    yield from _unassisted(draft, measure, path, heard)
    yield from _informal(draft, measure, kind, own)


def _promised(
    draft: Request, measure: Measure, heard: list[Person], kinds: Kinds
) -> Iterator[Finding]:
    """Somebody is to speak who is promised that nobody will prosecute: does it hold in court?

    Of an assurance and of a remark, which belong to no measure, the first hearing asks.
    """
    witnesses = [one for one in heard if one.role not in SUSPECT]
    texts: Told = []
    hearings = [one for one in draft.measures if kind_of(kinds, one.kind).items_are == "matters"]
    if measure is hearings[0]:
        texts = [
            (f"assurances[{n}].text", one.text or "")
            for n, one in enumerate(draft.assurances)
            if not one.power
        ]
        texts += [(f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks)]
    for person in witnesses:
        texts += _about(draft, person)
    for field, text in texts if witnesses else ():
        words = told_in(LIST, "promised", text, "unpromised")
        if words and not words_in(LIST, "bound", text):
            yield finding("hearing.promised", field, words=words)
            return


def _declines(draft: Request, measure: Measure, heard: list[Person]) -> Iterator[Finding]:
    """Somebody is expected to refuse answers, and nothing says what happens then."""
    if measure.fallback:
        return
    for person in heard:
        if person.role in SUSPECT:
            continue
        for field, text in _about(draft, person):
            if words := words_in(LIST, "declines", text):
                yield finding("hearing.will-decline", field, person=person.id, words=words)
                return


def _kept_out(draft: Request, own: Told) -> Iterator[Finding]:
    """The defence is to stay away, in so many words."""
    texts = [*own, *((f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks))]
    for field, text in texts:
        if words := told_in(LIST, "kept_out", text, "if_none"):
            yield finding("hearing.kept-out", field, words=words)
            return


def _unassisted(
    draft: Request, measure: Measure, path: str, heard: list[Person]
) -> Iterator[Finding]:
    """A suspect who is held, and no lawyer anywhere in the measure."""
    told = [text for _, text in _own(measure, path)]
    told += [*measure.items, *(one.text for one in draft.remarks)]
    told += [one.title for one in draft.annexes]
    if any(map(_lawyer, told)):
        return
    for person in heard:
        if person.role not in SUSPECT or person.counsel:
            continue
        about = _about(draft, person)
        at = f"{path}.procedure.counsel"
        asked = next((w for _, text in about if (w := words_in(LIST, "lawyer_asked", text))), "")
        if asked:
            yield finding("hearing.unassisted/asked", at, person=person.id, words=asked)
            return
        held = bool(person.custody and person.custody.held)
        held = held or bool(
            words_in(LIST, "held", " ".join([person.location or "", *measure.place]))
        )
        if held and not any(_lawyer(text) for _, text in about):
            yield finding("hearing.unassisted/held", at, person=person.id)
            return


def _lawyer(text: str) -> bool:
    """Whether a text speaks of somebody’s lawyer."""
    return bool(words_in(LIST, "lawyer", text) or any_of("scope", ("counsel",)).search(text))


def _informal(
    draft: Request, measure: Measure, kind: AssistanceKind, own: Told
) -> Iterator[Finding]:
    """A statement that is meant for a court, by the road of the police."""
    road = draft.transmission.road if draft.transmission else None
    if road != "police" or kind.coercive or draft.use:  # which asks for leave to use it
        return
    for field, text in own:
        if words := words_in(LIST, "at_trial", text):
            yield finding("hearing.informal", field, measure=measure.id, words=words)
            return


def _own(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    """What a measure and its procedure say, each with its field."""
    for name in SAID:
        if text := getattr(measure, name):
            yield f"{path}.{name}", text
    for name in TOLD if measure.procedure else ():
        if text := getattr(measure.procedure, name):
            yield f"{path}.procedure.{name}", text


def _about(draft: Request, person: Person) -> Told:
    """What a request tells of somebody: in the entry, and in the facts linked to the person."""
    at = f"persons[{draft.persons.index(person)}].connection"
    texts = [(at, person.connection or "")]
    texts += [
        (f"facts[{n}].text", one.text)
        for n, one in enumerate(draft.facts)
        if person.id in one.persons and not one.handling
    ]
    return texts
