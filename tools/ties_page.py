"""docs/ties.md: the ties of twelve pairs on one day, made from the data.

    python tools/ties_page.py docs

A test compares the page with what this makes, so that the page cannot drift from the data.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from comity.host import Host
from comity.law.citing import READ
from comity.law.precedence import places
from comity.law.ties import Tie
from comity.model.citations import Citation
from comity.pipeline.own_plugin import open_host
from comity.tasks.lawpages.find_ties import Pair, find_pair
from comity.tasks.lawpages.ties_records import sources_of_tie
from comity.text.written import CASES, capital, day

__all__ = ["DAY", "PAIRS", "page"]

DAY = dt.date(2026, 11, 25)
PAIRS = (
    ("NG", "US"),
    ("US", "NG"),
    ("IN", "US"),
    ("GB-SCT", "US"),
    ("US", "IE"),
    ("DE", "FR"),
    ("JP", "DE"),
    ("KE", "GB"),
    ("SG", "IN"),
    ("BR", "PT"),
    ("NG", "ZA"),
    ("US", "HK"),
)
INTRODUCTION = """# Ties: twelve pairs of States

<!-- Made from the data by `python tools/ties_page.py docs`; edit the data instead. -->

This page shows which instruments in the installed topics bind which States to each other on
{day}. The requesting State comes first. To see any two States on any day, with every scope test
in full, run:

```sh
comity law ties NG US
comity law ties NG US --on 2021-06-01 --measure stored-content
comity law ties GB-SCT EU --format json
```

The JSON is a list of records, one for each instrument and one for reciprocity. Each record has
`instrument`, `title`, `binding`, `status`, `since`, `as_of`, `beyond`, `source`, `read` and
`scope`:

- `status` is in-force, signed, not-party or unknown. It is the status of the less-bound State,
  and *signed* if the instrument is in force nowhere.
- `beyond` says that the status is that of `as_of`, an earlier day.
- Records that are in force or signed also have `place` (ahead-of or behind, `other`: which),
  `order_stated` and `order`, the articles. Nothing that is not in force has a stated place.
- Each of the `parties` also has a `standing`: bound, takes-part (in an instrument that binds
  nobody), early (bound by one that does not apply yet), untransposed (bound by a directive),
  ratified (and not bound yet), reported (to have ratified), signed, entry-not-read (and so
  *unknown*), not-yet, ended, invited, not-party, unknown or unread.
- A citation of several sources has the further ones under `also`, each with its own `read` and
  `enacted`; `not_before` is the first day of the whole.

[Law as data](law-data.md#lists-of-parties) explains how a list of parties is read.

- Instruments in force are in order of precedence: *stated* if an article gives the order,
  *assumed* from the level (bilateral, regional, multilateral, scheme) if none does.
- *Known up to*: a list of parties is known up to a day, and a later day has the status of that
  day.
- *Not known*: the list is not complete and does not name the State. *Not between them*: the list
  is complete. A number in brackets refers to the list of sources at the end.
"""
HEAD = "| | instrument | in force between them since | relies on | place | known up to | source |"


class Sources:
    """The sources of the page, numbered in the order in which they are cited."""

    def __init__(self) -> None:
        """Begin with none."""
        self.numbers: dict[Citation, int] = {}

    def cite(self, found: tuple[Citation, ...]) -> str:
        """The numbers of some sources, as ``[1] [2]``; each source of a citation has its own."""
        sources = (one for whole in found for one in whole.sources)
        numbers = [self.numbers.setdefault(one, len(self.numbers) + 1) for one in sources]
        return " ".join(f"[{number}]" for number in numbers)

    def lines(self) -> Iterator[str]:
        """The list at the end of the page."""
        for source, number in self.numbers.items():
            article = f", {source.article}" if source.article else ""
            url = f", <{source.url}>" if source.url else ""
            yield f"- [{number}] {source.title}{article}{url} ({READ[source.read]})"


def page(host: Host) -> str:
    """The page, as Markdown."""
    sources = Sources()
    lines = [INTRODUCTION.format(day=day(DAY))]
    for one, other in PAIRS:
        lines += _pair(find_pair(host, one, other, DAY), sources)
    lines += ["## Sources", "", *sources.lines()]
    return "\n".join(lines).rstrip() + "\n"


def _pair(pair: Pair, sources: Sources) -> Iterator[str]:
    asking, asked = (f"{state.short_name} ({state.code})" for state in pair.states)
    yield f"## {asking} to {asked}"
    yield ""
    if pair.ties.in_force:
        yield HEAD
        yield "|---|---|---|---|---|---|---|"
        for number, tie in enumerate(pair.ties.in_force, start=1):
            yield _row(number, tie, sources)
        yield ""
    waiting = _named(pair.ties.signed, sources)
    yield f"- **Signed or ratified, not in force or not yet applied:** {waiting}"
    yield f"- **Reciprocity:** {_reciprocity(pair, sources)}"
    yield f"- **Not known:** {_ids(pair.ties.unknown)}"
    yield f"- **Not between them:** {_ids(pair.ties.not_party)}"
    yield ""


def _row(number: int, tie: Tie, sources: Sources) -> str:
    instrument = tie.instrument
    binding = "" if instrument.binding else ", binds nobody"
    place = "stated" if tie.order_stated else "assumed"
    if tie.order_stated:
        place += ": " + "; ".join(places(tie.articles))
    cells = (
        str(number),
        f"{instrument.named()} (`{instrument.id}`){binding}",
        day(tie.since) if tie.since else "a day not established",
        instrument.mla_articles or "not read",
        place,
        day(tie.as_of) if tie.as_of else "not stated",
        sources.cite(sources_of_tie(tie)),
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _named(ties: tuple[Tie, ...], sources: Sources) -> str:
    texts = [
        f"{tie.instrument.named()} (`{tie.instrument.id}`) {sources.cite(sources_of_tie(tie))}"
        for tie in ties
    ]
    return "; ".join(texts) + "." if texts else "none."


def _ids(ties: tuple[Tie, ...]) -> str:
    return ", ".join(map(_id, ties)) + "." if ties else "none."


def _id(tie: Tie) -> str:
    rows = (position.row for position in tie.positions)
    not_read = any(row is not None and row.status == "entry-not-read" for row in rows)
    about = " (signed; whether it has come into force was not read)" if not_read else ""
    return f"`{tie.instrument.id}`{about}"


def _reciprocity(pair: Pair, sources: Sources) -> str:
    found = pair.reciprocity
    asked = pair.states[1].short_named()
    parts = []
    for question, row in (
        ("is a treaty needed?", found.treaty_needed),
        ("is reciprocity asked for?", found.asked_for),
    ):
        if row is not None:
            value = CASES.get(str(row.value), str(row.value)).lower()
            parts.append(
                f"by the law of {asked}, {question} {value} {sources.cite((row.cited(),))}"
            )
    parts += [
        f"promised by {one.given_by} {sources.cite((one.cited(),))}" for one in found.promises
    ]
    text = "; ".join(parts) or f"not known: no law of {asked} is held here that says"
    return f"{capital(text)}."


def main(folder: str) -> None:
    """Write the page into a folder."""
    Path(folder, "ties.md").write_text(page(open_host()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
