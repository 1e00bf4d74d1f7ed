"""The report for people: risks first, each with its article, its reason and its cure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from comity.model.citations import Citation
from comity.steps.assess.assessment import ANSWERED, Judged, Status
from comity.steps.assess.dual_criminality import Asked, Row
from comity.steps.assess.report import Report
from comity.steps.findings import cited_as_read
from comity.text.messages import message

__all__ = ["report_text"]

WIDTH = 100
COLUMNS = (6, 40, 36, 10)  # element, both States, facts; in less than WIDTH, the middle gives
SECTIONS: dict[Status, str] = {
    "at-risk": "At risk",
    "cannot-tell": "Cannot be told from the file",
    "addressed": "Addressed in the file: the requested State decides",
    "offered": "Offered: the requested State decides whether to accept it",
    "met": "Met by a fact",
}
STANDS = {"at-risk": "at risk", "cannot-tell": "cannot be told", "offered": "offered"}
NATURES = {"mandatory": "must be refused", "discretionary": "may be refused", "link": "link"}


def report_text(report: Report, width: int = WIDTH) -> str:
    """The report as text, at most so many columns wide."""
    return "\n".join(_lines(report, width)) + "\n"


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from _wrapped(_headline(report), width)
    if report.left_out:
        yield from _wrapped(message("coverage.sent-elsewhere").text, width)
    if report.unknown:
        yield from _wrapped(message("coverage.others-possible").text, width)
    for status, title in SECTIONS.items():
        yield from _section(title, report.of(status), width)
    yield from _quiet("Not judged", report.of("not-judged"), report, width)
    out = report.of("not-in-play")
    silent = [one for one in out if one.reason == "no-sign"]
    title = "Not judged, because nothing in the file points to them"
    yield from _quiet(title, silent, report, width)
    rest = [one for one in out if one.reason != "no-sign"]
    yield from _quiet("Not in play", rest, report, width)
    yield from _grid(report.grid, report.asked, width)
    yield from _later(report, width)
    yield from _given(report, width)
    yield from _offered(report, width)


def _headline(report: Report) -> str:
    resolved = report.resolved
    state = resolved.state("requested")
    name = state.short_named() if state else "?"
    file = resolved.case.path.name
    return f"{file}, sent to {name} (law of {resolved.on}): {report.coverage.says}"


def _section(title: str, entries: tuple[Judged, ...], width: int) -> Iterator[str]:
    if entries:
        yield from ("", title, "-" * len(title))
    for one in entries:
        about = f" [{', '.join(one.measures)}]" if one.measures else ""
        yield from _wrapped(f"{one.title}{about}", width, "", "  ")
        if one.nature == "link":
            behind = _cited(one.citation) or "link between parts of the file"
        else:
            behind = f"{one.source}, {NATURES[one.nature]}: {_cited(one.citation)}"
        yield from _wrapped(behind, width, "    ")
        where = f" ({one.field})" if one.field else ""
        yield from _wrapped(f"{one.why}{where}", width, "    ")
        if one.cure and one.status not in ANSWERED:
            yield from _wrapped(f"-> {one.cure}", width, "    ", "       ")


def _quiet(title: str, entries: Sequence[Judged], report: Report, width: int) -> Iterator[str]:
    """Grounds by their ids, with the reason, once for all that share it."""
    if not entries:
        return
    yield from ("", f"{title}:")
    for why in dict.fromkeys(one.why for one in entries):
        alike = dict.fromkeys(_brief(one, report) for one in entries if one.why == why)
        yield from _wrapped(f"{', '.join(alike)}: {why}", width, "    ", "      ")


def _brief(one: Judged, report: Report) -> str:
    """The id of a ground; with the measures, where others stand otherwise to it."""
    others = sum(o.ground_id == one.ground_id and o.source == one.source for o in report.judged)
    apart = one.measures and others > 1
    return f"{one.ground_id} [{', '.join(one.measures)}]" if apart else one.ground_id


def _grid(rows: tuple[Row, ...], asked: tuple[Asked, ...], width: int) -> Iterator[str]:
    yield from ("", "Dual criminality", "----------------")
    yield from _asked(asked, width)
    columns = _columns(width)
    yield from _row(("", "Requesting State", "Requested State", "Facts"), columns)
    yield from _row(tuple("-" * column for column in columns), columns)
    for row in rows:
        facts = ", ".join(row.facts)
        if row.element and not row.facts:
            facts = "(empty)"
        label = row.element or row.offence
        yield from _row((label, row.home, row.there or "(empty)", facts), columns)


def _asked(asked: tuple[Asked, ...], width: int) -> Iterator[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for one in asked:
        groups.setdefault((one.value, _cited(one.citation)), []).append(one.measure)
    for (value, cited), measures in groups.items():
        behind = f" ({cited})" if cited else ""
        known = value in ("yes", "no", "case-by-case")
        said = message(f"reason.dual-asked/{value}" if known else "reason.dual-asked")
        yield from _wrapped(f"{', '.join(measures)}: {said}{behind}", width, "", "  ")


def _columns(width: int) -> tuple[int, ...]:
    """The columns of the grid in this width."""
    element, home, there, facts = COLUMNS
    less = max(0, (WIDTH - width + 1) // 2)
    return element, home - less, there - less, facts


def _row(cells: tuple[str, ...], columns: tuple[int, ...]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, column, break_on_hyphens=False) or [""]
        for cell, column in zip(cells, columns, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts = [
            (lines[number] if number < len(lines) else "").ljust(column)
            for lines, column in zip(wrapped, columns, strict=True)
        ]
        yield "  ".join(parts).rstrip()


def _later(report: Report, width: int) -> Iterator[str]:
    if report.later:
        yield from ("", "For the request that follows", "----------------------------")
    for one in report.later:
        yield from _wrapped(f"[{', '.join(one.measures)}] {one.why}", width)
        yield from _wrapped(_cited(one.citation), width, "    ")
        yield from _wrapped(f"-> {one.cure}", width, "    ", "       ")


def _given(report: Report, width: int) -> Iterator[str]:
    """The assurances of the draft: that State accepts them or does not, so none is more."""
    if report.given:
        yield from ("", "Assurances given", "----------------")
    for one in report.given:
        said = f" ({', '.join(one.promise)})" if one.promise else ""
        yield from _wrapped(
            f"{one.kind}{said}, by {one.giver.name}: {STANDS[one.status]}", width, "", "  "
        )
        for remark in one.remarks:
            yield from _wrapped(f"{remark.what} ({remark.field})", width, "    ")
            if not remark.light:
                yield from _wrapped(f"-> {remark.cure}", width, "    ", "       ")


def _offered(report: Report, width: int) -> Iterator[str]:
    if report.offered:
        yield from ("", "Assurances asked for and not given", "-" * 34)
    for one in report.offered:
        yield from _wrapped(f"{one.kind}: {one.why}", width, "", "  ")
        if one.citation:
            yield from _wrapped(_cited(one.citation), width, "    ")
        if one.given_by:
            yield from _wrapped(
                f"who may give it: {one.given_by} ({_cited(one.giver)})", width, "    "
            )
        else:
            yield from _wrapped(message("coverage.giver-unknown").text, width, "    ")
        yield f"    -> under `assurances:`  {one.line}"


def _cited(citation: Citation | None) -> str:
    return cited_as_read(citation) if citation else ""


def _wrapped(text: str, width: int, indent: str = "", hanging: str = "") -> Iterable[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=hanging or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
