"""Every address. A topic has a module of its own in ``pages`` with its ``ROUTES``."""

from __future__ import annotations

from comity_web.pages import first, help, static

__all__ = ["urlpatterns"]

urlpatterns = [*first.ROUTES, *help.ROUTES, *static.ROUTES]
