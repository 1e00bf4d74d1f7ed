"""The lists of a section whose items have pages of their own: a row for each item, part by part."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from comity.api import Section
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.core import voice
from comity_web.forms import LINES, span, windows
from comity_web.forms.shapes import id_of
from comity_web.pages.item_words import named_item
from comity_web.pages.outline import count, outline
from comity_web.wording.catalogues import Words

__all__ = ["listed_items"]


def listed_items(file: CaseFile, section: Section, words: Words, at: str) -> list[dict[str, Any]]:
    """The lists of a section, each with the rows of one part and whether another may be added.

    Args:
        file: the file.
        section: the section.
        words: the language of the reader.
        at: the field to which the reader was led: the part with it is shown.
    """
    assert file.head is not None  # a file has a first revision
    tree, made = tree_of(file.head), []
    for items in outline(file.kind, words.tag).lists(section):
        size = count(tree, items.path)
        shown = span(items.path, size, at, LINES)
        rows = [
            {
                "text": named_item(items, tree, number, voice(words.tag)),
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
                "windows": windows(items.path, size, shown, LINES),
                "next": after if items.adds else "",
            }
        )
    return made
