"""Composing a notice: the twelve sections of the 2015 model, and what published notices add.

Silence, no and case-by-case read differently: a section that the company says nothing about is
left out, a refusal is said, and a decision in each case is said to be one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from comity.compose.desk import Desk, Part, Row, filled_columns, part
from comity.compose.details import labelled
from comity.compose.document import assemble
from comity.compose.notice_data import data_part, process_part
from comity.compose.notice_policy import POLICY
from comity.compose.notice_requests import REQUESTS
from comity.compose.remarks import add_remarks, add_rules
from comity.content import Content
from comity.host import Host
from comity.resolve import Resolved

__all__ = ["compose_notice"]


def compose_notice(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a company's transparency notice.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = Desk(resolved, host)
    for path in ("schema", "kind"):
        desk.withhold(path, "structural: chooses the document and its template")
    company = desk.text("company.name")
    parts = {name: PARTS[name](desk, company) for name in _in_order(resolved.reading)}
    _explain_numbers(desk, parts["purpose"])
    add_rules(desk, parts)
    add_remarks(desk, parts, "section")
    return assemble(
        desk,
        parts,
        title=desk.say("notice.title", company=company),
        subject=desk.say("notice.subject"),
        letterhead=[company],
        draft_mark=draft_mark,
    )


def _in_order(reading: Sequence[str]) -> list[str]:
    """The parts as they are composed: as they are read, since that is how law is numbered."""
    return list(dict.fromkeys((*(name for name in reading if name in PARTS), *PARTS)))


def _explain_numbers(desk: Desk, purpose: Part) -> None:
    """Say what the numbers of law mean, at the end of the part that is read first."""
    if desk.law:
        desk.part_name = "purpose"
        purpose["paragraphs"].append(desk.clause("notice.purpose.cited"))


def _summary(desk: Desk, company: str) -> Part:
    desk.part_name = "summary"
    rows: list[Row] = desk.value_rows(
        "",
        ("host_state", "host", "state"),
        ("date", "date", "date"),
        ("version", "version", "text"),
        ("supersedes", "supersedes", "text"),
        ("effective", "effective", "date"),
        ("review_by", "expires", "date"),
    )
    return part(rows=rows)


def _purpose(desk: Desk, company: str) -> Part:
    desk.part_name = "purpose"
    paragraphs = [desk.clause("notice.purpose", fields=("company",), company=company)]
    if desk.has("company.services"):
        services = desk.joined("company.services")
        paragraphs.append(desk.clause("notice.purpose.services", services=services))
    for path in desk.each("company.described"):
        name, description = desk.text(f"{path}.name"), desk.text(f"{path}.description")
        paragraphs.append(desk.labelled(name, description) or name)
        if desk.has(f"{path}.identified_by"):
            marks = desk.joined(f"{path}.identified_by")
            text = desk.clause("notice.purpose.identified", service=name, marks=marks)
            paragraphs.append(text)
        if desk.has(f"{path}.url"):
            where = desk.text(f"{path}.url")
            text = desk.clause("notice.purpose.service_page", service=name, where=where)
            paragraphs.append(text)
    if desk.has("company.not_covered"):
        names = desk.joined("company.not_covered")
        paragraphs.append(desk.clause("notice.purpose.not_covered", names=names))
    for name in ("for", "not_for", "civil_rules"):
        paragraphs += desk.paragraphs(f"audience.{name}")
    for field, clause in (
        ("audience.civil_requests", "notice.purpose.civil"),
        ("audience.own_data", "notice.purpose.own_data"),
        ("company.url", "notice.purpose.site"),
    ):
        if desk.has(field):
            paragraphs.append(desk.clause(clause, fields=(field,), where=desk.text(field)))
    return part(desk.say("notice.purpose.heading"), paragraphs=paragraphs)


def _entities(desk: Desk, company: str) -> Part:
    desk.part_name = "entities"
    rows = [
        [
            _lines(
                desk.text(f"{path}.name"),
                labelled(desk, "registration", f"{path}.registration_number"),
            ),
            desk.text(f"{path}.state", "state"),
            _lines(
                desk.joined(f"{path}.serves"),
                desk.labelled(desk.say("label.services"), desk.joined(f"{path}.services")),
            ),
            _lines(
                desk.lines(f"{path}.address"),
                desk.word(f"{path}.accepts_requests", "accepts_requests"),
                labelled(desk, "process", f"{path}.process"),
            ),
        ]
        for path in desk.each("company.entities")
    ]
    names = ("name", "seat", "serves", "address")
    head = [desk.say(f"notice.entities.head.{name}") for name in names]
    return part(desk.say("notice.entities.heading"), table=filled_columns(head, rows))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _versions(desk: Desk, company: str) -> Part:
    desk.part_name = "versions"
    rows = desk.value_rows(
        "",
        ("language", "language", "language"),
        ("prevailing_language", "prevailing_language", "language"),
        ("contact_point", "contact_point", "text"),
    )
    for path in desk.each("editions"):
        words = [desk.text(f"{path}.language", "language"), desk.text(f"{path}.url")]
        rows += desk.row("edition", desk.phrase(words))
    for path in desk.each("previous_versions"):
        words = [desk.text(f"{path}.version"), desk.text(f"{path}.date", "date")]
        words += [desk.text(f"{path}.url"), desk.text(f"{path}.changes")]
        rows += desk.row("previous_version", desk.phrase(words))
    for path in desk.each("statutes"):
        names = ("title", "citation", "says", "url")
        words = [desk.text(f"{path}.{name}") for name in names]
        rows += desk.row("statute", desk.phrase(words))
    return part(desk.say("notice.versions.heading"), rows=rows)


PARTS: Mapping[str, Callable[[Desk, str], Part]] = {
    "summary": _summary,
    "purpose": _purpose,
    "entities": _entities,
    **POLICY,
    "data": data_part,
    "process": process_part,
    **REQUESTS,
    "versions": _versions,
}
