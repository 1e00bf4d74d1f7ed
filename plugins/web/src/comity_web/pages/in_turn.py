"""A form of a matter that two may send at the same moment: the second sees what the first did."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from comity_web.cases.models import CaseFile
from comity_web.cases.one_at_a_time import one_at_a_time

__all__ = ["in_turn"]


def in_turn(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """A view of a file whose posts are answered one after the other in each matter."""

    @wraps(view)
    def answered(request: HttpRequest, key: str, **given: object) -> HttpResponse:
        matter = CaseFile.objects.filter(key=key).values_list("matter", flat=True).first()
        if request.method != "POST" or matter is None:
            return view(request, key, **given)
        with one_at_a_time(f"matter {matter}"):
            return view(request, key, **given)

    return answered
