"""How large a form may be: what is too large is given back, not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from comity_web.guarding.refusals import refuse

__all__ = ["LARGEST_READ", "Sizes"]

LARGEST_READ = 16 * 1024 * 1024
"""Bytes of a form that is too large, and still read to be given back."""
FORM, WITH_FILES = "application/x-www-form-urlencoded", "multipart/form-data"
NAME = re.compile(r'[;\s]name="([^"]*)"')


class Sizes:
    """Reads what is posted, within the limits; answers 413 beyond them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on whose form has been read."""
        if request.method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            return self._next(request)
        if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return _refused(request)
        try:
            _ = request.POST
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return _refused(request)
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


def _refused(request: HttpRequest) -> HttpResponse:
    """The answer to a form beyond the limits: with all its values, or that it was not read."""
    if _length(request) > LARGEST_READ:
        return refuse(request, 413, "not-read", posted={})
    posted = _read_all_the_same(request)
    return refuse(request, 413, "too-large" if posted else "not-read", posted=posted)


def _read_all_the_same(request: HttpRequest) -> dict[str, list[str]]:
    """The values of a form beyond the limits; none of a file."""
    kept = getattr(request, "_body", None)  # where there were too many fields it is read already
    try:
        data = kept if isinstance(kept, bytes) else request.read(LARGEST_READ)
    except (OSError, RawPostDataException):
        return {}
    posted: dict[str, list[str]] = {}
    for name, value in _values(request, data):
        posted.setdefault(name, []).append(value)
    return posted


def _values(request: HttpRequest, data: bytes) -> Iterator[tuple[str, str]]:
    """The names and values of a form, in either of the ways in which a browser sends one."""
    if request.content_type == FORM:
        yield from parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True)
    boundary = (request.content_params or {}).get("boundary", "")
    if request.content_type != WITH_FILES or not boundary:
        return
    for part in data.split(b"--" + boundary.encode("utf-8", "replace")):
        head, found, value = part.partition(b"\r\n\r\n")
        name = NAME.search(head.decode("utf-8", "replace"))
        if found and name and b"filename=" not in head:
            yield name[1], value.removesuffix(b"\r\n").decode("utf-8", "replace")
