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
WORD = re.compile(r"\w{3,}")
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
    every = [one for one in sorted_kinds(known.host.measures()) if one.kind in offered]
    classes = _classes(query)
    found = [one for one in every if _is_found(one, reader.kind_title(one.kind), query, classes)]
    say = known.words.say
    groups = tuple(
        KindsGroup(
            say(f"web.forms.kinds-{group or 'plugins'}"),
            tuple(_choice(field, one, reader) for one in here),
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


def _choice(field: Field, kind: AssistanceKind, reader: AnswerReader) -> Choice:
    id = f"{id_of(field.path)}-{kind.kind}"
    return Choice(kind.kind, reader.kind_title(kind.kind), id, about=kind.definition)


def _classes(query: str) -> frozenset[str]:
    """The classes of data of which lay words tell: an IP address serves to identify a user."""
    return described(query) or (described(f"{query} sent") if query else frozenset())


def _is_found(kind: AssistanceKind, title: str, query: str, classes: frozenset[str]) -> bool:
    if not query:
        return True
    if classes & {*kind.classes.values(), kind.data}:
        # a narrower class is meant by its own kinds alone
        return "identification" not in classes or "identification" in kind.classes.values()
    text = f"{title} {kind.title} {kind.kind} {kind.definition}".casefold()
    words = [word[:STEM] for word in WORD.findall(query.casefold())]
    return bool(words) and all(word in text for word in words)
