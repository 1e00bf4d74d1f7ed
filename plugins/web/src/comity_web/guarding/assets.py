"""Style sheets, scripts and pictures of the package, from memory: a list, not a folder.

Only what lay in ``static/`` at the start, under its own name, is answered, so that no path of a
request reaches the disk. The address has the hash of all of them and is kept for a year. whitenoise
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

__all__ = ["PREFIX", "ROUTES", "address", "asset", "base_address"]

PREFIX = "/static/"
FOLDER = Path(__file__).parents[1] / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
"""What is served; all else in the folder (a licence, a README) is not."""
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: its bytes, their type, their hash."""

    data: bytes
    kind: str
    tag: str


@require_safe
def asset(request: HttpRequest, version: str, name: str) -> HttpResponse:
    """A file of the list; kept for a year under the address of this version."""
    found = _assets().get(name)
    if found is None:
        return HttpResponse(status=404)
    if request.headers.get("If-None-Match", "").removeprefix("W/") == found.tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(found.data, content_type=found.kind)
    answer["ETag"] = found.tag
    answer["Cache-Control"] = A_YEAR if version == _version() else "no-cache"
    return answer


def base_address() -> str:
    """Where the files of this version lie: Django's ``STATIC_URL``."""
    return f"{PREFIX}{_version()}/"


def address(name: str) -> str:
    """The address of a file, such as ``web/comity.css``.

    Raises:
        KeyError: there is no such file.
    """
    if name not in _assets():
        raise KeyError(f"static/ has no {name!r}")
    return f"{base_address()}{name}"


@cache
def _assets() -> Mapping[str, Asset]:
    found = {}
    for file in sorted(FOLDER.rglob("*")):
        kind = TYPES.get(file.suffix)
        if kind and file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
            found[file.relative_to(FOLDER).as_posix()] = Asset(data, kind, tag)
    return found


@cache
def _version() -> str:
    all_of_them = "".join(f"{name} {found.tag}\n" for name, found in _assets().items())
    return hashlib.sha256(all_of_them.encode()).hexdigest()[:12]


ROUTES = [path("static/<slug:version>/<path:name>", asset, name="static")]
