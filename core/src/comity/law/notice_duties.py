"""Reading what present law asks of a notice: ``[[notice_duty]]`` in the law files of a plugin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from comity.law.home import Home, root_of
from comity.law.kept import kept
from comity.law.load import cite, load_sources, parse, read_toml, tables_of, toml_files
from comity.law.members import Group, load_groups
from comity.law.text_tables import law_language
from comity.model.errors import LawDataError
from comity.model.notice_points import NoticeDuty, Reach
from comity.model.origin import Origin

__all__ = ["TABLE", "duties_on", "load_notice_duties"]

TABLE = "notice_duty"


@kept("jurisdiction.toml", "sources.toml", "sources", "law", "groups")
def load_notice_duties(home: Home) -> tuple[NoticeDuty, ...]:
    """The duties that a plugin brings, of every day, in the order of its files.

    Raises:
        LawDataError: a file breaks its schema, cites a source or names a grouping that is not
            there, or an id stands twice.
    """
    root, language = root_of(home), law_language(home)
    rows = [
        (file.name, number, row)
        for file in toml_files(root / "law")
        for number, row in enumerate(tables_of(read_toml(file), TABLE, file.name), start=1)
    ]
    if not rows:
        return ()
    sources, groups = load_sources(home), load_groups(home)
    found: dict[str, NoticeDuty] = {}
    for file, number, row in rows:
        duty = parse(NoticeDuty, row, file, f"{TABLE} {number}", language)
        if duty.id in found:
            raise LawDataError(f"{file}: {TABLE} {duty.id} appears twice")
        if not duty.conditions:
            raise LawDataError(
                f"{file}: {TABLE} {duty.id} has none of all, any, in_part and against"
            )
        cited = cite(duty, sources, Origin(f"law/{file}", TABLE, number))
        assert isinstance(cited, NoticeDuty)
        found[duty.id] = cited.model_copy(update={"within": _within(duty, groups, file)})
    return tuple(found.values())


def _within(duty: NoticeDuty, groups: Mapping[str, Group], file: str) -> Reach | None:
    if not duty.reach:
        return None
    if duty.reach not in groups:
        raise LawDataError(f"{file}: {TABLE} {duty.id}: there is no groups file for {duty.reach}")
    group = groups[duty.reach]
    return Reach(
        code=group.code,
        named=(str(group.title), *group.named),
        members={
            one.code: (one.start, one.end) for one in group.members if one.code not in duty.but_not
        },
    )


def duties_on(duties: tuple[NoticeDuty, ...], day: dt.date) -> tuple[NoticeDuty, ...]:
    """Those that apply on a day, as far as their dates are established."""
    return tuple(one for one in duties if one.held_on(day))
