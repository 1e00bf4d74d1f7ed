"""Days that the file itself gives: hearings, custody, limitation, replies, what follows later."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.counting import Counted, before_a_day_off, on_working_day
from comity.law.load import read_toml
from comity.law.moments import difference, moment_of
from comity.model.deadlines import Deadline, Weight
from comity.model.drafts.base import leaves
from comity.model.messages import Message
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import wait_for
from comity.text.messages import entry, message

__all__ = ["days_of_the_file"]

INDEX = re.compile(r"\[\d+\]")
AT_A_TIME = "deadline.title/reply-at"
WATCH = "watch"
AFTERWARDS = {"renew": "renewed-late"}
"""What is left to do once a day is over, where that is another thing."""
ITEM = re.compile(r"^(\w+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A field that holds a day; see the head of dated_fields.toml."""

    path: str
    title: str
    role: str
    weight: Weight
    until: str = ""
    lapses: str = ""
    act: str = ""
    kinds: tuple[str, ...] = ()
    met: str = ""
    shown: Mapping[str, str] | None = None


@cache
def _rows() -> Mapping[str, _Row]:
    table = read_toml(files(__package__) / "dated_fields.toml")["field"]
    made = ({**row, "shown": row.get("with")} for row in table)
    rows = (_Row(**{key: value for key, value in row.items() if key != "with"}) for row in made)
    return {row.path: row for row in rows}


def days_of_the_file(case: Watched) -> Iterator[Deadline]:
    """The time limits that are days in the file, each as long as it matters."""
    for path, value in leaves(case.data):
        row = _rows().get(INDEX.sub("[]", path))
        day = _day(value)
        if row is None or day is None or (row.kinds and case.draft.kind not in row.kinds):
            continue
        if _is_over(case, row):
            continue
        title = _title(case, row, path)
        moment = _moment(case, title, path, day)
        steps = (*_no_zone(title, moment), *_day_off(case, row, day))
        counted = Counted(day, moment, steps=steps)
        made = case.ends(
            path,
            title,
            counted,
            weight=row.weight,
            role=row.role,
            steps=(message("deadline.start/file", field=path),),
            lapses=message(f"deadline.lapses/{row.lapses}") if row.lapses else None,
            act=_act(case, row, counted),
            reads=(path,),
        )
        # a time that the file gives in words has a zone of its own
        zone = difference(moment) if moment is not None else ""
        yield replace(made, zone=zone) if title.id == AT_A_TIME else made


def _is_over(case: Watched, row: _Row) -> bool:
    """Whether the record, or another paper, shows that the day no longer matters."""
    if (row.until == "answered" and case.replied) or (row.until == "closed" and case.closed):
        return True
    beside = case.beside
    if row.met == "process":
        return beside.requested is not None
    if row.met == "request":
        return beside.requested is not None or beside.announced or case.answered
    if row.met == "supplement":
        return beside.supplemented is not None and beside.supplemented >= case.draft.date
    return row.met == "original" and beside.original is not None


def _no_zone(title: Message, moment: dt.datetime | None) -> tuple[Message, ...]:
    """That a time of day is not counted, since nobody can tell its zone, and how to write it."""
    if title.id != AT_A_TIME or moment is not None:
        return ()
    return (message("deadline.start/no-zone"),)


def _moment(case: Watched, title: Message, path: str, day: dt.date) -> dt.datetime | None:
    """The moment that a file gives in words, where its zone can be told from them."""
    if title.id != AT_A_TIME:
        return None
    words = _value_at(case.data, f"{path.rpartition('.')[0]}.deadline_time")
    return moment_of(day, str(words))


def _day_off(case: Watched, row: _Row, day: dt.date) -> tuple[Message, ...]:
    """Of what the office itself must do: that the day is no working day, and the one before it."""
    known = case.calendar(row.role) if row.role == "requesting" and day >= case.today else None
    if known is None or not known.knows(day.year) or on_working_day(day, known) < case.today:
        return ()
    return before_a_day_off(day, known)


def _day(value: Any) -> dt.date | None:
    """A day as the model or the particulars of a measure hold it."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _title(case: Watched, row: _Row, path: str) -> Message:
    id = f"deadline.title/{row.title}"
    if row.shown is not None:
        beside = _value_at(case.data, f"{path.rpartition('.')[0]}.{row.shown['field']}")
        if isinstance(beside, dt.date) or (isinstance(beside, str) and beside):
            told: dict[str, Any] = {row.shown["as"]: beside}
            return message(f"deadline.title/{row.shown['title']}", **told)
    if "item" in entry(id).params:
        return message(id, item=_item(case.data, path))
    return message(id)


def _act(case: Watched, row: _Row, counted: Counted) -> Message | None:
    if not row.act:
        return None
    over = case.standing(counted.day, counted.moment) == "past"
    if row.act == WATCH:
        unsent = case.record is None or not case.record.events
        if over and unsent and not (case.answers or case.emergency):
            return message("deadline.act/not-sent", file=case.file)
        return wait_for(case, over=over)
    if over and row.act in AFTERWARDS:
        return message(f"deadline.act/{AFTERWARDS[row.act]}")
    known = entry(f"deadline.act/{row.act}").params
    told: dict[str, Any] = {"day": counted.day} if "day" in known else {}
    return message(f"deadline.act/{row.act}", **told)


def _item(data: Mapping[str, Any], path: str) -> str:
    """The id of the item of a list in which a path lies, or the item by its number."""
    found = ITEM.match(path)
    if found is None:
        return path
    name, number = found[1], int(found[2])
    return str(data[name][number].get("id") or f"{name}[{number}]")


def _value_at(data: Any, path: str) -> Any:
    for step in re.findall(r"\[(\d+)\]|([^.\[\]]+)", path):
        try:
            data = data[int(step[0])] if step[0] else data[step[1]]
        except (KeyError, IndexError, TypeError):
            return None
    return data
