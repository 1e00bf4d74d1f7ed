"""Who may do what, as a table for the documents: ``python -m comity_web.running.role_table FILE``.

The table is made of ``guarding.rights.RULES``, by which every request is judged.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from comity_web.accounts.roles import RIGHTS, Action, Role

if TYPE_CHECKING:
    from comity_web.guarding.rights import Rule

__all__ = ["END", "START", "put_in", "table"]

START, END = "<!-- made of the rules: begin -->", "<!-- made of the rules: end -->"
EVERYBODY = "everybody"
SERVER = {"administrator": Action.ADMINISTER, "auditor": Action.AUDIT}
NAMES = ("drafter", "reviewer", "central authority", *SERVER)


def table() -> str:
    """The table in Markdown: a row for each address. Django is set up, as in an office."""
    from comity_web.guarding.rights import RULES

    heads = ("address", "to look", "to do", *NAMES, "and")
    lines = [_row(heads), _row(["---"] * len(heads))]
    for name, address in sorted(_addresses(), key=lambda one: one[1]):
        rule = RULES[name]
        if rule.only != "own" and name != "static":
            lines.append(_row([f"`{address}`", *_told(rule), rule.also]))
    return "\n".join(lines) + "\n"


def put_in(page: str) -> str:
    """A page with the table between its marks.

    Raises:
        ValueError: the page has no such marks.
    """
    before, found, rest = page.partition(START)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError("the page has no place for the table")
    return f"{before}{START}\n\n{table()}\n{END}{after}"


def _told(rule: Rule) -> list[str]:
    """What is needed, and who has it."""
    if rule.everybody:
        return [EVERYBODY if rule.look else "", EVERYBODY if rule.post else "", *[""] * len(NAMES)]
    needed = [str(one) if one else "" for one in (rule.look, rule.post)]
    rights: list[frozenset[Action]] = [RIGHTS[role] for role in Role]
    rights += [frozenset({action}) for action in SERVER.values()]
    return [*needed, *(_may(rule, one | {Action.ANYTHING_SIGNED_IN}) for one in rights)]


def _may(rule: Rule, actions: frozenset[Action]) -> str:
    looks, does = rule.look in actions, rule.post in actions
    return ", ".join([*(["look"] if looks else []), *(["do"] if does else [])])


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _addresses() -> Iterator[tuple[str, str]]:
    from django.urls import URLPattern, get_resolver

    for one in get_resolver().url_patterns:
        if isinstance(one, URLPattern) and one.name:
            yield one.name, "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", str(one.pattern))


def main() -> None:
    """Write the table into a page."""
    from comity_web.running.serving import OfficeServer, Serving
    from comity_web.running.settings import configure

    page = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
        server = OfficeServer("https://comity.example", database)
        configure(Serving(Path(folder), 443, "not used", server=server))
        page.write_text(put_in(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
