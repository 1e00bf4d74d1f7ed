"""The settings of Django, made of how the server is run; there is no settings file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
from django.conf import settings

from comity_web.running.serving import OfficeServer, Serving

__all__ = ["configure"]

MIDDLEWARE = (
    "comity_web.guarding.headers.Headers",
    "comity_web.guarding.sessions.Sessions",
    "comity_web.wording.language.Language",
    "comity_web.wording.foreign.Foreign",
    # the pages of refusals have forms too; what it refuses it refuses when a view is known
    "django.middleware.csrf.CsrfViewMiddleware",
    "comity_web.guarding.hosts.Hosts",
    "comity_web.guarding.sizes.Sizes",
    "comity_web.guarding.access.Access",
    "comity_web.guarding.bare.Bare",
    "django.middleware.common.CommonMiddleware",
    "comity_web.guarding.rates.Rates",  # a stranger's forms do not count
    "comity_web.guarding.rights.Rights",
    "comity_web.guarding.unnamed.Unnamed",
)
"""From the outside in: every answer has the headers; nothing is looked up without a session."""
OUR_APPS = (
    "comity_web.accounts.apps.Accounts",
    "comity_web.cases.apps.Cases",
    "comity_web.judging.apps.Judging",
)
PACKAGE = Path(__file__).parent.parent
LARGEST_POST = 4 * 1024 * 1024
"""Bytes of a form or an upload; a case file may have 1 MB."""
MOST_FIELDS = 20_000
MOST_FILES = 20


WATCHING = "comity_web.guarding.watching.Watching"
"""In an office, around all the others."""
SIGNED_IN = (
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "comity_web.guarding.asking.Asking",
    "allauth.account.middleware.AccountMiddleware",
)
"""In an office, after the session is known."""
OFFICE_APPS = (
    *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.messages"),
    *("allauth", "allauth.account", "allauth.mfa", "allauth.socialaccount"),
    *("allauth.socialaccount.providers.openid_connect", "allauth.usersessions"),
)
"""What lets people sign in; on one's own machine none of it is installed."""
HASHERS = (
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
)

SIGNING_IN: dict[str, Any] = {
    "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
    "PASSWORD_HASHERS": list(HASHERS),
    "ACCOUNT_ADAPTER": "comity_web.accounts.adapters.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_RATE_LIMITS": False,  # accounts.lockout
    "MFA_ADAPTER": "comity_web.accounts.adapters.CodesAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    "MFA_TOTP_TOLERANCE": 1,  # clocks may differ by half a minute
    "SOCIALACCOUNT_ADAPTER": "comity_web.accounts.identity.IdentityAdapter",
    "SOCIALACCOUNT_AUTO_SIGNUP": False,
    "SOCIALACCOUNT_STORE_TOKENS": False,
    "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"OAUTH_PKCE_ENABLED": True}},
}
"""What allauth needs to know. The providers are in the configuration, none in its tables."""


def configure(serving: Serving, database: Mapping[str, Any] | None = None) -> None:
    """Set Django up for one server; once in a process.

    Args:
        serving: how it is served.
        database: another database than that of the server, as Django describes one.
    """
    values = _values(serving)
    if database is not None:
        values["DATABASES"] = {"default": dict(database)}
    settings.configure(**values, COMITY=serving)
    django.setup()


def _values(serving: Serving) -> dict[str, Any]:
    values = _everywhere(serving)
    return values if serving.server is None else values | _of_an_office(serving, serving.server)


def _of_an_office(serving: Serving, server: OfficeServer) -> dict[str, Any]:
    before, after = MIDDLEWARE[:2], MIDDLEWARE[2:]
    return {
        "DATABASES": {"default": dict(server.database)},
        "INSTALLED_APPS": ["django.contrib.sessions", *OFFICE_APPS, *OUR_APPS],
        "MIDDLEWARE": [WATCHING, *before, *SIGNED_IN, *after],
        "ALLOWED_HOSTS": [urlsplit(server.url).hostname],
        "CSRF_TRUSTED_ORIGINS": [server.url],  # also where a proxy speaks TLS and we do not
        "SESSION_COOKIE_AGE": server.sign_in.idle,
        **_cookies(server),
        **SIGNING_IN,
    }


def _cookies(server: OfficeServer) -> dict[str, Any]:
    """A cookie with the prefix ``__Host-`` comes from this host by TLS, and from no other."""
    prefix = "__Host-" if server.secure else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}comity-session",
        "SESSION_COOKIE_SECURE": server.secure,
        "CSRF_COOKIE_NAME": f"{prefix}comity-csrf",
        "CSRF_COOKIE_SECURE": server.secure,
        "CSRF_COOKIE_AGE": None,  # with the browser
    }


def _everywhere(serving: Serving) -> dict[str, Any]:
    return {
        "AUTH_USER_MODEL": "accounts.Account",
        "DEBUG": False,
        "SECRET_KEY": serving.secret,
        "ALLOWED_HOSTS": [*serving.hosts],
        "ROOT_URLCONF": "comity_web.urls",
        "INSTALLED_APPS": [
            "django.contrib.sessions",
            *OUR_APPS,
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
                        "comity_web.guarding.sessions.in_templates",
                    ],
                    "builtins": [
                        "comity_web.wording.tags",
                        "comity_web.forms.drawn",
                        "comity_web.pages.page_tags",
                    ],
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
