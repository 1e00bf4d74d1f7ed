"""What a company's letter says of each finding, and what the finding is worth to the company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.model.findings import Finding
from comity.tasks.incoming.receiving import wording_of

__all__ = ["OF_FORM", "WORDED", "Worded", "worded_for"]

Ground = Literal["final", "open", "none"]
Limit = Literal["", "kept", "lasts", "future"]


@dataclass(frozen=True, slots=True)
class Worded:
    """How a letter puts a finding, and what follows from it.

    Attributes:
        what: what it says, a clause of ``deficiency.what.``.
        remedy: what it asks for, a clause of ``deficiency.remedy.``; empty where a return leaves
            the point out, since the sender can do nothing about it.
        ground: whether it stands against the request for good, until something is sent, or never.
        limit: which part of a measure it concerns: what is too old, what lasts too long, what does
            not exist yet.
        whole: whether it concerns the whole request, wherever its field is.
        stops: whether no part is granted while it stands, where it concerns the whole request.
    """

    what: str
    remedy: str
    ground: Ground = "open"
    limit: Limit = ""
    whole: bool = False
    stops: bool = True


WORDED: Mapping[str, Worded | None] = {
    "notice.no-measure": Worded("notice-company", "clarify", "final"),
    "notice.category-unlisted": Worded("notice-data", "clarify", "final"),
    "notice.no-longer-kept/whole": Worded("notice-gone-whole", "", "final"),
    "notice.no-longer-kept/part": Worded("notice-gone-part", "", "final", "kept"),
    "holder.kept-about": Worded("notice-gone-part", "", "final", "kept"),
    "holder.kept-about/preservation": Worded("notice-gone-part", "", "none", stops=False),
    "holder.entity-other": Worded("notice-entity", "notice-entity", "final"),
    "holder.entity-state": Worded("notice-seat", "notice-authority", "final"),
    "holder.entity-closed": Worded("notice-closed", "notice-entity", "final"),
    "holder.entity-closed/none": Worded("notice-closed", "notice-ask-entity", "final"),
    "holder.no-channel": Worded("notice-channel-none", "notice-ask"),
    "holder.channel-wrong": Worded("notice-channel", "notice-channel", whole=True),
    "holder.language": Worded("notice-language", "translate"),
    "holder.language/preferred": None,
    "holder.language/through": None,
    "holder.translation-uncertified": Worded("uncertified", "certify"),
    "holder.mla-needed": Worded("notice-mla", "notice-authority", "final"),
    "holder.mla-needed/general": Worded("notice-mla", "notice-authority", "final", whole=True),
    "holder.process-missing": Worded("notice-process", "notice-process", "final"),
    "holder.process-differs": Worded("notice-process-other", "notice-process-other", "none"),
    "holder.process-differs/through": None,
    "holder.process-refused": Worded("notice-refused", "notice-process-accepted", "final"),
    "holder.union-refused": Worded("notice-union-refused", "notice-ask-entity", "final"),
    "holder.union-addressee": Worded("notice-union-addressee", "notice-entity", "final"),
    "holder.union-language": Worded("notice-language", "translate"),
    "holder.content-missing": Worded("notice-contents", "supply"),
    "holder.emergency-content": Worded("notice-contents", "supply"),
    "holder.sender-no-email": Worded("notice-sender", "notice-sender"),
    "holder.sender-domain": Worded("notice-sender-domain", "notice-callback"),
    "holder.sender-not-governmental": Worded("notice-sender-unknown", "notice-callback", "none"),
    "holder.user-told": Worded("notice-user", "notice-order", "none"),
    "holder.silence-order": Worded("notice-order", "notice-order", "none"),
    "holder.emergency-data": Worded("notice-emergency", "notice-ordinary", "final"),
    "holder.emergency-refused": Worded("notice-emergency", "notice-ordinary", "final", whole=True),
    "holder.emergency-ground": Worded("notice-ground", "supply", "none"),
    "holder.emergency-process": Worded("notice-follows", "supply", "none"),
    "holder.emergency-process/late": Worded("notice-follows-late", "correct", "none"),
    "holder.child-report": Worded("notice-report", "supply", "none", whole=True),
    "holder.preservation-refused": Worded("notice-unpreserved", "notice-data", "final", whole=True),
    "holder.preservation-future": Worded("notice-future", "notice-future", "final", "future"),
    "holder.preservation-lapsed": Worded("notice-lapsed", "notice-lapsed", "none", stops=False),
    "holder.preservation-ends/before-answer": Worded(
        "notice-lasts", "notice-extend", "none", stops=False
    ),
    "holder.preservation-ends/no-extension": Worded(
        "notice-lasts-alone", "notice-before", "final", "lasts", stops=False
    ),
    "holder.preservation-ends/few-extensions": Worded(
        "notice-lasts-extended", "notice-before", "final", "lasts", stops=False
    ),
}
"""By the id of the message, or of the rule; None for what is the sender's own affair."""
OF_FORM = Worded("open", "correct", "none")
"""What is said of a rule of form for which there are no words of its own."""


def worded_for(found: Finding) -> Worded | None:
    """How a letter puts a finding; None where a letter does not speak of it."""
    for id in (found.said.id if found.said else "", found.rule):
        if id in WORDED:
            return WORDED[id]
    if not found.rule.startswith("form."):
        return None
    what, remedy = wording_of(found.rule, law=False) or (OF_FORM.what, OF_FORM.remedy)
    return Worded(what, remedy, "none") if remedy != "moment" else OF_FORM
