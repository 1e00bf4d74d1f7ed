"""docs/channels.md: the ladder for five pairs of States, made from the data.

    python tools/channels_page.py docs

A test compares the page with what this makes, so that the page cannot drift from the program.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from comity.host import Host
from comity.law.states import named
from comity.pipeline.own_plugin import open_host
from comity.steps.ladder import Ladder, ladder_of
from comity.steps.resolve import resolve
from comity.tasks.channels import case_between, ladder_text
from comity.text.written import capital

__all__ = ["DAY", "PAIRS", "ladder", "main", "page"]

DAY = dt.date(2026, 11, 29)
WIDTH = 100
FIRST = ("NG", "US", ("stored-content", "subscriber-data"))
PAIRS = (
    ("IN", "GB", ("stored-content", "traffic-data")),
    ("DE", "BR", ("stored-content", "subscriber-data")),
    ("KE", "IE", ("stored-content", "tracing-of-proceeds")),
    ("GB", "CH", ("bank-accounts-search", "tracing-of-proceeds")),
)
TEXT = Path(__file__).with_name("channels_page.md")
HERE = "<!-- ladder -->"


def ladder(
    host: Host, asking: str, asked: str, kinds: tuple[str, ...], on: dt.date = DAY
) -> Ladder:
    """The ladder between two States."""
    known, seen = host.measures(), host.for_case()
    case = case_between(asking, asked, [known[kind] for kind in kinds], "ordinary", on)
    return ladder_of(resolve(case, seen, on=on), seen)


def page(host: Host) -> str:
    """The page, in Markdown."""
    return TEXT.read_text(encoding="utf-8").replace(HERE, "\n".join(_lines(host)).strip())


def _lines(host: Host) -> Iterator[str]:
    yield from ("```text", f"$ {_command(*FIRST)}", _shown(host, *FIRST), "```", "")
    for pair in PAIRS:
        one, other, _ = pair
        yield from (f"### {capital(named(one))} asks {named(other)}", "")
        told = _shown(host, *pair)
        yield from (
            "```text",
            f"$ {_command(*pair)}",
            told.partition("\n\n1. ")[0],
            "...",
            "```",
            "",
        )


def _command(asking: str, asked: str, kinds: tuple[str, ...]) -> str:
    measures = " ".join(f"--measure {kind}" for kind in kinds)
    return f"comity channels --from {asking} --to {asked} {measures}"


def _shown(host: Host, asking: str, asked: str, kinds: tuple[str, ...]) -> str:
    return ladder_text(ladder(host, asking, asked, kinds), WIDTH).rstrip()


def main(arguments: list[str]) -> None:
    """Write the page into a folder."""
    (Path(arguments[0]) / "channels.md").write_text(page(open_host()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
