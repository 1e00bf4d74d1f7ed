"""Composing a notice: the twelve sections of the 2015 model, and what published notices add.

Silence, no and case-by-case read differently: a section that the company says nothing about is
left out, a refusal is said, and a decision in each case is said to be one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from comity.host import Host
from comity.model.content import Content, Part, Row, texts_in
from comity.steps.compose.assembly import assemble
from comity.steps.compose.author_sentences import add_remarks
from comity.steps.compose.details import labelled
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.data_held import data_part, process_part
from comity.steps.compose.notice.handling import REQUESTS
from comity.steps.compose.notice.law_section import law_part
from comity.steps.compose.notice.listed_terms import who_may_ask
from comity.steps.compose.notice.mid_sentence import texts_inside
from comity.steps.compose.notice.naming import place_named
from comity.steps.compose.notice.optional_sentences import introduced
from comity.steps.compose.notice.policy import POLICY
from comity.steps.compose.notice.scopes import add_rules, add_variants
from comity.steps.compose.part_shapes import filled_columns, part
from comity.steps.resolve import Resolved

__all__ = ["compose_notice"]

STRUCTURAL = ("schema", "kind", "law", "law_by_section")
WITH_COLUMNS = ("data", "process")  # tables of which a column may say nothing


def compose_notice(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a company's transparency notice.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = Drafter(resolved, host)
    for path in STRUCTURAL:
        drafter.withhold(path, "structural: chooses the document, its template or what is printed")
    for path in drafter.each("rewordings"):
        for name in ("clause", "language"):
            drafter.withhold(f"{path}.{name}", "structural: tells which sentence is reworded")
    company = drafter.text("company.name")
    parts = {name: PARTS[name](drafter, company) for name in _in_order(resolved.reading)}
    add_rules(drafter, parts)
    add_variants(drafter, parts, TERMS, company)
    for name in WITH_COLUMNS:
        table = parts[name]["table"]
        parts[name]["table"] = filled_columns(table["head"], table["rows"])
    add_remarks(drafter, parts, "section")
    title, subject = drafter.say("notice.title", company=company), drafter.say("notice.subject")
    law = law_part(drafter, company)
    shown = [one for one in (*parts.values(), law) if one["shown"]]
    _account_for_rewordings(drafter, [title, subject, *texts_in(shown)])
    return assemble(
        drafter,
        parts,
        title=title,
        subject=subject,
        letterhead=[company],
        draft_mark=draft_mark,
        further=_further_statements(drafter),
        law=law,
    )


def _account_for_rewordings(drafter: Drafter, printed: Sequence[str]) -> None:
    """Note which rewordings of a heading stand in the document, and which stand nowhere in it."""
    for path in drafter.each("rewordings"):
        if (written := drafter.reworded_as.get(path, "")) and written in printed:
            drafter.place(f"{path}.text", written)
        elif f"{path}.text" not in drafter.placed:
            if str(drafter.get(f"{path}.clause")).startswith("notice.page."):
                drafter.withhold(f"{path}.text", "structural: rewords a label of the web page")
            else:
                drafter.withhold(f"{path}.text", "structural: rewords what stands nowhere here")


def _in_order(reading: Sequence[str]) -> list[str]:
    """The parts as they are composed: as they are read."""
    return list(dict.fromkeys((*(name for name in reading if name in PARTS), *PARTS)))


def _further_statements(drafter: Drafter) -> list[Row]:
    """What no field foresees, under the title that its author gave it."""
    return [
        Row(label=drafter.text(f"{path}.title"), text="\n".join(drafter.paragraphs(f"{path}.text")))
        for path in drafter.each("further_statements")
    ]


def _summary(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "summary"
    rows: list[Row] = drafter.value_rows("notice/summary")
    return part(rows=rows)


def _purpose(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "purpose"
    paragraphs = drafter.paragraphs("purpose")
    paragraphs += introduced(drafter, "audience.for", "notice.purpose.for", company)
    if not paragraphs:
        paragraphs = [drafter.clause("notice.purpose", fields=("purpose",), company=company)]
    services = drafter.joined("company.services")
    if services and services != company:  # a notice of Example Mail need not say that it covers it
        paragraphs.append(drafter.clause("notice.purpose.services", services=services))
    for path in drafter.each("company.described"):
        name, description = drafter.text(f"{path}.name"), drafter.text(f"{path}.description")
        paragraphs.append(drafter.labelled(name, description) or name)
        if drafter.has(f"{path}.identified_by"):
            marks = drafter.joined(f"{path}.identified_by")
            text = drafter.clause("notice.purpose.identified", service=name, marks=marks)
            paragraphs.append(text)
        if drafter.has(f"{path}.url"):
            where = drafter.text(f"{path}.url")
            text = drafter.clause("notice.purpose.service_page", service=name, where=where)
            paragraphs.append(text)
    if drafter.has("company.not_covered"):
        names = texts_inside(drafter, "company.not_covered")
        paragraphs.append(drafter.clause("notice.purpose.not_covered", names=names))
    paragraphs += introduced(drafter, "audience.not_for", "notice.purpose.not_for", company)
    paragraphs += who_may_ask(drafter, company)
    rules = "notice.purpose.civil_rules"
    paragraphs += introduced(drafter, "audience.civil_rules", rules, company)
    for field, clause in (
        ("audience.civil_requests", "notice.purpose.civil"),
        ("audience.own_data", "notice.purpose.own_data"),
        ("company.url", "notice.purpose.site"),
    ):
        if drafter.has(field):
            paragraphs.append(drafter.clause(clause, fields=(field,), where=drafter.text(field)))
    return part(drafter.say("notice.purpose.heading"), paragraphs=paragraphs)


def _askers(drafter: Drafter, company: str) -> Part:
    """Of a variant: whose requests the company answers."""
    drafter.part_name = "purpose"
    return part(paragraphs=who_may_ask(drafter, company))


def _entities(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "entities"
    rows = [
        [
            _lines(
                drafter.text(f"{path}.name"),
                labelled(drafter, "registration", f"{path}.registration_number"),
            ),
            drafter.text(f"{path}.state", "state"),
            _lines(
                *(place_named(drafter, one, alone=True) for one in drafter.each(f"{path}.serves"))
            ),
            _lines(*drafter.each_text(f"{path}.services")),
            drafter.lines(f"{path}.address"),
            _lines(
                drafter.word(f"{path}.accepts_requests", "accepts_requests"),
                labelled(drafter, "process", f"{path}.process"),
            ),
        ]
        for path in drafter.each("company.entities")
    ]
    names = ("name", "seat", "serves", "services", "address", "requests")
    head = [drafter.say(f"notice.entities.head.{name}") for name in names]
    return part(drafter.say("notice.entities.heading"), table=filled_columns(head, rows))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _versions(drafter: Drafter, company: str) -> Part:
    drafter.part_name = "versions"
    # the language is told among others; alone, it could be taken for that of requests
    if drafter.has("editions") or drafter.has("prevailing_language"):
        rows = drafter.value_rows("notice/language")
    else:
        rows = []
        drafter.withhold("language", "structural: the language of the document itself")
    rows += drafter.value_rows("notice/versions")
    for path in drafter.each("editions"):
        words = [drafter.text(f"{path}.language", "language"), drafter.text(f"{path}.url")]
        rows += drafter.row("edition", drafter.phrase(words))
    for path in drafter.each("previous_versions"):
        words = [drafter.text(f"{path}.version"), drafter.text(f"{path}.date", "date")]
        words += [drafter.text(f"{path}.url"), drafter.text(f"{path}.changes")]
        rows += drafter.row("previous_version", drafter.phrase(words))
    for path in drafter.each("statutes"):
        named = drafter.phrase([drafter.text(f"{path}.{name}") for name in ("title", "citation")])
        below = [drafter.text(f"{path}.{name}") for name in ("says", "url")]
        rows += drafter.row("statute", _lines(named, *below))
    return part(drafter.say("notice.versions.heading"), rows=rows)


# what a variant may say: the sections that print nothing where their fields are silent
TERMS: Mapping[str, Callable[[Drafter, str], Part]] = {
    "purpose": _askers,
    **POLICY,
    "data": data_part,
    "process": process_part,
    **REQUESTS,
}
PARTS: Mapping[str, Callable[[Drafter, str], Part]] = {
    "summary": _summary,
    "purpose": _purpose,
    "entities": _entities,
    **POLICY,
    "data": data_part,
    "process": process_part,
    **REQUESTS,
    "versions": _versions,
}
