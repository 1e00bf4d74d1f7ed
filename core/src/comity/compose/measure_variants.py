"""Which wording of a kind's sentence a draft calls for: an act is named, not a choice of acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.compose.desk import Desk
from comity.language.ways import CERTIFIED, CONTINUED, HEARD, SHARED, heard_by

__all__ = ["hearing_by", "variant"]


def variant(desk: Desk, kind: str, path: str) -> str:
    """The end of the id of a kind's sentence (``.telephone``); empty for the usual one."""
    choose = CHOICES.get(kind)
    name = choose(desk, path) if choose else ""
    return f".{name}" if name else ""


def _hearing(desk: Desk, path: str) -> str:
    """How the hearing is held, and whether the draft says who makes the record of it."""
    recorded = "recorded" if desk.has(f"{path}.particulars.record") else ""
    return ".".join(word for word in (hearing_by(desk, path), recorded) if word)


def hearing_by(desk: Desk, path: str) -> str:
    """How the hearing of a measure is held: nothing for video, ``telephone``, or ``either``."""
    return heard_by(_said(desk, path, *names) for names in HEARD)


def _sworn(desk: Desk, path: str) -> str:
    return "sworn" if desk.get(f"{path}.procedure.oath") not in (None, "none") else ""


def _person(desk: Desk, path: str) -> str:
    return "person" if desk.has(f"{path}.persons") else ""


def _order(desk: Desk, path: str) -> str:
    return "order" if desk.has(f"{path}.order") else ""


def _certified(desk: Desk, path: str) -> str:
    said = _said(desk, path, "procedure.wished")
    wanted = desk.has(f"{path}.procedure.certificate") or CERTIFIED.search(said)
    return "certified" if wanted else ""


def _shared(desk: Desk, path: str) -> str:
    said = _said(desk, path, "title", "purpose", "particulars.claim", "particulars.agreement")
    return "shared" if SHARED.search(said) else ""


def _continued(desk: Desk, path: str) -> str:
    return "continued" if CONTINUED.search(_said(desk, path, "title")) else ""


def _domain(desk: Desk, path: str) -> str:
    kinds = {desk.get(f"{mark}.kind") for mark in desk.each(f"{path}.identifiers")}
    return "domain" if kinds == {"domain"} else ""


def _said(desk: Desk, path: str, *names: str) -> str:
    return "\n".join(str(desk.get(f"{path}.{name}") or "") for name in names)


CHOICES: Mapping[str, Callable[[Desk, str], str]] = {
    "video-hearing": _hearing,
    "witness-testimony": _sworn,
    "location-of-person": _person,
    "surveillance": _person,
    "non-conviction-forfeiture": _order,
    "restraint": _continued,
    "asset-return": _shared,
    "public-records": _certified,
    "business-records": _certified,
    "case-file-copies": _certified,
    "content-removal": _domain,
}
