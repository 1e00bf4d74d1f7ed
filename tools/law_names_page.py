"""docs/law-names.md: the closed lists of names in law files, made from comity/law/named.toml.

    python tools/law_names_page.py docs

A test compares the page with what this makes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from comity.law.named import ASSURANCE, CONDITION, EVENT, names
from comity.model.law_clocks import ACTORS, STARTS

__all__ = ["page"]

INTRODUCTION = """# Names in law files

<!-- Made from comity/law/named.toml by `python tools/law_names_page.py docs`; edit that. -->

Law files use these names for what no key of [the format](law-data.md) lists. The check `listed` of
`comity plugins check` refuses any other, because a slip (`reciprosity`) would be an assurance that
no draft ever gives.

A plugin may use an assurance or an event of its own: write the State's code, a stop and a name
(`id = "ke.courtesy"`, `event = "ke.notice-in-the-gazette"`), and a `title` beside it. To have a
name added to a list, send a change to `named.toml`. A condition is printed as it stands, so it is
always one of the list; `{language}` stands for the name of any language.
"""
CLOCKS = (
    (
        STARTS,
        "Starts of a time limit",
        "The `starts` of a `[[clock]]`: what starts it, as a case can know it. A file with any "
        "other is refused.",
    ),
    (ACTORS, "Who must act", "The `who` of a `[[clock]]`. A file with any other is refused."),
)
SECTIONS = (
    (ASSURANCE, "Assurances", "The `id` of an `[[assurance]]`, and `assure` of a rule."),
    (EVENT, "Events", "The `event` of a `[[clock]]`: what starts the time limit."),
    (
        CONDITION,
        "Conditions of a language",
        "`on` of the value of `languages`, for `alternatives`.",
    ),
)


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    lists = [(names(kind), title, about) for kind, title, about in SECTIONS]
    for listed, title, about in (*lists[:2], *CLOCKS, *lists[2:]):
        rows = "".join(f"| `{name}` | {says} |\n" for name, says in listed.items())
        parts.append(f"\n## {title}\n\n{about}\n\n| name | what it means |\n|---|---|\n{rows}")
    return "".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1], "law-names.md").write_text(page(), encoding="utf-8")
