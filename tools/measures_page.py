"""docs/measures.md: the kinds of assistance and the classes of data, made from the tables.

    python tools/measures_page.py docs

A test compares the page with what this makes, so that the page cannot drift from the tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from comity.law.assistance_kinds import (
    KindProperty,
    load_assistance_kinds,
    load_kind_properties,
)
from comity.law.citing import READ, cited
from comity.law.data_classes import DataClass, load_schemes, meetings
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.show_measures import FORMS, GROUPS, HOW, kinds_of
from comity.text.written import capital

__all__ = ["page"]

INTRODUCTION = """# Kinds of assistance

<!-- Made from the tables by `python tools/measures_page.py docs`; edit those. -->

Each of the `measures` in a request has a kind. Each kind has its own sentence that asks for
exactly that act, in every language that has a catalogue ([wording](wording.md)).

```sh
comity measures
comity measures restraint
comity measures --class eu:identification
comity measures --format json
```

With `--format json`, the list is under `measures`. Each record has `kind`, `title`,
`definition`, `group`, `routed` (where to send a matter that is not mutual assistance, otherwise
empty), `fields` (paths in a measure), `needs`, `common`, `particulars`, `forms`, `also`,
`particular`, `coercive`, `identity`, `data`, `classes`, `standard`, `ordered_by`, `usual_read`,
`properties` (those of the [list below](#properties) that apply) and `clause`. A plugin can add
kinds with a [hook](hooks.md#comity_measures).

- **Needed**, as well as `purpose`, `facts` and `offences`: a measure without it is an error.
- **Useful**: fields of [schema 1](schema-request.md#measures) that serve the kind.
- **Particulars**: fields under `particulars`. Write a day as `2026-10-05`, a range as
  `{from: ..., to: ...}`, an amount as `{amount: "412000.00", currency: USD}`, a length of time
  as `{quantity: 90, unit: days}`; you can also write words. Any field may be a list.
- Every kind has `consent`, for a person who has agreed to the use of their data or property. A
  denied consent does not count. With a consent and a person, you need not name a company that
  discloses the data.
- An account under `accounts` gives its bank and its number, so you can then omit `holder` and
  `identifiers`. For a restraint, the account is the property itself.
- If schema 1 now has a field for a name, Comity still reads that name under `particulars`
  (`also`).
- Who usually orders a measure, and by which standard, is usual practice. No source was read for
  it, so `comity measures KIND` marks it as such, no check rests on it, and no document says it.
- A matter that is not mutual assistance stops the build (`form.kind-routed`). The message says
  where to send it.
"""
CLASSES = """## Classes of data

Each instrument divides electronic data into classes differently. If an instrument has classes, a
measure under it uses the instrument's own word for the class. If the description does not fit the
kind, `check` gives advice (`form.class-mismatch`).

"""
PROPERTIES = """## Properties

Checks, documents and the refusal report ask for these properties, never for the kind itself. So
they treat a kind from a plugin in the same way: it sets the fields of the same names, and has no
property that it does not set. Each is defined once, in `core/src/comity/law/kind_properties.toml`.

| property | what is true of a kind that has it | kinds |
|---|---|---|
"""
HEAD = "| kind | what it is, and how exact the request must be | needed, *useful* | particulars |"
TURN = "| class | corresponds to | how | what only one of them covers |"


def page() -> str:
    """The page, in Markdown."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield INTRODUCTION
    for group, title in GROUPS.items():
        here = [measure for measure in load_assistance_kinds() if measure.group == group]
        if not here:
            continue
        yield f"## {title}\n"
        yield from _routed(here) if group == "routed" else _table(here)
        yield ""
    yield PROPERTIES + "\n".join(map(_property_row, load_kind_properties())) + "\n"
    yield CLASSES + "| class | content | kinds | source |\n|---|---|---|---|"
    for class_ in _classes():
        yield _class_row(class_)
    yield f"\n{TURN}\n|---|---|---|---|"
    for class_ in _classes():
        for met in meetings(class_.id):
            row = (f"`{class_.id}`", f"`{met.other.id}`", HOW[met.how], met.remark)
            yield _row(row)
    yield ""
    for scheme in load_schemes().values():
        yield f"- {scheme.title}: {scheme.note}"


def _classes() -> list[DataClass]:
    return [class_ for scheme in load_schemes().values() for class_ in scheme.classes]


def _table(kinds: Sequence[AssistanceKind]) -> Iterator[str]:
    yield f"{HEAD}\n|---|---|---|---|"
    for kind in kinds:
        fields = [f"`{name}`" for name in kind.needs] + [f"*`{name}`*" for name in kind.common]
        own = (
            f"`{name}`: {says}{f' ({FORMS[kind.forms[name]]})' if name in kind.forms else ''}"
            for name, says in kind.particulars.items()
        )
        says = f"**{kind.title}.** {kind.definition} {kind.particular}"
        yield _row((f"`{kind.kind}`", says, ", ".join(fields), "; ".join(own)))


def _routed(kinds: Sequence[AssistanceKind]) -> Iterator[str]:
    yield "| kind | what it is | use instead |\n|---|---|---|"
    for kind in kinds:
        says = f"**{kind.title}.** {kind.definition}"
        yield _row((f"`{kind.kind}`", says, kind.routed))


def _property_row(one: KindProperty) -> str:
    having = [kind for kind in load_assistance_kinds() if getattr(kind, one.name)]
    if one.values:
        kinds = "; ".join(
            f"`{word}` ({means}): {_ids(k for k in having if getattr(k, one.name) == word)}"
            for word, means in one.values.items()
        )
    elif one.of:
        kinds = "; ".join(f"`{k.kind}`: {', '.join(getattr(k, one.name))}" for k in having)
    else:
        kinds = _ids(having)
    return _row((f"`{one.name}`", one.says, kinds))


def _ids(kinds: Iterable[AssistanceKind]) -> str:
    return ", ".join(f"`{kind.kind}`" for kind in kinds)


def _class_row(class_: DataClass) -> str:
    needs = f" It takes {class_.needs}." if class_.needs else ""
    kinds = ", ".join(f"`{name}`" for name in kinds_of(class_, load_assistance_kinds()))
    where = f"{cited(class_.citation)} ({READ[class_.citation.read]})"
    says = f"{capital(class_.title)}. {class_.says}{needs}"
    return _row((f"`{class_.id}`", says, kinds, where))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def main(folder: str) -> None:
    """Write the page into a folder."""
    Path(folder, "measures.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
