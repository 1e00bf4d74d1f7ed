"""The reference of schema 1 in docs/, made from the models: ``python -m schema_pages``.

Each table of a draft is a section, in the order of the model, with a row for every field: name,
form, meaning, examples, who asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from comity.model.drafts.base import Draft
from comity.model.drafts.describe import FieldNote, describe

__all__ = ["KINDS", "main", "page"]

KINDS = {
    "request": "comity.model.drafts.request:Request",
    "notice": "comity.model.drafts.notice:Notice",
    "transmittal": "comity.model.drafts.correspondence_sent:Transmittal",
    "reminder": "comity.model.drafts.correspondence_sent:Reminder",
    "closing": "comity.model.drafts.correspondence_closing:Closing",
    "acknowledgement": "comity.model.drafts.correspondence_answers:Acknowledgement",
    "deficiency": "comity.model.drafts.correspondence_answers:Deficiency",
    "decision": "comity.model.drafts.correspondence_decision:Decision",
    "preservation": "comity.model.drafts.correspondence_preservation:Preservation",
}
FORMS = {
    "true-false": "`true` or `false`",
    "date": "date",
    "number": "whole number",
    "amount": "amount",
    "text": "text",
    "table": "table",
    "free-table": "free table",
}
PLACES = {
    "state": "State, by its code",
    "language": "language, by its code",
    "time-zone": "time zone",
    "telephone": "telephone number",
    "email": "e-mail address",
    "url": "web address",
    "country-name": "State or region",
}
HEAD = (
    "| field | form | meaning | example | who asks for it |",
    "|---|---|---|---|---|",
)
OPENING = """# Schema 1: the fields of a {kind}

<!-- Made from the model by `python tools/schema_pages.py docs`; edit the model instead. -->

{about}

Fields in bold are required; all others are optional, and print nothing if you omit them. *List*
means any number of these; *sensitive* marks what names or describes a person, or is confidential
by its nature. Each table has a section below, headed by the path that leads to it;
`[]` marks a list. "21 of 23 notices" counts the published notices that have such a field, among
those read in full. "Comity" marks what the file format itself needs. `comity schema {kind}`
prints the same as JSON Schema, for editors.
"""


def page(kind: str) -> str:
    """The reference page of a kind of document, in Markdown."""
    module, _, name = KINDS[kind].partition(":")
    model: type[Draft] = getattr(import_module(module), name)
    about = " ".join((model.__doc__ or "").split())
    lines = [OPENING.format(kind=kind, about=about), "## The file itself", ""]
    notes = describe(model)
    lines += [*HEAD, *map(_row, notes), ""]
    for path, note in _tables(notes, ""):
        lines += [f"## {path}", "", f"{note.title}: {_lower(note.about)}", ""]
        lines += [*HEAD, *map(_row, note.fields), ""]
    return "\n".join(lines).rstrip() + "\n"


def main(folder: str = "docs") -> None:
    """Write the pages into a folder."""
    for kind in KINDS:
        Path(folder, f"schema-{kind}.md").write_text(page(kind), encoding="utf-8")


def _tables(notes: tuple[FieldNote, ...], prefix: str) -> Iterator[tuple[str, FieldNote]]:
    for note in notes:
        if note.fields:
            path = f"{prefix}{note.name}{'[]' if note.many else ''}"
            yield path, note
            yield from _tables(note.fields, f"{path}.")


def _row(note: FieldNote) -> str:
    name = f"**`{note.name}`**" if note.required else f"`{note.name}`"
    form = _form(note)
    examples = ", ".join(f"`{example}`" for example in note.examples)
    meaning = note.title if note.about == "" else f"{note.title}: {_lower(note.about)}"
    cells = (name, form, meaning, examples, "; ".join(note.asked_by))
    escaped = [cell.replace("|", r"\|") for cell in cells]
    return f"| {' | '.join(escaped)} |"


def _form(note: FieldNote) -> str:
    """What is written, whether it is a list, several lines long, or sensitive."""
    form = ", ".join(f"`{word}`" for word in note.choices) or FORMS[note.form]
    if note.refers_to:
        form = f"id in `{note.refers_to}`"
    elif note.place:
        form = PLACES.get(note.place, form)
    elif note.long:
        form = f"{form} of several lines"
    if note.many:
        form = f"list: {form}"
    return f"{form}; sensitive" if note.sensitive else form


def _lower(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an abbreviation."""
    first = text.partition(" ")[0]
    return text if not first[1:].islower() and len(first) > 1 else text[:1].lower() + text[1:]


if __name__ == "__main__":
    main(*sys.argv[1:])
