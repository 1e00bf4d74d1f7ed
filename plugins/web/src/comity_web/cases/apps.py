"""The application that keeps the data."""

from django.apps import AppConfig

__all__ = ["Cases"]


class Cases(AppConfig):
    """Cases and all that is kept with them."""

    name = "comity_web.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
