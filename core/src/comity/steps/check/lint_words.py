"""Words that the lint looks for (text/words/*.toml), each list as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.text.word_lists import any_of, whole_words

__all__ = ["denies", "named", "sentences", "speaks"]

SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n{2,}")


def speaks(name: str, text: str) -> str:
    """What a text holds of a list, as it stands there; or nothing."""
    found = any_of("lint", (name,)).search(text)
    return found.group(0) if found else ""


def denies(text: str) -> bool:
    """Whether a sentence denies something, or sets one thing against another."""
    return bool(whole_words("negation", ("denied", "particle", "without", "instead")).search(text))


def named(name: str, texts: Iterable[str | None], unless: str = "") -> str:
    """The first whole word of a list in one of the texts, once what ``unless`` lists is out.

    ``bankers`` are looked for once ``no_bankers`` are taken out: a data bank is none.
    """
    wanted = whole_words("lint", (name,), streets=False)
    for text in texts:
        plain = whole_words("lint", (unless,)).sub(" ", text or "") if unless else (text or "")
        if found := wanted.search(plain):
            return found.group(0)
    return ""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, roughly: what lies between full stops and semicolons."""
    return (piece for piece in SENTENCE.split(" ".join(text.split())) if piece)
