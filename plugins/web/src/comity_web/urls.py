"""Every address. A topic has a module of its own in ``pages`` with its ``ROUTES``."""

from __future__ import annotations

from comity_web.pages import case, first, help, section, static

__all__ = ["urlpatterns"]

urlpatterns = [
    *first.ROUTES,
    *case.ROUTES,
    *section.ROUTES,
    *help.ROUTES,
    *static.ROUTES,
]
