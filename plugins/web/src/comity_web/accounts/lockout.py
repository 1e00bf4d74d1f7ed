"""Guessing is slowed down: after some failures each further one costs a longer wait.

An attempt is counted before it is looked at, under a lock, so that many at once are no way around.
What is counted is in the database: it survives a restart and holds for every process. A name that
nobody has is counted like any other, so that the wait tells nothing. No wait is longer than a
quarter of an hour: whoever fails on purpose keeps nobody out for a day, and nobody at all in a
browser in which they signed in before (``known_browser``).
"""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from ipaddress import ip_network

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comity_web.accounts.models import Account, Attempts

__all__ = [
    "Who",
    "account_named",
    "address_of",
    "browser_of",
    "end",
    "forget",
    "succeeded",
    "take",
    "waiting",
    "waits",
]

FORGOTTEN = dt.timedelta(hours=12)
"""After so long without an attempt, counting begins anew."""
FIRST = dt.timedelta(seconds=30)
"""The first wait; each further one is twice as long."""
LONGEST = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Who:
    """Under which name an attempt is counted.

    Attributes:
        key: a keyed hash of it.
        free: attempts that cost no wait. An address may be that of a whole office.
        falls: whether one attempt is forgotten with each minute. People mistype all day; whoever
            guesses does so more often.
    """

    key: str
    free: int
    falls: bool = False


def account_named(username: str) -> Who:
    """Attempts with the name of an account, whether there is one or not."""
    return Who(_key(f"account {username.strip().lower()}"), 5)


def address_of(address: str) -> Who:
    """Attempts from an address of the network; of IPv6, its first half."""
    with contextlib.suppress(ValueError):
        address = str(ip_network(f"{address}/{64 if ':' in address else 32}", strict=False))
    return Who(_key(f"address {address}"), 50, falls=True)


def browser_of(nonce: str) -> Who:
    """Attempts from a browser in which the account was signed in to before."""
    return Who(_key(f"browser {nonce}"), 5)


def take(*whos: Who) -> int:
    """Count one attempt under each name, unless one of them has to wait.

    Returns:
        The seconds to wait; 0 where the attempt may be looked at.
    """
    now = timezone.now()
    with transaction.atomic():
        rows = [_row(who, now) for who in sorted(whos, key=lambda one: one.key)]
        wait: float = max((row.until - now).total_seconds() if row.until else 0 for row in rows)
        if wait > 0:
            return max(1, round(wait))
        for row in rows:
            who = next(one for one in whos if one.key == row.who)
            row.count, row.last = _left(row, who, now) + 1, now
            row.until = now + _wait(row.count - who.free) if row.count >= who.free else None
            row.save()
    _clear(now)
    return 0


def waiting(*whos: Who) -> int:
    """The seconds until one more attempt is looked at; 0 where it is now."""
    now = timezone.now()
    rows = Attempts.objects.filter(who__in=[who.key for who in whos], until__gt=now)
    return max((max(1, round((row.until - now).total_seconds())) for row in rows), default=0)


def succeeded(*whos: Who) -> None:
    """Take back one attempt that was none: what was given was right."""
    with transaction.atomic():
        for row in Attempts.objects.select_for_update().filter(who__in=[one.key for one in whos]):
            row.count, row.until = max(0, row.count - 1), None
            row.save()


def forget(who: Who) -> None:
    """Begin anew under a name."""
    Attempts.objects.filter(who=who.key).delete()


def waits(account: Account) -> dt.datetime | None:
    """Until when nobody can sign in to an account; None if one can."""
    return (
        Attempts.objects.filter(who=account_named(account.username).key, until__gt=timezone.now())
        .values_list("until", flat=True)
        .first()
    )


def end(account: Account) -> None:
    """End the wait of an account: an administrator says that its failures were its owner's."""
    forget(account_named(account.username))


def _row(who: Who, now: dt.datetime) -> Attempts:
    Attempts.objects.get_or_create(who=who.key, defaults={"last": now})
    return Attempts.objects.select_for_update().get(who=who.key)


def _left(row: Attempts, who: Who, now: dt.datetime) -> int:
    """How many of the attempts before still count."""
    if row.last < now - FORGOTTEN:
        return 0
    minutes = int(now.timestamp() // 60 - row.last.timestamp() // 60) if who.falls else 0
    return max(0, int(row.count) - minutes)


def _clear(now: dt.datetime) -> None:
    """Forget what is old, but not what another process is counting at this moment."""
    with transaction.atomic():
        old = Attempts.objects.select_for_update(skip_locked=True).filter(last__lt=now - FORGOTTEN)
        Attempts.objects.filter(who__in=[row.who for row in old]).delete()


def _wait(beyond: int) -> dt.timedelta:
    return min(FIRST * int(2 ** min(beyond, 10)), LONGEST)


def _key(text: str) -> str:
    return salted_hmac("comity_web.accounts.lockout", text, algorithm="sha256").hexdigest()
