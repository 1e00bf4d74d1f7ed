"""Who may ask: whoever came in by the one-time link, as long as the session lasts."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comity_web.guarding.assets import PREFIX
from comity_web.guarding.health import PATHS
from comity_web.guarding.refusals import refuse
from comity_web.guarding.sessions import entered, keep
from comity_web.running.links import TOKEN

__all__ = ["OPEN", "Access"]

OPEN = re.compile(rf"{PREFIX}.*|/enter/{TOKEN}")
"""The addresses that need no session: the files of the package, and the way in."""


class Access:
    """Answers 403 to whoever did not come in by the link, whatever is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request of a session on."""
        of_machines = settings.COMITY.server is not None and request.path_info in PATHS
        if of_machines or OPEN.fullmatch(request.path_info):
            return self._next(request)
        if not entered(request):
            had_one = settings.SESSION_COOKIE_NAME in request.COOKIES
            return refuse(request, 403, "ended" if had_one else "outside")
        keep(request)
        return self._next(request)
