"""What hooks are tried with: data that must speak whatever a plugin adds, and drafts to ask about.

A rule that always fails, an answer, a date form and a part are put among the data of a plugin, and
among those of one that is made of the same files and nothing else. What the second says, the first
must say too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

import yaml

from comity.host import Host
from comity.host.data_plugin import DataPlugin
from comity.kit.conformance.case_trial import draft_file, seat
from comity.law.ask import answers, questions
from comity.model.citations import Read
from comity.model.drafts.base import Draft
from comity.model.law_records import Answer, Instrument, Rule
from comity.model.records import Jurisdiction, LawBook, Parties
from comity.steps.read import read_case

__all__ = ["DAY", "cases_of", "probe_instrument", "probed_book", "probed_records"]

DAY = dt.date(2026, 10, 5)
ROLES = {"requesting": "request", "requested": "request", "host": "notice"}
SEVERITIES = ("error", "warning", "advice")
DATE_FORM = "d MMMM y"
NEVER = ({"field": "kit_probe", "present": True},)
SAYS = "A probe of the conformance kit."
LANGUAGE = "qaa"  # kept by ISO 639 for private use, so no State can have it as its own


def cases_of(host: Host, codes: tuple[str, ...]) -> Iterator[tuple[str, Draft, Parties]]:
    """A draft for each role of a State and each of its parts: role, draft, parties."""
    for code in codes:
        for role, kind in ROLES.items():
            text = (files("comity.kit.conformance") / "base" / f"{kind}.yaml").read_text("utf-8")
            data = yaml.load(text, yaml.BaseLoader)
            seat(data, role, code)
            with draft_file(data) as file:
                draft = read_case(file, host.document_types()).draft
            yield role, draft, Parties(roles=draft.roles())


def probed_book(book: LawBook) -> LawBook:
    """A law book with a rule that always fails for each role and severity, and with answers."""
    code = book.source.lower()
    rules = tuple(
        Rule(
            id=f"{code}.kit-probe.{severity}.{role}",
            role=role,
            require=NEVER,
            says=SAYS,
            severity=severity,  # type: ignore[arg-type]
            source="kit",
            read=Read.OFFICIAL,
        )
        for role in ROLES
        for severity in SEVERITIES
    )
    asked = {"languages": {"accepts": (LANGUAGE,)}, _text_question(): SAYS}
    if not answers(book, "date-form"):
        asked["date-form"] = DATE_FORM
    made = tuple(
        Answer(question=question, value=value, source="kit", read=Read.OFFICIAL)
        for question, value in asked.items()
    )
    return replace(book, rules=(*book.rules, *rules), answers=(*book.answers, *made))


def _text_question() -> str:
    """A question that is answered in words, which templates are lent."""
    texts = (q.id for group in questions() for q in group.questions if q.type == "text")
    return next(name for name in texts if name not in ("date-form", "request-power"))


def probed_records(plugin: DataPlugin) -> tuple[Jurisdiction, ...]:
    """The records of a State and its parts, and of one part more."""
    state, *parts = plugin.records()
    probe = Jurisdiction(f"{state.code}-KIT", SAYS, SAYS, state.languages)
    return (state, *parts, probe)


def probe_instrument() -> Instrument:
    """An instrument with a rule that always fails."""
    rule = Rule(id="kit-probe.rule", require=NEVER, says=SAYS, source="kit", read=Read.OFFICIAL)
    known = {"title": SAYS, "level": "bilateral", "source": "kit", "read": "none"}
    return Instrument.model_validate({"id": "kit-probe", **known, "rules": (rule,)})
