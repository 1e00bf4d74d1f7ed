"""That a quotation in a finding has a mask in the place of what was typed, said in words.

Comity repeats nothing that would tell who is protected, and no fact that is withheld: it quotes
“[P1]”, “[…]” or “[text of F2]”. Whoever typed something else must not be told of a value that
nobody typed.
"""

from __future__ import annotations

import re
from typing import Any

from comity_web.wording.catalogues import words as interface

__all__ = ["masks_said"]

MASK = r"\[(?:…|text of [^\[\]]+|[^\[\]\s]+(?:\[\d+\])?)\]"
QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|`[^`]*`")
MASKED = re.compile(MASK)


def masks_said(text: str, value: Any, tag: str) -> str:
    """What is said of a field; after it, for which words each mask that it quotes stands.

    Args:
        text: what is said.
        value: what stands in the field: a mask that its author typed is none.
        tag: the language of the reader.
    """
    if "[" not in text:
        return text
    typed = "" if value is None else str(value)
    masks = dict.fromkeys(
        mask for quoted in QUOTED.findall(text) for mask in MASKED.findall(quoted)
    )
    spoken = interface(tag)
    told = [spoken.say("web.checking.masked", mask=one) for one in masks if one not in typed]
    return " ".join((text, *told))
