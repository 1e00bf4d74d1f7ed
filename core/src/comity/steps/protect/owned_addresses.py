"""Addresses of those of a file who need no protection: ``n.beispiel@`` of the official N. Beispiel.

Their own mailbox, user name or link tells nobody else, though a protected person has the family
name too. It must be made of the owner's name: a suspect's mailbox in a witness's full name tells
the witness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comity.model.drafts.base import leaves
from comity.steps.protect.name_parts import joined_names
from comity.text.folding import squeeze

__all__ = ["owned_addresses"]

_NAMES = ("full", "original_script", "former", "transliteration")


def owned_addresses(
    persons: Iterable[Mapping[str, Any]], officials: Iterable[Mapping[str, Any]]
) -> Mapping[str, frozenset[str]]:
    """The addresses and user names of persons and officials, and the owners' names in them.

    Args:
        persons: those of the file; who is protected owns nothing here.
        officials: who signs a draft, and who answers questions about it.

    Returns:
        By the letters and digits of the address the names as they are run together.
    """
    found: dict[str, frozenset[str]] = {}
    open_ones = [(p.get("name") or {}, p) for p in persons if not p.get("protect")]
    for name, entry in (*open_ones, *(({"full": one.get("name", "")}, one) for one in officials)):
        written = [str(name[key]) for key in _NAMES if name.get(key)]
        firm = entry.get("nature") == "legal"
        names = frozenset(joined_names(name, written, firm=firm, known=""))
        for _, value in leaves(entry):
            if isinstance(value, str) and names and value and " " not in value.strip():
                address = squeeze(value).text
                found[address] = found.get(address, frozenset()) | names
    return found
