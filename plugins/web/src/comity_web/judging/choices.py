"""What somebody can choose for the documents of a draft: formats, languages, readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import comity
from comity.model.drafts.disclosable import AUTHORITY
from comity.model.records import AssistanceKind
from comity.steps.protect import sealed_accounts, sealed_persons
from comity.steps.protect.readers import lesser_addressee, readers_of
from comity.steps.read.meant_protection import mentions_protection
from comity.steps.resolve import Resolved

__all__ = ["choices", "protects"]


def choices(found: comity.Examined, host: comity.Host) -> dict[str, Any]:
    """The choices for an examined draft.

    Returns:
        ``formats`` (``format``, ``title``, ``programs``), ``languages`` with wording,
        ``language`` (that of the draft), ``readers`` for whom there is a version, ``lesser``
        (the addressee who may not see the whole), ``sealed`` (whether a sealed annex can be made)
        and ``annex``: of a draft that protects somebody whether there is one, finished or not:
        ``needed``, ``not-needed`` (no measure that must know the person names one), ``omitted``
        (nobody has a pseudonym), else empty.
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
        "annex": _annex(found.data, view.measures()),
    }
    if resolved is None:
        return made
    made["language"] = str(resolved.language)
    sealed = bool(sealed_accounts(resolved.draft))
    if sealed:
        made["annex"] = "needed"
    if found.complete:
        made["readers"] = _readers(resolved)
        made["lesser"] = lesser_addressee(resolved) or ""
        made["sealed"] = sealed or bool(sealed_persons(resolved.draft.data(), view.measures()))
    return made


def protects(tree: Mapping[str, Any]) -> bool:
    """Whether somebody in a file is protected, whose name the file itself has."""
    return any(map(mentions_protection, _tables(tree.get("persons"))))


def _protected(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [one for one in _tables(data.get("persons")) if one.get("protect")]


def _annex(data: Mapping[str, Any], kinds: Mapping[str, AssistanceKind]) -> str:
    """Whether a draft has a sealed annex, also one with gaps."""
    persons = _protected(data)
    if not persons:
        return ""
    if not any(one["protect"] == "pseudonym" for one in persons):
        return "omitted"
    named = {
        "persons": [one for one in persons if isinstance(one.get("id"), str)],
        "measures": [{"id": "", **one} for one in _tables(data.get("measures"))],
    }
    return "needed" if sealed_persons(named, kinds) else "not-needed"


def _tables(rows: Any) -> Iterator[dict[str, Any]]:
    if isinstance(rows, (list, tuple)):
        yield from (row for row in rows if isinstance(row, dict))


def _readers(resolved: Resolved) -> list[str]:
    """The readers for whom there is a version; none where nothing is withheld from anybody."""
    others = [one for one in readers_of(resolved) if one != AUTHORITY]
    return [AUTHORITY, *others] if others else []
