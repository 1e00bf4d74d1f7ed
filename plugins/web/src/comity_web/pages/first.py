"""The first page: what one can do, and what was begun."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

__all__ = ["ROUTES", "first_page"]


@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """What one can do, and what was begun."""
    return render(request, "web/first.html")


ROUTES = [path("", first_page, name="first")]
