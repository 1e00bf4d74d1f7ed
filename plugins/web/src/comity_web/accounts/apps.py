"""The application of Django that keeps accounts."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["Accounts"]


class Accounts(AppConfig):
    """Accounts, teams and roles."""

    name = "comity_web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
