"""Plain data: what a template may be given, and nothing that could run or be misread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from comity.model.errors import RenderError

__all__ = ["plain_context"]

MAX_DEPTH = 40

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_context(context: Mapping[str, object]) -> dict[str, object]:
    """The context, once every value in it is known to be plain.

    Exact types are demanded: a ``Markup`` is a string that asks not to be escaped, an
    object has methods that a template could call.

    Returns:
        A dict of str keys with str, int, float, bool, list and dict values, any depth.

    Raises:
        RenderError: names the path of the first value that is None, of another type, or holds
            a character that XML cannot carry.
    """
    plain = dict(context)
    _check(plain, "", 0)
    return plain


def _check(value: object, path: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise RenderError(f"{path}: nested more than {MAX_DEPTH} levels deep")
    kind = type(value)
    if kind is str:
        _check_text(str(value), path)
    elif kind is dict and isinstance(value, dict):
        for key, inner in value.items():
            if type(key) is not str:
                raise RenderError(f"{path or 'context'}: the key {key!r} is not a string")
            _check_text(key, f"{path or 'context'} (a key)")
            _check(inner, f"{path}.{key}" if path else key, depth + 1)
    elif kind is list and isinstance(value, list):
        for index, inner in enumerate(value):
            _check(inner, f"{path}[{index}]", depth + 1)
    elif value is None:
        raise RenderError(f"{path}: None; give an empty string, or leave the slot empty")
    elif kind not in (int, float, bool):
        raise RenderError(f"{path}: a {kind.__name__} is not plain data; give a string")


def _check_text(text: str, path: str) -> None:
    found = _ILLEGAL.search(text)
    if found is None:
        return
    character = found.group()
    name = unicodedata.name(character, "a control character or half of a character")
    raise RenderError(
        f"{path}: contains U+{ord(character):04X} ({name}) at position {found.start()}, "
        "which a Word document cannot contain"
    )
