"""The headers of every answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

__all__ = ["OWN_POLICY", "PAGE", "PREVIEW", "Headers", "with_policy"]

PAGE = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""Nothing inline, nothing from elsewhere; a frame may show a preview of our own."""
PREVIEW = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "form-action 'none'; frame-ancestors 'self'; base-uri 'none'"
)
"""For the page of a document: its own style sheet, no script, and the rights of a stranger."""
OWN_POLICY = "comity_policy"

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # with `no-referrer` browsers post `Origin: null`, which the check against cross-site posts
    # refuses; this one sends nothing to any other origin either
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}


BY_TLS = "max-age=31536000"
"""A browser that came by TLS comes by nothing else for a year."""


class Headers:
    """Sets the headers that keep a page from being framed, sniffed, cached or scripted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and set them."""
        answer = self._next(request)
        policy = getattr(answer, OWN_POLICY, PAGE)
        answer["Content-Security-Policy"] = policy
        answer["X-Frame-Options"] = "DENY" if "frame-ancestors 'none'" in policy else "SAMEORIGIN"
        for name, value in ALWAYS.items():
            answer[name] = value
        if settings.COMITY.server is not None and request.is_secure():
            answer["Strict-Transport-Security"] = BY_TLS
        answer.setdefault("Cache-Control", "no-store")
        return answer


def with_policy(answer: HttpResponse, policy: str = PREVIEW) -> HttpResponse:
    """The answer with a policy of its own instead of ``PAGE``; for the preview of a document."""
    setattr(answer, OWN_POLICY, policy)
    return answer
