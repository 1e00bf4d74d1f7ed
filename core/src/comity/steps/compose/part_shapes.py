"""The shapes that parts of a document are made of: parts, entries, items, tables, letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.model.content import Entry, Item, Part, Row, Table

__all__ = ["entry", "filled_columns", "item", "letter", "part", "run_on"]

ENDS = (".", "!", "?", "…", ":", ";")


def part(
    heading: str = "",
    *,
    paragraphs: Iterable[str] = (),
    rows: Iterable[Row] = (),
    items: Iterable[Item] = (),
    entries: Iterable[Entry] = (),
    table: Table | None = None,
) -> Part:
    """A part with all its slots; ``shown`` tells whether any holds something."""
    made = Part(
        heading=heading,
        paragraphs=list(paragraphs),
        rows=list(rows),
        items=list(items),
        entries=list(entries),
        table=table or Table(head=[], rows=[]),
        shown=False,
    )
    filled = (made["paragraphs"], made["rows"], made["items"], made["entries"])
    made["shown"] = any(filled) or bool(made["table"]["rows"])
    return made


def entry(
    heading: str,
    *,
    paragraphs: Iterable[str] = (),
    rows: Iterable[Row] = (),
    items: Iterable[Item] = (),
) -> Entry:
    """An entry of a part: a heading of its own, with paragraphs, rows and items."""
    return Entry(heading=heading, paragraphs=list(paragraphs), rows=list(rows), items=list(items))


def filled_columns(head: list[str], rows: list[list[str]]) -> Table:
    """A table without the columns in which no row says anything; no head where there is no row."""
    kept = [n for n in range(len(head)) if any(row[n] for row in rows)]
    return Table(head=[head[n] for n in kept], rows=[[row[n] for n in kept] for row in rows])


def letter(index: int) -> str:
    """The mark of an item, counted from 0: (a) to (z), then (aa), so that no two are alike."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(97 + rest) + text
    return f"({text})"


def item(number: str, text: str, notes: Iterable[str] = ()) -> Item:
    """A numbered item; numbers are composed text, so that anything may refer to them."""
    return Item(number=number, text=text, notes=[note for note in notes if note])


def run_on(items: Sequence[Item]) -> str:
    """Items that run on in a sentence, such as ``(a) one; (b) two.``, with their notes."""
    *most, last = [
        text for one in items for text in (f"{one['number']} {one['text']}", *one["notes"])
    ]
    return " ".join([*_closed(most, ";"), *_closed([last], ".")])


def _closed(texts: Iterable[str], sign: str) -> list[str]:
    return [text if text.rstrip().endswith(ENDS) else f"{text}{sign}" for text in texts]
