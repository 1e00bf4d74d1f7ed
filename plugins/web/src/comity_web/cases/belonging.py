"""To which team a matter belongs: a new one, one that moves, and who may change what is in it."""

from __future__ import annotations

from django.db import transaction

from comity_web.accounts.models import Team
from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.models import CaseFile, Matter
from comity_web.cases.trail import audit
from comity_web.cases.visible import NotAllowedError, needs

__all__ = [
    "NoTeamError",
    "hold_file",
    "hold_matter",
    "move",
    "team_for_new",
    "teams_of",
    "teams_where",
]


class NoTeamError(Exception):
    """Whoever asks is in several teams, and did not choose one."""


def teams_where(action: Action) -> list[Team]:
    """The teams in which whoever asks may do something, by name."""
    return list(Team.objects.filter(pk__in=asking().teams_where(action)).order_by("name"))


def teams_of() -> list[Team]:
    """The teams of whoever asks, by name."""
    return list(Team.objects.filter(pk__in=asking().teams).order_by("name"))


def team_for_new(team: int | None) -> int | None:
    """The primary key of the team of a new matter: the one named, else the only one there is.

    Raises:
        NotAllowedError: whoever asks may begin nothing in it.
        NoTeamError: none is named, and there are several.
    """
    who = asking()
    if not who.owner and team is None:
        mine = who.teams_where(Action.DRAFT)
        if len(mine) > 1:
            raise NoTeamError
        team = mine[0] if mine else None
    needs(Action.DRAFT, team)
    return team


def hold_matter(matter: Matter, action: Action) -> Matter:
    """Keep others from changing a matter until the transaction ends.

    Raises:
        NotAllowedError: whoever asks may not do this with it.
    """
    held = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    needs(action, held.team_id)
    return held


def hold_file(file: CaseFile, action: Action) -> CaseFile:
    """Keep others from changing a file until the transaction ends; the file as it is now.

    Raises:
        NotAllowedError: whoever asks may not do this with it.
    """
    waiting = CaseFile.objects.select_for_update(of=("self",)).select_related("matter")
    held = waiting.get(pk=file.pk)
    needs(action, held.matter.team_id)
    return held


def move(matter: Matter, team: Team) -> None:
    """Give a matter with all its files to another team of whoever asks.

    Raises:
        NotAllowedError: whoever asks may not send what is in it, or does not belong to the team.
    """
    with transaction.atomic():
        held = hold_matter(matter, Action.SEND)
        before, who = held.team, asking()
        if not who.owner and team.pk not in who.teams:
            raise NotAllowedError(Action.READ)
        if before is not None and before.pk == team.pk:
            return
        Matter.objects.filter(pk=held.pk).update(team=team)
        told = f"{before.key if before else ''} {team.key}".strip()
        for file in CaseFile.objects.filter(matter=held).order_by("pk"):
            audit("move", file=file, detail=told)
    matter.team = team
