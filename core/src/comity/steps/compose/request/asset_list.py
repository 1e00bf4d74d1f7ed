"""The assets of a request: an entry for each, with its link to the offence and others' rights."""

from __future__ import annotations

from comity.model.content import Entry, Row
from comity.steps.compose.details import decision
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers
from comity.steps.compose.part_shapes import entry

__all__ = ["asset_entries"]


def asset_entries(drafter: Drafter, numbers: Numbers) -> list[Entry]:
    """One entry for each asset, under its number."""
    return [_asset(drafter, path, numbers) for path in drafter.each("assets")]


def _asset(drafter: Drafter, path: str, numbers: Numbers) -> Entry:
    heading = drafter.say(
        "request.assets.entry",
        number=numbers.assets[str(drafter.get(f"{path}.id"))],
        description=drafter.text(f"{path}.description"),
    )
    rows = drafter.value_rows("request/asset", path)
    rows += drafter.row("owner", numbers.person(drafter, f"{path}.owner", opens=True))
    rows += drafter.value_rows("request/asset-link", path)
    rows += drafter.row(
        "rests_on", drafter.opening(drafter.refer(f"{path}.facts", numbers.facts, "word.facts"))
    )
    rows += drafter.row(
        "asset_offences",
        drafter.opening(drafter.refer(f"{path}.offences", numbers.offences, "word.offences")),
    )
    for claim in drafter.each(f"{path}.third_parties"):
        rows += drafter.row("third_party", _claim(drafter, claim, numbers))
    rows += _order(drafter, f"{path}.order", numbers)
    return entry(heading, rows=rows + drafter.value_rows("request/asset-care", path))


def _claim(drafter: Drafter, path: str, numbers: Numbers) -> str:
    """What a third party has in the asset, who it is, and whether it could defend it."""
    right = drafter.text(f"{path}.right")
    words = [drafter.aside(right, numbers.person(drafter, f"{path}.person"))]
    words.append(drafter.word(f"{path}.good_faith", "good_faith"))
    if drafter.has(f"{path}.notified_on"):
        date = drafter.text(f"{path}.notified_on", "date")
        words.append(drafter.say("word.notified", date=date))
    words.append(drafter.word(f"{path}.heard", "heard"))
    remarks = drafter.paragraphs(f"{path}.remarks")
    return "\n".join((drafter.phrase(words, "format.then"), *remarks))


def _order(drafter: Drafter, path: str, numbers: Numbers) -> list[Row]:
    """The order on the asset, how it was served, and whether it can still be appealed against."""
    if not drafter.has(path):
        return []
    rows = drafter.row("order", decision(drafter, path, numbers))
    served = [drafter.text(f"{path}.served_how")]
    if drafter.has(f"{path}.served_on"):
        date = drafter.text(f"{path}.served_on", "date")
        served.insert(0, drafter.say("word.served", date=date))
    rows += drafter.row("served", drafter.opening(drafter.phrase(served)))
    return rows + drafter.row(
        "appeal", drafter.word(f"{path}.appealable", "appealable", opens=True)
    )
