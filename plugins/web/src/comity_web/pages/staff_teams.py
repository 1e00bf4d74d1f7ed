"""The administrator's pages on teams: who belongs to them, in which role."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_safe

from comity_web.accounts.models import Account, Membership, Team
from comity_web.accounts.roles import Role
from comity_web.accounts.who import asking
from comity_web.cases.counting import of_teams
from comity_web.cases.staff import (
    RefusedChangeError,
    close_team,
    make_team,
    matters_of,
    rename_team,
    set_roles,
)
from comity_web.pages.answering import see_other
from comity_web.pages.page_tags import moment
from comity_web.pages.proving import proved
from comity_web.pages.staff_accounts import GIVEN_BACK, role_words
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES"]

HEADS = ("team", "people", "matters", "files")


@require_safe
def teams_page(request: HttpRequest) -> HttpResponse:
    """Every team, with counts of people, matters and files."""
    words, counts = spoken(request), of_teams()
    open_ones = Team.objects.filter(closed=None).order_by("name")
    belonging = Membership.objects.values_list("team").order_by()
    people = dict(belonging.annotate(Count("account", distinct=True)))
    context = {
        "heads": [words.say(f"web.admin.{one}") for one in HEADS],
        "caption": words.say("web.admin.teams-count", count=len(open_ones)),
        "rows": [
            [
                {"text": team.name, "href": reverse("team", args=[team.key])},
                {"text": str(people.get(team.pk, 0))},
                {"text": str(counts[team.pk].matters)},
                {"text": str(counts[team.pk].files)},
            ]
            for team in open_ones
        ],
        "closed": Team.objects.exclude(closed=None).order_by("name"),
    }
    return render(request, "web/admin/teams.html", context)


@require_safe
def team_page(request: HttpRequest, team: str) -> HttpResponse:
    """A team: its people and their roles."""
    words, found = spoken(request), get_object_or_404(Team, key=team)
    members = _members(found, words)
    within = [one["account"].pk for one in members]
    others = Account.objects.filter(is_active=True).exclude(pk__in=within)
    counts = of_teams()[found.pk]
    context = {
        "team": found,
        "members": members,
        "others": others.exclude(username=asking().username).order_by("name"),
        "heads": [words.say("web.admin.name"), words.say("web.admin.roles")],
        "facts": [
            {"key": words.say("web.admin.matters"), "value": str(counts.matters)},
            {"key": words.say("web.admin.files"), "value": str(counts.files)},
            {"key": words.say("web.admin.created"), "value": moment(found.created, words)},
        ],
    }
    return render(request, "web/admin/team.html", context)


def _members(team: Team, words: Words) -> list[dict[str, Any]]:
    roles: dict[Account, set[str]] = {}
    for one in _memberships(team):
        roles.setdefault(one.account, set()).add(one.role)
    return [
        {
            "account": account,
            "roles": ", ".join(role_words(role, words) for role in Role if role in had),
        }
        for account, had in roles.items()
    ]


def _memberships(team: Team) -> QuerySet[Membership]:
    found = Membership.objects.filter(team=team).select_related("account")
    return found.order_by("account__name", "account__username")


@require_http_methods(["GET", "HEAD", "POST"])
def team_new(request: HttpRequest) -> HttpResponse:
    """Make a team."""
    typed = request.POST.get("name", "")
    if request.method != "POST":
        return _form(request, typed)
    try:
        return see_other("team", make_team(typed).key)
    except RefusedChangeError as error:
        return _form(request, typed, error.reasons["name"])


@require_http_methods(["GET", "HEAD", "POST"])
def team_rename(request: HttpRequest, team: str) -> HttpResponse:
    """Give a team another name."""
    found = get_object_or_404(Team, key=team)
    if request.method != "POST":
        return _form(request, found.name, team=found)
    typed = request.POST.get("name", "")
    try:
        rename_team(found, typed)
    except RefusedChangeError as error:
        return _form(request, typed, error.reasons["name"], found)
    return see_other("team", found.key)


def _form(
    request: HttpRequest, typed: str, why: str = "", team: Team | None = None
) -> HttpResponse:
    said = spoken(request).say(f"web.admin.why-{why}") if why else ""
    context = {
        "typed": typed,
        "said": said,
        "errors": [{"text": said, "href": "#name"}] if said else [],
        "team": team,
    }
    status = GIVEN_BACK if why else 200
    return render(request, "web/admin/team_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def team_close(request: HttpRequest, team: str) -> HttpResponse:
    """Close a team, whose matters get a place in another."""
    found = get_object_or_404(Team, key=team, closed=None)
    why = ""
    if request.method == "POST":
        chosen = request.POST.get("to", "")
        to = get_object_or_404(Team, key=chosen, closed=None) if chosen else None
        try:
            close_team(found, to)
        except RefusedChangeError as error:
            why = error.reasons["to"]
        else:
            return see_other("teams")
    said = spoken(request).say(f"web.admin.why-{why}") if why else ""
    context = {
        "team": found,
        "matters": matters_of(found),
        "places": Team.objects.filter(closed=None).exclude(pk=found.pk).order_by("name"),
        "said": said,
        "errors": [{"text": said, "href": "#to"}] if said else [],
    }
    status = GIVEN_BACK if why else 200
    return render(request, "web/admin/team_close.html", context, status=status)


@require_safe
def member_choice(request: HttpRequest, team: str) -> HttpResponse:
    """Lead to the roles of the account that was chosen."""
    account = get_object_or_404(Account, key=request.GET.get("account", ""))
    return redirect("member", get_object_or_404(Team, key=team).key, account.key)


@require_http_methods(["GET", "HEAD", "POST"])
@proved
def member_page(request: HttpRequest, team: str, account: str) -> HttpResponse:
    """The roles of an account in a team."""
    words = spoken(request)
    within, found = get_object_or_404(Team, key=team), get_object_or_404(Account, key=account)
    had = {one.role for one in _memberships(within) if one.account == found}
    own, offered = found.username == asking().username, set(Role)
    if own:  # one's own roles can be given up, and no other is offered
        offered = {role for role in Role if role in had}
    back = "account_of" if "from-account" in request.GET else "team"
    why = ""
    if request.method == "POST":
        had = {one for one in request.POST.getlist("roles") if one in set(Role)}
        try:
            set_roles(found, within, {Role(one) for one in had})
        except RefusedChangeError as error:
            why = words.say(f"web.admin.why-{error.reasons['']}")
        else:
            return see_other(back, (found if back == "account_of" else within).key)
    elif request.POST:  # given back after the proof
        had = {one for one in request.POST.getlist("roles") if one in set(Role)}
    context = {
        "team": within,
        "back": reverse(back, args=[(found if back == "account_of" else within).key]),
        "account": found,
        "own": own,
        "roles": [
            {
                "id": role.value,
                "title": role_words(role, words),
                "about": words.say(f"web.admin.role-{role}-about"),
                "had": role.value in had,
            }
            for role in Role
            if role in offered
        ],
        "errors": [{"text": why, "href": f"#{min(offered, default='')}"}] if why else [],
    }
    status = GIVEN_BACK if why else 200
    return render(request, "web/admin/member.html", context, status=status)


ROUTES = [
    path("administer/teams", teams_page, name="teams"),
    path("administer/teams/new", team_new, name="team_new"),
    path("administer/teams/<slug:team>", team_page, name="team"),
    path("administer/teams/<slug:team>/rename", team_rename, name="team_rename"),
    path("administer/teams/<slug:team>/close", team_close, name="team_close"),
    path("administer/teams/<slug:team>/member", member_choice, name="member_choice"),
    path("administer/teams/<slug:team>/<slug:account>", member_page, name="member"),
]
