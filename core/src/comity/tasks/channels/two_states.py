"""The ladder without a file: a request of which nothing is known but who asks whom for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from comity.model.drafts.request import Request
from comity.model.findings import Place
from comity.model.records import AssistanceKind
from comity.steps.read import CaseFile

__all__ = ["UNTOLD", "case_between"]

UNTOLD = "-"  # stands where a request must say something and nothing is known


def case_between(
    asking: str, asked: str, kinds: Sequence[AssistanceKind], urgency: str, on: dt.date
) -> CaseFile:
    """A case that names two States, kinds of assistance and a day; it is never written.

    Args:
        asking: the code of the State that asks.
        asked: the code of the State that is asked.
        kinds: what is asked for.
        urgency: ``ordinary``, ``urgent`` or ``emergency``.
        on: the day.
    """
    offence: dict[str, object] = {"id": "O1", "title": UNTOLD, "provision": UNTOLD, "text": UNTOLD}
    offence |= {"text_is": "paraphrase", "maximum_penalty": {"text": UNTOLD}}
    draft = Request.model_validate(
        {
            "schema": "1",
            "kind": "request",
            "form": "mla-request",
            "date": on,
            "status": "new",
            "reference": UNTOLD,
            "requesting": {
                "state": asking,
                "authority": {"name": UNTOLD},
                "issued_by": {"name": UNTOLD},
            },
            "requested": {"state": asked},
            "proceedings": {"nature": "investigation"},
            "offences": [offence],
            "measures": [
                {"id": f"M{n}", "kind": kind.kind, "purpose": UNTOLD}
                for n, kind in enumerate(kinds, start=1)
            ],
            "urgency": {"level": urgency},
        }
    )
    return CaseFile(Path(f"{asking}-{asked}"), draft, {"": Place("", 0, 0)}, "")
