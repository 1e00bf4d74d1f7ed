"""The list of what a template may hold, from ``allowed.toml``: elements, attributes, values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["WORD", "Allowed", "Known", "Named", "Once", "PartKind", "allowed"]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_NO_PREFIX_IS_OWN = frozenset({"w", "w14"})  # else an attribute without a prefix has no namespace
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """An element that is on the list.

    ``attributes`` leads from a qualified name to a value's pattern, or to the kind of relationship
    that the value must name; ``places`` are the elements in which it may stand, any if there are
    none.
    """

    attributes: Mapping[str, re.Pattern[str] | str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is refused, in words that people know: what it is, and what to do."""

    says: str
    cure: str


@dataclass(frozen=True, slots=True)
class PartKind:
    """A kind of part: its content type, its first element and what it may hold, by name."""

    name: str
    content_type: str
    root: str
    elements: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Once:
    """What may stand once: ``within`` these everything, ``alone`` wherever it stands.

    ``first`` are pairs of an element and its parent, before all else in it; ``many`` may stand
    more than once; ``unlike`` and ``ids`` name the attribute in which elements of one parent, or
    of a part, differ; ``marks`` those of bookmarks.
    """

    within: frozenset[str]
    alone: frozenset[str]
    first: frozenset[tuple[str, ...]]
    many: frozenset[str]
    unlike: Mapping[str, str]
    ids: Mapping[str, str]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Allowed:
    """The whole list; all names are qualified."""

    kinds: Mapping[str, PartKind]  # by content type
    dropped_elements: frozenset[str]
    dropped_attributes: frozenset[str]
    dropped_namespaces: frozenset[str]
    unwrapped: frozenset[str]
    once: Once
    prefixes: Mapping[str, str]  # of namespaces, for messages
    _refused: Mapping[str, Named]

    def short(self, name: str) -> str:
        """A name as people write it: ``w:pict``, or in full where no prefix is known."""
        uri, _, local = name.removeprefix("{").rpartition("}")
        return f"{self.prefixes[uri]}:{local}" if uri in self.prefixes else name

    def named(self, name: str) -> Named | None:
        """What is known of an element that is refused."""
        return self._refused.get(name) or self._refused.get(f"{name.rpartition('}')[0]}}}*")


@lru_cache(maxsize=1)
def allowed() -> Allowed:
    """The list, read once in a process."""
    text = resources.files(__package__).joinpath("allowed.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    full = _names(data["namespaces"])
    values: dict[str, re.Pattern[str] | str] = {
        name: re.compile(pattern) for name, pattern in data["values"].items()
    } | data["relationships"]
    places = {full(name): _all(full, where) for name, where in data["places"].items()}
    lists = {
        name: dict(_listed(rows, full, values, places)) for name, rows in data["lists"].items()
    }
    kinds = {}
    for name, part in data["parts"].items():
        kind = _THEME if name == "theme" else f"{WORD}.{part['type']}+xml"
        held = {tag: known for one in part["lists"] for tag, known in lists[one].items()}
        kinds[kind] = PartKind(name, kind, full(part["root"]), held)
    dropped = data["dropped"]
    return Allowed(
        kinds,
        _all(full, " ".join(dropped["elements"])),
        _all(full, " ".join(dropped["attributes"])),
        frozenset(dropped["namespaces"]),
        _all(full, " ".join(dropped["unwrapped"])),
        _once(data["once"], full),
        {uri: prefix for prefix, uri in data["namespaces"].items()},
        {
            full(name): Named(row["says"], row["cure"])
            for row in data["refused"].values()
            for name in row["names"].split()
        },
    )


def _names(namespaces: Mapping[str, str]) -> Callable[[str], str]:
    """``full("w:p")``: the qualified name."""

    def full(name: str) -> str:
        prefix, _, local = name.rpartition(":")
        return f"{{{namespaces[prefix]}}}{local}" if prefix else local

    return full


def _all(full: Callable[[str], str], names: str) -> frozenset[str]:
    return frozenset(full(name) for name in names.split())


def _once(data: Mapping[str, Any], full: Callable[[str], str]) -> Once:
    return Once(
        _all(full, " ".join(data["within"])),
        _all(full, " ".join(data["alone"])),
        frozenset(tuple(map(full, pair.split())) for pair in data["first"]),
        _all(full, " ".join(data["many"])),
        {full(name): full(key) for name, key in data["unlike"].items()},
        {full(name): full(key) for name, key in data["ids"].items()},
        tuple(map(full, data["marks"])),
    )


def _listed(
    rows: list[list[str]],
    full: Callable[[str], str],
    values: Mapping[str, re.Pattern[str] | str],
    places: Mapping[str, frozenset[str]],
) -> Any:
    for names, attributes in rows:
        for name in names.split():
            prefix = name.partition(":")[0]
            held = {}
            for attribute in attributes.split():
                key, _, value = attribute.partition("=")
                if ":" not in key and prefix in _NO_PREFIX_IS_OWN:
                    key = f"{prefix}:{key}"
                held[full(key)] = values[value or "plain"]
            yield full(name), Known(held, places.get(full(name), _NOBODY))
