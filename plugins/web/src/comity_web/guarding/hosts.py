"""Under which names the server answers: its own, with its port, and no other.

A page of a stranger whose name was made to lead to 127.0.0.1 says that name, and gets nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from comity_web.guarding.faults import note
from comity_web.guarding.refusals import refuse

__all__ = ["Hosts", "is_ours"]


class Hosts:
    """Answers 400 to a request for another name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on that is for this server."""
        if not is_ours(request):
            note("a request for another host was refused")
            return refuse(request, 400, "host")
        return self._next(request)


def is_ours(request: HttpRequest) -> bool:
    """Whether the request names this server and its port."""
    try:
        return request.get_host().lower() in settings.COMITY.addresses
    except DisallowedHost:
        return False
