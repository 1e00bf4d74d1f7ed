"""Under which names the server answers: its own, with its port, and no other.

A page of a stranger whose name was made to lead to 127.0.0.1 says that name, and gets nothing.
In an office the server answers by TLS alone, as the proxy before it says; programs that watch it
may ask under any name.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from comity_web.guarding.faults import note
from comity_web.guarding.health import PATHS
from comity_web.guarding.refusals import refuse

__all__ = ["Hosts", "is_ours"]


class Hosts:
    """Answers 400 to a request for another name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on that is for this server."""
        server = settings.COMITY.server
        if server is not None and request.path_info in PATHS:
            request.META["HTTP_HOST"] = next(iter(settings.COMITY.addresses))
            return self._next(request)
        if not is_ours(request):
            note("a request for another host was refused")
            return refuse(request, 400, "host" if server is None else "other-name")
        if server is not None and server.secure and not request.is_secure():
            note("a request without TLS was refused")
            return refuse(request, 400, "no-tls")
        return self._next(request)


def is_ours(request: HttpRequest) -> bool:
    """Whether the request names this server and its port."""
    try:
        return request.get_host().lower() in settings.COMITY.addresses
    except DisallowedHost:
        return False
