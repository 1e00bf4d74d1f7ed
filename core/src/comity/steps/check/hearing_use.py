"""Whether what is said in a hearing can be used: its aim, refusals, the record, the defence."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.who_is_heard import heard_in
from comity.text import professions
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_hearing_use", "names_matter"]

SAID = ("title", "purpose", "result", "nexus", "necessity", "proportionality", "fallback")
TOLD = ("wished", "reason", "oath_form", "caution", "rights", "counsel", "recording", "certificate")


def check_hearing_use(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, told: list[Finding]
) -> Iterator[Finding]:
    """The findings on the use of a statement; ``told`` are those on the same measure so far."""
    heard = heard_in(draft, measure, kind)
    rules = {one.rule for one in told if one.field.startswith(f"{path}.")}
    yield from _aim(draft, measure, path)
    if "hearing.rights" not in rules:
        yield from _refusal(draft, measure, path, kind)
        yield from _professional(draft, measure, path, heard)
    yield from _defence(draft, measure, path, kind, heard)
    yield from _declined(draft, measure, path, kind, heard)


def names_matter(text: str | None) -> bool:
    """Whether a purpose names what somebody is asked about, beyond words that fit every hearing."""
    rest = any_of("heard", ("no_aim",)).sub(" ", text or "")
    return bool(any_of("heard", ("aim",)).search(rest))


def _aim(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """Questions whose aim is told in words that fit every case; or topics in their place."""
    listed = measure.questions or any(one.kind == "questions" for one in draft.annexes)
    texts = [measure.purpose, measure.result, measure.nexus, *measure.items]
    general = any_of("heard", ("no_aim",)).search(measure.purpose)
    if listed and general and not any(map(names_matter, texts)):
        words = general.group(0).strip()
        yield finding("hearing.aim", f"{path}.purpose", words=words)
    for index, question in enumerate(measure.questions):
        found = any_of("heard", ("topics_only",)).search(question)
        if found and not any("?" in one for one in measure.questions):
            yield finding("hearing.topics", f"{path}.questions[{index}]", words=found.group(0))
            return


def _refusal(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Compelled evidence, and no word on what may be refused, nor on the record."""
    if kind.worded_by != "sworn" or _told(draft, measure, "execution", "of_rights"):
        return
    if _told(draft, measure, "heard", "privilege"):
        return
    kept = "record" in (measure.particulars or {})
    kept = kept or any(_told(draft, measure, "heard", name) for name in ("affidavit", "record"))
    at = f"{path}.procedure.rights"
    yield finding(f"hearing.refusal/{'rights' if kept else 'both'}", at, measure=measure.id)


def _professional(
    draft: Request, measure: Measure, path: str, heard: list[Person]
) -> Iterator[Finding]:
    """A witness whose calling binds to secrecy, and no word on whether it is lifted."""
    for person in heard:
        if person.role in CHARGED or person.protect or person.immunity:
            continue
        calling = professions.privileged_calling(person.occupation)
        calling = calling or professions.press_calling(person.occupation)
        told = _told(draft, measure, "heard", "secrecy_lifted")
        if calling and not (
            told or measure.privilege or measure.privilege_plan or measure.immunity
        ):
            at = f"{path}.privilege"
            yield finding("hearing.professional", at, person=person.id, words=calling)
            return


def _defence(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """A witness of a trial who is heard abroad, and no word on questions of the defence."""
    accused = {one.id for one in draft.persons if one.role in CHARGED}
    if draft.proceedings.nature != "trial" or not accused or kind.worded_by == "hearing":
        return
    if not heard or any(one.role in CHARGED for one in heard):
        return
    if (measure.particulars or {}).get("cross_examination"):
        return
    at = f"{path}.procedure.wished"
    if words := _present(measure):
        if not _told(draft, measure, "heard", "defence_asks"):
            yield finding("hearing.defence/silent", at, measure=measure.id, words=words)
    elif not _told(draft, measure, "heard", "defence"):
        yield finding("hearing.defence", at, measure=measure.id)


def _present(measure: Measure) -> str:
    """The words by which somebody of the defence is among those who attend; or nothing."""
    present = [measure.attendance or ""]
    present += list(measure.procedure.officers) if measure.procedure else []
    for text in present:
        found = any_of("heard", ("of_defence",)).search(text)
        if found and not denies(text):
            return found.group(0).strip()
    return ""


def _declined(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind, heard: list[Person]
) -> Iterator[Finding]:
    """A statement of the person's own will, where the facts show that there is no such will."""
    if kind.coercive or any(one.role in CHARGED for one in heard) or measure.fallback:
        return
    others = (one for one in draft.measures if one is not measure)
    if any(set(one.persons) & set(measure.persons) for one in others):
        return
    names = {one.id for one in heard}
    for fact in draft.facts:
        if fact.handling or not names or not names <= set(fact.persons):
            continue
        for sentence in sentences(fact.text):
            found = any_of("heard", ("declined",)).search(sentence)
            if found and any_of("heard", ("was_asked",)).search(sentence):
                yield finding("hearing.declined", f"{path}.kind", fact=fact.id, measure=measure.id)
                return


def _told(draft: Request, measure: Measure, section: str, name: str) -> bool:
    """Whether the request says something about it: the measure, its procedure or a remark."""
    texts = [getattr(measure, field) for field in SAID]
    if measure.procedure:
        texts += [getattr(measure.procedure, field) for field in TOLD]
    texts += [str(one) for one in (measure.particulars or {}).values()]
    texts += [measure.attendance, measure.privilege, *measure.items, *measure.questions]
    texts += [one.text for one in draft.remarks] + [one.title for one in draft.annexes]
    wanted = any_of(section, (name,))
    return any(wanted.search(text) for text in texts if text)
