"""The register for people: a table, with what is due next below each row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from comity.model.messages import Value
from comity.tasks.register.due import FOLLOW_UP
from comity.tasks.register.matters import Line, Matter, Register
from comity.text.finding_lines import wrapped
from comity.text.messages import ENGLISH, Catalogue, worded, words

__all__ = ["register_text"]

WIDTH = 100
GAP = "  "
PAPER = "  "
"""How far the row of a letter is moved in, below its request."""
COLUMNS = ("reference", "kind", "states", "sent", "status")
LEAST = 10  # columns of a terminal that a cell always has


def register_text(register: Register, width: int = WIDTH, catalogue: Catalogue = ENGLISH) -> str:
    """The register as text, at most so many columns wide where the names allow it."""
    lines = Page(register, width, catalogue).lines()
    return "\n".join(register.hidden(line) for line in lines) + "\n"


class Page:
    """A register as it is laid out for people."""

    def __init__(self, register: Register, width: int, catalogue: Catalogue) -> None:
        """Remember what is laid out, how wide, and in which language."""
        self.register, self.width, self.catalogue = register, width, catalogue

    def lines(self) -> Iterator[str]:
        """The headline, the table, and what could not be read."""
        yield from self._wrapped(self._headline())
        if self.register.matters:
            yield from self._table()
        yield from self._unread()
        if any(map(_is_followed, self.register.matters)):
            yield ""
            yield from self._wrapped(self._say("register.how-to-follow"))

    def _say(self, id: str, **params: Value) -> str:
        return words(id, self.catalogue, **params)

    def _all(self) -> list[Line]:
        return [line for matter in self.register.matters for line in matter.lines]

    def _wrapped(self, text: str, indent: str = "", hanging: str = "") -> list[str]:
        return wrapped(text, self.width, indent, hanging)

    def _headline(self) -> str:
        lines = self._all()
        mine = sum(line.to_do for line in lines)
        late = sum(line.late for line in lines)
        matters = len(self.register.matters)
        parts = [self._say("register.head", day=self.register.on, number=matters)]
        if len(lines) > matters:
            parts.append(self._say("register.head-files", number=len(lines)))
        if mine:
            parts.append(self._say("register.head-mine", number=mine))
        if late:
            parts.append(self._say("register.head-late", number=late))
        return " ".join(parts)

    def _table(self) -> Iterator[str]:
        rows = [(line, self._cells(line)) for line in self._all()]
        heads = [self._say(f"register.label-column/{name}") for name in COLUMNS]
        indents = {id(line): PAPER for m in self.register.matters for line in m.papers}
        cells = [[indents.get(id(line), "") + row[0], *row[1:]] for line, row in rows]
        sizes = self._sizes([heads, *cells])
        yield ""
        yield from _row(heads, sizes)
        yield GAP.join("-" * size for size in sizes)
        for (line, _), row in zip(rows, cells, strict=True):
            yield from _row(row, sizes)
            yield from self._below(line, indents.get(id(line), "") + "  ")

    def _sizes(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The width of each column; where there is no room, the status gives way first."""
        sizes = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
        over = sum(sizes) + len(GAP) * (len(sizes) - 1) - self.width
        for at in (4, 1, 0):
            if over > 0:
                less = min(over, max(0, sizes[at] - LEAST))
                sizes[at] -= less
                over -= less
        return sizes

    def _cells(self, line: Line) -> list[str]:
        entry = line.entry
        sent = entry.record.first("sent") if entry.record else None
        status = self._say(f"register.label-status/{line.standing}")
        if line.late:
            status = self._say("register.label-status/late", status=status)
        states = " > ".join(one or "?" for one in entry.sides)
        title = self._kind(line)
        return [entry.reference or "-", title, states, sent.on.isoformat() if sent else "-", status]

    def _kind(self, line: Line) -> str:
        try:
            return self._say(f"register.label-kind/{line.entry.kind}")
        except KeyError:  # of a plugin
            return line.entry.title

    def _below(self, line: Line, indent: str) -> Iterator[str]:
        """The name of the file, and what is due next."""
        entry = line.entry
        told = entry.name
        if line.due is not None:
            told = self.catalogue.labelled(told, worded(line.due.says, self.catalogue)[0])
        yield from self._wrapped(told, indent, "  ")
        for due in line.dues[1:]:
            yield from self._wrapped(worded(due.says, self.catalogue)[0], indent + "  ", "  ")
        if entry.changed:
            yield from self._wrapped(self._say("register.changed"), indent + "  ")
        for form, paths in (("document", entry.altered), ("gone", entry.gone)):
            for path in paths:
                said = self._say(f"register.changed/{form}", name=path.name)
                yield from self._wrapped(said, indent + "  ", "  ")
        for fault in entry.record_faults:
            yield from self._fault(str(fault), indent + "  ")

    def _unread(self) -> Iterator[str]:
        register = self.register
        number = len(register.unreadable) + len(register.faults)
        if not number:
            return
        yield ""
        yield from self._wrapped(self._say("register.unread", number=number))
        for one in register.unreadable:
            for fault in one.faults:
                yield from self._fault(str(fault), "  ")
        for fault in register.faults:
            yield from self._fault(str(fault), "  ")

    def _fault(self, text: str, indent: str) -> Iterator[str]:
        for line in text.split("\n"):
            yield from self._wrapped(line.strip(), indent + ("  " if line[:1] == " " else ""), "  ")


def _is_followed(matter: Matter) -> bool:
    """Whether ``comity follow-up`` can write a letter that this side owes in a matter."""
    head = matter.head
    follows = head.entry.kind in ("request", "preservation")
    return follows and any(due.act in FOLLOW_UP and due.who == head.side for due in head.dues)


def _row(cells: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    """A row of the table, of as many lines as its longest cell needs."""
    columns = [
        textwrap.wrap(cell, size, subsequent_indent=cell[: len(cell) - len(cell.lstrip())]) or [""]
        for cell, size in zip(cells, sizes, strict=True)
    ]
    for number in range(max(map(len, columns))):
        parts = [column[number] if number < len(column) else "" for column in columns]
        line = GAP.join(f"{part:<{size}}" for part, size in zip(parts, sizes, strict=True))
        yield line.rstrip()
