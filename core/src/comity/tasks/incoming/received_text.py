"""What a receiving authority would send back, for people and for programs."""

from __future__ import annotations

import textwrap
from typing import Any

from comity.steps.findings import WIDTH, citation_data, cited_as_read
from comity.tasks.incoming.points import weights_of
from comity.tasks.incoming.receiving import Received, Shortcoming
from comity.text.messages import ENGLISH, Catalogue, retold

__all__ = ["received_data", "received_text"]


def received_text(received: Received, width: int = WIDTH) -> str:
    """The list, under a line that says whose desk it is."""
    resolved = received.checked.resolved
    count = len(received.shortcomings)
    nothing = (
        "nothing missing in the parts that could be judged"
        if received.limits
        else "nothing missing"
    )
    number = {0: nothing, 1: "1 deficiency"}.get(count, f"{count} deficiencies")
    state = resolved.states[received.state].short_named()
    name = resolved.case.path.name
    head = f"{name}: {number}, as received by {state} (law of {resolved.on})"
    lines = _wrapped(head, width, "", "  ")
    weights = weights_of(received)
    for found in received.shortcomings:
        lines += ["", *_lines(found, weights[found.id], width)]
    for limit in received.limits:
        lines += ["", *_wrapped(f"Not judged: {limit}", width, "")]
    return "\n".join(lines) + "\n"


def received_data(received: Received, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """The list as JSON types, in the same order.

    Args:
        received: the request as the State sees it.
        catalogue: the language in which each point is told, where Comity has words for it.
    """
    resolved, weights = received.checked.resolved, weights_of(received)
    return {
        "file": str(resolved.case.path),
        "as": received.state,
        "on": resolved.on.isoformat(),
        "deficiencies": [
            {
                "id": found.id,
                "rule": found.rule,
                "field": found.field,
                "severity": found.severity.value,
                "weight": weights[found.id],
                "what": told[0],
                "remedy": told[1],
                "source": found.source,
                "citation": citation_data(found.citation),
                "line": found.place.line if found.place else 0,
                "column": found.place.column if found.place else 0,
            }
            for found in received.shortcomings
            for told in [retold(found.said, found.what, found.remedy, catalogue)]
        ],
        "not_judged": list(received.limits),
    }


def _lines(found: Shortcoming, weight: str, width: int) -> list[str]:
    place = found.field or "the request as a whole"
    lines = [f"{found.id:<4} {weight.replace('-', ' '):<8} {place}"]
    lines += _wrapped(found.what, width)
    if found.remedy:
        lines += _wrapped(f"-> {found.remedy}", width, hanging="   ")
    about = [found.rule]
    if found.citation is not None:
        about.append(cited_as_read(found.citation))
    return [*lines, *_wrapped(f"[{'; '.join(about)}]", width, hanging=" ")]


def _wrapped(text: str, width: int, indent: str = " " * 5, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
