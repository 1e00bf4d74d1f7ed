"""A page of all components, which only tests can reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["showcase", "shown"]

HERE = Path(__file__).parent
FINDING = {
    "severity": "warning",
    "rule": "us.facts.order",
    "field": "measures[0].facts",
    "message": "The United States will ask which facts show that the account was used.",
    "cure": "Select the facts that this measure rests on.",
    "citation": {"read_as": "18 U.S.C. § 2703(d) (official text)", "url": "https://example.org/"},
    "rests_on": "official-text",
    "costs": "measure",
    "limit": False,
    "patch": {"field": "measures[0].facts"},
}


def shown() -> dict[str, Any]:
    """What the page shows: something for every component."""
    long = "Straftaten, Vertragsgrundlage und Rechtshilfeverfahrensvorschriften"
    return {
        "crumbs": [{"text": "Start", "href": "/"}, {"text": "KE to US", "href": "/c/1/"}],
        "errors": [
            {"text": "Enter the full name", "href": "#names"},
            {"text": "The day of birth is not a day", "href": "#day"},
        ],
        "tasks": [
            _task("Whom and what for", "Done", "done"),
            _task("What happened", "In progress, 2 missing", "begun", hint="3 facts"),
            _task(long, "Done, 1 finding", "warning"),
            _task("People", "Not started", "open"),
            {"title": "Costs", "status": "Not needed (no costs)", "kind": "not-needed"},
        ],
        "rows": [
            {"key": "State asked", "value": "United States", "change": "/c/1/s/purpose"},
            {"key": "Facts", "lines": ["F1 The account", "F2 The payment"], "change": "/f"},
            {"key": "Name", "value": "محمد عبد الله\nAmina", "change": "/p"},
            {"key": "Their reference", "missing": True, "change": "/r"},
            {"key": "Address", "value": "a" * 120},
        ],
        "findings": [
            FINDING | {"severity": "error"},
            FINDING | {"patch": None},
            FINDING | {"severity": "advice", "limit": True, "costs": "", "patch": None},
        ],
        "facts": [f"F{number} The account was used on day {number}" for number in range(1, 31)],
        "heads": ["Case", "Status", "Due"],
        "cells": [
            [
                {"text": "KE to US, SIM swap", "href": "/c/1/"},
                {"text": "In progress", "kind": "begun"},
                {"text": "4 December 2026"},
            ],
            [
                {"text": "Notice of Example Mail", "href": "/c/2/"},
                {"text": "Done", "kind": "done"},
                {"text": ""},
            ],
        ],
        "parts": [
            {"how": "same", "text": "The account was "},
            {"how": "removed", "text": "opened"},
            {"how": "added", "text": "closed"},
            {"how": "same", "text": " on 5 March."},
        ],
        "cards": [
            {"title": "Write a request", "href": "/new/request", "text": "Ask another State."},
            {"title": "Write a notice", "href": "/new/notice", "text": "For a company."},
            {"title": "Answer", "href": "/incoming/", "text": "A request came in."},
        ],
        "before": {"href": "/a", "text": "What happened"},
        "after": {"href": "/b", "text": "Offences and treaty"},
        "pages": [{"number": n, "href": f"?page={n}", "current": n == 2} for n in (1, 2, 3)],
        "steps": [
            {"title": "A lawyer signs", "text": "Comity signs nothing."},
            {"title": "The central authority sends it", "text": "Under a transmittal."},
            {"title": "They acknowledge", "text": "Record it in the register."},
        ],
    }


def showcase() -> str:
    """The template of the page."""
    return (HERE / "components.html").read_text()


def _task(title: str, status: str, kind: str, hint: str = "") -> dict[str, str]:
    return {"title": title, "href": "/c/1/s/x", "status": status, "kind": kind, "hint": hint}
