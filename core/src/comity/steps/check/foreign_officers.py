"""Officers of the requesting State who would act in the other State, or carry evidence away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_officers"]

SAID = ("title", "purpose", "result", "necessity", "fallback")
COUNT = re.compile(
    r"^(?:(?:an?|the|our|one|two|three|four|five|some|un|une|deux|trois|des|les|le|la|nos|zwei|drei"
    r"|ein|eine|die|der|unsere|\d+) )+",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*\.?\s+[^\W\d_a-z][\w'’-]+")


def check_officers(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on what officers of the requesting State would do themselves."""
    if kind.worded_by == "hearing":
        return  # over a link they hear the person from home
    present = list(_present(measure, path))
    rest = list(_texts(measure, path))
    if draft.delivery and draft.delivery.medium:
        rest.append(("delivery.medium", draft.delivery.medium))
    acting = next(_acts(draft, measure, path, present, rest), None)
    if acting:
        offered = [text for _, text in (*present, *rest)]
        otherwise = any(any_of("heard", ("or_present",)).search(text) for text in offered)
        weight = Severity.ADVICE if otherwise else Severity.WARNING
        yield finding("extent.officers-act", acting[0], weight=weight, words=acting[1])
    here = [("heard", "carried_there")] if present else []
    for field, words in _found("carried_away", "carried_away", present, rest, here):
        yield finding("extent.carried-away", field, words=words)
        break
    if present and not acting:
        yield from _attendance(draft, measure, present)


def _acts(
    draft: Request,
    measure: Measure,
    path: str,
    present: list[tuple[str, str]],
    rest: list[tuple[str, str]],
) -> Iterator[tuple[str, str]]:
    """What they would do, and who would examine the person."""
    here = [("heard", "act_themselves")] if present else []
    yield from _found("officers_act", "officers_there", present, rest, here)
    examiner = str((measure.particulars or {}).get("examiner") or "")
    own = [
        measure.attendance,
        draft.requesting.issued_by.name,
        draft.requesting.issued_by.authority,
    ]
    own += [draft.requesting.authority.name] if draft.requesting.authority else []
    said = " ".join(text for _, text in rest)
    if any(one and one.casefold() in examiner.casefold() for one in own) and not _leave(said):
        yield f"{path}.particulars.examiner", examiner


def _present(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    """Where the officers are named, so that the words need not say whose they are."""
    if measure.attendance:
        yield f"{path}.attendance", measure.attendance
    for index, officer in enumerate(measure.procedure.officers if measure.procedure else ()):
        yield f"{path}.procedure.officers[{index}]", officer


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
            if found and not (denies(sentence) or _leave(sentence) or _a_thing(found)):
                yield field, found.group(0).strip()


def _list(one: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    return one[0], (one[1],)


def _a_thing(found: re.Match[str]) -> bool:
    """Whether ``and search`` is what they attend: the interview and search of the house."""
    return bool(any_of("heard", ("a_thing",)).search(found.group(0).strip())) and bool(
        re.match(r"\s*(?:of\b|at\b|[,.;]|$)", found.string[found.end() :])
    )


def _leave(text: str) -> bool:
    return bool(any_of("execution", ("by_leave",)).search(text))


def _attendance(
    draft: Request, measure: Measure, present: list[tuple[str, str]]
) -> Iterator[Finding]:
    """Officers who are only to be present: named, by leave, and told the date and place?"""
    ours = [(field, text) for field, text in present if _officials(text)]
    if not ours:
        return
    procedure = measure.procedure
    texts = [text for _, text in ours] + [one.text for one in draft.remarks]
    texts += [procedure.wished, procedure.reason or ""] if procedure else []
    asked = _leave(" ".join(texts))
    listed = [text for field, text in ours if ".officers[" in field] or [ours[0][1]]
    field, text = ours[0]
    words = next(part for part in re.split(r"\s*[,;:]\s*", text) if _officials(part)).strip(" .")
    if not any(_named(text) for text in listed):
        variant = "unnamed" if asked else "both"
        yield finding(f"extent.attendance/{variant}", field, words=words)
    elif not asked:
        yield finding("extent.attendance/leave", field, words=words)


def _officials(text: str) -> bool:
    return bool(any_of("heard", ("officials",)).search(text))


def _named(text: str) -> bool:
    """Whether a text has a name: two words in capitals, once what counts them is out."""
    return bool(NAME.search(COUNT.sub("", text)))
