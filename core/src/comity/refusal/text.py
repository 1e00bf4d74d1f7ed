"""The report for people: risks first, each with its article, its reason and its cure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from comity.records import Citation
from comity.refusal.grid import Asked, Row
from comity.refusal.records import Judged
from comity.refusal.report import Report
from comity.report import HOW_READ

__all__ = ["report_text"]

WIDTH = 100
COLUMNS = (6, 40, 36, 10)  # element, at home, there, facts
NATURES = {"mandatory": "must be refused", "discretionary": "may be refused", "link": "link"}


def report_text(report: Report) -> str:
    """The report as text, at most 100 columns wide."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from _wrapped(_headline(report))
    if report.left_out:
        yield from _wrapped(
            "Judged as if sent to that State: counterparts of another law, authorities and "
            "instruments that do not bind it are left out."
        )
    for note in report.unknown:
        yield from _wrapped(f"{note} What it may refuse beyond this page is not known.")
    yield from _section("At risk", report.of("at-risk"))
    yield from _section("Cannot be told from the file", report.of("cannot-tell"))
    yield from _section("Met", report.of("met"))
    yield from _quiet(report.of("not-in-play"))
    yield from _grid(report.grid, report.asked)
    yield from _later(report)
    yield from _offered(report)


def _headline(report: Report) -> str:
    resolved = report.resolved
    state = resolved.state("requested")
    name = state.short_named() if state else "?"
    risks = len(report.of("at-risk"))
    said = f"{risks} at risk" if risks else "nothing at risk"
    return f"{resolved.case.path.name}, sent to {name}: {said} (law of {resolved.on})"


def _section(title: str, entries: tuple[Judged, ...]) -> Iterator[str]:
    if entries:
        yield from ("", title, "-" * len(title))
    for one in entries:
        about = f" [{', '.join(one.measures)}]" if one.measures else ""
        yield from _wrapped(f"{one.title}{about}", "", "  ")
        if one.nature == "link":
            behind = _cited(one.citation) or "link between parts of the file"
        else:
            behind = f"{one.source}, {NATURES[one.nature]}: {_cited(one.citation)}"
        yield from _wrapped(behind, "    ")
        where = f" ({one.field})" if one.field else ""
        yield from _wrapped(f"{one.why}{where}", "    ")
        if one.cure and one.status != "met":
            yield from _wrapped(f"-> {one.cure}", "    ", "       ")


def _quiet(entries: tuple[Judged, ...]) -> Iterator[str]:
    names = list(dict.fromkeys(one.ground_id for one in entries))
    if names:
        yield ""
        yield from _wrapped(f"Not in play ({len(names)}): {', '.join(names)}.")


def _grid(rows: tuple[Row, ...], asked: tuple[Asked, ...]) -> Iterator[str]:
    yield from ("", "Dual criminality", "----------------")
    yield from _asked(asked)
    yield from _row(("", "At home", "There", "Facts"))
    yield from _row(tuple("-" * width for width in COLUMNS))
    for row in rows:
        facts = ", ".join(row.facts)
        if row.element and not row.facts:
            facts = "(empty)"
        label = row.element or row.offence
        yield from _row((label, row.home, row.there or "(empty)", facts))


def _asked(asked: tuple[Asked, ...]) -> Iterator[str]:
    words = {
        "yes": "asked for by its law",
        "no": "not asked for by its law",
        "case-by-case": "asked for case by case",
        "": "not known whether its law asks for it",
    }
    groups: dict[tuple[str, str], list[str]] = {}
    for one in asked:
        groups.setdefault((one.value, _cited(one.citation)), []).append(one.measure)
    for (value, cited), measures in groups.items():
        behind = f" ({cited})" if cited else ""
        yield from _wrapped(f"{', '.join(measures)}: {words.get(value, value)}{behind}", "", "  ")


def _row(cells: tuple[str, ...]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, COLUMNS, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts = [
            (lines[number] if number < len(lines) else "").ljust(width)
            for lines, width in zip(wrapped, COLUMNS, strict=True)
        ]
        yield "  ".join(parts).rstrip()


def _later(report: Report) -> Iterator[str]:
    if report.later:
        yield from ("", "For the request that follows", "----------------------------")
    for one in report.later:
        yield from _wrapped(f"[{', '.join(one.measures)}] {one.why}")
        yield from _wrapped(_cited(one.citation), "    ")
        yield from _wrapped(f"-> {one.cure}", "    ", "       ")


def _offered(report: Report) -> Iterator[str]:
    if report.offered:
        yield from ("", "Assurances asked for and not given", "-" * 34)
    for one in report.offered:
        yield from _wrapped(f"{one.kind}: {one.why}", "", "  ")
        if one.citation:
            yield from _wrapped(_cited(one.citation), "    ")
        if one.given_by:
            yield from _wrapped(f"who may give it: {one.given_by} ({_cited(one.giver)})", "    ")
        else:
            yield "    who may give it: not known here; name the authority that can"
        yield f"    -> under `assurances:`  {one.line}"


def _cited(citation: Citation | None) -> str:
    return f"{citation} ({HOW_READ[citation.read]})" if citation else ""


def _wrapped(text: str, indent: str = "", hanging: str = "") -> Iterable[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
