"""The page of every key of law data, docs/law-data-keys.md: ``python tools/law_keys_page.py docs``.

The meanings are in law_keys.toml beside this file; the models that read law data tell which keys
there are, and the two must agree.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import BaseModel

__all__ = ["PAGE", "documented", "known", "main", "page", "sections"]

PAGE = "law-data-keys.md"
STATEMENT = "statement"
# what the reader of the files puts into a table, and no author writes
MADE = frozenset(
    (
        *("citation", "origin", "origins", "instrument_from", "described", "party_list"),
        "within",
        *("parties", "order", "scope", "provisions", "rules", "grounds", "clocks", "notified"),
        *("roads", "issuers", "withheld"),
        *("list_of", "listed", "through", "inferred"),
    )
)
OPENING = """# Every key of law data

<!-- Made by `python tools/law_keys_page.py docs`; edit tools/law_keys.toml instead. -->

This page lists every key that a file of law data may contain, table by table. [Law as
data](law-data.md) explains what they mean together, with examples. Any other key of a statement
fails the check `law` of the [kit](kit.md).
"""


@cache
def sections() -> dict[str, Mapping[str, Any]]:
    """The tables of law data by their ids, with the meaning of each key."""
    table = tomllib.loads(Path(__file__).with_name("law_keys.toml").read_text(encoding="utf-8"))
    return {section["id"]: section for section in table["section"]}


def documented(id_: str) -> set[str]:
    """The keys of a table as the page has them, with those of every statement where it is one."""
    section = sections()[id_]
    common = set(sections()[STATEMENT]["keys"]) if section.get("cited") else set()
    return {*section["keys"], *common}


def known(id_: str) -> set[str]:
    """The keys of a table that its reader knows."""
    section = sections()[id_]
    more, less = set(section.get("more", ())), set(section.get("less", ()))
    return {*_read_by(section), *more} - less


def _read_by(section: Mapping[str, Any]) -> Iterable[str]:
    if "set" in section:
        found = re.fullmatch(r"([\w.]+):(\w+)(?:\[(\w+)\])?", section["set"])
        assert found is not None, section["set"]
        value = getattr(import_module(found[1]), found[2])
        return tuple(dict(value)[found[3]] if found[3] else value)
    module, _, name = section["model"].partition(":")
    model: type[BaseModel] = getattr(import_module(module), name)
    return {field.alias or key for key, field in model.model_fields.items() if key not in MADE}


def page() -> str:
    """The page, in Markdown."""
    lines = [OPENING]
    for section in sections().values():
        lines += [f"## {section['title']}", "", f"In {section['where']}.", ""]
        if section.get("cited"):
            lines += ["It has the keys of [every statement](#every-statement) too.", ""]
        lines += ["| key | meaning |", "|---|---|"]
        lines += [f"| `{key}` | {meaning} |" for key, meaning in section["keys"].items()]
        lines.append("")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Write the page into a folder."""
    (Path(arguments[0]) / PAGE).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
