"""What is asked of the database is limited to what the one who asks may read.

A page that forgets to look at rights finds nothing of another team: it is not in its queries.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking

__all__ = ["Visible"]

Row = TypeVar("Row", bound=models.Model)


class Visible(models.Manager[Row]):
    """Rows of the matters of one's teams; all of them for the owner of the data."""

    def __init__(self, matter: str = "") -> None:
        """Limit rows.

        Args:
            matter: the way from a row to its matter, such as ``file__matter__``.
        """
        super().__init__()
        self._matter = matter

    def deconstruct(self) -> Any:
        """Not part of a migration."""
        return False, "", None, (), {}

    def get_queryset(self) -> models.QuerySet[Row]:
        """The rows that may be seen."""
        rows, who = super().get_queryset(), asking()
        if who.owner:
            return rows
        return rows.filter(**{f"{self._matter}team__in": who.teams_where(Action.READ)})
