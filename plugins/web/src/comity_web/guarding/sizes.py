"""How large a form may be: what is too large is given back, not taken."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from comity_web.guarding.refusals import refuse

__all__ = ["LARGEST_READ", "Sizes"]

LARGEST_READ = 16 * 1024 * 1024
"""Bytes of a form that is too large, and still read to be given back."""
FORM = "application/x-www-form-urlencoded"


class Sizes:
    """Reads what is posted, within the limits; answers 413 beyond them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on whose form has been read."""
        if request.method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            return self._next(request)
        if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return refuse(request, 413, "too-large", posted=_read_all_the_same(request))
        try:
            _ = request.POST
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return refuse(request, 413, "too-large", posted=_read_all_the_same(request))
        except UnreadablePostError:
            return refuse(request, 400, "unreadable", posted={})
        except (BadRequest, SuspiciousOperation, MultiPartParserError, LookupError):
            return refuse(request, 400, "malformed", posted={})
        return self._next(request)


def _length(request: HttpRequest) -> int:
    try:
        return int(request.headers.get("Content-Length") or 0)
    except ValueError:
        return 0


def _read_all_the_same(request: HttpRequest) -> dict[str, list[str]]:
    """The values of a form beyond the limits; none of a file, or of what is larger still."""
    if request.content_type != FORM or _length(request) > LARGEST_READ:
        return {}
    kept = getattr(request, "_body", None)  # where there were too many fields it is read already
    try:
        data = kept if isinstance(kept, bytes) else request.read(LARGEST_READ)
    except OSError:
        return {}
    posted: dict[str, list[str]] = {}
    for name, value in parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True):
        posted.setdefault(name, []).append(value)
    return posted
