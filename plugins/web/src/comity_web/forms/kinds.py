"""The kinds of assistance to choose from, in groups, and found by the words that people use."""

from __future__ import annotations

import re

from comity.law.data_classes import described
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
WORD = re.compile(r"\w{4,}")
STEM = 5
"""Letters by which a word of a search is known: accounts finds account."""


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
            bool(query),
        )
        for group in GROUPS
        if (here := [one for one in found if one.group == group])
    )
    told = ""
    if query and not found:
        told = say("web.forms.kinds-none", query=query)
    elif query:
        names = ", ".join(say(f"web.forms.class-{name}") for name in sorted(classes))
        id = "web.forms.kinds-translated" if names else "web.forms.kinds-found"
        told = say(id, query=query, classes=names, count=len(found))
    return Kinds(query, told, groups)


def _choice(field: Field, kind: AssistanceKind, known: Book) -> Choice:
    id = f"{id_of(field.path)}-{kind.kind}"
    return Choice(kind.kind, known.kind_title(kind.kind), id, about=kind.definition)


def _classes(query: str) -> frozenset[str]:
    """The classes of data of which lay words tell: an IP address serves to identify a user."""
    return described(query) or (described(f"{query} sent") if query else frozenset())


def _found(
    every: list[AssistanceKind], known: Book, query: str, classes: frozenset[str]
) -> list[AssistanceKind]:
    """The kinds that give data of some classes, or have the words; else those with most of them."""
    if not query:
        return every
    of_class = [one for one in every if _is_of(one, classes)]
    words = [word[:STEM] for word in WORD.findall(query.casefold())]
    hits = {one.kind: _hits(one, known.kind_title(one.kind), words) for one in every}
    most = max(hits.values(), default=0)
    named = [] if of_class and most < len(words) else [o for o in every if hits[o.kind] == most]
    wanted = {one.kind for one in (*of_class, *(named if most else ()))}
    return [one for one in every if one.kind in wanted]


def _is_of(kind: AssistanceKind, classes: frozenset[str]) -> bool:
    """Whether a kind gives data of some classes; a narrower class is given by its own kinds."""
    own = {*kind.classes.values(), kind.data}
    return "identification" in own if "identification" in classes else bool(classes & own)


def _hits(kind: AssistanceKind, title: str, words: list[str]) -> int:
    text = f"{title} {kind.title} {kind.kind} {kind.definition}".casefold()
    return sum(word in text for word in words)
