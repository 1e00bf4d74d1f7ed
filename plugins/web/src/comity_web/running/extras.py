"""What the server of an office needs beyond one's own machine: the extra ``server``."""

from __future__ import annotations

from importlib.util import find_spec

from comity.model.errors import Fault, InputError

__all__ = ["require_extras"]

NEEDED = {
    "psycopg": "psycopg",
    "allauth": "django-allauth",
    "argon2": "argon2-cffi",
    "prometheus_client": "prometheus-client",
}
"""Modules, and the distributions that bring them."""


def require_extras() -> None:
    """See that all of it is there.

    Raises:
        InputError: what is missing, in one error.
    """
    missing = [name for module, name in NEEDED.items() if find_spec(module) is None]
    if missing:
        raise InputError(
            Fault(
                "comity server",
                0,
                0,
                "",
                f"needs what is not installed: {', '.join(missing)}",
                "Run `pip install 'comity-web[server]'`.",
            )
        )
