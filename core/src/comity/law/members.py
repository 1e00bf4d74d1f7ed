"""Lists of parties written out: groupings by their members, territories by their State's line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field

from comity.law.home import Home, root_of
from comity.law.load import parse, read_toml, toml_files
from comity.law.text_tables import law_language
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.model.first_days import Day
from comity.model.law_records import LawTable, PartyRow
from comity.model.law_tables import LawText
from comity.model.origin import Origin

__all__ = ["Group", "Member", "expand", "load_groups"]


class Member(LawTable):
    """A member of a grouping, and the days between which it was one."""

    code: str
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")

    def on(self, day: dt.date) -> bool:
        """Whether it was a member on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Group(LawTable):
    """A grouping of States that grows and shrinks: groups/<code>.toml.

    ``named`` are further names by which a text means it, such as ``EU``.
    """

    code: str
    title: LawText
    source: str = ""
    read: Read = Read.NONE
    as_of: Day | None = None
    members: tuple[Member, ...] = ()
    named: tuple[str, ...] = ()
    origin: Origin | None = None


def load_groups(home: Home) -> dict[str, Group]:
    """The groupings of a topic, by code.

    Raises:
        LawDataError: a file breaks its schema.
    """
    found, language = {}, law_language(home)
    for file in toml_files(root_of(home) / "groups"):
        group = parse(Group, read_toml(file).get("group", {}), file.name, "group", language)
        origin = Origin(f"groups/{file.name}", "group")
        found[group.code] = group.model_copy(update={"origin": origin})
    return found


def expand(
    rows: Sequence[PartyRow], groups: Mapping[str, Group], file: str
) -> tuple[PartyRow, ...]:
    """The lines of a list, with those of members and territories added.

    A State that has a line of its own keeps it: what is said of the grouping is not said of it.

    Raises:
        LawDataError: a line speaks for the members of a grouping that the topic does not hold.
    """
    found = {row.code: row for row in rows}
    for row in rows:
        if row.members and row.code not in groups:
            raise LawDataError(f"{file}: party {row.code}: there is no groups file for {row.code}")
        if row.members:
            found[row.code] = row.model_copy(update={"side": row.side or row.code})
            for member in _members(row, groups[row.code]):
                found.setdefault(member.code, member)
    for row in list(found.values()):
        for one in row.extends_to:
            line = _line(row, one.code, one.in_force or row.bound, row.ended)
            found.setdefault(one.code, line)
    return tuple(found.values())


def _members(row: PartyRow, group: Group) -> Iterator[PartyRow]:
    for member in group.members:
        days = [day for day in (row.bound, member.start) if day is not None]
        left = _day_after(member.end)
        ends = [day for day in (row.ended, left) if day is not None]
        start, ended = max(days, default=None), min(ends, default=None)
        before = bool(start and ended and ended <= start)
        if member.code not in row.but_not and not before:
            yield _line(row, member.code, start, ended)


def _day_after(last: dt.date | None) -> dt.date | None:
    """The day after; none after the last day there is, by which some mean *not yet ended*."""
    return last + dt.timedelta(days=1) if last and last < dt.date.max else None


def _line(row: PartyRow, code: str, start: dt.date | None, ended: dt.date | None) -> PartyRow:
    provisional = row.applies_from is not None and start == row.applies_from
    changes = {
        "code": code,
        "in_force": row.in_force if provisional else start,
        "applies_from": start if provisional else None,
        "transposed": None,
        "ended": ended,
        "through": row.code,
        "side": row.side or (row.code if row.members else ""),
        "members": False,
        "but_not": (),
        "extends_to": (),
        "not_to": (),
        "note": "",
    }
    return row.model_copy(update=changes)
