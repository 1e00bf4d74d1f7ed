"""The same facts to five States: what the check says to each, as docs/five-states.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from comity import collapsed
from comity.law.states import named
from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.pipeline.own_plugin import open_host
from comity.steps.assess import sent_to
from comity.steps.read import read_case
from comity.text.written import listed

__all__ = ["FACTS", "STATES", "states_page"]

FACTS = Path(__file__).resolve().parents[1] / "tests" / "matters" / "five-states.yaml"
STATES = ("DE", "GB", "IN", "KE", "US")
HEAD = """# The same facts to five States

One set of facts, put to {states}.
The draft says nothing on the law of any of them. It is
[`tests/matters/five-states.yaml`](../tests/matters/five-states.yaml): false invoices from a
mailbox, a payment to an account, and a request for the messages and for the records of the account.
`python tools/matters.py docs` makes this page from what `comity check` says. `comity compare`
shows the same States side by side.
"""
WORDS = {"error": "must be corrected", "warning": "likely refused", "advice": "worth a look"}


def states_page(draft: Path = FACTS, states: Sequence[str] = STATES) -> str:
    """The page: what is said to every one of the States, and what is said to some of them."""
    host = open_host()
    case = read_case(draft, host.document_types())
    found: dict[tuple[str, str], dict[str, Finding]] = {}
    for code in states:
        checked = check_case(sent_to(case, code, host), host)
        for one in collapsed(checked.findings):
            if not one.limit:
                found.setdefault((one.rule, one.message), {})[code] = one
    everywhere = [by for by in found.values() if len(by) == len(states)]
    somewhere = [by for by in found.values() if len(by) < len(states)]
    names = listed([named(code) for code in states])
    parts = (
        HEAD.format(states=names),
        "## What every one of them is likely to say\n",
        *_common(everywhere),
        "\n## What depends on the State\n",
        *_apart(somewhere, states),
    )
    return "\n".join(parts) + "\n"


def _common(rows: Sequence[dict[str, Finding]]) -> list[str]:
    head = ["| to every State | |", "|---|---|"]
    firsts = [next(iter(by.values())) for by in rows]
    return [*head, *(f"| {WORDS[one.severity.value]} | {_cell(one.message)} |" for one in firsts)]


def _apart(rows: Sequence[dict[str, Finding]], states: Sequence[str]) -> list[str]:
    head = ["| to | | finding | article |", "|---|---|---|---|"]
    lines = []
    for by in sorted(rows, key=lambda by: [states.index(code) for code in by]):
        one = next(iter(by.values()))
        article = str(one.citation) if one.citation else ""
        words = WORDS[one.severity.value]
        lines.append(f"| {', '.join(by)} | {words} | {_cell(one.message)} | {_cell(article)} |")
    return head + lines


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
