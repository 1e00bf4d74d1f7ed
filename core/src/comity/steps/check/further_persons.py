"""The part of each person: roles left open, acts told of all together, the post, the promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.further_words import facts_of, full_name, named_state, said
from comity.steps.check.lint_words import denies, sentences
from comity.text.messages import finding

__all__ = ["check_parts"]

Kinds = Mapping[str, AssistanceKind]
MANY = 3  # people of whom nothing is told apart; of two a reader sees it without help
WORD = re.compile(r"[^\W\d_]{3,}")
LOCATED = ("address", "phone", "email", "identifiers", "custody", "born", "born_about")


def check_parts(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """The findings on the part of each person; ``rules`` are those of the findings so far."""
    yield from _roles_open(draft, kinds)
    yield from _together(draft, rules)
    yield from _post(draft, kinds)
    yield from _private(draft)
    yield from _favour(draft)
    yield from _secret_source(draft, kinds)
    yield from _to_find(draft, kinds, rules)


def _roles_open(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Several people whose data are to be had, called concerned, and none of whom a fact tells."""
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if not kind.coercive or kind.items_are == "matters" or kind.without_facts:
            continue
        apart = _told_apart(draft)
        open_ = [
            one
            for one in draft.persons
            if one.id in measure.persons
            and one.role == "third-party"
            and one.nature != "legal"
            and not one.protect
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
    """The people of whom a fact tells alone, by its list of persons or by their name."""
    apart = {one.persons[0] for one in draft.facts if len(one.persons) == 1}
    texts = [text for _, text in facts_of(draft)]
    texts += [one.participation or "" for one in draft.offences]
    for person in draft.persons:
        names = WORD.findall(person.name.full)
        if names and any(re.search(rf"\b{re.escape(names[-1])}\b", text) for text in texts):
            apart.add(person.id)
    return apart


def _together(draft: Request, rules: set[str]) -> Iterator[Finding]:
    """Suspects whom every fact names together, so that nobody's own act is told."""
    if "agree.suspect-unmentioned" in rules or any(one.participation for one in draft.offences):
        return
    accused = [
        one
        for one in draft.persons
        if one.role in ("suspect", "accused") and one.nature != "legal" and not one.protect
    ]
    apart, ids = _told_apart(draft), {one.id for one in accused}
    sets = [ids & set(one.persons) for one in draft.facts]
    joint = {id for group in sets if len(group) >= MANY for id in group}
    joint -= {id for group in sets if len(group) < MANY for id in group}
    left = tuple(one.id for one in accused if one.id in joint - apart)
    if len(left) >= MANY:
        yield finding("case.acts-together", "facts", persons=left)


def _post(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """An offence of those in a post, and no text that tells of one."""
    if all(kind_of(kinds, one.kind).without_facts for one in draft.measures):
        return
    texts = [text for _, text in facts_of(draft)]
    texts += [full_name(one) for one in draft.persons]
    texts += [draft.proceedings.summary or "", draft.proceedings.conduct_there or ""]
    texts += [one.participation or "" for one in draft.offences]
    for index, offence in enumerate(draft.offences):
        title = f"{offence.title}. {(offence.category or '').replace('-', ' ')}"
        for crime, post in (("official_crime", "office"), ("trust_crime", "duty")):
            words = said(crime, title, "not_of_office")
            if words and not any(said(post, text) for text in texts):
                at = f"offences[{index}].title"
                yield finding(f"case.post-untold/{post}", at, offence=offence.id, words=words)
                return


def _private(draft: Request) -> Iterator[Finding]:
    """Bribery outside public office: what the law there has against it."""
    for index, offence in enumerate(draft.offences):
        words = said("private_too", offence.title)
        if said("official_crime", offence.title) and words and not offence.requested_law:
            at = f"offences[{index}].requested_law"
            yield finding("case.private-bribe", at, offence=offence.id, words=words)
            return


def _favour(draft: Request) -> Iterator[Finding]:
    """Something promised to whoever gave, or is to give, a statement."""
    around = " ".join(one.text for one in draft.remarks)
    texts = [(f"facts[{n}].text", text) for n, text in facts_of(draft)]
    held = {n for n, _ in facts_of(draft)}
    texts += [
        (f"facts[{n}].source", f.source or "") for n, f in enumerate(draft.facts) if n in held
    ]
    texts += [
        (f"persons[{n}].connection", one.connection or "")
        for n, one in enumerate(draft.persons)
        if not one.protect
    ]
    texts += [
        (f"measures[{n}].immunity", one.immunity or "") for n, one in enumerate(draft.measures)
    ]
    for field, text in texts:
        for sentence in sentences(text):
            words = said("favour", sentence)
            if words and not _denied(sentence, words) and not said("favour_told", text + around):
                yield finding("hearing.favour", field, words=words)
                return


def _denied(sentence: str, words: str) -> bool:
    """Whether a sentence denies the words, and not they themselves something: not prosecuted."""
    return denies(sentence) and not denies(words)


def _secret_source(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Facts for a measure of compulsion that rest on somebody whom no court may hear."""
    asked = [one for one in draft.measures if kind_of(kinds, one.kind).coercive]
    relied = {id for measure in asked for id in measure.facts}
    texts = dict(facts_of(draft))
    for index, fact in enumerate(draft.facts):
        if fact.id not in relied or index not in texts or fact.reliability:
            continue
        for field, text in (
            (f"facts[{index}].source", fact.source),
            (f"facts[{index}].text", fact.text),
        ):
            for sentence in sentences(text or ""):
                words = said("secret_source", sentence)
                if (
                    words
                    and not denies(sentence)
                    and not said("checked", f"{fact.text} {fact.source or ''}")
                ):
                    yield finding("case.secret-source", field, fact=fact.id, words=words)
                    return


def _to_find(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """Somebody who is to be heard, and of whom only the State is known."""
    if rules & {"hearing.nowhere", "hearing.several", "hearing.at-home"}:
        return
    heard = {
        id: measure
        for measure in draft.measures
        for id in measure.persons
        if kind_of(kinds, measure.kind).items_are == "matters" and not measure.place
    }
    there = named_state(draft.requested.state)
    left = [
        one
        for one in draft.persons
        if one.id in heard
        and one.nature != "legal"
        and not one.protect
        and not any(getattr(one, name) for name in LOCATED)
        and not _known_by(one)
        and there.fullmatch((one.location or "").strip())
    ]
    if left:
        at = f"persons[{draft.persons.index(left[0])}].address"
        yield finding("hearing.to-find", at, persons=tuple(one.id for one in left))


def _known_by(person: Person) -> bool:
    """Whether a calling or a body that somebody acts for leads to that person."""
    return bool(person.occupation or person.represented_by or person.counsel)
