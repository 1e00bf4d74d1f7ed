"""Texts that are not what they look like: shown to the author, never refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.findings import Finding, Severity
from comity.steps.read import paths
from comity.text.confusables import disguises

__all__ = ["check_confusables"]

RULE = "form.misleading-text"
CURE = (
    "Retype the words by hand. If they are quoted as they were found, say so beside them: the "
    "reader will not see it."
)
_SHOWN = 3


def check_confusables(draft: Draft) -> list[Finding]:
    """A warning for each field that holds invisible or look-alike characters."""
    return list(_findings(draft.model_dump(mode="json", by_alias=True, exclude_none=True), ""))


def _findings(value: Any, path: str) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _findings(inner, paths.join(path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _findings(inner, f"{path}[{index}]")
    elif isinstance(value, str) and (found := disguises(value)):
        said = "; ".join(disguise.message for disguise in found[:_SHOWN])
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        message = f"This text is not what it looks like: {said}{more}."
        yield Finding(Severity.WARNING, RULE, message, path, CURE)
