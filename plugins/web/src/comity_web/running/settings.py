"""The settings of Django, made of how the server is run; there is no settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django
from django.conf import settings

from comity_web.core import serve_office
from comity_web.running.serving import Serving

__all__ = ["configure"]

MIDDLEWARE = (
    "comity_web.guarding.headers.Headers",
    "comity_web.guarding.sessions.Sessions",
    "comity_web.wording.language.Language",
    # the pages of refusals have forms too; what it refuses it refuses when a view is known
    "django.middleware.csrf.CsrfViewMiddleware",
    "comity_web.guarding.hosts.Hosts",
    "comity_web.guarding.sizes.Sizes",
    "comity_web.guarding.access.Access",
    "comity_web.guarding.bare.Bare",
    "django.middleware.common.CommonMiddleware",
    "comity_web.guarding.rates.Rates",  # a stranger's forms do not count
)
"""From the outside in: every answer has the headers; nothing is looked up without a session."""
PACKAGE = Path(__file__).parent.parent
LARGEST_POST = 4 * 1024 * 1024
"""Bytes of a form or an upload; a case file may have 1 MB."""
MOST_FIELDS = 20_000
MOST_FILES = 20


def configure(serving: Serving) -> None:
    """Set Django up for one server; once in a process."""
    settings.configure(**_values(serving), COMITY=serving)
    serve_office(serving.office)
    django.setup()


def _values(serving: Serving) -> dict[str, Any]:
    return {
        "DEBUG": False,
        "SECRET_KEY": serving.secret,
        "ALLOWED_HOSTS": [*serving.hosts],
        "ROOT_URLCONF": "comity_web.urls",
        "INSTALLED_APPS": [
            "django.contrib.sessions",
            "comity_web.cases.apps.Cases",
        ],
        "MIDDLEWARE": list(MIDDLEWARE),
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(serving.folder / "comity.sqlite3"),
                "OPTIONS": {
                    # the default transactions fail under concurrent saves
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
                },
            }
        },
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": False,
                "DIRS": [PACKAGE / "templates"],
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "comity_web.wording.language.in_templates",
                    ],
                    "builtins": ["comity_web.wording.tags", "comity_web.pages.page_tags"],
                },
            }
        ],
        "STATIC_URL": "/static/",
        "SESSION_COOKIE_NAME": f"comity-session-{serving.port}",
        "SESSION_COOKIE_AGE": serving.idle,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_NAME": f"comity-csrf-{serving.port}",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "comity_web.guarding.refusals.csrf_failed",
        "APPEND_SLASH": False,  # its redirect would lose what was posted
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_POST,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": MOST_FIELDS,
        "DATA_UPLOAD_MAX_NUMBER_FILES": MOST_FILES,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": LARGEST_POST,  # no part of an upload is written to a disk
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": False,
        "LOGGING_CONFIG": None,
    }
