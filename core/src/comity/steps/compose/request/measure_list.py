"""The assistance requested: each measure with its particulars and the facts it rests on."""

from __future__ import annotations

from comity.model.content import Entry, Item, Part, Row
from comity.steps.compose.details import account, decision, identifier
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import SEALED, Numbers
from comity.steps.compose.part_shapes import entry, item, letter, part
from comity.steps.compose.request.asset_list import asset_entries
from comity.steps.compose.request.consent_part import consent_entries
from comity.steps.compose.request.measure_clause import (
    class_row,
    holder_row,
    items_lead,
    measure_clause,
    measure_name,
    to_provider,
)
from comity.steps.compose.request.measure_sequence import measures_intro
from comity.steps.compose.request.measure_support import held_rows, power_rows, privilege_rows
from comity.steps.compose.request.particulars import particular_rows
from comity.steps.compose.request.time_limits import deadline_row

__all__ = ["measure_entry", "measures_part"]

# the sentence on the measures of a request that does not ask for them, by its status
NOT_ASKED = {
    "withdrawal": "request.measures.withdrawn",
    "consent-to-use": "request.measures.consent",
}


def measures_part(drafter: Drafter, numbers: Numbers) -> Part:
    """One entry for each measure, then for each asset; those of a withdrawal are withdrawn.

    A request for consent names the evidence first; its measures are those that brought it.
    """
    drafter.part_name = "measures"
    apart = NOT_ASKED.get(str(drafter.get("status")))
    entries = consent_entries(drafter, numbers)
    entries += [
        measure_entry(drafter, path, numbers, asked=not apart) for path in drafter.each("measures")
    ]
    entries += asset_entries(drafter, numbers)
    said = drafter.clause(apart) if apart else measures_intro(drafter, numbers)
    heading = drafter.say(f"{apart or 'request.measures'}.heading")
    return part(heading, paragraphs=[said], entries=entries)


def measure_entry(
    drafter: Drafter,
    path: str,
    numbers: Numbers,
    *,
    asked: bool = True,
    reasons: bool = True,
    holder_told: bool = False,
    lead: str = "",
    by_class: bool = False,
) -> Entry:
    """One measure, with its particulars, under its number.

    Args:
        drafter: where it is composed.
        path: the field of the measure.
        numbers: the numbers of what it refers to.
        asked: whether the sentence of its kind asks for it; a paper may do so by itself.
        reasons: whether it says why; without, it says what is wanted and of whom.
        holder_told: whether an entry above has told all of the holder but the name.
        lead: the line above the items, where it is not the usual one.
        by_class: whether it is named as its instrument names the class of the data.
    """
    number = numbers.measures[str(drafter.get(f"{path}.id"))]
    classed = class_row(drafter, path)
    if by_class and classed and not drafter.has(f"{path}.title"):
        kind, classed = classed[0]["text"], []
        drafter.place(f"{path}.kind", kind)
    else:
        kind = measure_name(drafter, path)
    title = drafter.text(f"{path}.title") or kind
    heading = drafter.say("request.measures.entry", number=number, title=title)
    rows = drafter.row("kind", kind) if title != kind else []
    rows += classed
    holder = holder_row(drafter, path)
    rows += holder
    if to_provider(drafter):
        held = drafter.value_rows("correspondence/measure-holder", path)
    else:
        held = drafter.value_rows("request/measure-holder", path)
    if drafter.get(f"{path}.holder.kind") in [row.get("name") for row in holder]:
        held = [row for row in held if row.get("name") != "holder_kind"]
        drafter.replaced(f"{path}.holder.kind", holder[0]["label"])  # which says it
    rows += [] if holder_told else held
    for mark in drafter.each(f"{path}.identifiers"):
        rows += drafter.row("identifier", identifier(drafter, mark))
    for place in drafter.each(f"{path}.accounts"):
        rows += drafter.row("account", account(drafter, place))
    if drafter.has(f"{path}.period"):
        start = drafter.text(f"{path}.period.from", "date")
        end = drafter.text(f"{path}.period.to", "date")
        days = drafter.say("word.period", start=start, end=end)
        rows += drafter.row("period", drafter.aside(days, drafter.text(f"{path}.period.time_zone")))
    rows += drafter.value_rows("request/measure-place", path)
    if reasons:
        rows += drafter.value_rows("request/measure-aim", path)
        rested = drafter.refer(f"{path}.facts", numbers.facts, "word.facts")
        rows += drafter.row("rests_on", drafter.opening(rested))
    rows += drafter.row(
        "serves",
        drafter.opening(drafter.refer(f"{path}.offences", numbers.offences, "word.offences")),
    )
    rows += drafter.row(
        "concerns",
        drafter.opening(drafter.refer(f"{path}.persons", numbers.persons, "word.persons")),
    )
    if drafter.has(f"{path}.assets"):  # which a request to preserve does not have
        named = drafter.refer(f"{path}.assets", numbers.assets, "word.assets")
        rows += drafter.row("measure_assets", drafter.opening(named))
    if any(str(drafter.get(f"{path}.id")) in acts for acts in drafter.sealed.values()):
        rows += drafter.row("identity", drafter.clause("request.measures.sealed", mark=SEALED))
    rows += drafter.value_rows("request/measure-reasons", path) if reasons else []
    rows += held_rows(drafter, f"{path}.already_held") if reasons else []
    rows += _procedure(drafter, f"{path}.procedure")
    rows += power_rows(drafter, f"{path}.domestic_power") if reasons else []
    if drafter.has(f"{path}.order"):
        rows += drafter.row("order", decision(drafter, f"{path}.order", numbers))
    rows += drafter.row(
        "earlier",
        drafter.opening(drafter.refer(f"{path}.earlier", numbers.earlier, "word.earlier_steps")),
    )
    rows += drafter.row(
        "annex", drafter.opening(drafter.refer(f"{path}.annexes", numbers.annexes, "word.annexes"))
    )
    rows += drafter.value_rows("request/measure-start", path)
    rows += deadline_row(drafter, path)
    if reasons:
        rows += drafter.value_rows("request/measure-limits", path)
    else:
        rows += drafter.value_rows("request/measure-handling", path)
    rows += privilege_rows(drafter, f"{path}.privilege_plan")
    rows += particular_rows(drafter, path)
    items = _items(drafter, path)
    paragraphs = [measure_clause(drafter, path, numbers)] if asked else []
    paragraphs += [lead or items_lead(drafter, path)] if items else []
    return entry(heading, rows=rows, paragraphs=paragraphs, items=items)


def _procedure(drafter: Drafter, path: str) -> list[Row]:
    return drafter.value_rows("request/measure-procedure", path)


def _items(drafter: Drafter, path: str) -> list[Item]:
    texts = drafter.each_text(f"{path}.items")
    return [item(letter(index), text) for index, text in enumerate(texts)]
