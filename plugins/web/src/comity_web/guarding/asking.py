"""Who asks: in an office, whoever signed in; until that is known, nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comity_web.accounts.who import NOBODY, Who, on_behalf_of, who_is
from comity_web.guarding.sessions import entered

__all__ = ["Asking"]


class Asking:
    """Lets everything that answers a request ask the database with the rights of its account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer on behalf of the account."""
        if settings.COMITY.server is None:
            return self._next(request)
        with on_behalf_of(_who(request)):
            return self._next(request)


def _who(request: HttpRequest) -> Who:
    account: Any = request.user
    return who_is(account) if entered(request) else NOBODY
