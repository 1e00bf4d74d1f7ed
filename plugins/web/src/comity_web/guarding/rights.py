"""Who may open which address: one table, and a view without a row in it answers nobody.

On one's own machine the owner of the data may do everything. In an office the account that signed
in has roles. What somebody may not even look at is answered as if it did not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from comity_web.accounts.roles import Action
from comity_web.accounts.who import Who, asking
from comity_web.cases.models import CaseFile
from comity_web.guarding.refusals import refuse

__all__ = ["RULES", "Rights", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one must be allowed to do in order to open an address.

    Attributes:
        look: for GET and HEAD; None where the address is not looked at.
        post: for POST; None where it takes none.
    """

    look: Action | None = None
    post: Action | None = None


_ADMINISTER, _AUDIT = Action.ADMINISTER, Action.AUDIT
RULES: Mapping[str, Rule] = {
    "first": Rule(Action.ANYTHING_SIGNED_IN),
    # the server: accounts, teams, how it stands
    "administer": Rule(_ADMINISTER),
    "jobs": Rule(_ADMINISTER),
    "retention": Rule(_ADMINISTER),
    "erase": Rule(_ADMINISTER, _ADMINISTER),
    "accounts": Rule(_ADMINISTER),
    "account_new": Rule(_ADMINISTER, _ADMINISTER),
    "account_of": Rule(_ADMINISTER),
    "account_change": Rule(_ADMINISTER, _ADMINISTER),
    "account_invite": Rule(post=_ADMINISTER),
    "account_codes": Rule(_ADMINISTER, _ADMINISTER),
    "account_unlock": Rule(post=_ADMINISTER),
    "account_close": Rule(_ADMINISTER, _ADMINISTER),
    "account_reopen": Rule(post=_ADMINISTER),
    "teams": Rule(_ADMINISTER),
    "team_new": Rule(_ADMINISTER, _ADMINISTER),
    "team": Rule(_ADMINISTER),
    "team_rename": Rule(_ADMINISTER, _ADMINISTER),
    "team_close": Rule(_ADMINISTER, _ADMINISTER),
    "member_choice": Rule(_ADMINISTER),
    "member": Rule(_ADMINISTER, _ADMINISTER),
    # the trail
    "trail": Rule(_AUDIT),
    "trail_csv": Rule(_AUDIT),
    "trail_verify": Rule(post=_AUDIT),
    "trail_verified": Rule(_AUDIT),
}
"""By the name of the address; docs/web-server.md shows it as a matrix of roles."""


class Rights:
    """Answers 404 for what one may not look at, and 403 for what one may not do with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on; its rights are looked at once its view is known."""
        return self._next(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Look at the rule of the view, in the team of the file that the address names."""
        who = asking()
        if who.owner or request.resolver_match is None:
            return None
        rule = RULES.get(request.resolver_match.url_name or "", Rule())
        action = rule.post if request.method == "POST" else rule.look
        team = _team(who, str(kwargs["key"])) if "key" in kwargs else None
        if action is None or not who.may(action, team):
            return refuse(request, 403, "no-right")
        return None


def _team(who: Who, key: str) -> int | None:
    """The team of a file.

    Raises:
        Http404: there is no such file, or it may not be looked at.
    """
    found = CaseFile.objects.filter(key=key).values_list("matter__team", flat=True).first()
    if found is None:
        raise Http404
    return found
