"""Which wording of a kind's sentence a draft calls for: an act is named, not a choice of acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.records import AssistanceKind
from comity.steps.compose.drafter import Drafter
from comity.text.manner import CERTIFIED, CONTINUED, HEARD, SHARED, heard_by

__all__ = ["hearing_by", "is_hearing", "variant"]


def is_hearing(kind: AssistanceKind) -> bool:
    """Whether somebody is heard at a distance, by one way or another."""
    return kind.worded_by == "hearing"


def variant(drafter: Drafter, kind: AssistanceKind, path: str) -> str:
    """The end of the id of a kind's sentence (``.telephone``); empty for the usual one."""
    choose = CHOICES.get(kind.worded_by)
    name = choose(drafter, path) if choose else ""
    return f".{name}" if name else ""


def _hearing(drafter: Drafter, path: str) -> str:
    """How the hearing is held, and whether the draft says who makes the record of it."""
    recorded = "recorded" if drafter.has(f"{path}.particulars.record") else ""
    return ".".join(word for word in (hearing_by(drafter, path), recorded) if word)


def hearing_by(drafter: Drafter, path: str) -> str:
    """How the hearing of a measure is held: nothing for video, ``telephone``, or ``either``."""
    return heard_by(_said(drafter, path, *names) for names in HEARD)


def _sworn(drafter: Drafter, path: str) -> str:
    return "sworn" if drafter.get(f"{path}.procedure.oath") not in (None, "none") else ""


def _person(drafter: Drafter, path: str) -> str:
    return "person" if drafter.has(f"{path}.persons") else ""


def _watched(drafter: Drafter, path: str) -> str:
    """Who or what is watched: a person, a place, or what the particulars alone tell."""
    if drafter.has(f"{path}.persons"):
        return "person"
    return "" if drafter.has(f"{path}.place") else "open"


def _order(drafter: Drafter, path: str) -> str:
    return "order" if drafter.has(f"{path}.order") else ""


def _certified(drafter: Drafter, path: str) -> str:
    said = _said(drafter, path, "procedure.wished")
    wanted = drafter.has(f"{path}.procedure.certificate") or CERTIFIED.search(said)
    return "certified" if wanted else ""


def _shared(drafter: Drafter, path: str) -> str:
    said = _said(drafter, path, "title", "purpose", "particulars.claim", "particulars.agreement")
    return "shared" if SHARED.search(said) else ""


def _continued(drafter: Drafter, path: str) -> str:
    return "continued" if CONTINUED.search(_said(drafter, path, "title")) else ""


def _domain(drafter: Drafter, path: str) -> str:
    kinds = {drafter.get(f"{mark}.kind") for mark in drafter.each(f"{path}.identifiers")}
    return "domain" if kinds == {"domain"} else ""


def _said(drafter: Drafter, path: str, *names: str) -> str:
    return "\n".join(str(drafter.get(f"{path}.{name}") or "") for name in names)


CHOICES: Mapping[str, Callable[[Drafter, str], str]] = {
    "hearing": _hearing,
    "sworn": _sworn,
    "person": _person,
    "watched": _watched,
    "order": _order,
    "continued": _continued,
    "shared": _shared,
    "certified": _certified,
    "domain": _domain,
}
