"""YAML text to a plain tree, event by event.

The tree is built from the parser's events, without recursion. So an alias is never followed,
a nesting that is too deep stops at once, and no scalar is ever taken for a number, a date or a
Boolean: ``NO`` is Norway and ``012`` keeps its zero.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

import yaml

from comity.model.errors import Fault
from comity.model.findings import Place
from comity.steps.read import paths
from comity.steps.read.case_file import Lines
from comity.steps.read.characters import (
    ILLEGAL,
    ILLEGAL_VALUE,
    REPLACEMENT,
    Oddity,
    escaped_oddities,
    oddities,
)
from comity.steps.read.plain_tree import Node, Tree
from comity.steps.read.syntax import TOO_DEEP, bad_escape, syntax_fault

MAX_DEPTH = 32
"""The deepest nesting of groups and lists that is read."""
MAX_ODDITIES = 50
"""How many refused characters are named one by one."""

LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The libyaml parser; the slower Python one where libyaml is missing."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_REFUSED_KEY = "\x00"
"""Before a key that was refused, while its value is read and dropped."""

_At = tuple[int, int]


@dataclass(slots=True)
class _Level:
    """A group or a list that is still open; a quiet one is read and dropped."""

    container: dict[str, Node] | list[Node]
    path: str
    quiet: bool = False
    key: str | None = None
    key_at: _At = (0, 0)
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None

    @property
    def drops(self) -> bool:
        """Whether the value that comes next leads nowhere."""
        return self.quiet or self.wants_key or (self.key or "").startswith(_REFUSED_KEY)


def grow(text: str, file: str, loader: type | None = None) -> Tree:
    """Read a text as one YAML document.

    Args:
        text: the whole file, without byte order mark.
        file: the name that places and faults carry.
        loader: the PyYAML loader; ``LOADER`` unless told otherwise.
    """
    odd = oddities(text, MAX_ODDITIES + 1)
    text = ILLEGAL.sub(REPLACEMENT, text)
    lines = Lines(text)
    while True:
        walk = _Walk(text, lines, file)
        surrogate = walk.run(loader or LOADER)
        if surrogate is None:
            break
        # libyaml stops at such an escape: it is noted, made harmless, and all is read again.
        odd.append(surrogate)
        digits = 4 if text[surrogate.index + 1] == "u" else 8
        start = surrogate.index + 2
        text = f"{text[:start]}{'FFFD'.zfill(digits)}{text[start + digits :]}"
        if len(odd) > MAX_ODDITIES:
            walk.tree.whole = False
            break
    walk.report_oddities(odd)
    return walk.tree


class _Walk:
    """One pass over the events of a text."""

    def __init__(self, text: str, lines: Lines, file: str) -> None:
        self.tree = Tree(places={"": Place(file, 1, 1)})
        self._text = text
        self._lines = lines
        self._file = file
        self._levels: list[_Level] = []
        self._starts: list[int] = []
        self._spans: list[tuple[int, str]] = []
        self._escaped: list[Oddity] = []
        self._documents = 0
        self._last = (1, 1)
        self._last_key = (0, "")

    def run(self, loader: type) -> Oddity | None:
        """Read all events; hands back the surrogate escape that stopped libyaml, if one did."""
        try:
            for event in yaml.parse(self._text, Loader=loader):
                if not self._take(event):
                    break
            else:
                self._close()
        except yaml.YAMLError as error:
            surrogate = bad_escape(error, self._text)
            if surrogate is not None:
                return surrogate
            self.tree.whole = False
            fault = syntax_fault(error, self._text, self._lines, self._file)
            line, key = self._last_key
            self.tree.faults.append(replace(fault, field=key) if fault.line == line else fault)
        except ValueError:
            # The Python parser hands numbers above U+10FFFF to chr() unchecked.
            self.tree.whole = False
            self._fault(
                self._last, self._path(), "An escape here does not name a character.", _RETYPE
            )
        return None

    def report_oddities(self, odd: list[Oddity]) -> None:
        """Add a fault for each refused character, with the field it stands in."""
        everything = sorted([*odd, *self._escaped], key=lambda oddity: oddity.index)
        for number, oddity in enumerate(everything):
            at = bisect_right(self._starts, oddity.index) - 1
            end, path = self._spans[at] if at >= 0 else (0, "")
            if oddity.index < end:
                self.tree.marred.add(path)
            else:
                path = ""
            place = self._lines.place(oddity.index)
            if number < MAX_ODDITIES:
                self._fault(place, path, oddity.message, oddity.cure)
            elif number == MAX_ODDITIES:
                self._fault(place, path, *MORE_ODDITIES)

    def _take(self, event: yaml.Event) -> bool:
        """Put an event in its place; False ends the reading."""
        at = self._last = _at(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, at)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault(at, "", "A second document starts here.", _ONE_DOCUMENT)
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._alias(at)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._open(event, at)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._levels.pop()
            if self._levels:
                self._after_value(self._levels[-1], closed.container)
        return True

    def _scalar(self, event: yaml.ScalarEvent, at: _At) -> None:
        if not self._levels:
            self._not_a_mapping(event.value, at)
            return
        level = self._levels[-1]
        marked = self._marks(event, at)
        plain = event.style in (None, "")
        value = self._clean(event)
        if level.wants_key:
            self._key(level, value, plain, at)
            self._span(event, paths.join(level.path, value))
            return
        path = self._path()
        self._item_place(level, path, at)
        self._span(event, path)
        if not plain or value not in _NULLS:
            self._after_value(level, value)
            return
        if not marked:
            where = level.key_at if level.key is not None else at
            self._fault(where, path, *(NULL_ITEM if level.key is None else NULL_KEY))
            if not level.drops:
                self.tree.blanks.add(path)
        self._mar(level, path)
        self._after_value(level, None)

    def _clean(self, event: yaml.ScalarEvent) -> str:
        """The value, after any refused character in it has been noted and replaced."""
        value = event.value
        if event.style == '"' and ILLEGAL_VALUE.search(value):
            start, end = _extent(event)
            room = MAX_ODDITIES + 1 - len(self._escaped)
            self._escaped += escaped_oddities(self._text[start:end], start, room) if room else []
            value = ILLEGAL_VALUE.sub(REPLACEMENT, value)
        return str(value)

    def _key(self, level: _Level, key: str, plain: bool, at: _At) -> None:
        path = paths.join(level.path, key)
        level.key, level.key_at = key, at
        if plain and key in _NULLS:
            self._fault(at, level.path, "A key is missing before the colon.", "Write its name.")
            self._refuse_key(level)
        elif plain and key == "<<":
            self._fault(at, level.path, "Merge keys (`<<`) are not supported.", _REPEAT)
            self._refuse_key(level)
        elif key in level.lines:
            message = f"This key appears twice: on line {level.lines[key]} and on line {at[0]}."
            self._fault(at, path, message, "Keep one of the two.")
            level.key = _REFUSED_KEY + key
        else:
            level.lines[key] = at[0]
            self._last_key = (at[0], path)
            if not level.quiet:
                self.tree.places[path] = Place(self._file, *at)

    def _open(self, event: yaml.CollectionStartEvent, at: _At) -> bool:
        mapping = isinstance(event, yaml.MappingStartEvent)
        if not self._levels:
            if not mapping:
                self._not_a_mapping([], at)
                return False
            self._marks(event, at)
            self.tree.places[""] = Place(self._file, *at)
            self._levels.append(_Level(self.tree.data, ""))
            return True
        level = self._levels[-1]
        path = self._path()
        self._marks(event, at)
        if len(self._levels) >= MAX_DEPTH:
            self._fault(at, "", *TOO_DEEP)
            self.tree.whole = False
            return False
        if level.wants_key:
            level.key_at = at
            self._fault(at, path, "A key must be a single word.", "Write `name:` and its value.")
            self.tree.gaps.add(path)
        else:
            self._item_place(level, path, at)
        self._levels.append(_Level({} if mapping else [], path, quiet=level.drops))
        return True

    def _after_value(self, level: _Level, value: Node | None) -> None:
        """Hand a finished value, or None for a refused one, to what it belongs to."""
        if isinstance(level.container, list):
            # A refused item keeps its number, so that those after it keep their paths.
            level.container.append("" if value is None else value)
        elif level.key is None:
            level.key = _REFUSED_KEY
        else:
            if value is not None and not level.drops:
                level.container[level.key] = value
            level.key = None

    def _refuse_key(self, level: _Level) -> None:
        level.key = _REFUSED_KEY
        self.tree.gaps.add(level.path)

    def _mar(self, level: _Level, path: str) -> None:
        if not level.drops:
            self.tree.marred.add(path)

    def _alias(self, at: _At) -> None:
        path = self._path()
        self._fault(at, path, "Aliases (`*name`) are not supported.", _REPEAT)
        if not self._levels:
            self.tree.whole = False
            return
        level = self._levels[-1]
        if level.wants_key:
            level.key_at = at
            self.tree.gaps.add(level.path)
        else:
            self._item_place(level, path, at)
            self._mar(level, path)
        self._after_value(level, None)

    def _marks(self, event: yaml.NodeEvent, at: _At) -> bool:
        """Refuse an anchor and a tag, and tell whether there was one; the value is read on."""
        anchor, tag = event.anchor, getattr(event, "tag", None)
        if anchor is None and tag is None:
            return False
        path = self._path()
        if anchor is not None:
            self._fault(at, path, "Anchors (`&name`) are not supported.", _REPEAT)
        if tag is not None:
            self._fault(at, path, "Tags (`!…`) are not supported: every value is text.", _NO_TAG)
        return True

    def _close(self) -> None:
        if not self._documents:
            self.tree.whole = False
            self._fault((1, 1), "", "The file contains only comments.", BEGIN)

    def _not_a_mapping(self, value: Node, at: _At) -> None:
        self.tree.whole = False
        if value == "":
            self._fault(at, "", "The file has no fields.", BEGIN)
        else:
            what = "a list" if isinstance(value, list) else "text"
            self._fault(at, "", f"The file is {what}, but a case file has fields.", BEGIN)

    def _path(self) -> str:
        """The path of the value that comes next (of the group, where a key comes next)."""
        if not self._levels:
            return ""
        level = self._levels[-1]
        if isinstance(level.container, list):
            return paths.join(level.path, len(level.container))
        if level.key is None or level.key == _REFUSED_KEY:
            return level.path
        return paths.join(level.path, level.key.removeprefix(_REFUSED_KEY))

    def _item_place(self, level: _Level, path: str, at: _At) -> None:
        if isinstance(level.container, list) and not level.drops:
            self.tree.places[path] = Place(self._file, *at)

    def _span(self, event: yaml.ScalarEvent, path: str) -> None:
        start, end = _extent(event)
        self._starts.append(start)
        self._spans.append((end, path))

    def _fault(self, at: _At, path: str, message: str, cure: str) -> None:
        self.tree.faults.append(Fault(self._file, *at, path, message, cure))


def _at(event: yaml.Event) -> _At:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _extent(event: yaml.Event) -> tuple[int, int]:
    """Where in the text an event begins and ends."""
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


NULL_KEY = ("The key has no value.", "Write its value, or remove the key.")
NULL_ITEM = ("The item has no value.", "Write its value, or remove the item.")
_ONE_DOCUMENT = "Use one document per file: remove the line `---`, or split the file."
_REPEAT = "Write the full value each time. If the sign is part of the text, use single quotes."
_NO_TAG = "Remove the tag. If the sign is part of the text, put the value in single quotes."
BEGIN = "Start with `kind:` and `schema: 1`, each on its own line."
_RETYPE = "Retype the words by hand."
MORE_ODDITIES = ("More such characters follow.", _RETYPE)
