"""The files that a browser fetches, each under the hash of its content, so it may keep them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from comity_web.wording import assets

__all__ = ["ROUTES", "static_file"]

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
"""Types by ending; those of the machine are not asked, Windows may have others."""


@require_safe
def static_file(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A file of the package; 404 where the hash is not that of its content."""
    found = assets.content(digest, name)
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type=TYPES[name.rpartition(".")[2]])
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


ROUTES = [path("static/<str:digest>/<path:name>", static_file, name="static")]
