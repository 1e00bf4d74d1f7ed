"""The messages of the registry in another language: their ids in a catalogue, and their words.

    message.lint.all-data             the message
    message.lint.all-data.cure        its cure
    message.form.no-facts.page        its cure for a page, where it has one of its own
    message.form.many.one             the words for exactly one, where a message counts something
    message.form.many.few.cure        and so on for each plural form of the language

A name in braces is a parameter of the registry, with what it says there after a colon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from comity.text.messages.entries import Entry, Words, families, load_family
from comity.text.messages.worded import Catalogue
from comity.text.plurals import OTHER, forms
from comity.text.slots import same_slots, wordless

__all__ = ["PREFIX", "message_catalogue", "message_ids"]

PREFIX = "message."
TERM = "term."
CURE = ".cure"
PAGE = ".page"


@cache
def message_ids(language: str = "en") -> Mapping[str, str]:
    """Every id under which a language words a message, with the English."""
    return {id: said for family in families() for id, said in _ids(family, forms(language))}


def message_catalogue(
    language: str, texts: Mapping[str, str], english: Mapping[str, str] | None = None
) -> Catalogue:
    """The messages in a language, from the texts of its catalogues.

    Args:
        language: its tag.
        texts: id to text.
        english: id to the English from which it was translated, where the catalogues keep it.

    A message that lacks its words, its cure, a plural form or a parameter stays in English.
    """
    plural_forms = forms(language)
    words: dict[str, Words] = {}
    plural: dict[tuple[str, str], Words] = {}
    for one in _entries():
        if (found := _words(one, "", texts)) is None:
            continue
        counted = {form: _words(one, form, texts) for form in _counted(one, plural_forms)}
        known = {form: said for form, said in counted.items() if said is not None}
        if len(known) == len(counted):
            words[one.id] = found
            plural |= {(one.id, form): said for form, said in known.items()}
    kept = {id: said for id, said in (english or {}).items() if id.startswith(TERM)}
    return Catalogue(language, words, plural, texts, kept)


def _entries() -> Iterator[Entry]:
    for family in families():
        yield from load_family(family).values()


def _counted(one: Entry, plural_forms: Iterable[str]) -> tuple[str, ...]:
    """The forms, beside the usual one, in which a message has words of its own."""
    return tuple(form for form in plural_forms if form != OTHER) if one.plural else ()


def _words(one: Entry, form: str, texts: Mapping[str, str]) -> Words | None:
    english = one.one if form and one.one else one.words
    id = f"{PREFIX}{one.id}" + (f".{form}" if form else "")
    message, cure = (
        texts.get(name, said if wordless(said) else "")
        for name, said in ((id, english.message), (id + CURE, english.cure))
    )
    counted = one.plural if form else ""  # which "one text" may write out, and "21 текст" may not
    fits = same_slots(message, english.message, counted) and same_slots(cure, english.cure, counted)
    if not message or bool(cure) != bool(english.cure) or not fits:
        return None
    page = texts.get(id + PAGE, "") if english.page else ""
    return Words(message, cure, page if same_slots(page, english.page, counted) else "")


def _ids(family: str, plural_forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one in load_family(family).values():
        for form in ("", *_counted(one, plural_forms)):
            english = one.one if form == "one" and one.one else one.words
            id = f"{PREFIX}{one.id}" + (f".{form}" if form else "")
            yield id, english.message
            if english.cure:
                yield id + CURE, english.cure
            if english.page:
                yield id + PAGE, english.page
