"""``/health/live``, ``/health/ready``, ``/metrics``: for programs that watch an office's server.

Strangers learn whether it works, and no more; who sends the token of ``[metrics]`` learns what does
not. On one's own machine there are no such addresses.
"""

from __future__ import annotations

from dataclasses import asdict
from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from comity_web.guarding.standing import standing

__all__ = ["PATHS", "ROUTES", "live", "metrics", "ready"]

PATHS = ("/health/live", "/health/ready", "/metrics")
"""What is asked by programs of the machine or its network, under any name of the host."""


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """That the process answers; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether people can work: 200 or 503."""
    found = standing()
    told: dict[str, object] = {"status": "ok" if found.ready else "not ready"}
    if _has_token(request):
        told |= asdict(found)
    return JsonResponse(told, status=200 if found.ready else 503)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The counts, in the format of Prometheus, for who has the token."""
    if not settings.COMITY.server.metrics_token:
        raise Http404
    if not _has_token(request):
        answer = JsonResponse({"status": "not allowed"}, status=401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    from comity_web.guarding.counts import exposition

    data, kind = exposition()
    return HttpResponse(data, content_type=kind)


def _has_token(request: HttpRequest) -> bool:
    wanted = settings.COMITY.server.metrics_token
    given = request.headers.get("Authorization", "")
    return bool(wanted) and compare_digest(given.encode(), f"Bearer {wanted}".encode())


ROUTES = [
    path("health/live", live, name="live"),
    path("health/ready", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
]
