"""The kinds of assistance to choose from, in groups, and found by the words that people use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.law.data_classes import described, searched
from comity.model.records import AssistanceKind
from comity.tasks.authoring.agenda import Ask
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.lawpages.show_measures import sorted_kinds
from comity.tasks.questions.fields import Field
from comity_web.forms.book import Book
from comity_web.forms.controls import Choice, Kinds, KindsGroup
from comity_web.forms.shapes import id_of

__all__ = ["kinds_control", "kinds_offered"]

GROUPS = ("electronic", "money", "testimony", "documents", "cooperation", "")
WORD = re.compile(r"[^\W_]{4,}")
STEM, ENDING = 5, 3
"""Letters by which a word of a search is known, and those it may end in: accounts finds account."""


def kinds_offered(reader: AnswerReader, path: str, field: Field) -> tuple[str, ...]:
    """The kinds that the items of a list can have; a company holds data and records alone."""
    return reader.kinds_offered(Ask(path, field, "kinds"))


def kinds_control(known: Book, reader: AnswerReader, field: Field, query: str) -> Kinds:
    """What is chosen, and what else there is.

    Args:
        known: the fields and their words.
        reader: the titles of kinds in the words of the reader.
        field: the list, ``measures`` for instance.
        query: what the reader looks for; nothing for all kinds.
    """
    offered = kinds_offered(reader, field.path, field)
    every = [one for one in sorted_kinds(known.kinds) if one.kind in offered]
    classes = _classes(query)
    found = _found(every, known, query, classes)
    say = known.words.say
    groups = tuple(
        KindsGroup(
            say(f"web.forms.kinds-{group or 'plugins'}"),
            tuple(_choice(field, one, known) for one in here),
            bool(query and found),
        )
        for group in GROUPS
        if (here := [one for one in found or every if one.group == group])
    )
    roads = searched(query).roads
    told = [say(f"web.forms.road-{name}") for name in roads]
    if query and not found and not roads:
        told.append(say("web.forms.kinds-none", query=query))
    elif query and found:
        names = ", ".join(say(f"web.forms.class-{name}") for name in classes)
        several = "possible" if len(classes) > 1 else "translated"
        id = f"web.forms.kinds-{several if names else 'found'}"
        told.append(say(id, query=query, classes=names, count=len(found)))
    return Kinds(query, " ".join(told), groups)


def _choice(field: Field, kind: AssistanceKind, known: Book) -> Choice:
    id = f"{id_of(field.path)}-{kind.kind}"
    title = known.kind_title(kind.kind)
    about, told_in = known.kind_about(kind)
    other = "" if told_in == known.words.tag else told_in
    return Choice(kind.kind, title, id, about=about, about_language=other)


def _classes(query: str) -> tuple[str, ...]:
    """The classes of data that lay words may mean, that which asks least of the law first."""
    found = searched(query)
    if found.classes or found.kinds or found.roads:
        return found.classes
    return tuple(sorted(described(query) - {"certain"}))


def _found(
    every: list[AssistanceKind], known: Book, query: str, classes: Sequence[str]
) -> list[AssistanceKind]:
    """The kinds that give data of some classes, or have the words; else those with most of them."""
    if not query:
        return every
    known_words = searched(query)
    named = known_words.kinds
    meant = [one for one in every if _is_of(one, classes) or one.kind in named]
    words = [_stem(word) for word in WORD.findall(known_words.left.casefold())]
    hits = {one.kind: _hits(one, known, words) for one in every}
    most = max(hits.values(), default=0)
    enough = len(words) if meant else max(1, len(words) / 2)
    told = [one for one in every if hits[one.kind] == most] if words and most >= enough else []
    wanted = {one.kind for one in (*meant, *told)}
    return [one for one in every if one.kind in wanted]


def _is_of(kind: AssistanceKind, classes: Sequence[str]) -> bool:
    """Whether a kind gives data of some classes; a narrower class is given by its own kinds."""
    return not {*kind.classes.values(), kind.data}.isdisjoint(classes)


def _stem(word: str) -> str:
    return word[: max(STEM, len(word) - ENDING)]


def _hits(kind: AssistanceKind, known: Book, words: list[str]) -> int:
    """How many of some words begin a word of a kind: never within one."""
    own = f"{known.kind_title(kind.kind)} {known.kind_about(kind)[0]}"
    text = f"{own} {kind.title} {kind.kind} {kind.definition}".casefold()
    return sum(bool(re.search(rf"(?<!\w){re.escape(word)}", text)) for word in words)
