"""Marks around words in another language than the text that they stand in.

They are the language tags of Unicode (U+E0001 and the tag characters), which no screen shows: a
page makes ``lang="en"`` of them, and everything else takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["BEGIN", "MARKED", "language_in", "marked", "of_words", "without_marks"]

BEGIN = "\U000e0001"
"""The sign with which every mark begins."""
END = f"{BEGIN}\U000e007f"
SHIFT = 0xE0000  # from a letter to its tag character
TAG = "[\U000e002d\U000e0030-\U000e0039\U000e0041-\U000e005a\U000e0061-\U000e007a]+"
MARKED = re.compile(f"{BEGIN}({TAG})([^{BEGIN}]*){END}")
"""Words between marks: the tag of their language in tag characters, and the words."""
MARK = re.compile(f"{BEGIN}(?:\U000e007f|{TAG})")


def marked(text: str, language: str) -> str:
    """A text between marks; as it is if there is none."""
    tag = "".join(chr(SHIFT + ord(letter)) for letter in language)
    return f"{BEGIN}{tag}{text}{END}" if text else text


def language_in(tag: str) -> str:
    """The tag of a language that is written in tag characters."""
    return "".join(chr(ord(letter) - SHIFT) for letter in tag)


def without_marks(text: str) -> str:
    """A text without any mark."""
    return MARK.sub("", text) if BEGIN in text else text


def of_words(text: str, change: Callable[[str], str]) -> str:
    """A text with its words changed and its marks kept; marks at its front are not its words."""
    mark = MARK.match(text)
    return f"{mark[0]}{change(text[mark.end() :])}" if mark else change(text)
