"""A renewal where the preservation has no file of its own: only the request names it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

__all__ = ["renewal_from_request"]

OF_OFFENCE = ("id", "title", "provision")
OF_MEASURE = ("id", "holder", "identifiers", "period", "items", "offences")
COPIED = ("language", "classification", "requested", "subject", "domestic_basis", "confidentiality")
"""What a request and a request for preservation say alike."""
KEPT_BY = ("provider",)
"""The kinds of holder that preserve data; what a bank keeps is not preserved like this."""


def renewal_from_request(
    tree: Mapping[str, Any], requesting: Mapping[str, Any], on: dt.date
) -> dict[str, Any]:
    """A request for preservation with what the request says of the data; the rest stays a gap.

    Facts and persons are left out, and the identifiers too where the request protects somebody.

    Args:
        tree: the request as its author wrote it.
        requesting: its requesting side without the signature.
        on: the date of the letter.
    """
    made: dict[str, Any] = {"schema": 1, "kind": "preservation", "form": "point-of-contact"}
    made |= {"date": on.isoformat(), "reference": ""}
    made |= {name: tree[name] for name in COPIED if name in tree}
    made["requesting"] = dict(requesting)
    made["offences"] = [
        {name: one[name] for name in OF_OFFENCE if name in one} for one in tree["offences"]
    ]
    made["facts"] = [{"id": "F1", "text": ""}]
    hidden = any(one.get("protect") for one in tree.get("persons") or ())
    kept = [one for one in tree["measures"] if _is_kept(one)] or [{}]
    made["measures"] = [_measure(one, hidden=hidden) for one in kept]
    made["request_intended"] = True
    rows = [one for one in tree.get("earlier") or () if one.get("kind") == "preservation"]
    about = {"kind": "request", "reference": tree["reference"], "date": tree["date"]}
    made["earlier"] = [*rows, about]
    made["hold_until"] = ""
    return made


def _is_kept(measure: Mapping[str, Any]) -> bool:
    holder = measure.get("holder")
    return isinstance(holder, Mapping) and holder.get("kind") in KEPT_BY


def _measure(measure: Mapping[str, Any], *, hidden: bool) -> dict[str, Any]:
    made = {name: measure[name] for name in OF_MEASURE if name in measure}
    if hidden and "identifiers" in made:
        made["identifiers"] = [{"kind": one["kind"], "value": ""} for one in made["identifiers"]]
    return {"id": "M1", **made, "kind": "preservation", "purpose": ""}
