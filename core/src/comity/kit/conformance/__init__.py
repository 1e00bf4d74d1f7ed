"""The conformance kit: what proves a country.

``comity plugins check KE`` runs it; a country's own tests subclass ``CountryConformance``.
docs/kit.md says what is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.kit.conformance.outcomes import Check, Outcome, Problem, Score
    from comity.kit.conformance.pytest_class import CountryConformance
    from comity.kit.conformance.run import check_plugin
    from comity.kit.conformance.subject import Subject

__all__ = [
    "Check",
    "CountryConformance",
    "Outcome",
    "Problem",
    "Score",
    "Subject",
    "check_plugin",
]

PLACES = {
    "CountryConformance": "pytest_class",  # which needs pytest, and nothing else does
    "Subject": "subject",
    "check_plugin": "run",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{PLACES.get(name, 'outcomes')}")
    return getattr(module, name)
