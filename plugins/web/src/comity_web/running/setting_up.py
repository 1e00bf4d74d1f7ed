"""Django set up for a command of the server of an office, beside the server that may run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from comity_web.running.extras import require_extras
from comity_web.running.folder import in_words_of_the_file, secret_of

if TYPE_CHECKING:
    from comity_web.running.configuration import Configuration

__all__ = ["set_up"]


def set_up(configuration: Configuration) -> None:
    """Set Django up as the server does, without holding its data folder; once in a process.

    Raises:
        OutputError: the data folder cannot be used.
        InputError: a distribution that the server of an office needs is not installed.
    """
    os.umask(0o077)
    require_extras()
    from comity_web.running.settings import configure

    with in_words_of_the_file():
        secret = secret_of(configuration.folder)
    configure(configuration.serving(secret))
