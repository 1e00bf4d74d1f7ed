"""Changes of accounts, teams and roles: each is checked, made, and noted in the trail, or none is.

Nobody gives themself a role or the right to audit, and the last administrator stays one.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from comity.text.confusables import as_it_looks
from comity_web.accounts.models import Account, Invitation, Membership, Team
from comity_web.accounts.roles import Role
from comity_web.accounts.who import OWNER, asking, on_behalf_of
from comity_web.cases.models import CaseFile, Matter, Review, Revision
from comity_web.cases.trail import audit

__all__ = [
    *("LONGEST", "RefusedChangeError", "change_account", "close_account", "close_team"),
    *("make_account", "make_team", "matters_of", "rename_team", "reopen_account", "set_roles"),
]

LONGEST = 120
"""Characters of a name."""
USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,119}")
RIGHTS = ("administrator", "auditor")
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


class RefusedChangeError(Exception):
    """A change that is not made.

    Attributes:
        reasons: by the name of a field, or nothing for the whole, the last part of a text's id.
    """

    def __init__(self, **reasons: str) -> None:
        super().__init__(", ".join(reasons.values()))
        self.reasons = {name.rstrip("_"): why for name, why in reasons.items()}


@transaction.atomic
def make_account(
    username: str,
    name: str,
    *,
    email: str = "",
    language: str = "",
    administrator: bool = False,
    auditor: bool = False,
) -> Account:
    """Make an account that cannot sign in yet: it has no password.

    Raises:
        RefusedChangeError: of ``username``, ``name`` or ``email``.
    """
    username, name, email = username.strip().lower(), name.strip(), email.strip()
    reasons = _faults(name, email)
    if "name" not in reasons and _is_anothers(name):
        reasons["name"] = "name-taken"
    if not USERNAME.fullmatch(username):
        reasons["username"] = "username-form"
    elif Account.objects.filter(username=username).exists():
        reasons["username"] = "username-taken"
    if reasons:
        raise RefusedChangeError(**reasons)
    account = Account.objects.create_user(username, name=name, email=email, language=language)
    _note("account-made", username)
    _give_rights(account, {"administrator": administrator, "auditor": auditor})
    return account


@transaction.atomic
def change_account(
    account: Account,
    *,
    name: str,
    email: str,
    language: str,
    administrator: bool,
    auditor: bool,
) -> None:
    """Change what is kept of an account, and its rights on the whole server.

    Raises:
        RefusedChangeError: of ``name``, ``email``, ``administrator`` or ``auditor``.
    """
    name, email = name.strip(), email.strip()
    reasons = _faults(name, email, but=account)
    if name != account.name and "name" not in reasons and _is_anothers(name, but=account):
        reasons["name"] = "name-taken"
    if account.administrator and not administrator and _is_last(account):
        reasons["administrator"] = "last-administrator"
    if auditor and not account.auditor and account.username == asking().username:
        reasons["auditor"] = "own-right"
    if reasons:
        raise RefusedChangeError(**reasons)
    values = {"name": name, "email": email, "language": language}
    changed = [field for field, value in values.items() if getattr(account, field) != value]
    if "name" in changed:
        _note("account-renamed", account.username, f"“{account.name}” → “{name}”")
    for field in changed:
        setattr(account, field, values[field])
    account.save(update_fields=changed)
    if others := [field for field in changed if field != "name"]:
        _note("account-changed", account.username, *others)
    _give_rights(account, {"administrator": administrator, "auditor": auditor})


@transaction.atomic
def close_account(account: Account) -> None:
    """Close an account: it may not sign in, its sessions end, and its password is forgotten.

    Raises:
        RefusedChangeError: it is the last administrator.
    """
    if _is_last(account):
        raise RefusedChangeError(_="last-administrator")
    from comity_web.accounts.sessions import end_sessions  # which needs what signs people in

    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password"])
    Invitation.objects.filter(account=account).delete()
    end_sessions(account)
    _note("account-closed", account.username)


@transaction.atomic
def reopen_account(account: Account) -> None:
    """Let an account sign in again; it needs a new invitation for a password."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    _note("account-reopened", account.username)


@transaction.atomic
def set_roles(account: Account, team: Team, roles: Collection[Role]) -> None:
    """Give an account exactly these roles in a team.

    Raises:
        RefusedChangeError: it is the account that asks, and a role is new; or the team is closed.
    """
    had = {
        Role(one)
        for one in Membership.objects.filter(account=account, team=team).values_list(
            "role", flat=True
        )
    }
    new = set(roles) - had
    if new and account.username == asking().username:
        raise RefusedChangeError(_="own-role")
    if new and team.closed is not None:
        raise RefusedChangeError(_="team-closed")
    for role in sorted(new):
        Membership.objects.create(account=account, team=team, role=role.value)
        _note("role-given", account.username, role, str(team.key))
    for role in sorted(had - set(roles)):
        Membership.objects.filter(account=account, team=team, role=role.value).delete()
        _note("role-taken", account.username, role, str(team.key))


@transaction.atomic
def make_team(name: str) -> Team:
    """Make a team.

    Raises:
        RefusedChangeError: of ``name``.
    """
    team = Team.objects.create(name=_team_name(name))
    _note("team-made", str(team.key))
    return team


@transaction.atomic
def rename_team(team: Team, name: str) -> None:
    """Give a team another name.

    Raises:
        RefusedChangeError: of ``name``.
    """
    name = _team_name(name, but=team)
    if name != team.name:
        team.name = name
        team.save(update_fields=["name"])
        _note("team-renamed", str(team.key))


@transaction.atomic
def close_team(team: Team, to: Team | None) -> None:
    """Close a team, whose matters go to another.

    Args:
        team: the team.
        to: where its matters go; may be None where it has none.

    Raises:
        RefusedChangeError: of ``to``.
    """
    if matters_of(team):
        if to is None or to.pk == team.pk or to.closed is not None:
            raise RefusedChangeError(to="no-place")
        _move_all(team, to)
    team.closed = timezone.now()
    team.save(update_fields=["closed"])
    _note("team-closed", str(team.key))


def _move_all(team: Team, to: Team) -> None:
    actor, detail = asking().username, f"{team.key} {to.key}"
    with on_behalf_of(OWNER):
        for file in CaseFile.objects.filter(matter__team=team).order_by("pk"):
            audit("move", file=file, detail=detail, actor=actor)
        Matter.objects.filter(team=team).update(team=to)


def matters_of(team: Team) -> int:
    """How many matters a team has; nothing else of them."""
    with on_behalf_of(OWNER):
        return Matter.objects.filter(team=team).count()


def _give_rights(account: Account, wanted: dict[str, bool]) -> None:
    for right in RIGHTS:
        if getattr(account, right) != wanted[right]:
            setattr(account, right, wanted[right])
            account.save(update_fields=[right])
            _note("right-given" if wanted[right] else "right-taken", account.username, right)


def _is_last(account: Account) -> bool:
    """Whether nobody else is an administrator; two who ask at once wait for each other."""
    administrators = Account.objects.filter(administrator=True, is_active=True)
    there = [one.pk for one in administrators.select_for_update().order_by("pk")]
    return there == [account.pk]


def _faults(name: str, email: str, but: Account | None = None) -> dict[str, str]:
    reasons = {}
    if not _printable(name):
        reasons["name"] = "name-needed"
    if email:
        try:
            validate_email(email)
        except ValidationError:
            reasons["email"] = "email-form"
        else:
            others = Account.objects.filter(email__iexact=email)
            if others.exclude(pk=None if but is None else but.pk).exists():
                reasons["email"] = "email-taken"
    return reasons


def _is_anothers(name: str, but: Account | None = None) -> bool:
    """Whether somebody else has a name, or one with the same look, or wrote something under it."""
    looks, own = _looks(name), "" if but is None else but.username
    others = {*Account.objects.exclude(username=own).values_list("name", flat=True)}
    with on_behalf_of(OWNER):
        for rows in (Revision.objects.order_by(), Review.objects.order_by()):
            by_others = rows.exclude(account__in=("", own))
            others |= {*by_others.values_list("author", flat=True).distinct()}
    return any(looks & _looks(one) for one in others)


def _team_name(name: str, but: Team | None = None) -> str:
    name = " ".join(name.split())
    if not _printable(name):
        raise RefusedChangeError(name="team-name-needed")
    others = Team.objects.exclude(pk=None if but is None else but.pk)
    looks = _looks(name)
    if any(looks & _looks(other) for other in others.values_list("name", flat=True)):
        raise RefusedChangeError(name="team-name-taken")
    return name


def _looks(name: str) -> set[str]:
    """What a reader sees of a name: names that cannot be told apart have one of these in common.

    Case and spaces do not tell two apart, nor letters and dashes with the look of others.
    """
    seen = "".join(as_it_looks(name).translate(DASHES).split())
    return {seen.casefold(), seen.replace("I", "l").casefold()}


def _printable(name: str) -> bool:
    return 0 < len(name) <= LONGEST and name.isprintable()


def _note(action: str, *detail: str) -> None:
    audit(action, detail=" ".join(detail))
