"""``comity server lost-secret``: the way on where the secret is lost and no backup has it."""

from __future__ import annotations

import click

from comity_web.running.commanded import prepared
from comity_web.running.options import config_option

__all__ = ["command"]

ACTOR = "comity server lost-secret"
"""Who gave it up, as the trail has it."""


@click.command("lost-secret")
@config_option
@click.option("--yes", is_flag=True, help="Give the secret up now; nothing brings the codes back.")
def command(yes: bool) -> int:
    """Go on without the secret of the data folder, where no disk and no backup has it any more.

    Cases, accounts, passwords and the trail stay. Every one-time code and every recovery code is
    removed, and every session ends. Without --yes it only says what would be lost.
    """
    with prepared(needs="this version", same_secret=False):
        from comity_web.accounts.who import Who, on_behalf_of
        from comity_web.running.lost_secret import replace_secret, what_is_lost

        if not yes:
            lost = what_is_lost()
        else:
            with on_behalf_of(Who(username=ACTOR, owner=True)):
                lost = replace_secret()
    for name in lost.codes:
        click.echo(name)
    accounts = "1 account" if len(lost.codes) == 1 else f"{len(lost.codes)} accounts"
    sessions = "1 session" if lost.sessions == 1 else f"{lost.sessions} sessions"
    if not yes:
        click.echo(f"To be lost: the one-time codes of {accounts}, {sessions}.", err=True)
        click.echo(
            "Nothing was changed. First look for the data folder and for a backup of it: "
            "`comity server restore` loses no codes. To go on without: add --yes.",
            err=True,
        )
        return 1
    click.echo(f"Removed: the one-time codes of {accounts}, {sessions}.", err=True)
    click.echo(
        "Until its owner sets new codes up at the next sign-in, the password alone opens an "
        "account. Close the accounts that nobody uses, and let the others sign in soon.",
        err=True,
    )
    return 0
