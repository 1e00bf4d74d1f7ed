"""What the worker makes: a check, documents, a preview, or a page in the words of a command.

It knows no database and no request, and runs in the worker's child process. An order and what
comes of it are JSON types.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import comity
from comity.model.errors import ComityError, Fault, InputError
from comity.text.messages import Catalogue, retold
from comity_web.judging import channels, deadlines, documents, receiving, reports
from comity_web.judging.reckoning import for_page, places_of, reckon, words_of_core

__all__ = ["MAKERS", "Order", "make"]

Order = Mapping[str, Any]
"""What is to be made: ``what``, ``tree``, ``name`` (the path of the file), ``language`` (of the
reader), ``seen`` (sections that were saved) and ``options``."""
Made = dict[str, Any]
ONE = r"((?:[a-z_]+(?:\[\d+\])?\.)*[a-z_]+(?:\[\d+\])?)(?:, [^\W\d]+ \d+)? \([^\W\d]+ 0\)"
PLACE, PLACES = re.compile(ONE), re.compile(rf"{ONE}(?:, {ONE})*")
"""``facts[0].text (line 0)``, where the core names a place of a file that is none; several."""
MOST_NAMED = 8
"""Places that one reason names; the rest is in the same language."""


def make(order: Order, host: comity.Host, folder: Path) -> Made:
    """Make what an order names.

    Args:
        order: the order.
        host: the plugin host.
        folder: a private folder for files, which exists.

    Returns:
        What was made; ``refused`` are the reasons for which the core makes nothing of it, each
        with its field in words.
    """
    try:
        return MAKERS[order["what"]](order, host, folder)
    except InputError as error:
        words = words_of_core(host, order["language"])
        rows = [_told(fault, words) for fault in error.faults]
        return {"refused": _named(order, host, rows)}
    except ComityError as error:
        return {"refused": [{"message": str(error), "cure": "", "field": ""}]}


def _told(fault: Fault, words: Catalogue) -> Made:
    text, cure = retold(fault.said, fault.message, fault.cure, words)
    return {"message": text, "cure": cure, "field": fault.field}


def _named(order: Order, host: comity.Host, rows: list[Made]) -> list[Made]:
    """The reasons, each with the field in words (``title``) and the field of a form (``path``)."""
    tree = dict(order["tree"])
    where = places_of(tree, host, order["language"])
    if where is None:
        return rows
    words = words_of_core(host, order["language"])
    return [
        {
            **row,
            "message": _by_titles(for_page(row["message"], row["field"], words), where),
            "cure": for_page(row["cure"], row["field"], words),
            **where(row),
        }
        for row in rows
    ]


def _by_titles(text: str, where: Callable[[Mapping[str, Any]], Made]) -> str:
    """A text in which the places of a file stand as titles: no path, and no line of no file."""

    def told(run: re.Match[str]) -> str:
        paths = [one[1] for one in PLACE.finditer(run[0])]
        titles = list(
            dict.fromkeys(
                where({"field": path, "message": "", "cure": ""})["title"] or path for path in paths
            )
        )
        return " · ".join([*titles[:MOST_NAMED], *(["…"] if len(titles) > MOST_NAMED else [])])

    return PLACES.sub(told, text)


def _check(order: Order, host: comity.Host, folder: Path) -> Made:
    return reckon(
        order["tree"],
        host,
        language=order["language"],
        name=order["name"],
        seen=order["seen"],
        held=order.get("held", ()),
        incoming=order.get("incoming", False),
    )


MAKERS: Mapping[str, Callable[[Order, comity.Host, Path], Made]] = {
    "check": _check,
    "documents": documents.documents,
    "preview": documents.preview,
    "refusals": reports.refusals,
    "channels": channels.channels,
    "deadlines": deadlines.deadlines,
    "compare": reports.compare_states,
    "coverage": reports.coverage_of,
    "received": receiving.received,
}
