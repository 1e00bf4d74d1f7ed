"""Officers of the requesting State who would act in the other State, or carry evidence away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.officers_present import attendance, by_leave, present_in
from comity.steps.check.own_examiners import (
    check_commission,
    lacks_questions,
    sides_examine,
    with_initials,
)
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_officers"]

SAID = ("title", "purpose", "result", "necessity", "fallback")
ARTICLE = re.compile(r"^(?:the|an?|der|die|das|den|ein\w*|le|la|les|une?) ", re.IGNORECASE)
SHORT, NEAR = 5, 60  # letters of a name, and from it to what is done


def check_officers(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on what officers of the requesting State would do themselves."""
    if kind.worded_by == "hearing":
        return  # over a link they hear the person from home
    present = list(present_in(measure, path))
    rest = list(_texts(measure, path))
    if draft.delivery and draft.delivery.medium:
        rest.append(("delivery.medium", draft.delivery.medium))
    acting = next(_acts(draft, measure, path, present, rest), None)
    by_consent = next(_acts(draft, measure, path, present, rest, by_consent=True), None)
    asking = acting or by_consent
    commissioned = list(check_commission(draft, measure, path, kind))
    yield from commissioned
    if asking and lacks_questions(draft, measure, kind) and not sides_examine(measure):
        yield finding("extent.own-questions", asking[0], words=asking[1])
    elif acting and not commissioned:
        yield finding("extent.officers-act", acting[0], words=acting[1])
    here = [("heard", "carried_there")] if present else []
    for field, words in _found("carried_away", "carried_away", present, rest, here):
        if _evidence(measure, kind, words):
            yield finding("extent.carried-away", field, words=words)
            break
    if present and not acting:
        yield from attendance(draft, measure, present)


def _evidence(measure: Measure, kind: AssistanceKind, words: str) -> bool:
    """Whether evidence is carried away, and not property that is seized to be confiscated."""
    property_taken = kind.of_property or bool(getattr(measure, "assets", ()))
    return not property_taken or bool(words_in("formal_words", "evidence_carried", words))


def _acts(
    draft: Request,
    measure: Measure,
    path: str,
    present: list[tuple[str, str]],
    rest: list[tuple[str, str]],
    *,
    by_consent: bool = False,
) -> Iterator[tuple[str, str]]:
    """What they would do, and who would examine the person; or what they ask leave to do."""
    here = [("heard", "act_themselves")] if present else []
    yield from _found("officers_act", "officers_there", present, rest, here, by_consent=by_consent)
    yield from _ask(present, rest, by_consent=by_consent)
    if by_consent:
        return
    examiner = str((measure.particulars or {}).get("examiner") or "")
    own = [
        measure.attendance,
        draft.requesting.issued_by.name,
        draft.requesting.issued_by.authority,
    ]
    own += [draft.requesting.authority.name] if draft.requesting.authority else []
    said = " ".join(text for _, text in rest)
    if any(one and one.casefold() in examiner.casefold() for one in own) and not by_leave(said):
        yield f"{path}.particulars.examiner", examiner


def _texts(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    for name in SAID:
        yield f"{path}.{name}", getattr(measure, name) or ""
    for index, item in enumerate(measure.items):
        yield f"{path}.items[{index}]", item
    if measure.procedure:
        yield f"{path}.procedure.wished", measure.procedure.wished


def _found(
    name: str,
    there: str,
    present: list[tuple[str, str]],
    rest: list[tuple[str, str]],
    here: list[tuple[str, str]],
    *,
    by_consent: bool = False,
) -> Iterator[tuple[str, str]]:
    """What such words say; ``here`` are lists that count where officers are to be present."""
    own, more = any_of("execution", (name,)), [any_of(*_list(one)) for one in here]
    told = [
        (field, text, [own, any_of("execution", (name, there)), *more]) for field, text in present
    ]
    told += [(field, text, [own, *more]) for field, text in rest]
    for field, text, lists in told:
        for sentence in sentences(text):
            found = next((hit for one in lists if (hit := one.search(sentence))), None)
            if found and _meant(sentence, by_consent=by_consent) and not _a_thing(found):
                yield field, found.group(0).strip()


def _ask(
    present: list[tuple[str, str]], rest: list[tuple[str, str]], *, by_consent: bool
) -> Iterator[tuple[str, str]]:
    """Those who are to be present, named in a sentence in which they put the questions."""
    names = [name for _, text in present for name in re.split(r"[,;:]", text)]
    for field, text in rest:
        for sentence in with_initials(text):
            if (said := _put_by(sentence, names)) and _meant(sentence, by_consent=by_consent):
                yield field, said
            for name in (one.strip(" .") for one in names):
                words = _asking(sentence, name) if len(name) > SHORT else ""
                if words and _meant(sentence, by_consent=by_consent):
                    yield field, words


def _asking(sentence: str, name: str) -> str:
    """The words of a sentence by which somebody puts questions, from the name on; or nothing."""
    start = sentence.casefold().find(name.casefold())
    after = sentence[start + len(name) :][:NEAR] if start >= 0 else ""
    found = any_of("heard", ("puts_questions",)).search(after)
    return f"{name}{after[: found.end()]}" if found else ""


def _put_by(sentence: str, names: list[str]) -> str:
    """The questions that a sentence lets those who attend put, each by name or office."""
    for hit in any_of("heard", ("put_by",)).finditer(sentence):
        after = sentence[hit.end() :].casefold()
        for name in (ARTICLE.sub("", one.strip(" .")) for one in names):
            own = len(name) > SHORT and not any_of("heard", ("of_a_party",)).match(name)
            if own and after.startswith(name.casefold()):
                return sentence[hit.start() : hit.end() + len(name)]
    return ""


def _meant(sentence: str, *, by_consent: bool) -> bool:
    """Whether a sentence asks for an act outright; or, with ``by_consent``, for leave."""
    if denies(sentence):
        return False
    if by_consent:
        through = any_of("heard", ("through_them",)).search(sentence)
        return by_leave(sentence) and not through
    return not by_leave(sentence)


def _list(one: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    return one[0], (one[1],)


def _a_thing(found: re.Match[str]) -> bool:
    """Whether ``and search`` is what they attend: the interview and search of the house."""
    return bool(any_of("heard", ("a_thing",)).search(found.group(0).strip())) and bool(
        re.match(r"\s*(?:of\b|at\b|[,.;]|$)", found.string[found.end() :])
    )
