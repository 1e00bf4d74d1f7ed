"""TOML as people save it: UTF-8, with or without the mark that some editors put before it."""

from __future__ import annotations

import pickle
import tomllib
from functools import lru_cache
from typing import Any

from comity.model.errors import LawDataError

__all__ = ["toml_table"]


def toml_table(data: bytes) -> dict[str, Any]:
    """The table that a file holds.

    Raises:
        LawDataError: the file is no TOML, or not in UTF-8; the caller puts its name before.
    """
    try:
        packed = _packed(data)
        table: dict[str, Any] = pickle.loads(packed) if packed else _read(data)
    except tomllib.TOMLDecodeError as error:
        raise LawDataError(f"is not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LawDataError(
            f"is not valid TOML: line {line} has a character that is not UTF-8; save the file "
            "with the encoding UTF-8"
        ) from error
    return table


@lru_cache(maxsize=128)
def _packed(data: bytes) -> bytes:
    """The table, to be unpacked by each reader: files are read often, and readers may change it."""
    try:
        return pickle.dumps(_read(data), pickle.HIGHEST_PROTOCOL)
    except RecursionError:  # a key of thousands of parts
        return b""


def _read(data: bytes) -> dict[str, Any]:
    return tomllib.loads(data.decode("utf-8-sig"))
