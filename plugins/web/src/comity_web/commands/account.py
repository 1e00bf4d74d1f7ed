"""``comity server account``: the first administrator, and whatever the pages cannot do any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from comity.cli.group import HelpfulGroup
from comity.model.errors import Fault, InputError, OutputError
from comity_web.running.commanded import prepared
from comity_web.running.options import config_option

if TYPE_CHECKING:
    from comity_web.accounts.models import Account

__all__ = ["command"]

ACTOR = "comity server account"
"""Who changes an account, as the trail has it."""
WHY = {
    "username-form": (
        "is not an account name",
        "Write small letters, digits, full stop, hyphen, underscore or @; at least two.",
    ),
    "username-taken": ("is the name of another account", "Choose another one."),
    "name-needed": ("is not a name", "Write it on one line of at most 120 characters."),
    "email-form": ("is not an e-mail address", "Write one such as ada@office.example."),
    "email-taken": ("is the e-mail address of another account", "Name another one."),
    "last-administrator": (
        "is the last administrator",
        "Make another with `comity server account add --administrator`.",
    ),
}


@click.group("account", cls=HelpfulGroup)
@config_option
def command() -> None:
    """Make, invite and close accounts; the first administrator is made so.

    Everything else is on the pages of the administrator.
    """


@command.command("add")
@config_option
@click.argument("username")
@click.option("--name", required=True, metavar="NAME", help="Name as colleagues see it.")
@click.option("--email", default="", metavar="ADDRESS", help="E-mail address.")
@click.option("--administrator", is_flag=True, help="Keeps accounts, teams and the server.")
@click.option("--auditor", is_flag=True, help="Reads and verifies the trail.")
def add(username: str, name: str, email: str, administrator: bool, auditor: bool) -> int:
    """Make an account and print an invitation: a link to set a password."""
    given = {"username": username, "name": name, "email": email}
    with _ready(given):
        from comity_web.cases.staff import make_account

        account = make_account(
            username, name, email=email, administrator=administrator, auditor=auditor
        )
        click.echo(f"Made: {account.username}", err=True)
        _invite(account)
    return 0


@command.command("invite")
@config_option
@click.argument("username")
def invite(username: str) -> int:
    """Print an invitation for somebody who forgot the password."""
    with _ready({"username": username}):
        account = _named(username)
        if not account.is_active:
            raise OutputError(
                _fault(username, "is closed", "Reopen it on the page of the administrator.")
            )
        _invite(account)
    return 0


@command.command("close")
@config_option
@click.argument("username")
def close(username: str) -> int:
    """Close an account: its sessions end, and it may not sign in."""
    with _ready({"": username}):
        from comity_web.cases.staff import close_account

        account = _named(username)
        if account.is_active:
            close_account(account)
        click.echo(f"Closed: {account.username}", err=True)
    return 0


@command.command("reset-codes")
@config_option
@click.argument("username")
def reset_codes(username: str) -> int:
    """Forget the one-time codes of an account; it sets new ones up at its next sign-in."""
    with _ready({"": username}):
        from comity_web.accounts.codes import reset_codes as reset
        from comity_web.cases.trail import audit

        account = _named(username)
        reset(account)
        audit("codes-reset", detail=account.username)
        click.echo(f"Reset: {account.username}", err=True)
    return 0


@command.command("list")
@config_option
def list_accounts() -> int:
    """List the accounts: account name, state, rights, roles in teams, name."""
    with _ready({}):
        from comity_web.accounts.models import Account, Membership

        roles: dict[int, list[str]] = {}
        had = Membership.objects.filter(team__closed=None).order_by("team__name", "role")
        for account, team, role in had.values_list("account", "team__name", "role"):
            roles.setdefault(account, []).append(f"{role} in {team}")
        for one in Account.objects.order_by("username"):
            rights = [right for right in ("administrator", "auditor") if getattr(one, right)]
            may = ", ".join(rights + roles.get(one.pk, [])) or "nothing"
            state = "open" if one.is_active else "closed"
            click.echo(f"{one.username}\t{state}\t{may}\t{one.name}")
    return 0


@contextmanager
def _ready(given: dict[str, str]) -> Iterator[None]:
    """Set up, and tell in words why a change was refused.

    Args:
        given: what the command was given, by the names of fields.
    """
    with prepared(needs="this version"):
        from comity_web.accounts.who import Who, on_behalf_of
        from comity_web.cases.staff import RefusedChangeError

        try:
            with on_behalf_of(Who(username=ACTOR, owner=True)):
                yield
        except RefusedChangeError as error:
            faults = [
                _fault(given.get(field, field), *WHY[why]) for field, why in error.reasons.items()
            ]
            raise InputError(faults) from None


def _named(username: str) -> Account:
    from comity_web.accounts.models import Account

    found = Account.objects.filter(username=username.strip().lower()).first()
    if found is None:
        cure = "`comity server account list` lists them."
        raise OutputError(_fault(username, "is not the name of an account", cure))
    return found


def _invite(account: Account) -> None:
    from django.conf import settings

    from comity_web.accounts.invitations import invite as invited
    from comity_web.cases.trail import audit

    token = invited(account)
    audit("invited", detail=account.username)
    click.echo("This link sets the password, once, within 72 hours:", err=True)
    click.echo(f"{settings.COMITY.server.url.rstrip('/')}/invited/{token}")


def _fault(what: str, message: str, cure: str) -> Fault:
    return Fault(what, 0, 0, "", message, cure)
