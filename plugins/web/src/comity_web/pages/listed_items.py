"""The lists of a section whose items have pages of their own: a row for each item, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from comity.api import Section
from comity.tasks.authoring.voice import Voice
from comity.text.written import within
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import voice
from comity_web.forms import LINES, packed, span, windows
from comity_web.forms.shapes import id_of
from comity_web.pages.item_words import item_title, named_item
from comity_web.pages.outline import ItemList, Outline, count, outline
from comity_web.wording.catalogues import Words
from comity_web.wording.entries import add_entry

__all__ = ["listed_items"]


def listed_items(
    file: CaseFile, section: Section, words: Words, at: str, share: float = 1
) -> list[dict[str, Any]]:
    """The lists of a section, each with the rows of one part, and where another may be added.

    Args:
        file: the file.
        section: the section.
        words: the language of the reader.
        at: the field to which the reader was led: the part with it is shown.
        share: how much of the usual number of rows there is room for.
    """
    assert file.head is not None  # a file has a first revision
    tree, speaks, made = tree_of(file.head), voice(words.tag), []
    pages = outline(file.kind, words.tag)
    for items in pages.lists(section):
        size = count(tree, items.path)
        parts = packed([0] * size, max(int(LINES * share), 1))
        shown = span(parts, items.path, at)
        rows = [
            {
                "text": named_item(items, tree, number, speaks),
                "remove": words.say(
                    "web.case.remove-one", item=_called(items, tree, number, speaks)
                ),
                "href": reverse("item", args=[file.key, section.id, items.path, number]),
            }
            for number in shown
        ]
        after = reverse("item", args=[file.key, section.id, items.path, size])
        made.append(
            {
                "list": items,
                "id": id_of(items.path),
                "rows": rows,
                "windows": windows(parts, items.path, shown),
                "next": after if items.adds else "",
                "add": add_entry(words, items.path, items.title, another=size > 0),
                "grows": None if items.adds else _where_it_grows(file, pages, items.path),
            }
        )
    return made


def _called(items: ItemList, tree: Mapping[str, Any], number: int, speaks: Voice) -> str:
    """What an item is called within a sentence: ``asset S1``."""
    return within(item_title(items, tree, number, speaks), speaks.catalogue.language)


def _where_it_grows(file: CaseFile, pages: Outline, path: str) -> dict[str, str] | None:
    """The section in which items of a list are chosen that has pages in another one."""
    there = next((one for one in pages.sections if path in one.fields), None)
    if there is None:
        return None
    address = reverse("section", args=[file.key, there.id])
    return {"title": there.title, "href": f"{address}#{id_of(path)}"}
