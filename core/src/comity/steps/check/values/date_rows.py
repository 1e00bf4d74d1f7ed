"""Dates in order: one row for each pair of dates that cannot stand the other way round.

The rows work on plain data, so that a form can judge one date of an unfinished draft by the same
rows as the check. A row whose other date is missing, or is no date, says nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from comity.law.particular_forms import as_day
from comity.model.findings import Finding, Severity
from comity.model.records import CORRESPONDENCE
from comity.steps.check.values.around import Around
from comity.steps.check.words_beside import told_in, words_in
from comity.steps.read.paths import join
from comity.text.messages import finding

__all__ = ["ROWS", "Row", "check_order", "family_of", "places"]

ERROR, WARNING = Severity.ERROR, Severity.WARNING
REQUEST, PAPER, NOTICE = "request", "paper", "notice"
ALL = frozenset({REQUEST, PAPER, NOTICE})
TO_COME = ("request_to_follow_by", "process_to_follow_by", "expiry", "valid_until", "return_by")
"""Particulars of a measure that are days still to come; of a service another rule tells."""
COMING = ("text", "still_to_come")  # a fact that is told as foreseen is no mistake
ENDS = ("form.fact-after-request", "papers.day-later/fact")  # of which a span may still run
WRONG = {
    "not-after": lambda day, other: day > other,
    "not-before": lambda day, other: day < other,
    "before": lambda day, other: day >= other,
    "after": lambda day, other: day <= other,
}


class Row(NamedTuple):
    """A date, how it must stand to another, and the finding if it does not.

    ``field`` and ``other`` are paths with ``[]``; in ``other`` they are the same items. ``of`` are
    the families of documents that the row is for; ``where`` is a word that a field of the same
    table must have; ``unless`` a list of words that a text beside it has (``foreseen``).
    """

    field: str
    must: str
    other: str
    id: str
    of: frozenset[str] = ALL
    weight: Severity | None = None
    where: tuple[str, str] = ("", "")
    unless: tuple[str, str] = ("", "")

    @property
    def reads(self) -> tuple[str, ...]:
        """The fields that the row looks at."""
        table = self.field.rpartition(".")[0]
        names = (name for name, _ in (self.where, self.unless) if name)
        return (self.field, self.other, *(f"{table}.{one}".removeprefix(".") for one in names))


def _only(*families: str) -> frozenset[str]:
    return frozenset(families)


def _rows() -> Iterator[Row]:
    yield from _past_and_coming()
    yield from _of_correspondence()
    future = (
        *("proceedings.decisions[].date", "measures[].order.date", "annexes[].date"),
        *("assurances[].date", "channels[].date", "previous_versions[].date"),
        "requesting.issued_by.date",
    )
    yield Row("offences[].committed_from", "not-after", "date", "value.date-future", weight=ERROR)
    yield Row("offences[].committed_to", "not-after", "date", "value.date-future", weight=WARNING)
    for field in future:
        yield Row(field, "not-after", "date", "value.date-future", weight=WARNING)
    for field in (
        *("persons[].custody.until", "confidentiality.until_date", "urgency.process_follows"),
        *(
            "requesting.validation_follows",
            "transmission.original_follows",
            "hearings[].evidence_by",
        ),
        *("delivery.open_until", "offences[].limitation.date", "measures[].privilege_plan.until"),
        *(f"measures[].particulars.{name}" for name in TO_COME),
    ):
        yield Row(field, "not-before", "date", "value.date-past")
    for field, start, weight in (
        ("offences[].committed_to", "offences[].committed_from", ERROR),
        ("offences[].limitation.date", "offences[].committed_from", WARNING),
        ("facts[].until", "facts[].date", ERROR),
        ("persons[].custody.until", "persons[].custody.since", WARNING),
        ("proceedings.decisions[].final_on", "proceedings.decisions[].date", WARNING),
        ("measures[].order.final_on", "measures[].order.date", WARNING),
        ("measures[].deadline", "measures[].not_before", WARNING),
        ("hearings[].date", "hearings[].evidence_by", WARNING),
        ("earlier[].expires", "earlier[].date", WARNING),
        ("hold_until", "request_by", WARNING),
        ("expires", "effective", WARNING),
        ("concerning.sent", "concerning.date", WARNING),
        ("acknowledged", "concerning.date", WARNING),
        ("reminders[].date", "concerning.date", WARNING),
    ):
        yield Row(field, "not-before", start, "value.date-reversed", weight=weight)
    yield Row("asked_by", "not-after", "date", "value.date-future", _only(PAPER), WARNING)
    for field in ("answer_by", "preserved_until"):
        yield Row(field, "not-before", "date", "value.date-past", _only(PAPER))
    yield Row(
        *("received", "not-before", "concerning.date", "value.date-reversed", _only(PAPER), WARNING)
    )


def _past_and_coming() -> Iterator[Row]:
    """What is over, and what is to come, on the date of a request."""
    own = _only(REQUEST)
    for field in ("facts[].date", "facts[].until"):
        fact = (field, "not-after", "date", "form.fact-after-request", own)
        yield Row(*fact, unless=COMING)
    yield Row("urgency.deadline", "not-before", "date", "form.deadline-past", own)
    yield Row("measures[].deadline", "not-before", "date", "form.deadline-past/measure", own)
    yield Row("earlier[].date", "not-after", "date", "form.earlier-later", own)
    expires = ("earlier[].expires", "not-before", "date", "form.preservation-ended", own)
    yield Row(*expires, where=("kind", "preservation"))
    both = _only(REQUEST, PAPER)
    yield Row("persons[].born", "before", "date", "links.born-later", both)
    yield Row("persons[].custody.since", "not-after", "date", "links.custody/later", both)
    yield Row("hearings[].date", "after", "date", "links.hearing-past", own)


def _of_correspondence() -> Iterator[Row]:
    paper = _only(PAPER)
    for field, what in (
        ("concerning.date", "papers.day-later/request"),
        ("concerning.sent", "papers.day-later/sent"),
        ("acknowledged", "papers.day-later/acknowledgement"),
        ("reminders[].date", "papers.day-later/reminder"),
        ("received", "papers.day-later/receipt"),
        ("facts[].date", "papers.day-later/fact"),
        ("facts[].until", "papers.day-later/fact"),
        ("earlier[].date", "papers.day-later/contact"),
    ):
        coming = COMING if what.endswith("/fact") else ("", "")
        yield Row(field, "not-after", "date", what, paper, unless=coming)
    for field, what in (
        ("urgency.deadline", "papers.day-past/deadline"),
        ("reply_by", "papers.day-past/reply"),
        ("hold_until", "papers.day-past/keep-until"),
        ("request_by", "papers.day-past/coming-request"),
        *((f"{at}accept_by", "papers.day-past/acceptance") for at in ("", "rulings[].")),
        *((f"{at}postponed_until", "papers.day-past/postponed") for at in ("", "rulings[].")),
        *((f"{at}review_on", "papers.day-past/review") for at in ("", "rulings[].")),
    ):
        yield Row(field, "not-before", "date", what, paper)


ROWS: tuple[Row, ...] = tuple(_rows())


def family_of(kind: object) -> str:
    """The family of a kind of document: request, paper or notice; a plugin's own is a request."""
    if kind == NOTICE:
        return NOTICE
    return PAPER if isinstance(kind, str) and kind in CORRESPONDENCE else REQUEST


def check_order(around: Around, family: str) -> Iterator[Finding]:
    """The findings on dates of a document that stand the wrong way round."""
    for row in ROWS:
        if family in row.of:
            yield from _judged(row, around)


def _judged(row: Row, around: Around) -> Iterator[Finding]:
    name, wanted = row.where
    for path, items, table, value in places(around.data, row.field):
        other = _at(around.data, row.other, items)
        day, start = as_day(value), as_day(other)
        if day is None or start is None or not WRONG[row.must](day, start):
            continue
        if name and table.get(name) != wanted:
            continue
        if row.unless[0] and _foreseen(row.unless[1], table.get(row.unless[0])):
            continue
        if row.id in ENDS and _still_runs(row.field, table, start):
            continue
        yield _found(row, path, items, table, day, start)


def _still_runs(field: str, table: Mapping[str, Any], written: dt.date) -> bool:
    """Whether a fact began by the day of the paper, and its end alone lies ahead.

    A visit or a detention that runs when the paper is written ends later, and that is no mistake.
    """
    began = as_day(table.get("date")) if field.endswith(".until") else None
    return began is not None and began <= written


def _foreseen(words: str, told: Any) -> bool:
    """Whether a text, or a sentence of it, tells what is to come and nothing that is over."""
    text = told if isinstance(told, str) else ""
    whole = words_in("open_words", words, text) and not words_in("open_words", "is_past", text)
    return bool(whole or told_in("open_words", words, text, "is_past"))


def _found(
    row: Row,
    path: str,
    items: tuple[int, ...],
    table: Mapping[str, Any],
    day: dt.date,
    other: dt.date,
) -> Finding:
    params: dict[str, Any] = {}
    if row.id == "value.date-reversed":
        params = {"day": day, "start": other, "other": _numbered(row.other, items)}
    elif row.id.startswith("value."):
        params = {"day": day, "date": other}
    elif row.id == "form.deadline-past/measure":
        params = {"measure": str(table.get("id", ""))}
    return finding(row.id, path, weight=row.weight, reads=row.reads, **params)


Place = tuple[str, tuple[int, ...], Mapping[str, Any], Any]


def places(data: Any, pattern: str) -> Iterator[Place]:
    """Every value that a path with ``[]`` leads to: its path, its items, its table, itself."""
    yield from _places(data, pattern.split("."), "", ())


def _places(data: Any, steps: list[str], path: str, items: tuple[int, ...]) -> Iterator[Place]:
    if not isinstance(data, Mapping):
        return
    step, *rest = steps
    name = step.removesuffix("[]")
    value, below = data.get(name), join(path, name)
    if value is None:
        return
    if not rest:
        yield below, items, data, value
    elif step != name:
        for index, item in enumerate(value if isinstance(value, (list, tuple)) else ()):
            yield from _places(item, rest, join(below, index), (*items, index))
    else:
        yield from _places(value, rest, below, items)


def _numbered(pattern: str, items: tuple[int, ...]) -> str:
    numbers = iter(items)
    return re.sub(r"\[\]", lambda _: f"[{next(numbers)}]", pattern)


def _at(data: Any, pattern: str, items: tuple[int, ...]) -> Any:
    """The value that a path leads to through the items of that number."""
    numbers, node = iter(items), data
    for step in pattern.split("."):
        name = step.removesuffix("[]")
        node = node.get(name) if isinstance(node, Mapping) else None
        if step != name:
            index = next(numbers, None)
            rows = node if isinstance(node, (list, tuple)) else ()
            node = rows[index] if index is not None and index < len(rows) else None
    return node
