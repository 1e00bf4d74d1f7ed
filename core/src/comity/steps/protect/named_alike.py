"""Who is listed openly and may be somebody who is protected, by a name that is written otherwise.

The very name of a protected person is found as such. A name with a word more is not: its words
stand openly in the file, since the entry itself has them. So an entry is looked at as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import find_all
from comity.text.folding import folded_words

__all__ = ["is_named_alike", "named_alike"]

NAMES = ("full", "original_script", "transliteration", "family", "former")
"""The parts of a name at which it is told, the first that there is."""
MARKS = ("address", "phone", "email", "identifiers", "registration")


def named_alike(
    people: Sequence[Identity], data: Mapping[str, Any]
) -> Iterator[tuple[Identity, str, str]]:
    """Those who are protected, each with the field and the text of the name of an open entry.

    Args:
        people: whom to look for.
        data: of a draft; the entries that protect somebody are left out.
    """
    for index, entry in enumerate(data.get("persons") or ()):
        name = entry.get("name") or {}
        part = next((one for one in NAMES if name.get(one)), None)
        if part is None or entry.get("protect"):
            continue
        for who in people:
            if is_named_alike(who, entry):
                yield who, f"persons[{index}].name.{part}", str(name[part])


def is_named_alike(who: Identity, entry: Mapping[str, Any]) -> bool:
    """Whether an entry has a given and a family name of a person, or one of them and a mark."""
    name = entry.get("name") or {}
    said = name.items() if isinstance(name, Mapping) else (("full", name),)
    words = {word for key, text in said if key != "aliases" for word in folded_words(str(text))}
    shared = words & (who.parts - who.weak - who.particles)
    if not shared or who.firm:
        return False
    whole = max(map(len, who.initials), default=0)  # the words of the name, if none is told apart
    if shared & who.family and shared - who.family and (who.given or len(shared) >= whole):
        return True
    if who.born and str(entry.get("born") or "") == who.born.isoformat():
        return True
    texts = (text for key in MARKS for text in _texts(entry.get(key)))
    return any(True for text in texts for _ in find_all((who,), text))


def _texts(node: Any) -> Iterator[str]:
    """Every text of a value, and an address as one."""
    if isinstance(node, Mapping):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for value in node:
            yield from _texts(value)
        yield ", ".join(str(one) for one in node if isinstance(one, str))
    elif node is not None:
        yield str(node)
