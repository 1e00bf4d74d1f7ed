"""docs/findings.md: every finding of check, refusals and protection, made from the registry.

    python tools/findings_page.py docs

A test compares the page with what this makes, so that the page cannot drift from the registry.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from comity.model.findings import Costs
from comity.text.messages import Entry, families, load_family
from comity.text.messages.entries import RESTS_ON, TOPICS

__all__ = ["page"]

INTRODUCTION = """# Findings

<!-- Made from the registry of messages by `python tools/findings_page.py docs`; edit
core/src/comity/text/messages. -->

`comity check` can make these findings. Each has an id that does not change, a severity, and a cure.
An error blocks the build of a document; a warning and a piece of advice do not. A finding that has
several severities takes the one that fits the case: a rule of law is an error only if its source
was read in an official text.

The names in braces are parameters. A manifest and `--format json` give them under `said`, with the
id, so that a program can word a finding in its own way or in another language. A finding of a
plugin that writes its own sentences has none; Comity accepts such a finding until version 1.0.

The output has a heading for each severity: *Must be corrected*, *Would likely be refused or
returned*, *Worth a look*. Under each heading, findings that would cost the whole request come
first, then those that would cost a measure, then papers and languages, then the rest. After that,
the place in the file decides. `--format json` gives this under `costs`: `request`, `measure`,
`papers`, `other`, or `nothing`.

`nothing` marks a limit of Comity: something that it does not know, or has filled in itself. A limit
is not a defect of the document, so it appears in a block of its own at the end. The tables below
call it *limit*; in JSON its severity is advice.

Findings of the same rule that need the same cure appear as one, with all their places. In JSON such
a finding lists all of its `fields`, and `also` contains the others. Add `--all` to list each
finding separately, and each limit with its source.

`further` is true of advice that is put as a question. Lawyers who wrote none of it have read what a
check says of real requests: they read this rule fewer than twenty times (three, if it rests on
law), or too often found it wrong or of no use. `comity check` prints these *further questions* in
short; `--all` says what to do about each.

The rules of States and instruments are in their law (`comity law show CODE`). Each appears here as
`law.rule`, under its own id in the output.

A cure speaks to somebody who edits the case file. For somebody who fills in a form, `--format json`
gives `cure_for_page`, in which fields go by their titles. `patch` is there where the cure has one
value that a program can know: a list of changes, each with the `path` of a field and its `value`;
null removes the field, and a number one past the end of a list adds an item. A patch never states a
fact that the case file does not state. *Patch* after a cure marks the findings that can have one;
`comity.tasks.patching.apply` applies it to the tree of a case file.

Each finding says what it rests on. JSON has it under `rests_on`:

| `rests_on` | what it means |
|---|---|
| `official-text` | the finding cites law that was read in an official text |
| `account` | the finding cites law that is known only from an account of it |
| `law` | the finding follows from law that is installed, but not from a single provision |
| `practice` | practice expects it of a good document |
| `file` | the document itself requires it: what it says elsewhere, or the protection it declares |
| `comity` | it follows from how Comity reads and writes files |

In the tables below, *law* stands for the first three:

"""
TYPE = re.compile(r"\{(\w+)(?::\w+)?\}")


def page() -> str:
    """The page as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield INTRODUCTION.rstrip("\n")
    yield ""
    for name, says in RESTS_ON.items():
        yield f"- **{name}**: {says}"
    found = [one for family in families() for one in load_family(family).values()]
    for topic, title in TOPICS.items():
        entries = [one for one in found if one.severities and one.topic == topic]
        if entries:
            yield from ("", f"## {title}", "")
            yield "| finding | severity | rests on | message | cure |"
            yield "|---|---|---|---|---|"
            yield from map(_row, sorted(entries, key=lambda one: one.id))
    yield ""


def _row(one: Entry) -> str:
    limit = one.costs is Costs.NOTHING
    severity = "limit" if limit else ", ".join(s.value for s in one.severities)
    cure = f"{one.words.cure} *Patch*" if one.patched else one.words.cure
    cells = (f"`{one.id}`", severity, one.rests_on, one.words.message, cure)
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """A template as a cell: parameters in braces, doubled braces single, the bar escaped."""
    text = TYPE.sub(lambda found: f"*{{{found.group(1)}}}*", text)
    return text.replace("{{", "{").replace("}}", "}").replace("|", "\\|")


def main(folder: Path) -> None:
    """Write the page into a folder of docs."""
    folder.joinpath("findings.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
