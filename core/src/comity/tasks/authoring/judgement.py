"""An answer judged as the check of the finished document will judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.host import Host
from comity.model.findings import Finding, Severity
from comity.model.gaps import Gap
from comity.steps.check.values import judge
from comity.steps.read.heading import model_of
from comity.tasks.authoring.questions import Refused, check_value
from comity.tasks.authoring.voice import Voice
from comity.text.messages import Catalogue, retold

__all__ = ["Remark", "judged", "said_of"]


NO_LANGUAGE = ("value.language", "value.language/several", "value.language/several-in-one")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with an answer; one that ``blocks`` cannot stay."""

    text: str
    blocks: bool


def judged(path: str, tree: Mapping[str, Any], host: Host, voice: Voice) -> tuple[Remark, ...]:
    """What the check will say of the value at a path, whatever else is missing.

    Args:
        path: the field that was answered.
        tree: the document with the answer in its place.
        host: asked for the kinds of document.
        voice: the language of the remarks.
    """
    kinds = host.document_types()
    try:
        check_value(model_of(kinds[str(tree["kind"])]), tree, path)
    except Refused as refused:
        return (Remark(voice.word(refused.said), True),)
    found = judge(path, tree, kinds)
    return tuple(
        Remark(said_of(one, voice.catalogue), one.severity is Severity.ERROR or _is_none(one))
        for one in found
    )


def _is_none(found: Finding) -> bool:
    """Whether an answer cannot stay, though the check of a file only warns: no language is it."""
    return found.said is not None and found.said.id in NO_LANGUAGE


def said_of(found: Finding | Gap, catalogue: Catalogue) -> str:
    """A finding or a gap in one paragraph, its cure in the words of a page."""
    if isinstance(found, Gap):
        return " ".join(filter(None, (found.message, found.cure)))
    text = retold(found.said, found.message, found.cure, catalogue)[0]
    return " ".join(filter(None, (text, found.cure_for("page", catalogue))))
