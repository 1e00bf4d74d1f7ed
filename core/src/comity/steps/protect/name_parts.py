"""The words of names, and the names as they are run together in addresses and user names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from comity.steps.protect.firm_names import firm_words, without_form
from comity.steps.protect.letters_in_two_ways import letter_forms
from comity.text.everyday import everyday, without_particles
from comity.text.folding import fold, folded_words, squeeze, words
from comity.text.romanised import romanised

__all__ = ["UNSPACED", "joined_names", "parts_of", "run_together", "spellings"]

UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
LEAST_JOINED = 6  # letters of a name that is found within a longer word


def joined_names(
    name: Mapping[str, Any], written: Sequence[str], *, firm: bool, known: str
) -> Iterator[str]:
    """Names to be found within a longer word: in scripts without spaces, and in addresses.

    What another name of the file holds is left out, where it tells nobody apart.
    """
    for text in written:
        if UNSPACED.search(text):
            pieces = (text, *re.split(r"[\s\u00b7\u30fb]+", text))
            found = (squeeze(piece).text for piece in pieces if len(UNSPACED.findall(piece)) > 1)
            yield from (piece for piece in found if piece not in known)
    for text in written:
        parts = without_form(folded_words(text)) if firm else tuple(parts_of([text]))
        if len(parts) > 1 and len("".join(parts)) >= LEAST_JOINED:
            yield "".join(parts)
            yield from () if firm else _pairs(parts[:1], parts[-1:])
    family = [*parts_of([str(name.get("family") or "")]), *run_together(name)]
    if firm:
        family = sorted(firm_words(parts_of(written)))
    else:
        yield from _pairs(tuple(parts_of([str(name.get("given") or "")])), family)
    strange = (word for word in family if word not in everyday() and word not in known)
    yield from (word for word in strange if len(word) >= LEAST_JOINED)


def _pairs(given: Sequence[str], family: Sequence[str]) -> Iterator[str]:
    """Given name and family name as user names have them: ``aokoro, okoroamara, ajokoro``."""
    for last in family:
        for first in given:
            if first != last and len(first + last) >= LEAST_JOINED:
                yield first + last
                yield last + first
        if given and len(last) > 4 and last.isascii():
            yield given[0][0] + last
            yield "".join(first[0] for first in given) + last


def run_together(name: Mapping[str, Any]) -> Iterator[str]:
    """A family name or given names of several words, written as one: ``Alrashid, Delatour``."""
    for key in ("family", "given"):
        text = str(name.get(key) or "")
        found = [word.text for word in words(text)]
        if len(found) > 1 and len("".join(found)) >= LEAST_JOINED and not UNSPACED.search(text):
            yield "".join(found)


def parts_of(texts: Iterable[str]) -> Iterator[str]:
    """The words of names, folded; without particles, and without names of unspaced scripts."""
    for text in texts:
        for form in letter_forms(text):
            for word in without_particles(words(form)):
                if not UNSPACED.search(form[word.start : word.end]):
                    yield word.text


def spellings(texts: Iterable[str], but: Collection[str]) -> Iterator[str]:
    """The words of names in Cyrillic letters as German and French spell them, folded."""
    for text in texts:
        for word in words(text):
            if word.text not in but:
                yield from (fold(form).text for form in romanised(text[word.start : word.end]))
