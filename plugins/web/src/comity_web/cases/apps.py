"""The application that keeps the data."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

__all__ = ["Cases"]


class Cases(AppConfig):
    """Cases and all that is kept with them."""

    name = "comity_web.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Prepare every connection."""
        from comity_web.cases.null_marks import mark_nul

        connection_created.connect(mark_nul)
