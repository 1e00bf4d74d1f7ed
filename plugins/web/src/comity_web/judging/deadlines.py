"""Deadlines in the words of ``comity deadlines``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date

import comity
from comity.pipeline.with_records import given, others_beside
from comity.steps.findings import findings_data
from comity.steps.protect import with_plain_ids
from comity.steps.read.record_file import read_record
from comity.tasks.deadlines.collect import ORDER, CaseDeadlines, watch
from comity.tasks.deadlines.deadline_data import deadline_data
from comity.tasks.deadlines.other_papers import besides
from comity.text.formatting import first_of_month
from comity.text.messages import Catalogue, words
from comity_web.judging.cases_of import Made, Order, cited, read_of
from comity_web.judging.reckoning import for_page, words_of_core

__all__ = ["deadlines"]


def deadlines(order: Order, host: comity.Host, folder: Path) -> Made:
    """What ``comity deadlines`` tells of the file as it lies in its folder.

    Raises:
        InputError: the draft has gaps.
    """
    catalogue, today = words_of_core(host, order["language"]), dt.date.today()
    case = read_of(order, host)
    record = read_record(case.path, latest=today)
    own = given(case, record, listed=True)
    others = others_beside([case.path], host, today)
    beside, *_ = besides([own, *others])
    told = watch(
        with_plain_ids(case),
        host,
        today=today,
        now=dt.datetime.now(dt.UTC),
        record=record,
        beside=beside,
    )
    return {
        "on": today.isoformat(),
        "sections": [
            {
                "id": standing,
                "title": words(f"page.deadline-section/{standing}", catalogue),
                "entries": [
                    _deadline(one, today, catalogue)
                    for one in told.found
                    if one.standing == standing
                ],
            }
            for standing in ORDER
        ],
        "lacks": _lacks(told, catalogue),
    }


def _deadline(one: Any, today: dt.date, catalogue: Catalogue) -> Made:
    data = deadline_data(one, today, catalogue)
    texts = {
        name: data[name]["text"] if data[name] else ""
        for name in ("title", "who", "says", "lapses", "act")
    }
    return {
        **{name: for_page(text, "", catalogue) for name, text in texts.items()},
        "counted": [for_page(step["text"], "", catalogue) for step in data["counted"]],
        "when": _when(one.due, one.moment, today, catalogue) if one.due else "",
        "zone": one.zone,
        "due": data["due"],
        "weight": words(f"page.deadline-mark/{one.weight}", catalogue),
        **cited(one.citation, catalogue),
    }


def _when(due: dt.date, moment: Any, today: dt.date, catalogue: Catalogue) -> str:
    locale = Locale.parse(catalogue.language, sep="-")
    form = "EEEE, d MMMM y" if catalogue.language == "en" else "full"
    day = first_of_month(format_date(due, form, locale=locale), due, locale)
    days = (due - today).days
    if days == 0:
        distance = words("page.deadline-when/today", catalogue)
    else:
        id = "page.deadline-when/ago" if days < 0 else "page.deadline-when/ahead"
        distance = words(id, catalogue, number=abs(days))
    return f"{day}{f', {moment:%H:%M}' if moment else ''} ({distance})"


def _lacks(case: CaseDeadlines, catalogue: Catalogue) -> list[str]:
    return [row["message"] for row in findings_data(case.lacks, catalogue)]
