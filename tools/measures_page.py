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

A request names a kind under each of its `measures`. Each kind has a sentence of its own that asks
for exactly that act, in every language that has a catalogue ([wording](wording.md)).

```sh
comity measures
comity measures restraint
comity measures --class eu:identification
comity measures --format json
```

With `--format json` the list is under `measures`; each record has `kind`, `title`, `definition`,
`group`, `routed` (where a matter goes that is no mutual assistance, else empty), `fields` (paths in
a measure), `needs`, `common`, `particulars`, `forms`, `also`, `particular`, `coercive`, `identity`,
`data`, `classes`, `standard`, `ordered_by`, `usual_read`, `properties` (those of the
[list below](#properties) that it has) and `clause`. A plugin adds kinds by a
[hook](hooks.md#comity_measures).

- **Needed** beside `purpose`, `facts` and `offences`: a measure without it is an error.
- **Of use**: fields of [schema 1](schema-request.md#measures) that serve the kind.
- **Of its own**: fields under `particulars`. A day is written `2026-10-05`, days as `{from: ...,
  to: ...}`, a sum as `{amount: "412000.00", currency: USD}`, a length of time as `{quantity: 90,
  unit: days}`; words are taken too. Any field may be a list.
- Of every kind: `consent`, where the person whose data or thing it is has agreed. A denied consent
  is none. With a consent and a person, no company needs to be named that hands the data over.
- An account under `accounts` tells its bank and its number, so `holder` and `identifiers` may then
  be left out; for a restraint it is the thing itself.
- A name that schema 1 has a field for by now is still read under `particulars` (`also`).
- Who usually orders a measure, and by which standard, is usual practice: no source was read for
  it, so `comity measures KIND` shows it as such, no check rests on it, and no document says it.
- A matter that is no mutual assistance stops the build (`form.kind-routed`), and is told where it
  goes.
"""
CLASSES = """## Classes of data

No two instruments cut electronic data alike. A measure asked for under an instrument that has
classes names its own word for the class; where what is described does not fit the kind, `check`
advises (`form.class-mismatch`).

"""
PROPERTIES = """## Properties

What checks, documents and the refusal report ask of a kind. They ask for these, never for the kind
itself, so a plugin's kind is treated alike: it sets the fields of the same names, and has no
property that it does not set. Each is defined once, in `core/src/comity/law/kind_properties.toml`.

| property | what is true of a kind that has it | kinds |
|---|---|---|
"""
HEAD = "| kind | what it is, and how exact the asking must be | needed, *of use* | of its own |"
TURN = "| class | meets | how | what falls on one side only |"


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
    yield CLASSES + "| class | what it holds | kinds | where it stands |\n|---|---|---|---|"
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
    yield "| kind | what it is | it takes |\n|---|---|---|"
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
