"""How the core speaks on a page: the words of a closed list are those of the forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from comity.tasks.authoring.voice import Voice
from comity_web.core import voice
from comity_web.wording.catalogues import Words, words

__all__ = ["PageVoice", "choice_of_field", "form_labels", "humanised", "page_voice"]

SLUG = re.compile(r"[a-z]+(?:-[a-z]+)+")
ABBREVIATED = {"mla": "MLA", "eu": "EU", "un": "UN", "id": "ID"}


class PageVoice(Voice):
    """A voice that never shows a word of a file where the form has words for it."""

    def choices(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        """What each value means in this field: as the core says it, else as the form does."""
        values, spoken = tuple(values), words(self.catalogue.language)
        own = super().choices(name, values) or ("",) * len(values)
        return tuple(
            choice_of_field(spoken, name, value) or one or self._of_form(value)
            for one, value in zip(own, values, strict=True)
        )

    def listed(self, name: str, value: str) -> str:
        """As the core says it; of a category that it has no words for, its own words."""
        said = super().listed(name, value)
        return said or (humanised(value) if name == "category" and SLUG.fullmatch(value) else "")

    def nameless(self) -> str:
        """In words, as the page that removes such a field says it."""
        return words(self.catalogue.language).say("web.checking.nameless")

    def _of_form(self, value: str) -> str:
        say = words(self.catalogue.language).say
        if value in ("true", "false"):
            return say("web.forms.yes" if value == "true" else "web.forms.no")
        try:
            return say(f"web.forms.choice-{value}")
        except KeyError:  # a word of a plugin, or a new one of the core
            return humanised(value)


def choice_of_field(spoken: Words, name: str, value: str) -> str:
    """What a word of a closed list means in one field, where it means another thing elsewhere.

    Args:
        spoken: the language of the reader.
        name: of the field, such as ``conduct_in_requested_state``.
        value: the word, such as ``case-by-case``.

    Returns:
        Nothing where the word means the same in every field.
    """
    try:
        return spoken.say(f"web.forms.choice-{name}-{value}")
    except KeyError:
        return ""


@cache
def form_labels(tag: str) -> dict[str, str]:
    """What the forms call the values of closed lists, as the catalogue of the core takes them.

    By ``field-value`` where a value means another thing in one field, else by ``value``.
    """
    return words(tag).below("web.forms.choice-")


def page_voice(tag: str) -> PageVoice:
    """How the core speaks on the pages of a reader of the interface."""
    return PageVoice(voice(tag).catalogue)


def humanised(value: str) -> str:
    """A word of a file that has no text: ``mla-request`` as ``MLA request``."""
    text = " ".join(ABBREVIATED.get(one, one) for one in value.replace("_", "-").split("-"))
    return text[:1].upper() + text[1:]
