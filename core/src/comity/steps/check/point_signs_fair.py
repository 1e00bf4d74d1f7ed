"""Signs of what another State may fear: an unfair trial, its own secrets; and who has an office."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.law.states import short_name_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_places import acts_there, their_people
from comity.steps.check.point_seen import LIST, TRIED, Seen, answered_in_measure, has
from comity.steps.check.state_in_text import adjective_of, is_of_state
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list
from comity.text.professions import press_calling

__all__ = ["FAIR_SIGNS", "of_ours", "office_of", "suspects_asked_there"]

SOVIET = ("RU", "BY", "KZ", "KG", "TJ", "TM", "UZ")  # whose services may go on from them
LEADING = (*TRIED, "convicted")


def office_of(person: Person) -> str:
    """What an entry tells of somebody's work and ties."""
    return f"{person.occupation or ''}. {person.connection or ''}"


def of_ours(seen: Seen, person: Person) -> bool:
    """Whether somebody belongs to the requesting State alone, by nationality or by the words."""
    own, there = seen.draft.requesting.state, seen.draft.requested.state
    if person.nationalities:
        return own in person.nationalities and there not in person.nationalities
    said = office_of(person)
    return bool(name_of_state(own).search(said)) and not name_of_state(there).search(said)


def _of_others(seen: Seen, person: Person) -> bool:
    """Whether somebody belongs to another State than the one that tries."""
    if person.nationalities:
        return owner_of(seen.draft.requesting.state) not in map(owner_of, person.nationalities)
    return bool(name_of_state(seen.draft.requested.state).search(office_of(person)))


def _own_judgments(seen: Seen) -> list[str]:
    """What is told of earlier judgments, less those of the State that is asked."""
    own, there = (name_of_state(x.state) for x in (seen.draft.requesting, seen.draft.requested))
    case = seen.draft.proceedings
    rows = [one.matter for one in case.other_states if one.state == seen.draft.requested.state]
    listed = {" ".join(one.split()) for text in rows for one in sentences(text)}
    told = list(sentences(case.earlier_judgments or ""))
    theirs = [one for one in told if there.search(one) or " ".join(one.split()) in listed]
    return [one for one in told if own.search(one) or one not in theirs]


def _exceptional(seen: Seen) -> str:
    """A court or an absence that may look unfair; or a suspect who stood near to power."""
    case = seen.draft.proceedings
    told = [case.summary, case.stage, case.authority, *_own_judgments(seen)]
    words = has("exceptional", "\n".join(filter(None, told)))
    if words and not has("court-of-an-act", f"{case.authority or ''}\n{words}"):
        return words
    tried = [one for one in seen.draft.persons if one.role in LEADING and not one.protect]
    near = "\n".join(office_of(one) for one in tried if _governed(seen, one))
    plain = all(has("plain-crime", one.title) for one in seen.draft.offences)
    if (words := has("of-power", near)) or plain:
        return words
    callings = (press_calling(one.occupation) for one in tried)
    ties = "\n".join(map(office_of, tried))
    return has("of-dissent", ties) or next(filter(None, callings), "")


def _governed(seen: Seen, person: Person) -> bool:
    """Whether an office of somebody may matter: a measure concerns the person, of our own State."""
    listed = {name for one in seen.draft.measures for name in one.persons}
    return (person.id in listed or not listed) and not _of_others(seen, person)


def _named_with_adjective(state: str) -> re.Pattern[str]:
    """The name of a State, also as in India and Indian."""
    return re.compile(rf"{name_of_state(state).pattern}|\b{re.escape(short_name_of(state))}n\b")


def _guarded(seen: Seen) -> str:
    """A word for security or secrets, in a sentence that is not of the requesting State."""
    own = _named_with_adjective(seen.draft.requesting.state)
    ours = adjective_of(seen.draft.requesting.state)
    spoken = all(
        has("speech", one.title) or has("an-insult", one.title) for one in seen.draft.offences
    )
    there = seen.draft.requested.state
    told = [one for one in seen.facts.values() if not _of_other_forces(seen, one)]
    told = [one for one in told if not has("force-attacked", one) or is_of_state(one, there)]
    told = [one for one in told if not (spoken and has("a-post", one)) or is_of_state(one, there)]
    told += [item for one in seen.draft.measures for item in (*one.items, one.purpose)]
    told += [one.holder.name for one in seen.draft.measures if one.holder]
    for sentence in (one for text in told for one in sentences(text)):
        said = word_list(LIST, "title-of-law").sub("", sentence)
        said = word_list(LIST, "false-paper").sub("", said)
        home = ours.search(sentence) and not is_of_state(sentence, there)
        words = "" if home or own.search(sentence) else has("guarded", said)
        if words and not (_guards_us(seen, words, sentence) or _of_a_former_state(seen, sentence)):
            return words
    return next(filter(None, (_allowed_there(seen, one) for one in told)), "")


def _allowed_there(seen: Seen, text: str) -> str:
    """Words by which the requested State itself allowed, licensed or ordered what is charged."""
    said = (one for one in sentences(text) if is_of_state(one, seen.draft.requested.state))
    return next(filter(None, (has("allowed-by-them", one) for one in said if not denies(one))), "")


def _of_a_former_state(seen: Seen, sentence: str) -> bool:
    """Whether a sentence is on a service of a State that is no more, and not on the other State."""
    there = seen.draft.requested.state
    heir = there in SOVIET and has("soviet-service", sentence)
    gone = has("former-service", sentence) or has("soviet-service", sentence)
    return bool(gone) and not heir and not is_of_state(sentence, there)


def _of_other_forces(seen: Seen, fact: str) -> bool:
    """Whether a fact tells of a navy, an army or a radar, and nothing of the requested State."""
    return bool(has("forces", fact)) and not is_of_state(fact, seen.draft.requested.state)


def _guards_us(seen: Seen, words: str, sentence: str) -> bool:
    """Whether a word for security is in the name of who asks, or in the office of one of ours."""
    side = seen.draft.requesting
    named = f"{side.authority.name} {side.issued_by.authority}"
    if words.istitle() and not is_of_state(
        sentence, seen.draft.requested.state
    ):  # a service that one's own law knows by its name
        named += " ".join(f" {one.provision} {one.text}" for one in seen.draft.offences)
    if words.casefold() in named.casefold():
        return True
    people = [one for one in seen.draft.persons if has("guarded", office_of(one))]
    same = [one for one in people if words.casefold() in office_of(one).casefold()]
    return bool(same) and all(_ours(seen, one) for one in same)


def _ours(seen: Seen, person: Person) -> bool:
    """Whether somebody belongs to the requesting State, by nationality, home or office."""
    if _named_with_adjective(seen.draft.requested.state).search(office_of(person)):
        return False
    where = " ".join((*person.address, person.location or ""))
    lives = bool(name_of_state(seen.draft.requesting.state).search(where))
    return of_ours(seen, person) or (lives and not person.nationalities)


def _judgments_told(seen: Seen) -> bool:
    """Cases of the requested State that are over are told of, where it may have another one."""
    told = seen.draft.proceedings.earlier_judgments or ""
    there = name_of_state(seen.draft.requested.state)
    theirs = bool(there.search(told) or has("the-other-State", told))
    over = theirs and any(not denies(one) for one in sentences(told))
    return over and (acts_there(seen) or their_people(seen))


def suspects_asked_there(seen: Seen, measure: Measure) -> bool:
    """Only suspects who are free are heard, by an authority there and on a list of questions."""
    heard = seen.heard(measure)
    free = all(one.role in TRIED and not one.custody for one in heard)
    listed = bool(measure.questions) or any(
        one.kind == "questions" and one.id in measure.annexes for one in seen.draft.annexes
    )
    told = answered_in_measure(seen, measure, facts=False)
    own = has("themselves", told) and not has("no-questions", told)
    return bool(heard) and free and listed and bool(has("leads", told)) and not own


FAIR_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "exceptional": _exceptional,
    "guarded": _guarded,
    "judgments-told": _judgments_told,
}
"""The signs of this module, by the names that points.toml has for them."""
