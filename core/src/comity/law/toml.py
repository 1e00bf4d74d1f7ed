"""TOML as people save it: UTF-8, with or without the mark that some editors put before it."""

from __future__ import annotations

import tomllib
from typing import Any

from comity.model.errors import LawDataError

__all__ = ["toml_table"]


def toml_table(data: bytes) -> dict[str, Any]:
    """The table that a file holds.

    Raises:
        LawDataError: the file is no TOML, or not in UTF-8; the caller puts its name before.
    """
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise LawDataError(f"is not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LawDataError(
            f"is not valid TOML: line {line} has a character that is not UTF-8; save the file "
            "with the encoding UTF-8"
        ) from error
