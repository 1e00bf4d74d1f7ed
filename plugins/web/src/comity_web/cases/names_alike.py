"""Two entries of persons that may be one, by what they say of the name and of the place.

The core looks for names in texts, where an everyday word or a part of a word proves nothing. Here
two entries are compared as wholes, so that more can be told: *Grace Mary Bank* is *Grace Bank*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import Found, find_all
from comity.text.folding import folded_words

__all__ = ["has_all_words", "is_town", "tells_place"]

SHORTEST = 6
"""Letters of a name that is compared without its spaces."""


def has_all_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries have the same name but for its order, its spaces, or a word more.

    A name of one word says nothing, unless its script has no spaces.
    """
    return any(_alike(name, there) for name in _names(one) for there in _names(other))


def _names(entry: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The words of each name of an entry; given and family names count as one."""
    name = entry.get("name")
    if not isinstance(name, Mapping):
        yield folded_words(str(name or ""))
        return
    whole = " ".join(str(name[part]) for part in ("given", "family") if name.get(part))
    for text in (name.get("full"), name.get("original_script"), whole):
        if text:
            yield folded_words(str(text))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=lambda words: len("".join(words)))
    letters = "".join(short)
    if min(len(short), len(long)) > 1 and (set(short) <= set(long) or set(long) <= set(short)):
        return True
    if max(len(short), len(long)) < 2:
        return False
    if _is_unspaced(letters) and len(letters) > 1:
        return sorted(letters) == sorted("".join(long))
    return len(short) > 1 and len(letters) >= SHORTEST and "".join(long).startswith(letters)


def _is_unspaced(letters: str) -> bool:
    """Whether a name is in Chinese characters, which stand without spaces."""
    return bool(letters) and all("\u3400" <= one <= "\u9fff" for one in letters)


def tells_place(who: Identity, entry: Mapping[str, Any]) -> bool:
    """Whether the whereabouts of an entry have a number, such as a house, of a person."""
    text = str(entry.get("location") or "")
    found = (one for _, one in find_all((who,), text))
    return any(any(map(str.isdigit, text[one.start : one.end])) for one in found)


def is_town(text: str, found: Found) -> bool:
    """Whether a name in a line of an address stands there alone, as a town does: *1000 Sofia*."""
    before, after = text[: found.start].rpartition(",")[2], text[found.end :].partition(",")[0]
    name = text[found.start : found.end]
    return not any(map(str.isdigit, name)) and not any(map(str.isalpha, before + after))
