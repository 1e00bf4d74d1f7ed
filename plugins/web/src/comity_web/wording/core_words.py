"""In which language the core speaks to a reader of the pages."""

from __future__ import annotations

from functools import cache

from comity.text.messages import ENGLISH as CORE_ENGLISH
from comity.text.messages import words
from comity_web.core import voice
from comity_web.wording.catalogues import ENGLISH

__all__ = ["spoken_by_core"]

KNOWN = "explained.central-authority"
"""A message whose words differ in every language."""


@cache
def spoken_by_core(tag: str) -> str:
    """The tag of the language of findings, titles and help; English where they are not worded."""
    own = words(KNOWN, voice(tag).catalogue)
    return tag if tag == ENGLISH or own != words(KNOWN, CORE_ENGLISH) else ENGLISH
