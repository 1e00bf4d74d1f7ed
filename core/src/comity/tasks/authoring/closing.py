"""The end of an interview: a summary, the findings one by one, and the way to mend each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from comity.model.findings import Finding, Severity
from comity.model.gaps import Gap
from comity.tasks.authoring.agenda import Ask
from comity.tasks.authoring.choosing import choose
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.judgement import said_of
from comity.tasks.authoring.mending import field_of, fields_to_mend
from comity.tasks.authoring.questions import Question
from comity.tasks.authoring.walkthrough import Walkthrough
from comity.tasks.patching import apply

__all__ = ["close"]

Remark = Finding | Gap
HEADS = {
    "gap": "interview.label-finding/gap",
    Severity.ERROR: "interview.label-finding/error",
    Severity.WARNING: "interview.label-finding/warning",
}


def close(walk: Walkthrough, *, reopened: bool = False) -> None:
    """Show what there is, then each finding once; none stays unseen.

    Args:
        walk: the interview.
        reopened: whether the findings come before the sections.

    Raises:
        Command: the author stops.
    """
    met: list[Remark] = []
    if not reopened:
        walk.summary()
    _findings(walk, met)
    _advice(walk)
    while reopened:
        walk.summary("interview.section-or-write")
        if _next(walk, met) is None:
            return
        _findings(walk, met)


def _findings(walk: Walkthrough, met: list[Remark]) -> None:
    """Show every finding that was not shown yet, also those that a change brings; or go back."""
    at = len(met)
    while True:
        there = {_key(one) for one in _found(walk)}
        if at < len(met):
            one: Remark | None = met[at]
        elif (one := _next(walk, met)) is not None:
            met.append(one)
        if one is None:
            return
        if _key(one) not in there or _meet(walk, one) != "back":
            at += 1
            continue
        earlier = [n for n in range(at) if _key(met[n]) in there]
        if not earlier:
            walk.interview.terminal.warn(walk.interview.voice.say("interview.first-finding"))
        at = earlier[-1] if earlier else at


def _found(walk: Walkthrough) -> list[Remark]:
    """The gaps, errors and warnings of now."""
    examined = walk.examined()
    found: list[Remark] = [*examined.gaps, *examined.findings]
    return [one for one in found if isinstance(one, Gap) or _weighs(one)]


def _next(walk: Walkthrough, met: Sequence[Remark]) -> Remark | None:
    """The next one that was not shown yet."""
    seen = {_key(one) for one in met}
    return next((one for one in _found(walk) if _key(one) not in seen), None)


def _weighs(one: Finding) -> bool:
    return one.severity is not Severity.ADVICE


def _key(one: Remark) -> tuple[str, str]:
    return (one.rule if isinstance(one, Finding) else "", f"{one.field} {one.message}")


def _meet(walk: Walkthrough, one: Remark) -> str:
    """Show a finding, and do what the author wants about it: ``back``, or nothing for the next.

    Raises:
        Command: the author stops.
    """
    inner = walk.interview
    question = _question(walk, one)
    read = inner.terminal.ask
    while True:
        try:
            raw = read(question).strip().casefold()
        except Command as command:
            if command.name in ("skip", "back"):
                return command.name if command.name == "back" else ""
            again = _led(walk, partial(_went, walk, one, command))
        else:
            done = not raw or _led(walk, partial(_obeyed, walk, one, raw))
            if done is True:
                return ""
            again = done
            if done is False:
                how = f"{question.how} {inner.voice.say('interview.typed-at-finding')}"
                inner.terminal.warn(how)
        read = inner.terminal.answer if again is False else inner.terminal.ask


def _led(walk: Walkthrough, act: Callable[[], bool]) -> bool | None:
    """Do something that asks: what came of it, or None where the author returned from there.

    Raises:
        Command: the author stops.
    """
    try:
        return act()
    except Command as command:
        if command.name == "stop":
            raise
        if command.name == "list":
            walk.summary("interview.section-or-finding")
        return None


def _question(walk: Walkthrough, one: Remark) -> Question:
    can_fix = isinstance(one, Finding) and one.patch is not None
    can_go = bool(fields_to_mend(walk.interview, one))
    return Question(
        text=_headed(walk, one),
        key=f"!{one.field}",
        notes=(_said(walk, one), *_sources(one)),
        how=walk.interview.voice.say(_how(can_fix=can_fix, can_go=can_go)),
    )


def _went(walk: Walkthrough, one: Remark, command: Command) -> bool:
    """Do what a command says at a finding; whether the finding is then to be shown again.

    Raises:
        Command: the author stops.
    """
    inner = walk.interview
    if command.name == "stop":
        raise command
    ask = _ask(inner, one)
    if command.name == "list":
        walk.summary("interview.section-or-finding")
        return True
    if command.name == "more":
        section = inner.agenda.section_of(one.field) if one.field else None
        if section is not None:
            inner.add_rare(section)
            return True
    if command.name == "why":
        for text in (_said(walk, one), *_sources(one), *(inner.why(ask) if ask else ())):
            inner.terminal.say(text, "   ")
    elif command.name == "example" and ask is not None:
        inner.terminal.say(inner.words.example(ask), "   ")
    else:
        inner.terminal.say(inner.voice.say("interview.typed-at-finding"), "   ")
    return False


def _ask(inner: Interview, one: Remark) -> Ask | None:
    """The first question by which a finding can be mended."""
    path = next(iter(fields_to_mend(inner, one)), "")
    field = inner.agenda.field(path, inner.tree) if path else None
    return next(iter(inner.asks_at(path, field)), None) if field else None


def _said(walk: Walkthrough, one: Remark) -> str:
    """What is wrong; of a field that is missing, what it is for."""
    path = field_of(walk.interview, one)
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
        paths = fields_to_mend(inner, one)
        if paths:
            _edit(inner, paths)
            return True
    return False


def _edit(inner: Interview, paths: Sequence[str]) -> None:
    """Ask for the field that mends a finding; where several can, for the one that is chosen.

    Raises:
        Command: the author goes elsewhere.
    """
    named = [(path, field) for path in paths if (field := inner.agenda.field(path, inner.tree))]
    chosen: int | None = 0
    if len(named) > 1:
        rows = tuple(f"{n} {inner.label(*each)}" for n, each in enumerate(named, start=1))
        say = inner.voice.say
        chosen = choose(
            inner.terminal,
            "=mend",
            say("interview.fields-named"),
            rows,
            say("interview.field-or-enter"),
        )
    if chosen is not None:
        path, field = named[chosen]
        section = inner.agenda.section_of(path)
        inner.change(path, field, section.title if section else "")


def _headed(walk: Walkthrough, one: Remark) -> str:
    """What sort of finding it is, and where it belongs."""
    voice = walk.interview.voice
    if isinstance(one, Gap):
        id = HEADS["gap"] if one.kind == "missing" else HEADS[Severity.ERROR]
    else:
        id = HEADS[one.severity]
    path = field_of(walk.interview, one)
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
        one
        for one in walk.examined().findings
        if one.severity is Severity.ADVICE and not one.further
    ]
    if not found:
        return
    inner.terminal.say()
    inner.terminal.say(inner.voice.say("interview.advice", count=len(found)))
    for number, one in enumerate(found, start=1):
        inner.terminal.say(said_of(one, inner.voice.catalogue), "   ", f"{number} ")
