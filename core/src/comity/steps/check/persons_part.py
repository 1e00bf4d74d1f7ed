"""The part of each person: roles left open, acts told of all together, a post, a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.draft_data import MadeOnce
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_case import Offence
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.names_in_texts import small, whole_words
from comity.steps.check.texts_of import facts_of, full_name
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.who_is_heard import heard_in
from comity.steps.check.words_beside import word_list, words_in
from comity.text.messages import finding

__all__ = ["check_parts", "in_the_state_alone"]

Kinds = Mapping[str, AssistanceKind]
LIST = "foreseen"
MANY = 3  # people of whom nothing is told apart; of two a reader sees it without help
WORD = re.compile(r"[^\W\d_]{3,}")
LOCATED = ("address", "phone", "email", "identifiers", "custody", "born", "born_about")


def check_parts(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """The findings on the part of each person; ``rules`` are those of the findings so far."""
    yield from _roles_open(draft, kinds)
    yield from _together(draft, kinds, rules)
    yield from _post(draft, kinds)
    yield from _private(draft)
    yield from _secret_source(draft, kinds)
    yield from _to_find(draft, kinds, rules)


def _compels_data(measure: Measure, kinds: Kinds) -> bool:
    """Whether a measure gets things or data of people by compulsion."""
    kind = kind_of(kinds, measure.kind)
    return kind.coercive and kind.items_are != "matters" and not kind.without_facts


def _roles_open(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Several people whose data are to be had, called concerned, and none of whom a fact tells."""
    for index, measure in enumerate(draft.measures):
        if not _compels_data(measure, kinds):
            continue
        apart = _APART.of(draft)
        open_ = [
            one
            for one in draft.persons
            if one.id in measure.persons
            and one.role == "third-party"
            and one.nature != "legal"
            and not (one.protect or one.connection)
            and one.id not in apart
        ]
        if len(open_) >= MANY:
            yield finding(
                "case.roles-open",
                f"measures[{index}].persons",
                measure=measure.id,
                persons=tuple(one.id for one in open_),
            )
            return


def _told_apart(draft: Request) -> set[str]:
    """The people of whom a text tells alone: by a list of persons, a name, an id or a calling."""
    apart = {one.persons[0] for one in draft.facts if len(one.persons) == 1}
    texts = [text for _, text in facts_of(draft)]
    texts += [one.participation or "" for one in draft.offences]
    texts += [draft.proceedings.summary or "", *(one.text for one in draft.remarks)]
    for measure in draft.measures:
        texts += [measure.nexus or "", measure.purpose, measure.necessity or ""]
    told = " ".join(texts)
    words = whole_words(small(told))
    for person in draft.persons:
        names = [WORD.findall(name)[-1:] for name in (person.name.full, *person.name.aliases)]
        marks = [person.id, *(word for found in names for word in found)]
        marks += [person.name.family or "", *WORD.findall(person.occupation or "")[-1:]]
        if any(_says(told, words, one) for one in marks if one):
            apart.add(person.id)
    return apart


def _says(told: str, words: frozenset[str], mark: str) -> bool:
    if re.fullmatch(r"\w+", mark):
        return small(mark) in words
    return bool(re.search(rf"\b{re.escape(mark)}\b", told, re.IGNORECASE))


_APART = MadeOnce(_told_apart)


def _together(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """Suspects whose data are compelled, and whom every fact lists together."""
    if "agree.suspect-unmentioned" in rules or any(one.participation for one in draft.offences):
        return
    reached = {id for one in draft.measures if _compels_data(one, kinds) for id in one.persons}
    accused = [
        one
        for one in draft.persons
        if one.role in ("suspect", "accused")
        and one.nature != "legal"
        and not (one.protect or one.connection)
    ]
    apart, ids = _APART.of(draft), {one.id for one in accused}
    sets = [ids & set(one.persons) for one in draft.facts]
    joint = {id for group in sets if len(group) >= MANY for id in group}
    joint -= {id for group in sets if len(group) < MANY for id in group}
    left = tuple(one.id for one in accused if one.id in (joint & reached) - apart)
    if len(left) >= MANY:
        yield finding("case.acts-together", "facts", persons=left)


def _post(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """An offence of those in a post, and no text and no calling that tells of one."""
    if all(kind_of(kinds, one.kind).without_facts for one in draft.measures):
        return
    if any(one.occupation for one in draft.persons):
        return
    texts = [text for _, text in facts_of(draft)]
    texts += [full_name(one) for one in draft.persons]
    texts += [draft.proceedings.summary or "", draft.proceedings.conduct_there or ""]
    texts += [one.participation or "" for one in draft.offences]
    texts += [one.text for one in draft.remarks]
    for index, offence in enumerate(draft.offences):
        category = (offence.category or "").replace("-", " ")
        if words_in(LIST, "private_too", offence.title):
            category = ""  # the title says more than a category that is wider
        title = f"{offence.title}. {category}"
        for crime, post in (("official_crime", "office"), ("trust_crime", "duty")):
            said = words_in(LIST, crime, word_list(LIST, "not_of_office").sub(" ", title))
            if said and not any(words_in(LIST, post, text) for text in texts):
                at = f"offences[{index}].title"
                yield finding(f"case.post-untold/{post}", at, offence=offence.id, words=said)
                return


def _private(draft: Request) -> Iterator[Finding]:
    """Bribery outside public office: what the law there has against it."""
    for index, offence in enumerate(draft.offences):
        title = word_list(LIST, "private_person").sub(" ", offence.title)
        said = words_in(LIST, "private_too", title)
        if words_in(LIST, "official_crime", offence.title) and said and not _answered(offence):
            at = f"offences[{index}].requested_law"
            yield finding("case.private-bribe", at, offence=offence.id, words=said)
            return


def _answered(offence: Offence) -> bool:
    """Whether an offence names its provision in the other State, or says that none is needed."""
    dual = offence.dual_criminality
    cited = bool(dual and re.search(r"\d", dual.statement or ""))
    return bool(offence.requested_law or cited or (dual and dual.listed_as))


def _secret_source(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A measure of compulsion whose one fact rests on somebody whom no court may hear."""
    alone = {
        measure.facts[0]
        for measure in draft.measures
        if kind_of(kinds, measure.kind).coercive and len(measure.facts) == 1
    }
    texts = dict(facts_of(draft))
    for index, fact in enumerate(draft.facts):
        if fact.id not in alone or index not in texts or fact.reliability:
            continue
        whole = f"{fact.text} {fact.source or ''}"
        for field, text in (("source", fact.source or ""), ("text", fact.text)):
            for sentence in sentences(text):
                said = words_in(LIST, "secret_source", sentence)
                if said and not denies(sentence) and not words_in(LIST, "checked", whole):
                    at = f"facts[{index}].{field}"
                    yield finding("case.secret-source", at, fact=fact.id, words=said)
                    return


def _to_find(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """Somebody who is to be heard, and of whom only the State is known."""
    if rules & {"hearing.nowhere", "hearing.several", "hearing.at-home"}:
        return
    heard = {
        person.id
        for measure in draft.measures
        if kind_of(kinds, measure.kind).items_are == "matters" and not measure.place
        for person in heard_in(draft, measure, kind_of(kinds, measure.kind))
    }
    left = [one for one in draft.persons if one.id in heard and in_the_state_alone(draft, one)]
    if left:
        at = f"persons[{draft.persons.index(left[0])}].address"
        yield finding("hearing.to-find", at, persons=tuple(one.id for one in left))


def in_the_state_alone(draft: Request, person: Person) -> bool:
    """Whether the State is all that the entry of somebody tells of where that person is."""
    told = any(getattr(person, name) for name in LOCATED) or _known_by(person)
    there = name_of_state(draft.requested.state).fullmatch((person.location or "").strip())
    return bool(there) and not (told or person.protect)


def _known_by(person: Person) -> bool:
    """Whether a calling, a tie or a body that somebody acts for leads to that person."""
    return bool(person.occupation or person.connection or person.represented_by or person.counsel)
