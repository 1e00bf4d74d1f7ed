"""Whether law says something of a field, asked once for all cases between the same States."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_at import law_of
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.occasion import Occasion, occasion_of
from comity_web.forms.book import Book

__all__ = ["LawThere"]

LARGEST = 20_000
_KNOWN: OrderedDict[tuple[object, ...], bool] = OrderedDict()
_LOCK = Lock()


class LawThere:
    """Whether a page offers to tell what law says of a field."""

    def __init__(self, known: Book, tree: Mapping[str, Any]) -> None:
        self._book, self._tree = known, tree
        self._made: Occasion | None = None
        states = (_state(tree, "requesting"), _state(tree, "requested"), str(tree.get("host")))
        kinds = tuple(_kinds(tree, name) for name in KINDS_IN)
        self._key = (known.shared, known.kind, *states, *kinds, str(tree.get("form")))

    def says(self, path: str) -> bool:
        """Whether the law of either State, or an instrument between them, may speak on a field.

        It is told by the States and the kinds of assistance; the page itself asks for the rest.
        """
        key = (*self._key, each_path(path))
        with _LOCK:
            if key in _KNOWN:
                return _KNOWN[key]
        found = bool(law_of(path, self._occasion))
        with _LOCK:
            _KNOWN[key] = found
            while len(_KNOWN) > LARGEST:
                _KNOWN.popitem(last=False)
        return found

    @property
    def _occasion(self) -> Occasion:
        if self._made is None:
            self._made = occasion_of(self._tree, self._book.host)
        return self._made


def _state(tree: Mapping[str, Any], role: str) -> str:
    side = tree.get(role)
    return str(side.get("state", "")) if isinstance(side, Mapping) else ""


def _kinds(tree: Mapping[str, Any], name: str) -> tuple[str, ...]:
    items = tree.get(name)
    rows = items if isinstance(items, list) else []
    key = KINDS_IN[name]
    return tuple(sorted({str(one.get(key)) for one in rows if isinstance(one, Mapping)}))
