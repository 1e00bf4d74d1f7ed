"""Privileged papers that only the facts or the persons tell of: letters of a notary, a lawyer."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import found as found_words
from comity.steps.check.lint_words import sentences
from comity.steps.check.needs import agreed
from comity.steps.check.said_in_text import found_in, says
from comity.steps.check.words_beside import word_list
from comity.text.messages import finding
from comity.text.professions import privileged
from comity.text.word_lists import any_of

__all__ = ["but_of_a_thing", "check_told_privilege", "keeps_apart", "reaches_papers"]

OTHERS = frozenset({"victim", "witness", "expert"})  # who are no counsel of those concerned


def check_told_privilege(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """One finding on a measure that takes papers, where its facts tell of a lawyer or a notary."""
    if not (kind.enters or kind.sweeping) or measure.privilege_plan or measure.privilege:
        return
    if keeps_apart(measure.immunity) or agreed(measure) or not reaches_papers(measure, kind):
        return
    at = f"{path}.privilege_plan"
    for source, text in _told(draft, measure):
        for sentence in sentences(text):
            if words := _counsel(sentence):
                yield finding(
                    "lint.privilege-told",
                    at,
                    source=source,
                    words=words,
                    measure=measure.id,
                )
                return


def reaches_papers(measure: Measure, kind: AssistanceKind) -> bool:
    """Whether a measure takes papers or data, and not only a thing: a sample, a painting."""
    texts = map(but_of_a_thing, [*measure.items, *measure.data_types, measure.title or ""])
    return not kind.enters or not measure.items or any(says("papers_data", one) for one in texts)


def but_of_a_thing(text: str) -> str:
    """A text without the papers that only go with a thing: those of a car or of a ship."""
    return word_list("open_words", "papers_of_a_thing").sub(" ", text)


def keeps_apart(immunity: str | None) -> bool:
    """Whether words on immunity answer: to tell that somebody is a lawyer only asks the more."""
    return bool(immunity) and (
        not privileged((immunity,)) or bool(found_words("execution", "sorting", immunity or ""))
    )


def _told(draft: Request, measure: Measure) -> Iterator[tuple[str, str]]:
    """What the facts of a measure say, and what is said of the persons in them; by id."""
    facts = [fact for fact in draft.facts if fact.id in measure.facts]
    concerned = {*measure.persons, *(name for fact in facts for name in fact.persons)}
    shielded = {person.id for person in draft.persons if person.protect}
    for fact in facts:
        if not shielded & set(fact.persons):
            yield fact.id, fact.text
    for person in draft.persons:
        if person.id in concerned and person.role not in OTHERS and not person.protect:
            yield person.id, person.connection or ""


def _counsel(sentence: str) -> str:
    """The word for counsel in a sentence on papers with them, or on who is one; or nothing."""
    plain = any_of("scope", ("not_counsel",)).sub(" ", sentence)
    words = found_in("counsel", plain)
    if words and (says("counsel_papers", plain) or says("counsel_there", plain)):
        return words
    return ""
