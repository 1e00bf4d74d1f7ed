"""Texts that are not what they look like: shown to the author, never refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.findings import Finding
from comity.model.patches import patch
from comity.steps.read import paths
from comity.text.confusables import disguises, undisguised
from comity.text.messages import finding, message

__all__ = ["check_confusables"]

_SHOWN = 3


def check_confusables(draft: Draft) -> list[Finding]:
    """A warning for each field that holds invisible or look-alike characters."""
    return list(
        _findings(
            draft.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False), ""
        )
    )


def _findings(value: Any, path: str) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _findings(inner, paths.join(path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _findings(inner, f"{path}[{index}]")
    elif isinstance(value, str) and (found := disguises(value)):
        rest, plain = len(found) - _SHOWN, undisguised(value)
        yield finding(
            "form.misleading-text",
            path,
            disguises=tuple(disguise.said for disguise in found[:_SHOWN]),
            more=message("form.more-disguises", number=rest) if rest > 0 else None,
            patch=patch((path, plain)) if plain.strip() else None,
        )
