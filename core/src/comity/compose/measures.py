"""The assistance requested: each measure with its particulars and the facts it rests on."""

from __future__ import annotations

from comity.compose.case_parts import identifier
from comity.compose.desk import Desk, Entry, Item, Part, Row, entry, item, letter, part
from comity.compose.numbers import Numbers
from comity.drafts.base import leaves

__all__ = ["measures_part"]


def measures_part(desk: Desk, numbers: Numbers) -> Part:
    """One entry for each measure."""
    desk.part_name = "measures"
    entries = [_measure(desk, path, numbers) for path in desk.each("measures")]
    clause = "request.measures.intro.one" if len(entries) == 1 else "request.measures.intro"
    paragraphs = [desk.clause(clause, requested=_requested(desk))]
    return part(desk.say("request.measures.heading"), paragraphs=paragraphs, entries=entries)


def _requested(desk: Desk) -> str:
    state = desk.resolved.state("requested")
    assert state is not None
    return state.named() if desk.language.startswith("en") else desk.format(state.code, "state")


def _measure(desk: Desk, path: str, numbers: Numbers) -> Entry:
    number = numbers.measures[str(desk.get(f"{path}.id"))]
    kind = _kind(desk, f"{path}.kind")
    title = desk.text(f"{path}.title") or kind
    heading = desk.say("request.measures.entry", number=number, title=title)
    rows = desk.row("kind", kind) if title != kind else []
    rows += desk.value_rows(
        path,
        ("holder", "holder.name", "text"),
        ("holder_kind", "holder.kind", "text"),
        ("service", "holder.service", "text"),
        ("branch", "holder.branch", "text"),
        ("address", "holder.address", "lines"),
        ("representative", "holder.representative", "text"),
        ("url", "holder.url", "text"),
        ("addressee", "addressee", "text"),
    )
    for mark in desk.each(f"{path}.identifiers"):
        rows += desk.row("identifier", identifier(desk, mark))
    if desk.has(f"{path}.period"):
        start = desk.text(f"{path}.period.from", "date")
        end = desk.text(f"{path}.period.to", "date")
        rows += desk.row("period", desk.say("word.period", start=start, end=end))
    rows += desk.value_rows(
        path,
        ("place", "place", "lines"),
        ("data_types", "data_types", "list"),
        ("purpose", "purpose", "text"),
        ("result_wished", "result", "text"),
        ("nexus", "nexus", "text"),
    )
    rows += desk.row("rests_on", desk.refer(f"{path}.facts", numbers.facts, "word.facts"))
    rows += desk.row("serves", desk.refer(f"{path}.offences", numbers.offences, "word.offences"))
    rows += desk.row("concerns", desk.refer(f"{path}.persons", numbers.persons, "word.persons"))
    rows += desk.value_rows(
        path,
        ("necessity", "necessity", "text"),
        ("proportionality", "proportionality", "text"),
        ("questions", "questions", "lines"),
    )
    rows += _procedure(desk, f"{path}.procedure")
    rows += desk.row("order", _order(desk, f"{path}.order", numbers))
    rows += desk.row(
        "earlier", desk.refer(f"{path}.earlier", numbers.earlier, "word.earlier_steps")
    )
    rows += desk.row("annex", desk.refer(f"{path}.annexes", numbers.annexes, "word.annexes"))
    rows += desk.value_rows(
        path,
        ("not_before", "not_before", "date"),
        ("deadline", "deadline", "date"),
        ("deadline_reason", "deadline_reason", "text"),
        ("attendance", "attendance", "text"),
        ("privilege", "privilege", "text"),
        ("press", "press", "text"),
        ("immunity", "immunity", "text"),
        ("third_parties", "third_parties", "text"),
        ("secrecy", "confidential", "text"),
        ("fallback", "fallback", "text"),
    )
    for leaf, _ in leaves(desk.get(f"{path}.particulars"), f"{path}.particulars"):
        label = leaf.removeprefix(f"{path}.particulars").lstrip(".")
        label = label.replace("_", " ").replace(".", ", ")
        rows.append({"label": label[:1].upper() + label[1:], "text": desk.text(leaf)})
    items = _items(desk, path)
    paragraphs = [desk.clause("request.measures.items")] if items else []
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


def _order(desk: Desk, path: str, numbers: Numbers) -> str:
    """The order at home that stands behind a measure, in one phrase."""
    words = [desk.text(f"{path}.{name}") for name in ("title", "court", "reference")]
    words.append(desk.text(f"{path}.date", "date"))
    words += [desk.text(f"{path}.summary"), numbers.annex(desk, f"{path}.annex")]
    return ", ".join(word for word in words if word)


def _kind(desk: Desk, path: str) -> str:
    """The word for a kind of assistance; one that a plugin adds is called by its title."""
    name = str(desk.get(path))
    added = desk.host.measures().get(name)
    if added is None or desk.words.has(f"word.measure.{name}"):
        return desk.word(path, "measure")
    desk.place(path, added.title)
    return added.title


def _items(desk: Desk, path: str) -> list[Item]:
    texts = desk.each_text(f"{path}.items")
    return [item(letter(index), text) for index, text in enumerate(texts)]
