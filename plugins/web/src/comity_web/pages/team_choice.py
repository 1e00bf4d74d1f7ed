"""To which team a new matter belongs, where somebody is in several; and moving one to another."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from comity_web.accounts.models import Team
from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.belonging import NoTeamError, move, teams_of, teams_where
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import file_at, stored
from comity_web.cases.visible import NotAllowedError
from comity_web.pages.answering import see_other
from comity_web.pages.saying import file_heading
from comity_web.wording.language import spoken

__all__ = ["FIELD", "ROUTES", "chosen_team", "offered_teams", "team_named"]

FIELD = "team"
"""The name of the control, and the key of the session that has the last choice."""


def offered_teams(request: HttpRequest, action: Action) -> list[dict[str, Any]]:
    """The teams from which one chooses for a new matter; none where there is nothing to choose.

    Args:
        request: in whose session the last choice is.
        action: what one must be allowed to do in a team.
    """
    teams = [] if asking().owner else teams_where(action)
    if len(teams) < 2:
        return []
    last = request.session.get(FIELD, "")
    return [{"key": one.key, "name": one.name, "chosen": one.key == last} for one in teams]


def chosen_team(request: HttpRequest, action: Action) -> int | None:
    """The primary key of the team of a new matter: the only one, or the one that was chosen.

    Raises:
        NotAllowedError: there is none in which this may be done.
        NoTeamError: there are several, and none of them was chosen.
    """
    who = asking()
    if who.owner:
        return None
    teams = teams_where(action)
    if not teams:
        raise NotAllowedError(action)
    if len(teams) == 1:
        return int(teams[0].pk)
    for one in teams:
        if one.key == request.POST.get(FIELD):
            request.session[FIELD] = one.key
            return int(one.pk)
    raise NoTeamError


def team_named(file: CaseFile) -> str:
    """The name of the team of a file, for somebody who is in several; else nothing."""
    team, who = file.matter.team, asking()
    return "" if team is None or who.owner or len(who.teams) < 2 else str(team.name)


@require_http_methods(["GET", "HEAD", "POST"])
def move_page(request: HttpRequest, key: str) -> HttpResponse:
    """Give a matter to another team of whoever asks."""
    file, words = file_at(key), spoken(request)
    others = [one for one in teams_of() if one.pk != file.matter.team_id]
    chosen: Team | None = None
    if request.method == "POST":
        chosen = next((one for one in others if one.key == request.POST.get(FIELD)), None)
        if chosen is not None:
            with stored():
                move(file.matter, chosen)
            return see_other("case", key)
    failed = request.method == "POST"
    beside = file.matter.files.filter(removed=None).exclude(pk=file.pk).select_related("head")
    context = {
        "file": file,
        "heading": file_heading(file, words),
        "team": file.matter.team,
        "others": others,
        "beside": [(one, file_heading(one, words)) for one in beside.order_by("created")],
        "errors": [{"text": words.say("web.team.choose-one"), "href": "#team"}] if failed else [],
    }
    return render(request, "web/teams/move.html", context, status=422 if failed else 200)


ROUTES = [path("c/<slug:key>/team", move_page, name="move_team")]
