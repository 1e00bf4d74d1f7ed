"""The DOCX of a new country: the base templates, made its own."""

from __future__ import annotations

from comity.kit.templating.derive import KINDS, State, derived_files
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host

__all__ = ["form_files"]


def form_files(code: str, name: str, language: str) -> dict[str, bytes]:
    """What ``comity template derive`` writes for a State of which nothing is known, by name."""
    state = State(code, name, language=language)
    return derived_files(state, KINDS, open_host(Office(allowed=frozenset())))
