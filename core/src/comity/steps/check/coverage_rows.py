"""What the 2015 model asks of a notice, section by section: model-2015-coverage.toml as rows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import parse
from comity.law.text_tables import read_text
from comity.model.law_tables import Condition
from comity.model.notice_points import NoticePoint

__all__ = ["CIVIL", "FILE", "Section", "civil_only", "sections", "sections_by_key"]

FILE = "model-2015-coverage.toml"
CIVIL = "civil"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the model.

    ``keys`` are the names by which remarks and rules in words belong to it, ``texts`` the further
    fields in which the company words it itself, ``when`` tells whom the section concerns.
    """

    number: int
    keys: tuple[str, ...]
    heading: str
    points: tuple[NoticePoint, ...]
    texts: tuple[str, ...] = ()
    when: Condition | None = None


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("comity_templates") / FILE).read_text(encoding="utf-8"))


@cache
def sections() -> tuple[Section, ...]:
    """The twelve sections in their order.

    Raises:
        LawDataError: a row does not follow its schema.
    """
    return tuple(_section(row) for row in _table()["section"])


@cache
def sections_by_key() -> Mapping[str, Section]:
    """The first section of each key, for duties of law that belong to it."""
    found: dict[str, Section] = {}
    for section in sections():
        for key in section.keys:
            found.setdefault(key, section)
    return found


def civil_only() -> Condition:
    """The condition under which a notice is for civil cases alone."""
    return dict(_table()[CIVIL]["when"])


def _section(row: Mapping[str, Any]) -> Section:
    number, key = int(row["number"]), str(row["key"])
    points = [
        parse(NoticePoint, {"section": key, **point}, FILE, f"section {number}")
        for point in row["points"]
    ]
    return Section(
        number=number,
        keys=(key, *row.get("further_keys", ())),
        heading=read_text(row["heading"], "heading", "en", []),
        points=tuple(points),
        texts=tuple(row.get("texts", ())),
        when=row.get("when"),
    )
