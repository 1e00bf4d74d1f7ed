"""Classes of electronic data under the Budapest Convention, the EU and the US, and their meeting.

No two schemes cut the data alike, so a translation says where they do not coincide
(data_classes.toml, with the article of each class and how it was read).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from comity.law.lay_acts import found_acts, parts_of
from comity.law.load import read_toml
from comity.model.citations import Citation, Read
from comity.model.records import AssistanceKind

__all__ = [
    "DataClass",
    "Meeting",
    "Scheme",
    "Searched",
    "class_under",
    "described",
    "find_class",
    "known_classes",
    "load_schemes",
    "meetings",
    "searched",
]

How = Literal["same", "within", "wider", "overlaps"]
CLASSES = ("subscriber", "identification", "traffic", "content")
"""The classes of which words tell, that which asks least of the law first."""
TURNED: Mapping[str, How] = {"within": "wider", "wider": "within"}


@dataclass(frozen=True, slots=True)
class DataClass:
    """A class of data: ``id`` is ``eu:traffic``; ``needs`` what the article asks to be shown."""

    id: str
    title: str
    says: str
    citation: Citation
    needs: str = ""

    @property
    def name(self) -> str:
        """The id without its scheme."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Scheme:
    """An instrument or a law with classes of its own: ``instrument`` is its id, ``law`` a State."""

    id: str
    title: str
    classes: tuple[DataClass, ...]
    instrument: str = ""
    law: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a class meets one of another scheme; ``how`` is read from the class asked about."""

    other: DataClass
    how: How
    remark: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What the words of a search may mean, the likeliest first: classes of data, or kinds.

    ``roads`` are matters for which there is another road than the words say, most of them no
    assistance; ``left`` are the parts of the search in which nothing names a kind or such a matter.
    """

    classes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    roads: tuple[str, ...] = ()
    left: str = field(default="", compare=False)


@cache
def load_schemes() -> Mapping[str, Scheme]:
    """The schemes by id, in the order of the file."""
    table = _table()
    return {
        name: Scheme(
            name,
            row["title"],
            tuple(_class(row, each) for each in table["class"] if each["scheme"] == name),
            row.get("instrument", ""),
            row.get("law", ""),
            row.get("note", ""),
        )
        for name, row in table["scheme"].items()
    }


def known_classes() -> tuple[str, ...]:
    """The ids of all classes: ``budapest:subscriber`` and so on."""
    return tuple(each.id for scheme in load_schemes().values() for each in scheme.classes)


def find_class(id_: str) -> DataClass | None:
    """The class with an id such as ``eu:identification``, or None."""
    found = load_schemes().get(id_.partition(":")[0])
    return next((each for each in found.classes if each.id == id_), None) if found else None


def meetings(id_: str) -> tuple[Meeting, ...]:
    """Where a class meets those of the other schemes; none for a class that has no counterpart."""
    return tuple(_meetings(id_))


def class_under(
    kind: AssistanceKind, instruments: Iterable[str], law: str = ""
) -> DataClass | None:
    """The class of a kind under the first of some instruments that has classes, else under a law.

    Args:
        kind: the kind of assistance.
        instruments: ids of instruments, that which prevails first.
        law: the code of the State whose own classes count where no instrument has any.
    """
    schemes = load_schemes().values()
    named = [scheme for id_ in instruments for scheme in schemes if scheme.instrument == id_]
    named += [scheme for scheme in schemes if law and scheme.law == law]
    found = (find_class(f"{s.id}:{kind.classes[s.id]}") for s in named if s.id in kind.classes)
    return next(found, None)


def described(text: str) -> frozenset[str]:
    """Which classes (subscriber, identification, traffic, content) an author's own words tell of.

    Nothing is told of a text that excludes something, for it may name what it excludes.
    """
    words = _words()
    if any(word.search(text) for word in words["silent"]):
        return frozenset()
    return frozenset(
        name
        for name, known in words.items()
        if name != "silent" and any(word.search(text) for word in known)
    )


def searched(query: str) -> Searched:
    """What lay words look for: ``who owns the e-mail account`` means data on its subscriber.

    The longest words win over what overlaps with them: "e-mail account" is not about e-mails. An
    object, such as an account, counts only where nothing says what is wanted of it.
    """
    plain = " ".join(query.split())
    spans = [
        (1, found.start(), found.end(), row)
        for row, words in _lay()
        for word in words
        for found in word.finditer(plain)
    ]
    spans += [(one.heads, one.start, one.end, one.row) for one in found_acts(plain)]
    taken: list[tuple[int, int, Mapping[str, Any]]] = []
    for _, start, end, row in sorted(spans, key=lambda one: (one[1] - one[2], -one[0], one[1])):
        if all(end <= first or last <= start for first, last, _ in taken):
            taken.append((start, end, row))
    rows = [row for _, _, row in taken]
    told = [row for row in rows if not row.get("object")] or rows
    meant = {name for row in told for name in row.get("classes", ())}
    kinds = dict.fromkeys(name for row in told for name in row.get("kinds", ()))
    roads = dict.fromkeys(name for row in rows for name in row.get("roads", ()))
    known = [(start, end) for start, end, row in taken if "classes" not in row]
    left = " ".join(
        part[0].strip()
        for part in parts_of(plain)
        if not any(start < part.end() and part.start() < end for start, end in known)
    )
    classes = tuple(name for name in CLASSES if name in meant)
    return Searched(classes, tuple(kinds), tuple(roads), left)


def _meetings(id_: str) -> Iterator[Meeting]:
    for row in _table()["meets"]:
        if row["one"] == id_:
            yield Meeting(_known(row["other"]), row["how"], row["remark"])
        elif row["other"] == id_:
            yield Meeting(_known(row["one"]), TURNED.get(row["how"], row["how"]), row["remark"])


def _known(id_: str) -> DataClass:
    found = find_class(id_)
    assert found is not None, id_  # a test walks the table
    return found


def _class(scheme: dict[str, Any], row: dict[str, Any]) -> DataClass:
    checked: dt.date = row["checked"]
    citation = Citation(
        title=scheme["title"],
        article=row["article"],
        read=Read(row["read"]),
        cite=scheme["cite"],
        official_id=scheme["official_id"],
        url=scheme["url"],
        start=scheme.get("from"),
        checked=checked,
    )
    id_ = f"{row['scheme']}:{row['id']}"
    return DataClass(id_, row["title"], row["says"], citation, row.get("needs", ""))


@cache
def _words() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    rows: dict[str, list[str]] = _table()["words"]
    return {
        name: tuple(re.compile(word, re.IGNORECASE) for word in words)
        for name, words in rows.items()
    }


@cache
def _lay() -> tuple[tuple[Mapping[str, Any], tuple[re.Pattern[str], ...]], ...]:
    """What lay words mean, with what finds them at the beginning of a word."""
    return tuple(
        (row, tuple(re.compile(rf"(?<![\w-]){word}(?!\w)", re.IGNORECASE) for word in row["words"]))
        for row in _table()["lay"]
    )


@cache
def _table() -> dict[str, Any]:
    return read_toml(files("comity.law") / "data_classes.toml")
