"""The assistance requested: each measure with its particulars and the facts it rests on."""

from __future__ import annotations

from comity.compose.desk import Desk, Entry, Item, Part, Row, entry, item, letter, part
from comity.compose.details import account, decision, identifier
from comity.compose.measure_clause import (
    class_row,
    holder_row,
    items_lead,
    measure_clause,
    measure_name,
)
from comity.compose.measure_links import measures_intro
from comity.compose.numbers import SEALED, Numbers
from comity.compose.particulars import particular_rows
from comity.compose.time_limits import deadline_row

__all__ = ["measure_entry", "measures_part"]


def measures_part(desk: Desk, numbers: Numbers) -> Part:
    """One entry for each measure; in a withdrawal they are those that are withdrawn."""
    desk.part_name = "measures"
    asked = desk.get("status") != "withdrawal"
    entries = [measure_entry(desk, path, numbers, asked=asked) for path in desk.each("measures")]
    if not asked:
        heading = desk.say("request.measures.withdrawn.heading")
        return part(
            heading, paragraphs=[desk.clause("request.measures.withdrawn")], entries=entries
        )
    paragraphs = [measures_intro(desk, numbers)]
    return part(desk.say("request.measures.heading"), paragraphs=paragraphs, entries=entries)


def measure_entry(desk: Desk, path: str, numbers: Numbers, *, asked: bool = True) -> Entry:
    """One measure, with its particulars, under its number.

    ``asked`` tells that the sentence of its kind asks for it; a paper may do so by itself.
    """
    number = numbers.measures[str(desk.get(f"{path}.id"))]
    kind = measure_name(desk, path)
    title = desk.text(f"{path}.title") or kind
    heading = desk.say("request.measures.entry", number=number, title=title)
    rows = desk.row("kind", kind) if title != kind else []
    rows += class_row(desk, path)
    rows += holder_row(desk, path)
    rows += desk.value_rows(
        path,
        ("holder_kind", "holder.kind", "choice:holder"),
        ("service", "holder.service", "text"),
        ("branch", "holder.branch", "text"),
        ("address", "holder.address", "lines"),
        ("holder_state", "holder.state", "state"),
        ("registration", "holder.registration_number", "text"),
        ("representative", "holder.representative", "text"),
        ("email", "holder.email", "text"),
        ("url", "holder.url", "text"),
        ("system_location", "holder.system_location", "text"),
        ("addressee", "addressee", "word:addressee"),
    )
    for mark in desk.each(f"{path}.identifiers"):
        rows += desk.row("identifier", identifier(desk, mark))
    for place in desk.each(f"{path}.accounts"):
        rows += desk.row("account", account(desk, place))
    if desk.has(f"{path}.period"):
        start = desk.text(f"{path}.period.from", "date")
        end = desk.text(f"{path}.period.to", "date")
        days = desk.say("word.period", start=start, end=end)
        rows += desk.row("period", desk.aside(days, desk.text(f"{path}.period.time_zone")))
    rows += desk.value_rows(
        path,
        ("place", "place", "lines"),
        ("data_types", "data_types", "list"),
        ("purpose", "purpose", "text"),
        ("result_wished", "result", "text"),
        ("nexus", "nexus", "text"),
    )
    rows += desk.row(
        "rests_on", desk.opening(desk.refer(f"{path}.facts", numbers.facts, "word.facts"))
    )
    rows += desk.row(
        "serves", desk.opening(desk.refer(f"{path}.offences", numbers.offences, "word.offences"))
    )
    rows += desk.row(
        "concerns", desk.opening(desk.refer(f"{path}.persons", numbers.persons, "word.persons"))
    )
    if any(str(desk.get(f"{path}.id")) in acts for acts in desk.sealed.values()):
        rows += desk.row("identity", desk.clause("request.measures.sealed", mark=SEALED))
    rows += desk.value_rows(
        path,
        ("necessity", "necessity", "text"),
        ("proportionality", "proportionality", "text"),
        ("questions", "questions", "lines"),
    )
    rows += _procedure(desk, f"{path}.procedure")
    if desk.has(f"{path}.order"):
        rows += desk.row("order", decision(desk, f"{path}.order", numbers))
    rows += desk.row(
        "earlier",
        desk.opening(desk.refer(f"{path}.earlier", numbers.earlier, "word.earlier_steps")),
    )
    rows += desk.row(
        "annex", desk.opening(desk.refer(f"{path}.annexes", numbers.annexes, "word.annexes"))
    )
    rows += desk.value_rows(
        path,
        ("not_before", "not_before", "date"),
    )
    rows += deadline_row(desk, path)
    rows += desk.value_rows(
        path,
        ("deadline_reason", "deadline_reason", "text"),
        ("attendance", "attendance", "text"),
        ("privilege", "privilege", "text"),
        ("press", "press", "text"),
        ("immunity", "immunity", "text"),
        ("third_parties", "third_parties", "text"),
        ("secrecy", "confidential", "text"),
        ("fallback", "fallback", "text"),
    )
    rows += particular_rows(desk, path)
    items = _items(desk, path)
    paragraphs = [measure_clause(desk, path, numbers)] if asked else []
    paragraphs += [items_lead(desk, path)] if items else []
    return entry(heading, rows=rows, paragraphs=paragraphs, items=items)


def _procedure(desk: Desk, path: str) -> list[Row]:
    return desk.value_rows(
        path,
        ("procedure", "wished", "text"),
        ("procedure_reason", "reason", "text"),
        ("oath", "oath", "word:oath"),
        ("oath_form", "oath_form", "text"),
        ("caution", "caution", "text"),
        ("rights", "rights", "text"),
        ("counsel", "counsel", "text"),
        ("interpreter", "interpreter", "text"),
        ("recording", "recording", "text"),
        ("certificate", "certificate", "text"),
        ("officers", "officers", "list"),
        ("custody_record", "custody_record", "text"),
    )


def _items(desk: Desk, path: str) -> list[Item]:
    texts = desk.each_text(f"{path}.items")
    return [item(letter(index), text) for index, text in enumerate(texts)]
