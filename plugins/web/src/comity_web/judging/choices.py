"""What somebody can choose for the documents of a draft: formats, languages, readers."""

from __future__ import annotations

from typing import Any

import comity
from comity.model.drafts.disclosable import AUTHORITY
from comity.steps.protect import sealed_persons
from comity.steps.protect.readers import lesser_addressee, readers_of
from comity.steps.resolve import Resolved

__all__ = ["choices"]


def choices(found: comity.Examined, host: comity.Host) -> dict[str, Any]:
    """The choices for an examined draft.

    Returns:
        ``formats`` (``format``, ``title``, ``programs``), ``languages`` with wording,
        ``language`` (that of the draft), ``readers`` for whom there is a version, ``lesser``
        (the addressee who may not see the whole), ``sealed`` (whether there is a sealed annex) and
        ``protected`` (whether there are persons whom no document may reveal).
    """
    view, resolved = host.for_case(), found.resolved
    formats = [
        {"format": one.format, "title": one.title, "programs": one.for_programs}
        for one in view.exporters().values()
    ]
    made: dict[str, Any] = {
        "formats": formats,
        "languages": list(view.languages.tags()),
        "language": "",
        "readers": [],
        "lesser": "",
        "sealed": False,
        "protected": False,
    }
    if resolved is None:
        return made
    made["language"] = str(resolved.language)
    people = resolved.draft.data().get("persons") or ()
    made["protected"] = any(one.get("protect") in ("pseudonym", "omit") for one in people)
    if found.complete:
        made["readers"] = _readers(resolved)
        made["lesser"] = lesser_addressee(resolved) or ""
        made["sealed"] = bool(sealed_persons(resolved.draft.data(), view.measures()))
    return made


def _readers(resolved: Resolved) -> list[str]:
    """The readers for whom there is a version; none where nothing is withheld from anybody."""
    others = [one for one in readers_of(resolved) if one != AUTHORITY]
    return [AUTHORITY, *others] if others else []
