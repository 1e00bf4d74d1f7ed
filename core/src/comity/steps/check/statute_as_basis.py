"""A statute of the requested State that a request names as its basis, as if it were a treaty."""

from __future__ import annotations

import re

from comity.law.states import states
from comity.model.citations import Citation
from comity.model.records import owner_of
from comity.steps.check.words_beside import word_list
from comity.steps.resolve import Resolved

__all__ = ["is_courtesy", "is_their_law"]

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset(
    {
        *("the", "of", "on", "in", "and", "a", "an", "to", "for", "act", "law", "code", "no"),
        *("der", "die", "das", "des", "dem", "vom", "von", "im", "über", "und", "gesetz"),
        *("la", "le", "les", "du", "de", "des", "sur", "et", "loi", "ley", "y", "en", "lei", "e"),
        *("section", "sections", "s", "ss", "art", "arts", "article", "articles", "part"),
        *("federal", "national", "republic", "amended", "title", "titel", "titre"),
    }
)
STATUTE = re.compile(r"act|law|code|ordinance|statute|gesetz|ordnung|loi|ley|lei|§|\d", re.I)
TREATY = re.compile(
    r"treat|conventi|agreement|protocol|accord|vertrag|abkommen|übereinkommen|trait|tratado|conven",
    re.I,
)
ARTICLE = re.compile(r"\d{1,3}[a-z]?")
FEWEST = 2  # telling words that name a statute; one alone may be any


def is_courtesy(name: str) -> bool:
    """Whether a name is that of no text: courtesy, the comity of nations, reciprocity."""
    rest, found = word_list("point_words", "comity-alone").subn(" ", name)
    return bool(found) and not _words(word_list("formal_words", "of_nations").sub(" ", rest))


def is_their_law(name: str, resolved: Resolved) -> bool:
    """Whether a name is the title of a text on which the requested State's law rests."""
    book = resolved.book("requested")
    if book is None or TREATY.search(name) or not STATUTE.search(name):
        return False
    own = _names_of_state(resolved)
    wanted = _words(name) - own
    if len(wanted) < FEWEST:
        return False
    texts = {one.cited() for one in book.statements}
    of_state = bool(_words(name) & own)
    return any(_is_called(wanted, text, own, of_state=of_state) for text in texts)


def _is_called(
    wanted: frozenset[str], text: Citation, own: frozenset[str], *, of_state: bool
) -> bool:
    """Whether the words are those of the title, beside the numbers of articles.

    Where the State is named, as in “Title 28 of its Code, section 1782”, numbers tell enough.
    """
    title = _words(text.title) - own
    wanted = frozenset(word for word in wanted if word in title or not ARTICLE.fullmatch(word))
    called = wanted <= title or (len(title) >= FEWEST and title <= wanted)
    numbers = {word for word in wanted if word.isdigit()}
    if of_state and wanted == numbers and len(numbers) >= FEWEST:
        return numbers <= title
    return called and len(wanted) >= FEWEST and bool((wanted & title) - numbers)


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold())) - SMALL


def _names_of_state(resolved: Resolved) -> frozenset[str]:
    found = states().get(owner_of(resolved.parties.code("requested") or ""))
    record = found.jurisdiction() if found else None
    names = (record.name, record.short_named(), record.code) if record else ()
    return frozenset(word for name in names for word in WORD.findall(name.casefold()))
