"""What the law says beside a part of a file: words for its comments and for the interview.

Each remark carries its citation, or says that the rule is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.ask import answer, applying
from comity.law.duty_point import names_duty_point
from comity.law.official import CLDR, official_languages
from comity.law.terms import instrument_term, language_term
from comity.model.law_records import Answer
from comity.model.messages import Message, Term
from comity.steps.check.point_open import point_closed
from comity.steps.check.several_answers import sources_told
from comity.steps.ladder import sides_of
from comity.tasks.authoring.case_setup import CaseSetup, state_called
from comity.tasks.authoring.requirements import bases, kinds_by_path
from comity.tasks.authoring.voice import kind_term
from comity.text.messages import message

__all__ = ["no_point_on_duty", "no_point_open", "no_way_for_an_order", "remarks"]

PROCESS: Mapping[tuple[str, ...], str] = {
    (): "prompt.process",
    ("issuer",): "prompt.process/issued",
    ("standard",): "prompt.process/standard",
    ("issuer", "standard"): "prompt.process/issued-standard",
}
"""What is said of a process, by what the law says beside its name."""
SIDES = ("requesting", "requested")


def remarks(setup: CaseSetup) -> dict[str, tuple[str, ...]]:
    """The remarks by the path of the field or the part that they belong to."""
    found: dict[str, list[str]] = {}
    for path, text in (*_sides(setup), *_basis(setup), *_kinds(setup), *_host(setup)):
        found.setdefault(path, []).append(text)
    return {path: tuple(texts) for path, texts in found.items()}


def no_way_for_an_order(setup: CaseSetup) -> Message | None:
    """What the check will say of an order that no instrument carries; None where one does.

    None too while a State is open, and for every other document.
    """
    if not _ordering(setup) or not all(map(setup.state, SIDES)) or bases(setup):
        return None
    one, other = (state_called(setup.host, setup.state(role)) for role in SIDES)
    return message("disclosure.no-agreement", None, day=setup.on, one=one, other=other)


def no_point_on_duty(setup: CaseSetup) -> Message | None:
    """What the check will say of a paper to a 24/7 point that the law data do not name.

    None while the State is open, where no authority of it is known, and for every other document.
    """
    code, book = setup.state("requested"), setup.book("requested")
    if (setup.kind.kind, setup.form) != ("preservation", "point-of-contact") or not code:
        return None
    found = answer(book, "central-authority", "preservation")
    if names_duty_point(book) or found is None or not isinstance(found.value, Mapping):
        return None
    named = (found.value.get("name"), found.value.get("unit"))
    return message(
        "addressee.no-point",
        state=state_called(setup.host, code),
        authority=", ".join(str(part) for part in named if part),
    )


def no_point_open(setup: CaseSetup) -> Message | None:
    """What the check will say of a paper to a 24/7 point where no network of points is open.

    None while a State is open, where one is open, and for every other document.
    """
    asking, asked = (setup.host.jurisdiction(setup.state(role) or "") for role in SIDES)
    if (setup.kind.kind, setup.form) != ("preservation", "point-of-contact"):
        return None
    if asking is None or asked is None:
        return None
    sides = sides_of(asking, asked, setup.host.instruments().values(), setup.on)
    return point_closed(sides, setup.host.networks().values())


def _ordering(setup: CaseSetup) -> bool:
    return (setup.kind.kind, setup.form) == ("disclosure", "order")


def _sides(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    say = setup.voice.say
    for role in SIDES:
        code, book = setup.state(role), setup.book(role)
        if not code or role not in setup.open_roles:
            continue
        if book is None:
            yield role, say("prompt.no-national-rules", state=state_called(setup.host, code))
            continue
        found = answer(book, "central-authority")
        if found is not None and isinstance(found.value, Mapping):
            named = (found.value.get("name"), found.value.get("unit"))
            name = tuple(str(part) for part in named if part)
            text = say("prompt.default-authority", name=name, sources=sources_told(found))
            yield f"{role}.central_authority", text
    yield from _issuer(setup)
    yield from _languages(setup)


def _issuer(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    found = answer(setup.book("requesting"), "issuing-authority")
    if found is None or not isinstance(found.value, Mapping):
        return
    value: Mapping[str, Any] = found.value
    parts = {key: str(value[key]) for key in ("issues", "signs") if value.get(key)}
    if not parts:
        return
    variant = "both" if len(parts) > 1 else next(iter(parts))
    said = message(
        f"prompt.issuing/{variant}",
        None,
        state=state_called(setup.host, setup.state("requesting")),
        sources=sources_told(found),
        **parts,
    )
    yield "requesting.issued_by", setup.voice.word(said)


def _languages(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    code = setup.state("requested")
    if not code or setup.model.sender():
        return
    found = answer(setup.book("requested"), "languages")
    yield "language", setup.voice.word(_accepted(state_called(setup.host, code), code, found))


def _accepted(state: Term, code: str, found: Answer | None) -> Message:
    if found is None or not isinstance(found.value, Mapping):
        used = tuple(map(_tagged, official_languages(code)))
        if not used:
            return message("prompt.languages-unsaid", state=state)
        source = CLDR.title
        return message("prompt.languages-unsaid/used", state=state, source=source, languages=used)
    wanted, others = (
        tuple(map(_tagged, found.value.get(key, ()))) for key in ("accepts", "alternatives")
    )
    sources = sources_told(found)
    if not others:
        return message("prompt.languages", state=state, languages=wanted, sources=sources)
    return message(
        "prompt.languages/others", state=state, languages=wanted, others=others, sources=sources
    )


def _tagged(tag: str) -> Message:
    """A language by its name, and by the tag that the file takes: ``German (de)``."""
    language = language_term(tag)
    if language.name.endswith((tag, f"({tag})")):
        return message("prompt.language", language=language)
    return message("prompt.language/tagged", language=language, tag=tag)


def _basis(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    if not all(setup.state(role) for role in SIDES):
        return
    found, say = bases(setup), setup.voice.say
    ordering = _ordering(setup)
    if not found:
        yield "basis", say("prompt.no-instrument/order" if ordering else "prompt.no-instrument")
        return
    named = tuple(
        message("prompt.instrument", id=one.id, instrument=instrument_term(one)) for one in found
    )
    yield "basis", say("prompt.instruments", instruments=named)
    if not ordering:
        yield "basis", say("prompt.default-basis")


def _kinds(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    """What each kind of assistance is, and how it is obtained in the State that is asked."""
    questions = {"requested": ("foreign-process",), "host": ("process", "foreign-process")}
    ids = {"process": "prompt.obtained/own", "foreign-process": "prompt.obtained/foreign"}
    for path, kind in kinds_by_path(setup).items():
        title, definition = kind_term(kind), setup.voice.definition(kind)
        yield path, setup.voice.say("prompt.kind-defined", kind=title, definition=definition)
        for role in questions:
            state = state_called(setup.host, setup.state(role))
            for question in questions[role]:
                for found in applying(setup.book(role), question, kind.kind):
                    if isinstance(found.value, Mapping):
                        id = ids[question] if role == "host" else "prompt.obtained"
                        process, sources = _process(found.value), sources_told(found)
                        said = setup.voice.say(id, state=state, process=process, sources=sources)
                        yield path, said


def _process(value: Mapping[str, Any]) -> Message:
    known = {
        name: str(value[key])
        for name, key in (("issuer", "issued_by"), ("standard", "standard"))
        if value.get(key)
    }
    return message(PROCESS[tuple(known)], None, process=str(value["process"]), **known)


def _host(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    book = setup.book("host")
    if book is None or "host" not in setup.open_roles:
        if setup.state("host"):
            state = state_called(setup.host, setup.state("host"))
            yield "host", setup.voice.say("prompt.no-national-rules", state=state)
        return
    for path, question in (
        ("preservation", "preservation-period"),
        ("user_notification", "user-notification"),
        ("emergency", "emergency-disclosure"),
        ("child_safety", "child-safety-reporting"),
        ("costs", "provider-costs"),
    ):
        for found in applying(book, question):
            says = str(found.says_beside() or found.value)
            yield path, setup.voice.say("prompt.law-says", says=says, sources=sources_told(found))
