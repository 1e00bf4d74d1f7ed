"""What a page says of a currency that was typed in words, and is no code: which it may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.tasks.authoring.unfinished_tree import value_at
from comity.text.messages import Catalogue
from comity_web.forms.currencies import currencies_meant, currency_named, money_of
from comity_web.forms.pickers import CURRENCY
from comity_web.wording.catalogues import words as interface

__all__ = ["CURRENCY", "currency_said"]

MOST = 8
"""Currencies that are offered by their codes."""


def currency_said(
    row: Mapping[str, Any], tree: Mapping[str, Any], words: Catalogue
) -> dict[str, str]:
    """The message and the cure for a field that holds a currency; nothing for an empty one.

    The currencies of the two States come first, then those that are most traded.

    Args:
        row: the fault, with the path of the ``field``.
        tree: the document.
        words: the language of the core.
    """
    value = value_at(tree, str(row["field"]))
    if not isinstance(value, str) or not value.strip():
        return {}
    text, said = value.strip(), interface(words.language)
    sides = (tree.get("requesting"), tree.get("requested"))
    states = [str(one.get("state", ""))[:2] for one in sides if isinstance(one, Mapping)]
    meant = currencies_meant(words.language, text)
    own = [code for code in money_of(states) if code in meant]
    codes = list(dict.fromkeys((*own, *meant)))
    listed = ", ".join(f"{one} ({currency_named(words.language, one)})" for one in codes[:MOST])
    if not codes:
        message, cure = "web.forms.currency-unknown", "web.forms.currency-unknown-cure"
    elif len(codes) == 1:
        message, cure = "web.forms.currency-one", "web.forms.currency-one-cure"
    else:
        message, cure = "web.forms.currency-which", "web.forms.currency-which-cure"
        cure = "web.forms.currency-many-cure" if len(codes) > MOST else cure
    return {"message": said.say(message, typed=text), "cure": said.say(cure, codes=listed)}
