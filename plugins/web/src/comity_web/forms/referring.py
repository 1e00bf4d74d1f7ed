"""Who names an item, for the page that asks before it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.tasks.questions.referrers import Referrers
from comity_web.forms.book import book
from comity_web.forms.words import naming
from comity_web.wording.catalogues import Words

__all__ = ["named_by"]


def named_by(
    kind: str, tree: Mapping[str, Any], path: str, host: Host, *, words: Words
) -> tuple[str, ...]:
    """The places of a document that name an item, in the words of a reader.

    Args:
        kind: the kind of document.
        tree: the plain tree of it.
        path: the item, ``persons[0]``.
        host: the host of the process.
        words: the language of the reader.
    """
    known = book(kind, host, words)
    return naming(known, tree, path, Referrers(tree, known.fields))
