"""Style sheets, scripts and pictures of the package, from memory: a list, not a folder.

Only what lay in ``static/`` at the start, under its own name, is answered, so that no path of a
request reaches the disk. An address has the hash of its file and is kept for a year. whitenoise
would do the same with one more dependency.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import path
from django.views.decorators.http import require_safe

__all__ = ["PREFIX", "ROUTES", "asset"]

PREFIX = "/static/"
FOLDER = Path(__file__).parents[1] / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
}
"""What is served; all else in the folder (a licence, a README) is not."""
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: its bytes, their type, their hash."""

    data: bytes
    kind: str
    sha256: str


@require_safe
def asset(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A file of the list; kept for a year under the address that has its hash."""
    found = _assets().get(name)
    if found is None:
        return HttpResponse(status=404)
    tag = f'"{found.sha256[:32]}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(found.data, content_type=found.kind)
    answer["ETag"] = tag
    is_its_own = len(digest) >= 12 and found.sha256.startswith(digest)
    answer["Cache-Control"] = A_YEAR if is_its_own else "no-cache"
    return answer


@cache
def _assets() -> Mapping[str, Asset]:
    found = {}
    for file in sorted(FOLDER.rglob("*")):
        kind = TYPES.get(file.suffix)
        if kind and file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            name = file.relative_to(FOLDER).as_posix()
            found[name] = Asset(data, kind, hashlib.sha256(data).hexdigest())
    return found


ROUTES = [path("static/<slug:digest>/<path:name>", asset, name="static")]
