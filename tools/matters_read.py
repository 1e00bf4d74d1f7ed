"""The folders of tests/matters, read: what happened, what was expected, what a reader judged."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = [
    "DECIDED_BY",
    "OUTCOMES",
    "SEVERITIES",
    "TOPICS",
    "Expected",
    "Matter",
    "Raised",
    "read_matters",
    "read_rounds",
]

SEVERITIES = ("error", "warning", "advice")
DECIDED_BY = ("official-text", "file-logic", "practice")
TOPICS = (
    "issuer", "road", "instrument", "proceedings", "identifier", "provider", "breadth", "nexus",
    "facts", "dual-criminality", "ground", "proportionality", "alternative-measure", "annex",
    "translation", "form", "use", "privilege", "secrecy", "preservation", "urgency", "deadline",
    "assurance", "hearing", "asset", "earlier-letter", "jurisdiction", "data-protection", "other",
)  # fmt: skip
OUTCOMES = (
    "granted", "granted-on-conditions", "granted-in-part", "narrowed", "returned",
    "supplement-asked", "refused", "postponed", "unanswered", "quashed-later",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding as it is printed, with all its fields; ``further`` if it is a further question."""

    severity: str
    rule: str
    fields: tuple[str, ...]
    message: str
    cure: str
    further: bool = False

    @property
    def field(self) -> str:
        """The first of its fields; empty for the draft as a whole."""
        return self.fields[0] if self.fields else ""


@dataclass(frozen=True, slots=True)
class Expected:
    """A point that a good lawyer would raise, and the rules whose findings say it, if any do.

    ``installed`` is false where the text that decides it is not among the law that Comity has.
    """

    number: int
    topic: str
    severity: str
    decided_by: str
    point: str
    central: bool
    by: tuple[str, ...]
    installed: bool = True

    @property
    def decided(self) -> bool:
        """Whether it is an error that an installed text or the file's own logic decides."""
        return self.severity == "error" and self.decided_by != "practice" and self.installed

    def raised(self, found: tuple[Raised, ...]) -> tuple[Raised, ...]:
        """The findings that say it: those of a rule, or of ``rule@field``."""
        return tuple(
            one
            for one in found
            for rule, _, field in (name.partition("@") for name in self.by)
            if one.rule == rule and (not field or any(f.startswith(field) for f in one.fields))
        )


@dataclass(frozen=True)
class Matter:
    """One matter of the collection."""

    folder: Path

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def round(self) -> str:
        """The round in which it was sealed, such as ``first``; empty for an open matter."""
        parent = self.folder.parent
        return parent.name if parent.parent.name == "sealed" else ""

    @property
    def draft(self) -> Path:
        """The draft, as somebody wrote it from the facts alone."""
        return self.folder / "draft.yaml"

    @property
    def facts(self) -> str:
        """What the drafter knew."""
        return (self.folder / "facts.md").read_text(encoding="utf-8")

    @cached_property
    def about(self) -> dict[str, Any]:
        """matter.toml."""
        return self._read("matter.toml")

    @cached_property
    def judged(self) -> dict[str, Any]:
        """judged.toml; empty where nobody has judged yet."""
        return self._read("judged.toml")

    @property
    def calm(self) -> bool:
        """Whether it was granted without trouble."""
        return bool(self.about["outcome"] == "granted")

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """The points, with the rules that a reader found to say them."""
        said = {row["expected"]: row for row in self.judged.get("raised", ())}
        return tuple(
            Expected(
                number,
                row["topic"],
                row["severity"],
                row["decided_by"],
                row["point"],
                row.get("central", False),
                tuple(said.get(number, {}).get("by", ())),
                said.get(number, {}).get("installed", True),
            )
            for number, row in enumerate(self._read("expected.toml").get("expected", ()), start=1)
        )

    @property
    def unsaid(self) -> tuple[dict[str, Any], ...]:
        """What must not be said."""
        return tuple(self._read("expected.toml").get("unsaid", ()))

    def judgement(self, found: Raised) -> dict[str, Any]:
        """What the reader said of a finding; empty where nobody has."""
        rows = [row for row in self.judged.get("finding", ()) if row["rule"] == found.rule]
        same = [row for row in rows if row.get("field", "") == found.field]
        return dict(same[0]) if same else {}

    def _read(self, name: str) -> dict[str, Any]:
        file = self.folder / name
        if not file.is_file():
            return {}
        return tomllib.loads(file.read_text(encoding="utf-8"))


def read_matters(folder: Path) -> list[Matter]:
    """The matters below a folder, by name."""
    return [Matter(one.parent) for one in sorted(folder.glob("*/matter.toml"))]


def read_rounds(folder: Path) -> dict[str, list[Matter]]:
    """The matters that were sealed and are open now, by round, the oldest round first."""
    order = tomllib.loads(folder.with_suffix(".toml").read_text(encoding="utf-8"))
    return {name: found for name in order if (found := read_matters(folder / name))}
