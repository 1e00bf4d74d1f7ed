"""Keys of a file that no field of the model has, on the page where somebody would look for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.steps.read.paths import join
from comity.tasks.authoring.unfinished_tree import item_paths, value_at
from comity_web.forms.book import Book

__all__ = ["with_strange"]

LAST = "extensions"
"""The field beside which keys of the document that nobody knows are shown; every model has it."""


def with_strange(known: Book, paths: Sequence[str], tree: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths of a page, and the unknown keys of the items that it shows, or of the document."""
    return (*paths, *dict.fromkeys(_strange(known, paths, tree)))


def _strange(known: Book, paths: Sequence[str], tree: Mapping[str, Any]) -> Iterator[str]:
    shown = (item_paths(path)[:1] for path in paths if "[]" not in path.partition("]")[0] + "]")
    around = dict.fromkeys(one for items in shown for one in items)
    for path in ((""), *around) if LAST in paths else around:
        table = value_at(tree, path) if path else tree
        names = {one.name for one in known.below(path, tree)}
        for key in table if isinstance(table, Mapping) else ():
            if key not in names:
                yield join(path, key)
