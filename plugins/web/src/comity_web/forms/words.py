"""The words of choices, and of the items that a field can name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.model.patches import path_steps
from comity.steps.read.meant_protection import mentions_protection
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.question_words import short
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.questions.fields import Field
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.referrers import Referrers
from comity.tasks.revisions.place_words import PlaceWords
from comity.text.messages import words
from comity_web.forms.book import Book
from comity_web.wording.numbering import with_number
from comity_web.wording.page_voice import PageVoice, choice_of_field, humanised

__all__ = ["choice_label", "help_in_words", "item_label", "item_words", "naming", "row_title"]

ROOM = 100
"""Letters of the description of an item that can be named."""
DEFAULT = re.compile(r"\b(?:by default|Ohne Angabe|par défaut,?) ([\w-]+)\.$")
"""How the help of a field says what holds where nothing is written."""


def choice_label(book: Book, field: Field, value: str) -> str:
    """A word of a closed list as the reader would say it."""
    say = book.words.say
    if value not in field.choices and field.form != "true-false":
        return say("web.forms.strange", value=value)
    if value in ("true", "false") and set(field.choices) <= {"true", "false"}:
        return say("web.forms.yes" if value == "true" else "web.forms.no")
    if field.form == "true-false":
        return say("web.forms.strange", value=value)
    if value in ("true", "false"):
        return say("web.forms.yes" if value == "true" else "web.forms.no")
    own = choice_of_field(book.words, field.name, value)
    if own:
        return own
    found = book.voice.choices(field.name, (value,))
    if found:
        return found[0]
    try:
        return say(f"web.forms.choice-{value}")
    except KeyError:  # a word of a plugin, or a new one of the core
        return humanised(value)


def help_in_words(book: Book, field: Field) -> str:
    """The help of a field without the words that only a file has for its choices.

    Those in brackets go, since the page lists the choices; the default gets its label.
    """
    text = field.about
    for code in field.choices:
        text = text.replace(f" ({code})", "")
    default = DEFAULT.search(text)
    if default is None or default[1] not in field.choices:
        return text
    label = choice_label(book, field, default[1])
    said = words("page.cure-value", book.voice.catalogue, value=label)
    return f"{text[: default.start(1)]}{said}{text[default.end(1) :]}"


def item_label(
    book: Book, reader: AnswerReader, tree: Mapping[str, Any], field: Field, id: str
) -> str:
    """An item that can be named: its id and what it is; a protected person by the id alone."""
    items = tree.get(field.refers_to)
    for place, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, Mapping) and item.get("id") == id:
            about = item_words(book, reader, field.refers_to, item)
            name = with_number(book.words, id, field.refers_to, tree, place, id)
            return book.words.say("web.forms.item", name=name, about=about) if about else name
    return book.words.say("web.forms.gone", name=id)


def item_words(book: Book, reader: AnswerReader, name: str, item: Mapping[str, Any]) -> str:
    """What an item of a list is, in a few words: ``5 March 2026, The account was opened``.

    Args:
        book: the titles of kinds of assistance.
        reader: shows dates in the words of the reader.
        name: the list, ``facts`` for instance.
        item: the item, perhaps unfinished.
    """
    if name in KINDS_IN:
        return book.kind_title(str(item.get(KINDS_IN[name], "")))
    if name == "persons" and mentions_protection(item):
        return ""
    named = item.get("name")
    full = named.get("full") if isinstance(named, Mapping) else named
    texts = (full, item.get("title"), item.get("description"), item.get("text"))
    found = next((one for one in texts if isinstance(one, str) and one.strip()), "")
    found = found or next((one for one in (item.get("kind"),) if isinstance(one, str)), "")
    day = item.get("date")
    shown = reader.show(day, _DAY) if isinstance(day, str) and day else ""
    return ", ".join(filter(None, (shown, short(found, ROOM))))


def naming(book: Book, tree: Mapping[str, Any], path: str, known: Referrers) -> tuple[str, ...]:
    """The places of the document that name an item, in words."""
    steps = [path_steps(one) for one in known.of(path)]
    if not steps:
        return ()
    places = PlaceWords(book.fields, PageVoice(book.voice.catalogue), book.host)
    return tuple(dict.fromkeys(places.place(_labels(tree, one), tree, one) for one in steps))


def row_title(book: Book, tree: Mapping[str, Any], path: str, field: Field) -> str:
    """What a row is called: ``Fact F2``, ``Contact points 1``."""
    if value_at(tree, path) is None:
        number = int(path_steps(path)[-1]) + 1
        return book.words.say(
            "web.forms.row", title=book.voice.entry(field.name, field.title), number=number
        )
    steps = path_steps(path)
    name = PlaceWords(book.fields, PageVoice(book.voice.catalogue), book.host).place(
        _labels(tree, steps), tree, steps
    )
    inner = name.rpartition(", ")[2] if len(steps) > 2 else name
    title = inner[:1].upper() + inner[1:]
    items, id = path.rpartition("[")[0], _labels(tree, steps)[-1]
    return with_number(book.words, title, items, tree, int(steps[-1]), id)


def _labels(tree: Any, steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The steps of a path, an item by its id where it has one."""
    made: list[str | int] = []
    here = tree
    for step in steps:
        here = here[step]
        id = here.get("id") if isinstance(step, int) and isinstance(here, Mapping) else None
        made.append(id if isinstance(id, str) and id else step)
    return tuple(made)


_DAY = Field("date", "", "", False, "date")
