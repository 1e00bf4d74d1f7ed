"""The letters of the requested State with what needs no judgement.

They begin with what the request and the office say. Nothing is decided here: a decision has no
outcome until its author gives one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Literal

from comity.host import Host
from comity.model.records import owner_of
from comity.steps.wording import is_finished

__all__ = ["ADDRESSED", "AnswerKind", "answer_tree"]

AnswerKind = Literal["acknowledgement", "decision", "deficiency"]
ADDRESSED = ("name", "unit", "address", "email")
"""What is copied of the authority that asked, where no central authority is written to."""
COPIED = ("central_authority", "authority")
"""What a letter says of the side that asked, of all that a request says."""


def answer_tree(
    request: Mapping[str, Any],
    kind: AnswerKind,
    host: Host,
    day: dt.date,
    *,
    received: dt.date | None = None,
    received_by: str = "",
    said: Callable[[str], str] = str,
) -> dict[str, Any]:
    """A letter about a request as a plain tree, with what is known; what is not is left out.

    Args:
        request: the request as it came in, finished or not.
        kind: which letter.
        host: knows the languages, and the office that answers.
        day: the date of the letter.
        received: the day on which the request came in, for the receipt.
        received_by: the way that it took.
        said: takes out of a text what the request protects.
    """
    asking, asked = _table(request, "requesting"), _table(request, "requested")
    tree: dict[str, Any] = {"schema": "1", "kind": kind, "date": day.isoformat()}
    language = request.get("language")
    if isinstance(language, str) and is_finished(
        host.languages, host.document_types()[kind], language
    ):
        tree["language"] = language
    tree |= _texts(request, {"their_reference": "reference", "reference": "their_reference"})
    tree |= _texts(request, {"classification": "classification"})
    tree["requested"] = _answering(asked, host)
    tree["requesting"] = {name: asking[name] for name in ("state",) if name in asking}
    for name in COPIED:
        if isinstance(part := asking.get(name), Mapping):
            known = bool(_table(asking, "central_authority"))
            kept = tuple(part) if name != "authority" else ("name",) if known else ADDRESSED
            tree["requesting"][name] = {key: part[key] for key in kept if key in part}
    tree["concerning"] = _texts(request, {"reference": "reference", "date": "date"})
    if (subject := request.get("subject")) and isinstance(subject, str):
        tree["concerning"]["subject"] = said(subject)
    if kind == "acknowledgement":
        tree |= {"received": received.isoformat()} if received else {}
        tree |= {"received_by": received_by} if received_by else {}
    elif kind == "decision":
        measures = request.get("measures")
        number = len(measures) if isinstance(measures, list) else 0
        tree["measures_asked"] = [str(one + 1) for one in range(number)]
    return tree


def _answering(asked: Mapping[str, Any], host: Host) -> dict[str, Any]:
    """The side that answers: as the request names it, signed by the office if that is its own."""
    state = asked.get("state")
    side: dict[str, Any] = {"state": state} if isinstance(state, str) and state else {}
    if isinstance(authority := asked.get("central_authority"), Mapping):
        side["central_authority"] = dict(authority)
    own = bool(side) and owner_of(host.office.state) == owner_of(side["state"])
    if own and host.office.signatories:
        side["issued_by"] = {key: str(v) for key, v in host.office.signatories[0].items()}
    return side


def _table(tree: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = tree.get(name)
    return found if isinstance(found, Mapping) else {}


def _texts(tree: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Texts of a tree under other names, those that are there."""
    return {
        new: tree[old] for new, old in names.items() if isinstance(tree.get(old), str) and tree[old]
    }
