"""Small phrases of the messages: what was found, what is allowed, what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.model.nearest import FIELD, names_near

MAX_LISTED = 12
_MAX_QUOTED = 48


def quoted(text: str) -> str:
    """A value in backquotes, on one line, shortened when long."""
    line = " ".join(text.split()) if not text.isspace() else text
    short = line if len(line) <= _MAX_QUOTED else f"{line[: _MAX_QUOTED - 1]}…"
    return f"`{short}`"


def found(value: object) -> str:
    """What an author wrote, as the subject of a sentence."""
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return quoted(str(value)) if value else "an empty value"


def listing(names: Iterable[str], last: str = "or") -> str:
    """The names in backquotes, at most ``MAX_LISTED`` of them: ```a`, `b` or `c```."""
    shown = [f"`{name}`" for name in names]
    if len(shown) > MAX_LISTED:
        return f"{', '.join(shown[:MAX_LISTED])} and {len(shown) - MAX_LISTED} more"
    return either(shown, last)


def either(phrases: Sequence[str], last: str = "or") -> str:
    """The phrases as one: ``a, b or c``."""
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} {last} {phrases[-1]}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` was probably meant to be, or nothing.

    Upper and lower case, and ``-`` for ``_``, count as the same.
    """
    by_shape = {_shape(name): name for name in reversed(list(known))}
    matches = names_near(_shape(word[:100]), by_shape, FIELD)
    return by_shape[matches[0]] if matches else ""


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def _shape(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
