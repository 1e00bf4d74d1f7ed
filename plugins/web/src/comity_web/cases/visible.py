"""What is asked of the database is limited to what the one who asks may read.

A page that forgets to look at rights finds nothing of another team: it is not in its queries. What
changes a file asks once more (``needs``), whatever page it is called from.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models

from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking

__all__ = ["NotAllowedError", "Visible", "needs"]

Row = TypeVar("Row", bound=models.Model)


class NotAllowedError(PermissionDenied):
    """Whoever asks may not do this; ``action`` is what they would have to be allowed to do."""

    def __init__(self, action: Action) -> None:
        super().__init__(action.value)
        self.action = action


def needs(action: Action, team: int | None) -> None:
    """Go on only where whoever asks may do something in a team.

    Raises:
        NotAllowedError: they may not.
    """
    who = asking()
    if not (who.owner or (team is not None and who.may(action, team))):
        raise NotAllowedError(action)


class Visible(models.Manager[Row]):
    """Rows of the matters of one's teams; all of them for the owner of the data.

    The way from a row to its matter is ``TO_MATTER`` of its model, such as ``file__matter__``.
    """

    def deconstruct(self) -> Any:
        """Not part of a migration."""
        return False, "", None, (), {}

    def get_queryset(self) -> models.QuerySet[Row]:
        """The rows that may be seen."""
        rows, who = super().get_queryset(), asking()
        if who.owner:
            return rows
        way = getattr(self.model, "TO_MATTER")  # noqa: B009 -- only models that have it
        return rows.filter(**{f"{way}team__in": who.teams_where(Action.READ)})
