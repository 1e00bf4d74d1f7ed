"""Language tags (BCP 47): their usual form, and which of them may stand in for another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from babel.core import Locale, get_global

__all__ = ["alike", "is_language", "is_tag", "language_of", "lookup", "truncated", "usual"]

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*")


def is_tag(text: str) -> bool:
    """Whether a text has the form of a language tag: ``pt``, ``pt-BR``, ``zh-Hant-TW``."""
    return TAG.fullmatch(text) is not None


def is_language(tag: str) -> bool:
    """Whether a text is a tag, and its two letters, if it has two, are those of a language."""
    first = language_of(tag)
    return is_tag(tag) and (len(first) > 2 or first in Locale("en").languages)


def usual(tag: str) -> str:
    """A tag in its usual case: ``pt-br`` is ``pt-BR``, ``ZH-hant`` is ``zh-Hant``."""
    first, *rest = tag.replace("_", "-").split("-")
    sizes = {2: str.upper, 4: str.title}
    return "-".join((first.lower(), *(sizes.get(len(part), str.lower)(part) for part in rest)))


def language_of(tag: str) -> str:
    """The language without script and region: ``pt`` of ``pt-BR``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def truncated(tag: str) -> Iterator[str]:
    """A tag, then ever less of it: ``zh-Hant-TW``, ``zh-Hant``, ``zh`` (RFC 4647, section 3.4)."""
    parts = usual(tag).split("-")
    while parts:
        yield "-".join(parts)
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()


def lookup(tag: str, there: Iterable[str], declared: Iterable[str] = ()) -> str:
    """Which of the tags that are there serves for a wanted one, or nothing.

    The tag itself, then ever less of it, then what is declared for the same language (``pt`` is
    served by ``pt-BR`` where the State declares that). Another script never serves: who reads
    ``zh-TW`` does not get ``zh``.
    """
    known = {usual(one): one for one in there}
    wanted = [*truncated(tag)]
    for own in declared:
        if language_of(own) == language_of(tag):
            wanted += truncated(own)
    script = _script(tag)
    return next((known[one] for one in wanted if one in known and _script(one) == script), "")


def alike(one: str, other: str) -> bool:
    """Whether two tags are of one language in one script: ``pt`` and ``pt-BR``."""
    same = language_of(one) == language_of(other)
    return one == other or (same and _script(one) == _script(other))


def _script(tag: str) -> str:
    """The script in which a language is written, from the tag or, likely, by the CLDR."""
    parts = usual(tag).split("-")
    if len(parts) > 1 and len(parts[1]) == 4 and parts[1].isalpha():
        return parts[1]
    likely = get_global("likely_subtags")
    for one in truncated(tag):
        if found := likely.get(one.replace("-", "_")):
            return str(found).split("_")[1]
    return ""
