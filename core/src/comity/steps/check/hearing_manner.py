"""How a person is heard: with which rights and formalities, in which quality, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.hearing_ties import acts_for, kin_of
from comity.steps.check.hearing_will import check_will, lives_in
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.service_manner import heard_nowhere
from comity.steps.check.who_is_heard import heard_in
from comity.text.messages import finding
from comity.text.word_lists import LANGUAGES, any_of, listed, whole_words

__all__ = ["check_hearing", "hears"]

SUSPECT = frozenset({"suspect", "accused"})
OTHERS = frozenset({"witness", "victim", "third-party", "expert"})
RIGHTS = ("procedure.rights", "procedure.caution", "procedure.counsel")
FORMALITIES = ("oath", "oath_form", "counsel", "caution", "rights", "recording")
NAME = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*\.?\s+[^\W\d_a-z][\w'’-]+")
SAID = ("purpose", "result", "nexus", "necessity", "proportionality", "fallback")


def check_hearing(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on a measure by which a person is heard."""
    if not hears(kind):
        return
    heard = heard_in(draft, measure, kind)
    yield from _rights(draft, measure, path, heard)
    yield from _quality(draft, measure, path, kind, heard)
    yield from _formality(draft, measure, path, kind, heard)
    yield from check_will(draft, measure, path, kind, heard)
    yield from heard_nowhere(draft, measure, heard)
    for person in heard:
        if (place := _at_home(draft, person)) and not waived_for(person):
            at = f"persons[{draft.persons.index(person)}].{place}"
            if words := lives_in(draft, person):
                yield finding("hearing.home-address", at, person=person.id, words=words)
            else:
                yield finding("hearing.at-home", at, person=person.id)


def hears(kind: AssistanceKind) -> bool:
    """Whether somebody is asked about something: by the requested State, or over a link."""
    return kind.items_are == "matters"


def _rights(draft: Request, measure: Measure, path: str, heard: list[Person]) -> Iterator[Finding]:
    """Nothing is said of the rights of somebody who is a suspect, or may become one."""
    procedure = measure.procedure
    if procedure and (procedure.rights or procedure.caution):
        return
    if procedure and (procedure.counsel or _words("of_rights", procedure.wished)):
        yield from _unread(procedure.wished, path, heard)
        return
    if any(_words("of_rights", text) for text in _beside(draft, measure)):
        return
    named = {name for offence in draft.offences for name in offence.persons}
    for person in heard:
        if person.role in SUSPECT or person.id in named:
            at = f"{path}.procedure.rights"
            yield finding("hearing.rights/suspect", at, person=person.id)
        elif person.role in OTHERS and (words := _told_of(draft, person, "charged")):
            yield _words_on(path, person, words, "charged")
        elif person.role in OTHERS and (words := _told_of(draft, person, "implicated")):
            yield _words_on(path, person, words, "implicated")
        elif person.role in OTHERS and (body := acts_for(draft, person)):
            at = f"{path}.procedure.rights"
            yield finding("hearing.rights/organ", at, person=person.id, body=body)
        elif person.role in OTHERS and (words := kin_of(draft, person)):
            yield _words_on(path, person, words, "kin")


def _beside(draft: Request, measure: Measure) -> list[str]:
    """Where a request may tell the rights of somebody, beside the field for them."""
    texts = [getattr(measure, name) or "" for name in ("title", "purpose", "result")]
    texts += [*measure.items, *(one.text for one in draft.remarks)]
    return texts + [one.title for one in draft.annexes]


def _unread(wished: str, path: str, heard: list[Person]) -> Iterator[Finding]:
    """A suspect for whom a lawyer is asked, and no word on what the person is told first."""
    suspects = [one for one in heard if one.role in SUSPECT]
    if suspects and not any_of("heard", ("warned",)).search(wished):
        at = f"{path}.procedure.rights"
        yield finding("hearing.rights/unread", at, person=suspects[0].id)


def _words_on(path: str, person: Person, words: str, how: str) -> Finding:
    at = f"{path}.procedure.rights"
    return finding(f"hearing.rights/{how}", at, person=person.id, words=words)


def _told_of(draft: Request, person: Person, name: str) -> str:
    """Words of a list in a sentence about a person: of the facts, the person, the other State."""
    last, wanted = _last(person), _pattern(name)
    texts = [(person.connection, True)]
    texts += [
        (fact.text, fact.persons == (person.id,)) for fact in draft.facts if not fact.handling
    ]
    texts += [(other.matter, False) for other in draft.proceedings.other_states]
    texts += [(draft.proceedings.earlier_judgments, False)]
    for text, alone in texts:
        for sentence in sentences(text or ""):
            if _of_nobody(sentence):
                continue
            _, named, after = _parted(sentence, last)
            meant = any_of("heard", ("to_be_heard",)).search(sentence)
            about = after if named else sentence if alone else ""
            about = about or (sentence[meant.end() :] if meant else "")
            found = wanted.search(about)
            if found and not denies(sentence) and not _of_another(draft, person, about, found):
                return found.group(0).strip()
    return ""


def _pattern(name: str) -> re.Pattern[str]:
    """The words of a list; with those of charges also an arrest, which shows proceedings too."""
    own = any_of("execution", (name,)).pattern
    more = f"|{any_of('heard', ('arrested',)).pattern}" if name == "charged" else ""
    return re.compile(own + more, re.IGNORECASE)


def _last(person: Person) -> str:
    """The name by which facts call a person; the id where there is none.

    A number alone is no name: “Witness 7” is called so in full, and no year is taken for it.
    """
    last = person.name.family or (person.name.full.split() or [person.id])[-1]
    return last if any(sign.isalpha() for sign in last) else person.name.full


def _parted(sentence: str, name: str) -> tuple[str, str, str]:
    """A sentence at a name that it has as a word of its own."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)
    if found is None:
        return sentence, "", ""
    return sentence[: found.start()], found.group(0), sentence[found.end() :]


def _of_nobody(sentence: str) -> bool:
    """Whether a sentence says it of none of those whom it is about."""
    return bool(whole_words("negation", ("nothing",)).search(sentence))


def _of_another(draft: Request, person: Person, about: str, found: re.Match[str]) -> bool:
    """Whether what stands before the words shows that somebody else did it."""
    head = about[: found.start()]
    others = [one for one in draft.persons if one.id != person.id]
    names = [name for one in others for name in (_last(one), one.id, *_office_of(one, person))]
    called = "|".join(listed("scope", "called_suspect"))
    return bool(
        head.startswith(("'s ", "’s "))
        or any_of("execution", ("told_by",)).search(head)
        or any(_parted(head.casefold(), name.casefold())[1] for name in names)
        or re.search(rf"\b(?:{called})\b", head, re.IGNORECASE)
    )


def _office_of(other: Person, person: Person) -> Iterator[str]:
    """The occupation by which a sentence may call somebody else, and not this person."""
    for part in re.split(r"[,;(]| of | in | at ", other.occupation or ""):
        if len(part.split()) > 1 and part.casefold() not in (person.occupation or "").casefold():
            yield part.strip()
            return


def _quality(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """A suspect in the place of a witness, and a person in no role in which one is heard."""
    cautions = "procedure.caution" in kind.common
    for person in heard:
        open_to_all = cautions or kind.worded_by == "hearing"
        sworn = measure.procedure and measure.procedure.oath in ("oath", "affirmation", "either")
        if person.role in SUSPECT and not open_to_all and not sworn:
            at = f"{path}.kind"
            yield finding("hearing.quality/witness", at, person=person.id)
        elif person.role in OTHERS and len(heard) == 1 and (words := _called(measure)):
            at = f"{path}.persons"
            yield finding("hearing.quality/called", at, person=person.id, words=words)
        elif person.role == "third-party" and not (
            cautions or _words("a_quality", _quality_of(draft, measure, person))
        ):
            at = f"{path}.persons"
            yield finding("hearing.quality/untold", at, person=person.id)


def _quality_of(draft: Request, measure: Measure, person: Person) -> str:
    """All that may say in which quality somebody is heard."""
    texts = [_all(measure), person.connection or "", *measure.questions, *measure.items]
    texts += [measure.procedure.wished] if measure.procedure else []
    return " ".join([*texts, *(one.text for one in draft.remarks)])


def _called(measure: Measure) -> str:
    """The words by which a measure hears its person as a suspect."""
    for text in (measure.title, measure.purpose):
        found = any_of("heard", ("hears_suspect",)).search(text or "")
        if found and not denies(text or ""):
            return found.group(0)
    return ""


def _formality(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """A formality that the law at home needs: asked for as one, with the reason for it."""
    procedure = measure.procedure
    asked = [name for name in FORMALITIES if procedure and getattr(procedure, name)]
    if procedure and procedure.oath == "none":
        asked = [name for name in asked if name != "oath"]
    words = _words("needed_at_home", _all(measure))
    if words and not asked:
        at = f"{path}.procedure"
        yield finding("hearing.formality/unasked", at, words=words)
        return
    if procedure is None or procedure.reason or words:
        return
    at = f"{path}.procedure.reason"
    sworn = kind.coercive or any(one.kind != measure.kind for one in _same_people(draft, measure))
    sworn = sworn or _before_a_court(measure)
    if "oath" in asked and not sworn:  # the kind that compels is on oath everywhere
        yield finding("hearing.formality/oath", at)
    elif "counsel" in asked and _lawyer_unsure(draft, measure, heard):
        yield finding("hearing.formality/lawyer", at)


def _before_a_court(measure: Measure) -> bool:
    """Whether a judge is asked to take the statement, who can swear the witness."""
    procedure = measure.procedure
    texts = [measure.title or "", measure.purpose, procedure.wished if procedure else ""]
    return any(any_of("heard", ("before_a_court",)).search(text) for text in texts)


def _lawyer_unsure(draft: Request, measure: Measure, heard: list[Person]) -> bool:
    """Whether a suspect needs a lawyer whom nothing names, and without whom nothing is planned."""
    procedure = measure.procedure
    told = [measure.fallback or "", *(one.text for one in draft.remarks)]
    told += [procedure.wished, procedure.rights or ""] if procedure else []
    suspects = any(one.role in SUSPECT and not one.counsel for one in heard)
    own = (
        any_of("heard", ("lawyer_otherwise",)).search(procedure.counsel or "")
        if procedure
        else None
    )
    named = bool(procedure and NAME.search(procedure.counsel or ""))
    return suspects and not named and not (measure.fallback or own or _otherwise(told))


def _otherwise(texts: list[str]) -> bool:
    return any(
        any_of("heard", ("lawyer_otherwise",)).search(sentence)
        for text in texts
        for sentence in sentences(text)
        if any_of("execution", ("of_rights",)).search(sentence)
    )


def _same_people(draft: Request, measure: Measure) -> Iterator[Measure]:
    """The other measures on the same people: one of them may be the same hearing on oath."""
    people = set(measure.persons)
    return (one for one in draft.measures if one is not measure and people & set(one.persons))


def _all(measure: Measure) -> str:
    texts = [getattr(measure, name) or "" for name in SAID] + [measure.title or ""]
    return " ".join(texts)


def waived_for(person: Person) -> bool:
    """Whether it is told of a waiver for who enjoys an immunity: the State can tell its staff."""
    return bool(_words("waiver", person.immunity))


def is_at_home(draft: Request, person: Person) -> bool:
    """Whether a person is plainly in the requesting State, so that nobody need ask."""
    return bool(_at_home(draft, person)) and not lives_in(draft, person)


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
        if last and not (field == "location" and lives_in(draft, person)):
            return ""
    return ""


def _words(name: str, text: str | None) -> str:
    found = any_of("execution", (name,)).search(text or "")
    return found.group(0).strip() if found else ""
