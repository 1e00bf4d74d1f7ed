"""The end of an interview: a summary, the findings one by one, and the way to mend each."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.findings import Finding, Severity
from comity.model.gaps import Gap
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.judgement import said_of
from comity.tasks.authoring.questions import Question
from comity.tasks.authoring.unfinished_tree import item_paths
from comity.tasks.authoring.walkthrough import Walkthrough
from comity.tasks.patching import apply

__all__ = ["close"]

Remark = Finding | Gap
HEADS = {
    "gap": "interview.label-finding/gap",
    Severity.ERROR: "interview.label-finding/error",
    Severity.WARNING: "interview.label-finding/warning",
}


def close(walk: Walkthrough, *, summary: bool = True) -> None:
    """Show what there is, then each finding once.

    Args:
        walk: the interview.
        summary: whether the sections are shown first.

    Raises:
        Command: the author stops.
    """
    if summary:
        walk.summary()
    seen: set[tuple[str, str]] = set()
    while (one := _next(walk, seen)) is not None:
        seen.add(_key(one))
        _meet(walk, one)
    _advice(walk)


def _next(walk: Walkthrough, seen: set[tuple[str, str]]) -> Remark | None:
    """The next gap, error or warning that was not shown yet."""
    examined = walk.examined()
    found: list[Remark] = [*examined.gaps, *examined.findings]
    weighty = (one for one in found if isinstance(one, Gap) or _weighs(one))
    return next((one for one in weighty if _key(one) not in seen), None)


def _weighs(one: Finding) -> bool:
    return one.severity is not Severity.ADVICE


def _key(one: Remark) -> tuple[str, str]:
    return (one.rule if isinstance(one, Finding) else "", f"{one.field} {one.message}")


def _meet(walk: Walkthrough, one: Remark) -> None:
    """Show a finding, and do what the author wants about it."""
    inner = walk.interview
    voice = inner.voice
    can_fix = isinstance(one, Finding) and one.patch is not None
    where = _field_of(walk, one)
    question = Question(
        text=_headed(walk, one),
        key=f"!{one.field}",
        notes=(_said(walk, one), *_sources(one)),
        how=voice.say(_how(can_fix=can_fix, can_go=where is not None)),
    )
    raw = ""
    try:
        raw = inner.terminal.ask(question).strip().casefold()
        while raw and not _obeyed(walk, one, raw):
            inner.terminal.warn(question.how)
            raw = inner.terminal.answer(question).strip().casefold()
    except Command as command:
        if command.name == "stop":
            raise


def _said(walk: Walkthrough, one: Remark) -> str:
    """What is wrong; of a field that is missing, what it is for."""
    path = _field_of(walk, one)
    field = walk.interview.agenda.field(path, walk.interview.tree) if path else None
    if isinstance(one, Gap) and one.kind == "missing" and field is not None:
        return field.about
    return said_of(one, walk.interview.voice.catalogue)


def _obeyed(walk: Walkthrough, one: Remark, word: str) -> bool:
    """Apply the patch of a finding, or ask for its field again."""
    inner = walk.interview
    if word in inner.voice.names_for("interview.label-fix"):
        if isinstance(one, Finding) and one.patch is not None:
            inner.set(apply(inner.tree, one.patch))
            inner.terminal.say(inner.voice.say("interview.fixed"), "   ")
            return True
    elif word in inner.voice.names_for("interview.label-go"):
        path = _field_of(walk, one)
        field = inner.agenda.field(path, inner.tree) if path else None
        if path and field is not None:
            section = walk.interview.agenda.section_of(path)
            inner.change(path, field, section.title if section else "")
            return True
    return False


def _field_of(walk: Walkthrough, one: Remark) -> str | None:
    """The field that a finding is about, as the questions have it: that of its item, if need be."""
    path = one.field
    while path:
        if walk.interview.agenda.field(path, walk.interview.tree) is not None:
            return path
        items = item_paths(path)
        path = (
            items[-1].rpartition("[")[0] if items and items[-1] == path else path.rpartition(".")[0]
        )
    return None


def _headed(walk: Walkthrough, one: Remark) -> str:
    """What sort of finding it is, and where it belongs."""
    voice = walk.interview.voice
    if isinstance(one, Gap):
        id = HEADS["gap"] if one.kind == "missing" else HEADS[Severity.ERROR]
    else:
        id = HEADS[one.severity]
    path = _field_of(walk, one)
    section = walk.interview.agenda.section_of(one.field) if one.field else None
    field = walk.interview.agenda.field(path, walk.interview.tree) if path else None
    parts = (section.title if section else "", field.title if field else "")
    place = " > ".join(filter(None, parts))
    return voice.say(id, where=place).rstrip(": ")


def _how(*, can_fix: bool, can_go: bool) -> str:
    if can_fix and can_go:
        return "interview.next-fix-or-go"
    if can_fix:
        return "interview.next-or-fix"
    return "interview.next-or-go" if can_go else "interview.next"


def _sources(one: Remark) -> tuple[str, ...]:
    return (f"[{one.citation}]",) if isinstance(one, Finding) and one.citation else ()


def _advice(walk: Walkthrough) -> None:
    """What may be improved, in one list."""
    inner = walk.interview
    found: Sequence[Finding] = [
        one for one in walk.examined().findings if one.severity is Severity.ADVICE
    ]
    if not found:
        return
    inner.terminal.say()
    inner.terminal.say(inner.voice.say("interview.advice", count=len(found)))
    for number, one in enumerate(found, start=1):
        inner.terminal.say(said_of(one, inner.voice.catalogue), "   ", f"{number} ")
