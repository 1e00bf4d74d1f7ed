"""Whether somebody would speak anyway, and whether the hearing can be arranged at all."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.text.messages import finding
from comity.text.word_lists import LANGUAGES, any_of

__all__ = ["check_date_secret", "check_will", "lives_in"]

SUSPECT = frozenset({"suspect", "accused"})
SAID = ("title", "purpose", "result", "necessity", "fallback")


def check_will(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """The findings on compulsion against somebody who is willing, or free not to answer."""
    said = list(_said(measure, path))
    summons = _asked("summoned", said)
    for person in heard:
        fact = _willing(draft, person)
        if fact and (kind.coercive or summons) and not _other_way(draft):
            yield finding("hearing.willing", f"{path}.kind", person=person.id, words=fact)
            break
    suspects = [one for one in heard if one.role in SUSPECT]
    compelled = _asked("compelled", said)
    free = [text for _, text in said] + [one.text for one in draft.remarks]
    if procedure := measure.procedure:
        free += [procedure.rights or "", procedure.caution or ""]
    if suspects and compelled and not any(_found("free_to_answer", text) for text in free):
        at, words = compelled
        yield finding("hearing.compelled", at, person=suspects[0].id, words=words)


def check_date_secret(measure: Measure, path: str) -> Iterator[Finding]:
    """The date of a measure is secret, and no word from whom: not from who arranges it."""
    for sentence in sentences(measure.confidential or ""):
        words = _found("date_secret", sentence)
        if words and not denies(sentence.replace(words, " ")):
            if not _found("from_whom", measure.confidential or ""):
                yield finding("hearing.secret-date", f"{path}.confidential")
            return


def lives_in(draft: Request, person: Person) -> str:
    """The words by which somebody lives in the requested State: of the person, or of a fact."""
    names = _names(draft.requested.state)
    texts = [person.location or "", person.connection or ""]
    if any(name in texts[0].casefold() for name in names):
        return texts[0]
    own = [one.text for one in draft.facts if one.persons == (person.id,) and not one.handling]
    for text in (texts[1], *own):
        for sentence in sentences(text):
            lives = any_of("heard", ("lives_there",)).search(sentence)
            after = sentence[lives.start() :].casefold() if lives else ""
            if lives and any(name in after for name in names) and not denies(sentence):
                return sentence.strip(" .")
    return ""


def _names(code: str) -> set[str]:
    own = owner_of(code)
    names = {str(Locale(tag).territories.get(own, "")).casefold() for tag in LANGUAGES}
    return {name for name in names if name}


def _said(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    for name in SAID:
        yield f"{path}.{name}", getattr(measure, name) or ""
    for index, item in enumerate(measure.items):
        yield f"{path}.items[{index}]", item
    if measure.procedure:
        yield f"{path}.procedure.wished", measure.procedure.wished


def _asked(name: str, said: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Where a measure asks for something, in a sentence that does not deny it."""
    for field, text in said:
        for sentence in sentences(text):
            words = _found(name, sentence)
            if words and not denies(sentence):
                return field, words
    return None


def _willing(draft: Request, person: Person) -> str:
    """What a request says of the readiness of somebody to be heard."""
    last = person.name.family or (person.name.full.split() or [person.id])[-1]
    texts = [(person.connection or "", True)]
    texts += [
        (fact.text, fact.persons == (person.id,)) for fact in draft.facts if not fact.handling
    ]
    texts += [(one.text, False) for one in draft.remarks]
    for text, alone in texts:
        for sentence in sentences(text):
            words = _found("willing", sentence)
            if words and (alone or last in sentence) and not denies(sentence):
                return words
    return ""


def _other_way(draft: Request) -> bool:
    """Whether some measure or a remark offers a way that needs no compulsion."""
    texts = [text for one in draft.measures for _, text in _said(one, "")]
    texts += [one.kind for one in draft.measures] + [one.text for one in draft.remarks]
    return any(_found("other_ways", text.replace("-", " ")) for text in texts)


def _found(name: str, text: str) -> str:
    found = any_of("heard", (name,)).search(text)
    return found.group(0).strip() if found else ""
