"""What the notice demands and a request lacks, in the words of a letter and in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.steps.compose.wording import Wording
from comity.steps.protect import Shield
from comity.tasks.incoming.places import parted
from comity.tasks.incoming.provider.company_desk import Desk

__all__ = ["Point", "points_on"]

WORDED: Mapping[str, tuple[str, str]] = {
    "notice.no-measure": ("notice-company", "clarify"),
    "notice.category-unlisted": ("notice-data", "clarify"),
    "notice.no-longer-kept": ("notice-gone", "clarify"),
    "holder.kept-about": ("notice-gone", "clarify"),
    "holder.entity-other": ("notice-entity", "notice-entity"),
    "holder.no-channel": ("notice-channel", "notice-ask"),
    "holder.channel-wrong": ("notice-channel", "notice-channel"),
    "holder.language": ("notice-language", "translate"),
    "holder.translation-uncertified": ("uncertified", "certify"),
    "holder.mla-needed": ("notice-mla", "notice-authority"),
    "holder.process-missing": ("notice-process", "notice-process"),
    "holder.process-differs": ("notice-process", "notice-process"),
    "holder.process-refused": ("notice-refused", "clarify"),
    "holder.content-missing": ("notice-contents", "supply"),
    "holder.emergency-content": ("notice-contents", "supply"),
    "holder.sender-no-email": ("notice-sender", "notice-sender"),
    "holder.sender-domain": ("notice-sender", "notice-sender"),
    "holder.sender-not-governmental": ("notice-sender", "notice-sender"),
    "holder.user-told": ("notice-user", "notice-order"),
    "holder.silence-order": ("notice-order", "notice-order"),
    "holder.emergency-data": ("notice-emergency", "clarify"),
    "holder.emergency-refused": ("notice-emergency", "clarify"),
    "holder.preservation-refused": ("notice-unpreserved", "clarify"),
}
"""The findings of which a letter speaks: what it says (``deficiency.what.``), what it asks."""

GROUNDS = frozenset(
    {
        *("notice.category-unlisted", "notice.no-longer-kept", "holder.kept-about"),
        *("holder.entity-other", "holder.mla-needed", "holder.process-missing"),
        *("holder.process-refused", "holder.emergency-data", "holder.preservation-refused"),
    }
)
"""The findings for which a company discloses a part of what is asked, and not the rest."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a letter: what is lacking, what is asked for, and the measures concerned."""

    finding: Finding
    what: str
    remedy: str
    measures: tuple[int, ...] = ()

    @property
    def is_ground(self) -> bool:
        """Whether it stands against a disclosure, and no further paper mends it."""
        return self.weighs and self.finding.rule in GROUNDS

    @property
    def weighs(self) -> bool:
        """Whether the company cannot go on without it."""
        return self.finding.severity in (Severity.ERROR, Severity.WARNING)


def points_on(desk: Desk, wording: Wording) -> Iterator[Point]:
    """The points of a letter in the order of the questions, none twice.

    Raises:
        ComposeError: the catalogue lacks a clause.
    """
    shield = Shield(desk.asked.draft.data())
    for found in desk.findings:
        if found.rule in WORDED and not found.limit:
            what, remedy = WORDED[found.rule]
            values = _values(found, desk, wording)
            list_, index, _ = parted(found.field)
            yield Point(
                found,
                shield.said(wording.words.text(f"deficiency.what.{what}", values)),
                shield.said(wording.words.text(f"deficiency.remedy.{remedy}", values)),
                (index,) if list_ == "measures" else (),
            )


def _values(found: Finding, desk: Desk, wording: Wording) -> dict[str, str]:
    """The parameters of a finding as the letter writes them, and what its clauses need beside."""
    params = dict(found.said.params) if found.said else {}
    values = {name: _written(value, wording) for name, value in params.items()}
    notice = desk.asked.notice
    values["state"] = wording.format(notice.host, "state")
    values.setdefault("channels", values.get("open", ""))
    values.setdefault("entity", notice.company.name)
    if "serving" in values:
        values["entity"] = values["serving"]
    return values


def _written(value: Any, wording: Wording) -> str:
    if isinstance(value, tuple):
        return wording.listed([_written(one, wording) for one in value], "choice")
    if isinstance(value, Term):
        return wording.format(value.id, value.kind) if value.kind != "term" else value.name
    return wording.format(value, "date") if hasattr(value, "isoformat") else str(value)
