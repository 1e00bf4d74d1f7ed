"""What a role may do. Roles are of a team; two rights are of the whole server.

An administrator sees no case, and an auditor sees the trail alone: who keeps the machine, or looks
over others, has no need of what a case says.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["RIGHTS", "Action", "Role"]


class Role(StrEnum):
    """A role that an account has in a team."""

    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    CENTRAL_AUTHORITY = "central-authority"


class Action(StrEnum):
    """What a page lets one do.

    Attributes:
        ANYTHING_SIGNED_IN: what everybody who signed in may do: the glossary, their own account.
        READ: look at the files of a team.
        DRAFT: begin, change, upload, remove, and make documents.
        REVIEW: say of a version that it may go out, or why not.
        SEND: write down what was sent and received, answer what came in.
        SEAL: make and download the sealed annex.
        AUDIT: read and verify the trail.
        ADMINISTER: accounts, teams, the state of the server.
    """

    ANYTHING_SIGNED_IN = "signed-in"
    READ = "read"
    DRAFT = "draft"
    REVIEW = "review"
    SEND = "send"
    SEAL = "seal"
    AUDIT = "audit"
    ADMINISTER = "administer"


RIGHTS: Mapping[Role, frozenset[Action]] = {
    Role.DRAFTER: frozenset({Action.READ, Action.DRAFT}),
    Role.REVIEWER: frozenset({Action.READ, Action.REVIEW}),
    Role.CENTRAL_AUTHORITY: frozenset({Action.READ, Action.DRAFT, Action.SEND, Action.SEAL}),
}
"""What each role may do with the files of its team."""
