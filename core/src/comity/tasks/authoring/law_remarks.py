"""What the law says beside a part of a file: words for its comments and for the interview.

Each remark carries its citation, or says that the rule is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.ask import answer, applying
from comity.law.citing import by_reading
from comity.law.official import CLDR, official_languages
from comity.model.law_records import Answer
from comity.tasks.authoring.case_setup import CaseSetup, state_name
from comity.tasks.authoring.requirements import bases, kinds_by_path
from comity.text.written import capital, language_name, listed

__all__ = ["remarks"]

SIDES = ("requesting", "requested")


def remarks(setup: CaseSetup) -> dict[str, tuple[str, ...]]:
    """The remarks by the path of the field or the part that they belong to."""
    found: dict[str, list[str]] = {}
    for path, text in (*_sides(setup), *_basis(setup), *_kinds(setup), *_host(setup)):
        found.setdefault(path, []).append(capital(text))
    return {path: tuple(texts) for path, texts in found.items()}


def _sides(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    for role in SIDES:
        code, book = setup.state(role), setup.book(role)
        if not code or role not in setup.open_roles:
            continue
        if book is None:
            yield role, f"No national rules of {state_name(setup.host, code)} are installed."
            continue
        found = answer(book, "central-authority")
        if found is not None and isinstance(found.value, Mapping):
            name = ", ".join(filter(None, (found.value.get("name"), found.value.get("unit"))))
            yield f"{role}.central_authority", f"Default: {name} {_cited(found)}."
    yield from _issuer(setup)
    yield from _languages(setup)


def _issuer(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    found = answer(setup.book("requesting"), "issuing-authority")
    if found is None or not isinstance(found.value, Mapping):
        return
    value: Mapping[str, Any] = found.value
    words = {"issues": "issued by", "signs": "signed by"}
    parts = [f"{word} {value[key]}" for key, word in words.items() if value.get(key)]
    name = state_name(setup.host, setup.state("requesting"))
    yield "requesting.issued_by", f"{name}: {'; '.join(parts)} {_cited(found)}."


def _languages(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    code = setup.state("requested")
    if not code or setup.model.sender():
        return
    name = state_name(setup.host, code)
    found = answer(setup.book("requested"), "languages")
    if found is None or not isinstance(found.value, Mapping):
        used = listed(map(_tagged, official_languages(code)))
        listing = f" In use there according to {CLDR.title}, which is not law: {used}."
        yield (
            "language",
            f"The installed law does not say which language {name} accepts for requests."
            + (listing if used else ""),
        )
        return
    wanted = listed(map(_tagged, found.value.get("accepts", ())), "or")
    others = listed(map(_tagged, found.value.get("alternatives", ())), "or")
    besides = f", or {others} under a condition" if others else ""
    yield "language", f"{name} accepts {wanted}{besides} {_cited(found)}."


def _tagged(tag: str) -> str:
    """A language by its name, and by the tag that the file takes: ``German (de)``."""
    name = language_name(tag)
    return name if name.endswith((tag, f"({tag})")) else f"{name} ({tag})"


def _basis(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    if not all(setup.state(role) for role in SIDES):
        return
    found = bases(setup)
    if not found:
        yield "basis", "No installed instrument is known to be in force between these States."
        return
    names = "; ".join(f"{instrument.id} ({instrument.named()})" for instrument in found)
    yield "basis", f"In force between them: {names}."
    yield "basis", "Default: the instruments whose scope covers the case."


def _kinds(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    """What each kind of assistance is, and how it is obtained in the State that is asked."""
    questions = {"requested": ("foreign-process",), "host": ("process", "foreign-process")}
    leads = {
        "process": "its own authorities obtain it by",
        "foreign-process": "foreign authorities obtain it by",
    }
    for path, kind in kinds_by_path(setup).items():
        yield path, f"{kind.title}. {kind.definition}"
        for role in questions:
            name = state_name(setup.host, setup.state(role))
            for question in questions[role]:
                for found in applying(setup.book(role), question, kind.kind):
                    if isinstance(found.value, Mapping):
                        lead = f" {leads[question]}" if role == "host" else ""
                        yield path, f"{name}:{lead} {_process(found)}"


def _process(found: Answer) -> str:
    value: Mapping[str, Any] = found.value
    text = str(value.get("process", "an unnamed process"))
    if value.get("issued_by"):
        text += f", by {value['issued_by']}"
    if value.get("standard"):
        text += f"; standard: {value['standard']}"
    return f"{text} {_cited(found)}."


def _host(setup: CaseSetup) -> Iterator[tuple[str, str]]:
    book = setup.book("host")
    if book is None or "host" not in setup.open_roles:
        if setup.state("host"):
            name = state_name(setup.host, setup.state("host"))
            yield "host", f"No national rules of {name} are installed."
        return
    for path, question in (
        ("preservation", "preservation-period"),
        ("user_notification", "user-notification"),
        ("emergency", "emergency-disclosure"),
        ("child_safety", "child-safety-reporting"),
        ("costs", "provider-costs"),
    ):
        for found in applying(book, question):
            yield path, f"{found.says_beside() or found.value} {_cited(found)}"


def _cited(found: Answer) -> str:
    return f"[{by_reading(found.cited())}]"
