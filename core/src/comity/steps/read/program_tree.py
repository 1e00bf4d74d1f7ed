"""A tree that a program hands over, vetted as strictly as a file.

A tree is made of ``dict``, ``list`` and ``str``, as the YAML of a case file gives it. It never went
through the YAML reader, so everything that the reader refuses is refused here by the same rules,
and what YAML cannot say (a number, a table within itself) as well.
"""

from __future__ import annotations

import datetime as dt

from comity.model.errors import DraftError, Fault
from comity.model.findings import Place
from comity.steps.read import paths
from comity.steps.read.case_file import MAX_BYTES
from comity.steps.read.characters import ILLEGAL_VALUE, REPLACEMENT, oddities_of_value
from comity.steps.read.plain_tree import Node, Tree
from comity.steps.read.syntax import TOO_DEEP
from comity.steps.read.tree_hash import with_line_feeds
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import (
    BEGIN,
    MAX_DEPTH,
    MAX_ODDITIES,
    MORE_ODDITIES,
    NULL_ITEM,
    NULL_KEY,
)

__all__ = ["tree_of", "vetted"]

_TOO_LARGE = (
    f"The case is larger than {MAX_BYTES // 1024**2} MiB, the limit for a case file.",
    "Put annexes in separate files and name them under `annexes`.",
)
_WITHIN_ITSELF = ("This contains itself.", "Give each table and each list its own content.")


def tree_of(data: object, name: str) -> Tree:
    """The tree of a case that a program holds, with a fault for everything that no file may hold.

    Line ends become line feeds, as in a file. What is refused is left out, or is empty in a list,
    so that the items after it keep their numbers; a refused character becomes U+FFFD. ``data`` is
    not changed. It never raises for what ``data`` contains.

    Args:
        data: the document, as ``dict``, ``list`` and ``str``.
        name: the name that places and faults carry; their line is 0.
    """
    vetting = _Vetting(name)
    if isinstance(data, dict):
        vetting.tree.data = vetting.table(data, "")
        vetting.measure()
    else:
        vetting.refuse_document(data)
    return vetting.tree


def vetted(data: object, name: str) -> dict[str, Node]:
    """The tree of a case that a program holds, which shares nothing with what it was given.

    Args:
        data: the document, as for ``tree_of``.
        name: the name that faults carry.

    Raises:
        DraftError: it holds what no file may hold.
    """
    found = tree_of(data, name)
    faults = [one for one in found.faults if one.field not in found.blanks]
    if faults:
        raise DraftError(faults)
    return found.data


class _Vetting:
    """One pass over what a program handed over."""

    def __init__(self, name: str) -> None:
        self._place = Place(name)
        self.tree = Tree(places={"": self._place})
        self._open: list[int] = []
        self._odd = 0
        self._size = 0

    def table(self, given: dict[object, object], path: str) -> dict[str, Node]:
        """A table with what can be kept of it."""
        made: dict[str, Node] = {}
        self._open.append(id(given))
        for key, value in given.items():
            if self._full():
                break
            if not isinstance(key, str):
                self._fault(path, f"A key must be text, but one is {_called(key)}.", "Give a name.")
                self.tree.gaps.add(path)
                continue
            below = paths.join(path, ILLEGAL_VALUE.sub(REPLACEMENT, key))
            name = self._text(key, below)
            self.tree.places[below] = self._place
            kept = self._value(value, below, NULL_KEY)
            if kept is not None and name not in made:
                made[name] = kept
        self._open.pop()
        return made

    def measure(self) -> None:
        """Refuse a tree that no file of the largest size could hold."""
        # A text is folded and indented when it is written: at most to four times its size.
        if self.tree.whole and self._size > MAX_BYTES // 4:
            self._size = len(to_yaml(self.tree.data).encode("utf-8"))
            self._full()

    def refuse_document(self, data: object) -> None:
        """Say what stands in the place of a document."""
        self.tree.whole = False
        what = "a list" if isinstance(data, (list, tuple)) else _called(data)
        self._fault("", f"This is {what}, but a case file has fields.", BEGIN)

    def _value(self, value: object, path: str, null: tuple[str, str]) -> Node | None:
        """A value, or None for one that is refused."""
        self._size += 2 * len(self._open) + 2
        if isinstance(value, str):
            return self._text(with_line_feeds(value), path)
        if isinstance(value, (dict, list)):
            return self._collection(value, path)
        self._refuse(path, *(null if value is None else _not_text(value)))
        return None

    def _collection(self, value: dict[object, object] | list[object], path: str) -> Node | None:
        if id(value) in self._open:
            self._refuse(path, *_WITHIN_ITSELF)
        elif len(self._open) >= MAX_DEPTH:
            self._refuse(path, *TOO_DEEP)
        elif isinstance(value, dict):
            return self.table(value, path)
        else:
            return self._list(value, path)
        return None

    def _list(self, given: list[object], path: str) -> list[Node]:
        made: list[Node] = []
        self._open.append(id(given))
        for number, item in enumerate(given):
            if self._full():
                break
            below = paths.join(path, number)
            self.tree.places[below] = self._place
            kept = self._value(item, below, NULL_ITEM)
            made.append("" if kept is None else kept)
        self._open.pop()
        return made

    def _text(self, text: str, path: str) -> str:
        """A text with what is refused in it named and replaced."""
        self._size += len(text.encode("utf-8", "surrogatepass"))
        if ILLEGAL_VALUE.search(text) is None:
            return str.__str__(text)  # of a subclass too, whatever it calls itself
        self.tree.marred.add(path)
        for one in oddities_of_value(text, MAX_ODDITIES + 1 - self._odd):
            self._odd += 1
            last = self._odd > MAX_ODDITIES
            self._fault(path, *(MORE_ODDITIES if last else (one.message, one.cure)))
        return ILLEGAL_VALUE.sub(REPLACEMENT, text)

    def _full(self) -> bool:
        """Whether there is more than a file may hold, which is then said, once."""
        full = self._size > MAX_BYTES
        if full and self.tree.whole:
            self.tree.whole = False
            self._fault("", *_TOO_LARGE)
        return full

    def _refuse(self, path: str, message: str, cure: str) -> None:
        self._fault(path, message, cure)
        self.tree.marred.add(path)

    def _fault(self, path: str, message: str, cure: str) -> None:
        self.tree.faults.append(Fault(self._place.file, 0, 0, path, message, cure))


def _not_text(value: object) -> tuple[str, str]:
    """What a value is instead of text, and how to give it."""
    if isinstance(value, bool):
        cure = f'Give it as text: "{str(value).lower()}".'
    elif isinstance(value, dt.date):
        cure = "Give it as text, a date in the form YYYY-MM-DD."
    elif isinstance(value, int):
        cure = "Give it as text, in the digits that the author wrote."
    else:
        cure = "Give text, a list (`list`) or a table (`dict`)."
    return f"This is {_called(value)}, not text.", cure


def _called(value: object) -> str:
    """A value by what it is, never by what it says."""
    names = {bool: "true or false", dt.datetime: "a time", dt.date: "a date", bytes: "bytes"}
    names |= {int: "a number", float: "a number", type(None): "nothing", str: "text"}
    return names.get(type(value), f"a Python object of the type `{type(value).__name__}`")
