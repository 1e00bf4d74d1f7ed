"""Channels in the words of ``comity channels``: its own wording, as rows of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import comity
from comity.host import Host as View
from comity.model.errors import Fault, InputError
from comity.pipeline.build import check_case
from comity.steps.assess import request_of
from comity.steps.ladder import Entry, ladder_of
from comity.steps.read import CaseFile
from comity.steps.resolve import resolve
from comity.tasks.authoring.case_setup import find_measure, find_state
from comity.tasks.channels import case_between
from comity.tasks.channels.ladder_text import LadderPage
from comity_web.judging.cases_of import Made, Order, case_of
from comity_web.judging.reckoning import for_page, words_of_core

__all__ = ["channels"]

LEVEL, STATE = "\x1f", "\x1e"
"""Signs that no text of the core has, which tell the parts of a line of the ladder apart."""


class _Rows(LadderPage):
    """The ladder as rows of a page: its wording is that of the command."""

    def rows(self) -> list[Made]:
        found: list[Made] = []
        for line in self.lines():
            level, _, text = line.partition(LEVEL)
            state, _, rest = text.rpartition(STATE)
            if text:
                told = for_page(rest.strip(), "", self.catalogue)
                found.append({"level": int(level), "state": state, "text": told})
        return found

    def _state(self, entry: Entry) -> str:
        return f"{super()._state(entry)}{STATE}"

    def _wrapped(self, text: str, indent: str = "", hanging: str = "") -> Iterable[str]:
        return (f"{1 + len(indent) // 2}{LEVEL}{text}",) if text else ()

    def _title(self, text: str) -> tuple[str, ...]:
        return (f"0{LEVEL}{text}",)


def channels(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity channels`` tells of a request; of an unfinished one by what it says so far.

    Raises:
        InputError: it is no request, or names neither both States nor what is asked for.
    """
    catalogue = words_of_core(host, order["language"])
    try:
        case = case_of(order, host)
        request_of(case.draft, case, "channels")
        checked = check_case(case, host)
        resolved, seen, unfinished = checked.resolved, checked.host, False
    except InputError:
        if order["tree"].get("kind") != "request":
            raise
        view = host.for_case()
        case = _between(order["tree"], view)
        resolved, seen, unfinished = resolve(case, view), view, True
    ladder = ladder_of(resolved, seen)
    rows = _Rows(ladder, 0, catalogue, "").rows()
    return {"rows": rows, "unfinished": unfinished, "sections": _grouped(rows)}


def _grouped(rows: Iterable[Made]) -> list[Made]:
    """The rows under their headings; what is further in belongs to the row before it."""
    sections: list[Made] = [{"title": "", "items": []}]
    for row in rows:
        if row["level"] == 0:
            sections.append({"title": row["text"], "items": []})
        elif row["level"] > 2 and sections[-1]["items"]:
            sections[-1]["items"][-1]["more"].append(row["text"])
        else:
            sections[-1]["items"].append({**row, "more": []})
    return [one for one in sections if one["title"] or one["items"]]


def _between(tree: Mapping[str, Any], host: View) -> CaseFile:
    """A request of which only the States, the kinds of assistance and the urgency are known."""
    asking, asked = (_state_in(tree.get(role)) for role in ("requesting", "requested"))
    items = tree.get("measures")
    kinds = [
        find_measure(host, str(one["kind"]))
        for one in (items if isinstance(items, list) else ())
        if isinstance(one, dict) and one.get("kind") in host.measures()
    ]
    if not asking or not asked or not kinds:
        raise InputError(Fault("", 0, 0, "", "", ""))
    urgency = tree.get("urgency")
    level = urgency.get("level") if isinstance(urgency, dict) else ""
    known = level if level in ("ordinary", "urgent", "emergency") else "ordinary"
    codes = (find_state(host, asking), find_state(host, asked))
    return case_between(*codes, kinds, str(known), dt.date.today())


def _state_in(table: object) -> str:
    return str(table.get("state", "")) if isinstance(table, dict) else ""
