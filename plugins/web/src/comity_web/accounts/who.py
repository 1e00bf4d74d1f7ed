"""Who asks right now. Every query of cases is limited to what they may read (``cases.visible``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity_web.accounts.roles import RIGHTS, Action, Role

if TYPE_CHECKING:
    from comity_web.accounts.models import Account

__all__ = ["NOBODY", "OWNER", "Who", "asking", "on_behalf_of", "who_is"]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, with the rights that they have at this moment.

    Attributes:
        username: of the account; what the trail notes.
        name: as colleagues see it; what the history of a file shows.
        teams: the roles in each team, by the primary key of the team.
        server: what they may do on the whole server.
        owner: the owner of all data: on one's own machine, or the program itself (worker, command).
    """

    username: str = ""
    name: str = ""
    teams: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    server: frozenset[Action] = frozenset()
    owner: bool = False

    def may(self, action: Action, team: int | None = None) -> bool:
        """Whether they may do something: in a team, or in any if none is named."""
        if self.owner or action in self.server:
            return True
        if team is None:
            return any(action in _rights(roles) for roles in self.teams.values())
        return action in _rights(self.teams.get(team, frozenset()))

    def teams_where(self, action: Action) -> tuple[int, ...]:
        """The primary keys of the teams in which they may do something."""
        return tuple(key for key, roles in self.teams.items() if action in _rights(roles))


OWNER = Who(owner=True)
NOBODY = Who()
_ASKING: ContextVar[Who] = ContextVar("comity_asking", default=OWNER)


def asking() -> Who:
    """Who asks: in a request the account that signed in, elsewhere the program itself."""
    return _ASKING.get()


@contextmanager
def on_behalf_of(who: Who) -> Iterator[None]:
    """Do what follows with the rights of somebody."""
    token = _ASKING.set(who)
    try:
        yield
    finally:
        _ASKING.reset(token)


def who_is(account: Account) -> Who:
    """An account with the rights that it has now; one that was closed has none."""
    if not account.is_active:
        return NOBODY
    teams: dict[int, frozenset[Role]] = {}
    held = account.memberships.filter(team__closed=None)  # type: ignore[attr-defined]
    for team, role in held.values_list("team", "role"):
        teams[team] = teams.get(team, frozenset()) | {Role(role)}
    server = {Action.ANYTHING_SIGNED_IN}
    if account.auditor:
        server.add(Action.AUDIT)
    if account.administrator:
        server.add(Action.ADMINISTER)
    return Who(account.username, account.name, teams, frozenset(server))


def _rights(roles: frozenset[Role]) -> frozenset[Action]:
    return frozenset().union(*(RIGHTS[role] for role in roles))
