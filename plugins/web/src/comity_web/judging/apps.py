"""The application of Django that keeps who makes which job."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["Judging"]


class Judging(AppConfig):
    """Workers, and the turns of jobs."""

    name = "comity_web.judging"
    label = "judging"
    default_auto_field = "django.db.models.BigAutoField"
