"""Languages: tags of BCP 47, and what people write in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel.core import Locale, UnknownLocaleError, get_global

from comity.model.findings import Finding
from comity.steps.check.values.around import Around, Leaf
from comity.text.messages import finding
from comity.text.tags import is_language, is_tag, usual

__all__ = ["check_language", "is_known_tag", "tag_of_name"]

APART = re.compile(r"\s*(?:[,;/&+]|\b(?:and|or|und|oder|et|ou|y|o|e|na|au)\b)\s*", re.IGNORECASE)
REGION = re.compile(r"-([A-Z]{2})(?=-|$)")


def check_language(leaf: Leaf, around: Around, *, many: bool) -> Iterator[Finding]:
    """A text that is no tag; where it names languages, with their tags.

    Args:
        leaf: the value.
        around: what is around it.
        many: whether the field is a list of languages.
    """
    text = str(leaf.value).strip()
    if is_known_tag(text):
        return
    quote, at = around.quote(text, leaf.path), leaf.path
    if is_known_tag(text.replace("_", "-")):
        yield finding("value.language/form", at, quote=quote, tag=usual(text))
        return
    spoken = tuple(_spoken(around.states_near(leaf)))
    names = [name for name in APART.split(text) if name]
    tags = [tag_of_name(name, around.language, spoken) for name in names]
    if not tags or not all(tags):
        yield finding("value.language", at, quote=quote)
    elif len(tags) == 1:
        yield finding("value.language/name", at, quote=quote, tag=tags[0])
    elif many:
        yield finding("value.language/several", at, quote=quote, tags=", ".join(tags))
    else:
        yield finding("value.language/several-in-one", at, quote=quote, tags=tuple(tags))


def is_known_tag(text: str) -> bool:
    """Whether a text is a tag of a language, and its region, if it has one, is a territory's."""
    if not (is_tag(text) and is_language(text)):
        return False
    region = REGION.search(usual(text))
    return region is None or region[1] in Locale("en").territories


def tag_of_name(name: str, language: str = "en", spoken: tuple[str, ...] = ()) -> str:
    """The tag of a language by its name, or nothing.

    Args:
        name: its name in English, in ``language``, or in one of the languages ``spoken`` itself.
        language: the language of the document.
        spoken: tags of languages that may be named as their own speakers do ("Kiswahili").
    """
    said = " ".join(name.split()).casefold()
    if is_known_tag(said) and len(said) == 2:
        return usual(said)
    for tag in dict.fromkeys(("en", language)):
        if found := _tags_by_name(tag).get(said):
            return found
    return next((tag for tag in spoken if _own_name(tag) == said), "")


@cache
def _tags_by_name(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for tag, name in getattr(_locale(language), "languages", {}).items():
        found.setdefault(str(name).casefold(), usual(str(tag)))
    return found


@cache
def _own_name(tag: str) -> str:
    locale = _locale(tag)
    name = locale.languages.get(locale.language, "") if locale else ""
    return str(name).casefold()


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _spoken(states: Iterator[str]) -> Iterator[str]:
    """The languages of some States, as tags that have no script."""
    for state in states:
        for tag in get_global("territory_languages").get(state, {}):
            yield str(tag).partition("_")[0]
