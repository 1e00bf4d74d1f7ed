"""The section of an instrument's page on what it keeps from a reader of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.model.law_withheld import Withheld
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.page import Item, entry_of, read_and_unread
from comity.text.written import listed

__all__ = ["withheld_items"]


def withheld_items(
    rows: Iterable[Withheld], measures: Mapping[str, AssistanceKind]
) -> tuple[Item, ...]:
    """One item for each statement, under the reader whom it concerns."""
    items = []
    for row in rows:
        titles = [measures[k].title if k in measures else k for k in row.measures]
        about = f"for {listed(titles, 'or')}: " if titles else ""
        label = f"{about}{listed([f'`{field}`' for field in row.fields], 'and')}"
        read, _ = read_and_unread([entry_of(row, row.id, label=label)])
        if read:
            items.append(Item(row.id, f"The {row.reader} does not see", entries=read))
    return tuple(items)
