"""A text that stops in the middle of a sentence: after an article, a preposition, a conjunction.

It is looked for in free text alone, which has no names, titles and addresses, at its end, in the
language in which it is written. A sign at the end tells that the author has finished. A row of a
list may go on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.model.findings import Finding
from comity.steps.resolve import Resolved
from comity.text.free_text import Paragraph, free_text
from comity.text.messages import finding

__all__ = ["check_half_sentences"]

LEAST = 3
"""Words of a text that is a sentence; fewer are a heading, or an abbreviation."""
LAST = re.compile(
    r"(?<!\S)(?P<before>\S+)\s+(?:[(\[“„«\"]\s*)?(?:[^\W\d_]+[’'])?(?P<word>[^\W\d_]+)[’']?,?\s*$"
)
ROW = re.compile(r"^(?P<list>.*)\[(?P<number>\d+)\]$")


def check_half_sentences(resolved: Resolved) -> Iterator[Finding]:
    """A finding for each field of free text that ends where a sentence goes on."""
    own = resolved.draft.language or resolved.language
    paragraphs = list(free_text(resolved.draft))
    there = {one.field for one in paragraphs}
    for paragraph in paragraphs:
        if paragraph.number < paragraph.of or _goes_on(paragraph, there):
            continue
        if word := _last_word(paragraph.text, paragraph.declared or own):
            yield finding("lint.half-sentence", paragraph.field, word=word)


def _goes_on(paragraph: Paragraph, there: set[str]) -> bool:
    """Whether a next row of the same list may have the rest of the sentence."""
    row = ROW.match(paragraph.field)
    return row is not None and f"{row['list']}[{int(row['number']) + 1}]" in there


def _last_word(text: str, language: str) -> str:
    """The last word of a text, as it stands there, if no sentence ends with it; else nothing."""
    if len(text.split()) < LEAST:
        return ""
    found = LAST.search(text)
    tongue = language.partition("-")[0].lower()
    if any(one.search(text) for one in _closing(tongue)):
        return ""
    known = _words().get(tongue, frozenset())
    return found["word"] if found is not None and found["word"] in known else ""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    table = read_toml(files("comity.steps.check") / "half_sentences.toml")
    return {tag: frozenset(words) for tag, words in table["words"].items()}


@cache
def _closing(tongue: str) -> tuple[re.Pattern[str], ...]:
    """Expressions with such a word at their end, after which a sentence may end all the same."""
    table = read_toml(files("comity.steps.check") / "half_sentences.toml")
    told = table["closing"].get(tongue, ())
    return tuple(re.compile(rf"{one}\s*$", re.IGNORECASE) for one in told)
