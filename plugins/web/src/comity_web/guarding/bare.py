"""A page in place of an answer without one: Django answers a wrong method with nothing at all."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from comity_web.guarding.refusals import refuse

__all__ = ["Bare"]


class Bare:
    """Gives 405 a page, and gives back what was posted to a wrong address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with a page."""
        answer = self._next(request)
        if answer.status_code != 405 or answer.content:
            return answer
        page = refuse(request, 405, "method")
        page["Allow"] = answer["Allow"]
        return page
