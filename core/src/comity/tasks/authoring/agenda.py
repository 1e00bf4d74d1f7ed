"""Which questions a section of a document puts, in order: one for each field, or for a small group.

What reads well in one line is one question: an amount with its currency, a length of time, a
period, the rows of a short list (a contact with telephone and e-mail). The facts are one narrative,
the kinds of assistance one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from comity.host import Host
from comity.steps.wording.catalogue import SOURCE
from comity.tasks.authoring.unfinished_tree import is_answered, item_paths, value_at
from comity.tasks.questions.fields import Field, fields, of_kind, walk
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.relevance import Relevance
from comity.tasks.questions.sections import Section, sections

__all__ = ["Agenda", "Ask", "is_pair"]

Found = Mapping[str, Relevance]
NEVER_SHOWN = ("schema", "kind", *(f"{name}[].{key}" for name, key in KINDS_IN.items()))
ROWS = frozenset(
    (
        *("contacts", "entities", "contact_points", "channels", "identifiers", "accounts"),
        *("earlier", "annexes"),
    )
)
"""Lists whose items are short enough to be typed in one line each."""
MOST_PARTS = 4
KEPT = 4096
"""Fields that are kept as they are for a kind of assistance."""
NARRATIVE = "facts"
UNCOUNTED = frozenset({"business", "bound", "times"})


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: its field, how it is answered, and why it is put.

    ``shape`` is ``value``, ``lines`` (a list of texts), ``choose`` (several words of a list),
    ``refs`` (items of another list), ``kinds``, ``narrative``, ``amount``, ``length`` (of time),
    ``period`` or ``rows``; ``parts`` are the fields of a group. ``further`` is the item that does
    not exist yet and that an answer creates.
    """

    path: str
    field: Field
    shape: str
    why: str = ""
    needed: bool = False
    parts: tuple[Field, ...] = ()
    further: str = ""

    def is_answered(self, tree: Mapping[str, Any]) -> bool:
        """Whether the document has an answer to it."""
        value = value_at(tree, self.path)
        if self.shape == "period" and isinstance(value, Mapping):
            return any(is_answered(value.get(part.name)) for part in self.parts)
        return is_answered(value)


def is_pair(ask: Ask) -> bool:
    """Whether the items of a short list are typed as what they are and which: ``email: a@b``."""
    return [part.name for part in ask.parts][:1] in (["kind"], ["role"]) and len(ask.parts) == 2


class Agenda:
    """The questions about one kind of document."""

    def __init__(self, host: Host, kind: str, language: str | None) -> None:
        """Describe the fields once.

        Args:
            host: asked for fields and sections.
            kind: the kind of document.
            language: that of titles; None for English.
        """
        self.kind = kind
        self.fields = fields(kind, host, language=language)
        self.sections = sections(kind, host, language=language)
        words = host.languages.wordings(language) if language else None
        self._tag, self._texts = (words.tag, words.texts) if words else (SOURCE, {})
        self._at: dict[str, list[Field]] = {}
        for one in walk(self.fields):
            self._at.setdefault(one.path, []).append(one)
        self._known: dict[tuple[str, str], Field | None] = {}

    def field(self, path: str, tree: Mapping[str, Any]) -> Field | None:
        """The field at a path with numbers, with the example of the kind of assistance around.

        A particular is that of its kind.
        """
        key = each_path(path), _kind_around(path, tree)
        known = self._known
        if (found := known.get(key)) is not None:
            return found
        if len(known) >= KEPT:  # an author may write any kind
            known.clear()
        found = known[key] = self._field(*key)
        return found

    def _field(self, each: str, kind: str) -> Field | None:
        there = self._at.get(each, [])
        found = next((one for one in there if kind in one.kinds), there[0] if there else None)
        return None if found is None else of_kind(found, kind, self._tag, self._texts)

    def section_of(self, path: str) -> Section | None:
        """The section in which a field is, or the nearest table around it."""
        each = each_path(path)
        while each:
            for section in self.sections:
                if each in section.fields:
                    return section
            each = each[:-2] if each.endswith("[]") else each.rpartition(".")[0]
        return None

    def paths(self, section: Section, tree: Mapping[str, Any]) -> Sequence[str]:
        """The paths of a section with numbers, list item by list item, one further included."""
        return [*_numbered(section.fields, "", "", tree)]

    # --- the questions -----------------------------------------------------------------------

    def asks(self, section: Section, tree: Mapping[str, Any], found: Found) -> list[Ask]:
        """Every question of a section, answered or not, in order."""
        made: list[Ask] = []
        covered: set[str] = set()
        for path in self.paths(section, tree):
            one = found.get(path)
            if one is None or one.state != "ask":
                continue
            if covered and not covered.isdisjoint(_with_around(path)):
                continue
            for ask in self._asked(path, one, tree, found):
                made.append(ask)
                covered.update(_covered(ask, tree))
        return made

    def answered(
        self, section: Section, tree: Mapping[str, Any], full: Mapping[str, Any], found: Found
    ) -> list[Ask]:
        """The questions of a section with an answer: those that are asked, then all others.

        Args:
            section: the section.
            tree: the document so far.
            full: the document with its derived values.
            found: what each field is to its author.
        """
        asks = self.asks(section, tree, found)
        made = [one for one in asks if one.is_answered(full)]
        covered = {path for ask in asks for path in (ask.path, *_covered(ask, tree))}
        for path in self.paths(section, tree):
            if not is_answered(value_at(tree, path)):
                continue
            field = self.field(path, tree)
            if field is None or _is_hidden(field):
                continue
            if path in covered or any(_is_in(path, ask.path) for ask in made if ask.parts):
                continue
            shape, parts = _shape(field, path, tree, found)
            if shape:
                one = found.get(path)
                made.append(Ask(path, field, shape, one.why if one else "", parts=parts))
        return made

    def _asked(
        self, path: str, one: Relevance, tree: Mapping[str, Any], found: Found
    ) -> Iterator[Ask]:
        """The questions of a field that is asked for."""
        field = self.field(path, tree)
        if field is None or _is_hidden(field):
            return
        if field.form == "free-table":
            yield from self._free(path, field, tree, one)
            return
        shape, parts = _shape(field, path, tree, found)
        if shape and not (shape == "refs" and not _there(field.refers_to, tree)):
            further = next((p for p in item_paths(path) if value_at(tree, p) is None), "")
            needed = _is_needed(one, parts, path, found) and _calls_for(further, found)
            yield Ask(path, field, shape, one.why, needed, parts, further)

    def _free(
        self, path: str, field: Field, tree: Mapping[str, Any], one: Relevance
    ) -> Iterator[Ask]:
        """The fields that a kind of assistance or a plugin declares."""
        kind = _kind_around(path, tree)
        for inner in field.fields:
            if inner.kinds and kind not in inner.kinds:
                continue
            yield from self.below(f"{path}.{inner.name}", inner, tree, one.why)

    def below(
        self, path: str, field: Field, tree: Mapping[str, Any], why: str = ""
    ) -> Iterator[Ask]:
        """The questions of a field and of all that is in it, whatever is usual."""
        shape, parts = _shape(field, path, tree, {})
        if shape:
            further = next((p for p in item_paths(path) if value_at(tree, p) is None), "")
            yield Ask(path, field, shape, why, parts=parts, further=further)
            return
        if field.many:
            items = value_at(tree, path)
            path = f"{path}[{len(items) if isinstance(items, list) else 0}]"
        for inner in field.fields:
            if inner.name not in ("id", "schema"):
                yield from self.below(f"{path}.{inner.name}", inner, tree, why)

    # --- what is not asked -------------------------------------------------------------------

    def derived(
        self, section: Section, tree: Mapping[str, Any], found: Found
    ) -> list[tuple[str, Field, Relevance]]:
        """The derived values of a section that are worth a line, a table as a whole."""
        shown: list[tuple[str, Field, Relevance]] = []
        for path in self.paths(section, tree):
            one = found.get(path)
            if one is None or one.state != "derived" or not is_answered(one.value):
                continue
            field = self.field(path, tree)
            inside = any(_is_in(path, above) for above, _, _ in shown)
            if field is None or inside or _is_hidden(field):
                continue
            missing = any(value_at(tree, item) is None for item in item_paths(path))
            if not missing and not is_answered(value_at(tree, path)):
                shown.append((path, field, one))
        return shown

    def rare(
        self, section: Section, tree: Mapping[str, Any], found: Found
    ) -> list[tuple[str, Field, Relevance]]:
        """The fields of a section that are rarely needed, a table as a whole."""
        shown: list[tuple[str, Field, Relevance]] = []
        for path in self.paths(section, tree):
            one = found.get(path)
            if one is None or one.state != "rare":
                continue
            field = self.field(path, tree)
            if field is None or _is_hidden(field):
                continue
            missing = any(value_at(tree, item) is None for item in item_paths(path))
            if not missing and not any(_is_in(path, above) for above, _, _ in shown):
                shown.append((path, field, one))
        return shown


def _numbered(
    patterns: Sequence[str], each: str, here: str, tree: Mapping[str, Any]
) -> Iterator[str]:
    """The paths of a section with numbers, list item by list item, one further item included."""
    for name, inner, more in _nested(tuple(patterns), each):
        if not inner:
            yield here + name
            continue
        for number in range(_count(here + name, tree) + more):
            item = f"{here}{name}[{number}]."
            yield from _numbered(inner, f"{each}{name}[].", item, tree)


@lru_cache(maxsize=2048)
def _nested(patterns: tuple[str, ...], each: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """The fields and lists below a table: each with the paths in its items, and whether it grows.

    A field that is no list of tables has no paths in it.
    """
    found: list[tuple[str, tuple[str, ...], bool]] = []
    done: set[str] = set()
    for pattern in patterns:
        rest = pattern[len(each) :]
        head, _, below = rest.partition("[].")
        if not below:
            found.append((rest, (), False))
        elif head not in done:
            done.add(head)
            inner = tuple(one for one in patterns if one.startswith(f"{each}{head}[]."))
            more = f"{each}{head}" in patterns and head not in KINDS_IN
            found.append((head, inner, more))
    return tuple(found)


def _count(path: str, tree: Mapping[str, Any]) -> int:
    items = value_at(tree, path)
    return len(items) if isinstance(items, list) else 0


def _kind_around(path: str, tree: Mapping[str, Any]) -> str:
    """The kind of assistance of the item in which a path is."""
    name = path.partition("[")[0]
    if name not in KINDS_IN:
        return ""
    items = item_paths(path)
    if not items:
        return ""
    return str(value_at(tree, f"{items[0]}.{KINDS_IN[name]}") or "")


def _there(name: str, tree: Mapping[str, Any]) -> bool:
    return is_answered(tree.get(name))


def _is_hidden(field: Field) -> bool:
    return field.name == "id" or field.path in NEVER_SHOWN


def _is_in(path: str, around: str) -> bool:
    return path == around or path.startswith((f"{around}.", f"{around}["))


@lru_cache(maxsize=8192)
def _with_around(path: str) -> tuple[str, ...]:
    """A path, and those of all tables and lists around it."""
    return (path, *(path[:end] for end, mark in enumerate(path) if mark in ".["))


def _is_needed(one: Relevance, parts: Sequence[Field], path: str, found: Found) -> bool:
    return one.needed or any(
        (inner := found.get(f"{path}.{part.name}")) is not None and inner.needed for part in parts
    )


def _calls_for(further: str, found: Found) -> bool:
    """Whether an item that does not exist yet must be there: the first one of a needed list."""
    head = found.get(further.removesuffix("[0]"))
    return not further or (further.endswith("[0]") and head is not None and head.needed)


def _covered(ask: Ask, tree: Mapping[str, Any]) -> Iterator[str]:
    """The paths that a question answers beside its own."""
    if ask.shape in ("amount", "length", "period"):
        yield from (f"{ask.path}.{part.name}" for part in ask.parts)
    elif ask.shape == "narrative":
        yield f"{ask.path}[{_count(ask.path, tree)}]"
    elif ask.shape == "rows":
        for number in range(_count(ask.path, tree)):
            yield from (f"{ask.path}[{number}].{part.name}" for part in ask.parts)
        yield f"{ask.path}[{_count(ask.path, tree)}]"
    elif ask.shape not in ("kinds",):
        yield ask.path


def _shape(
    field: Field, path: str, tree: Mapping[str, Any], found: Found
) -> tuple[str, tuple[Field, ...]]:
    """How a field is asked for, and the parts of a group; no shape for a table that is none."""
    if field.form == "table":
        return _table_shape(field, path, tree, found)
    if field.form == "free-table":
        return "", ()
    if field.many:
        return ("refs" if field.refers_to else "choose" if field.choices else "lines"), ()
    return "value", ()


def _table_shape(
    field: Field, path: str, tree: Mapping[str, Any], found: Found
) -> tuple[str, tuple[Field, ...]]:
    names = {one.name: one for one in field.fields}
    if field.path in KINDS_IN:
        return "kinds", ()
    if field.path == NARRATIVE:
        return "narrative", ()
    if not field.many and set(names) == {"amount", "currency"}:
        return "amount", field.fields
    if not field.many and {"quantity", "unit"} <= set(names) <= {"quantity", "unit", *UNCOUNTED}:
        return "length", (names["quantity"], names["unit"])
    if not field.many and {"from", "to"} <= set(names):
        return "period", (names["from"], names["to"])
    if field.many and field.name in ROWS and (parts := _row(field, path, tree, found)):
        return "rows", parts
    return "", ()


def _row(field: Field, path: str, tree: Mapping[str, Any], found: Found) -> tuple[Field, ...]:
    """The fields of an item that are asked for, if they fit in one line."""
    item = f"{path}[{_count(path, tree)}]"
    asked = [
        one
        for one in field.fields
        if one.name != "id"
        and ((here := found.get(f"{item}.{one.name}")) is not None and here.state == "ask")
    ]
    if not found:
        asked = [one for one in field.fields if one.required and one.name != "id"]
    simple = all(one.form not in ("table", "free-table") and not one.long for one in asked)
    return tuple(asked) if asked and simple and len(asked) <= MOST_PARTS else ()
