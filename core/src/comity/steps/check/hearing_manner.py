"""How a person is heard: with which rights and formalities, in which quality, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.text.messages import finding
from comity.text.word_lists import LANGUAGES, any_of, listed

__all__ = ["check_hearing", "hears"]

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE
SUSPECT = frozenset({"suspect", "accused"})
OTHERS = frozenset({"witness", "victim", "third-party", "expert"})
RIGHTS = ("procedure.rights", "procedure.caution", "procedure.counsel")
FORMALITIES = ("oath", "oath_form", "counsel", "caution", "rights", "recording")
CONDITIONS = ("oath", "counsel")  # what another law may not know, and grants for a reason
SAID = ("purpose", "result", "nexus", "necessity", "proportionality", "fallback")


def check_hearing(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on a measure by which a person is heard."""
    if not hears(kind):
        return
    people = {one.id: one for one in draft.persons if one.nature != "legal"}
    heard = [people[name] for name in measure.persons if name in people]
    yield from _rights(draft, measure, path, heard)
    yield from _quality(measure, path, kind, heard)
    yield from _formality(measure, path)
    for person in heard:
        if place := _at_home(draft, person):
            at = f"persons[{draft.persons.index(person)}].{place}"
            yield finding("hearing.at-home", at, person=person.id)


def hears(kind: AssistanceKind) -> bool:
    """Whether somebody is asked about something: by the requested State, or over a link."""
    return kind.items_are == "matters"


def _rights(draft: Request, measure: Measure, path: str, heard: list[Person]) -> Iterator[Finding]:
    """Nothing is said of the rights of somebody who is a suspect, or may become one."""
    procedure = measure.procedure
    if procedure and (procedure.rights or procedure.caution or procedure.counsel):
        return
    if procedure and _words("of_rights", procedure.wished):
        return
    named = {name for offence in draft.offences for name in offence.persons}
    for person in heard:
        if person.role in SUSPECT or person.id in named:
            at = f"{path}.procedure.rights"
            yield finding("hearing.rights/suspect", at, weight=WARNING, person=person.id)
        elif person.role in OTHERS and (words := _told_of(draft, person, "charged")):
            yield _words_on(path, person, words, "charged")
        elif person.role in OTHERS and (words := _told_of(draft, person, "implicated")):
            yield _words_on(path, person, words, "implicated")


def _words_on(path: str, person: Person, words: str, how: str) -> Finding:
    at, weight = f"{path}.procedure.rights", WARNING if how == "charged" else ADVICE
    return finding(f"hearing.rights/{how}", at, weight=weight, person=person.id, words=words)


def _told_of(draft: Request, person: Person, name: str) -> str:
    """Words of a list in a sentence about a person: of the facts, the person, the other State."""
    last = _last(person)
    texts = [(person.connection, True)]
    texts += [
        (fact.text, fact.persons == (person.id,)) for fact in draft.facts if not fact.handling
    ]
    texts += [(other.matter, False) for other in draft.proceedings.other_states]
    texts += [(draft.proceedings.earlier_judgments, False)]
    for text, alone in texts:
        for sentence in sentences(text or ""):
            _, named, after = sentence.partition(last)
            about = after if named else sentence if alone else ""
            found = any_of("execution", (name,)).search(about)
            if found and not denies(sentence) and not _of_another(draft, person, about, found):
                return found.group(0).strip()
    return ""


def _last(person: Person) -> str:
    """The name by which facts call a person; the id where there is none."""
    return person.name.family or (person.name.full.split() or [person.id])[-1]


def _of_another(draft: Request, person: Person, about: str, found: re.Match[str]) -> bool:
    """Whether what stands before the words shows that somebody else did it."""
    head = about[: found.start()]
    names = [_last(one) for one in draft.persons if one.id != person.id]
    called = "|".join(listed("scope", "called_suspect"))
    return bool(
        head.startswith(("'s ", "’s "))
        or any_of("execution", ("told_by",)).search(head)
        or any(name in head for name in names)
        or re.search(rf"\b(?:{called})\b", head, re.IGNORECASE)
    )


def _quality(
    measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """A suspect in the place of a witness, and a person in no role in which one is heard."""
    cautions, told = "procedure.caution" in kind.common, _all(measure)
    for person in heard:
        open_to_all = cautions or kind.worded_by == "hearing"
        sworn = measure.procedure and measure.procedure.oath in ("oath", "affirmation", "either")
        if person.role in SUSPECT and not open_to_all and not sworn:
            at = f"{path}.kind"
            yield finding("hearing.quality/witness", at, weight=WARNING, person=person.id)
        elif person.role == "third-party" and not (cautions or _words("a_quality", told)):
            at = f"{path}.persons"
            yield finding("hearing.quality/untold", at, weight=ADVICE, person=person.id)


def _formality(measure: Measure, path: str) -> Iterator[Finding]:
    """A formality that the law at home needs: asked for as one, with the reason for it."""
    procedure = measure.procedure
    asked = [name for name in FORMALITIES if procedure and getattr(procedure, name)]
    if procedure and procedure.oath == "none":
        asked = [name for name in asked if name != "oath"]
    words = _words("needed_at_home", _all(measure))
    if words and not asked:
        at = f"{path}.procedure"
        yield finding("hearing.formality/unasked", at, weight=WARNING, words=words)
    elif procedure and set(asked) & set(CONDITIONS) and not (procedure.reason or words):
        yield finding("hearing.formality/reason", f"{path}.procedure.reason", weight=ADVICE)


def _all(measure: Measure) -> str:
    texts = [getattr(measure, name) or "" for name in SAID] + [measure.title or ""]
    return " ".join(texts)


def _at_home(draft: Request, person: Person) -> str:
    """The field by which a person is in the requesting State itself; or nothing."""
    code = draft.requesting.state
    if owner_of(code) == owner_of(draft.requested.state):
        return ""
    names = {str(Locale(tag).territories.get(owner_of(code), "")).casefold() for tag in LANGUAGES}
    where = {"location": (person.location or "",), "address": person.address[-1:]}
    for field, lines in where.items():
        last = lines[0].rpartition(",")[2].strip(" .").casefold() if lines else ""
        if last and last in names:
            return field
        if last:
            return ""
    return ""


def _words(name: str, text: str | None) -> str:
    found = any_of("execution", (name,)).search(text or "")
    return found.group(0).strip() if found else ""
