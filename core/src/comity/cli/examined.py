"""An examined draft on the screen and as JSON: gaps, findings, and the rules that are pending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.cli.common import text_width

if TYPE_CHECKING:
    from comity.pipeline.examine import Examined
    from comity.text.messages import Catalogue as Messages

__all__ = ["examined_data", "examined_text"]


def examined_text(result: Examined, catalogue: Messages, *, every: bool = False) -> str:
    """The gaps and the findings of a draft that can be read, as text; with ``every`` one by one."""
    from comity.steps.check.coverage_text import counted_lines
    from comity.steps.check.unseen_lines import unseen_lines
    from comity.steps.findings import WIDTH, findings_text

    checked = result.checked
    counted = counted_lines(checked.resolved, catalogue) if checked else None
    width = text_width()
    unseen = unseen_lines(checked.resolved, width or WIDTH, catalogue) if checked else []
    return findings_text(
        result.findings,
        result.resolved,
        width,
        catalogue,
        name=Path(result.shown).name,
        gaps=result.gaps,
        pending=result.pending,
        every=every,
        counted=counted,
    ) + "".join(f"{line}\n" for line in unseen)


def examined_data(result: Examined, catalogue: Messages, *, every: bool = False) -> dict[str, Any]:
    """The same as JSON types; the faults of a draft that cannot be read."""
    from comity.model.drafts.notice import Notice
    from comity.steps.check.coverage_text import coverage_data
    from comity.steps.check.unseen_lines import unseen_data
    from comity.steps.findings import faults_data, findings_data, gaps_data, pending_data
    from comity.text.collapsed import collapsed
    from comity.text.finding_lines import HOST_LAW

    if result.faults:
        return {"file": result.faults[0].file, "faults": faults_data(result.faults)}
    law = [one for one in result.findings if one.rule == HOST_LAW]
    rest = [one for one in result.findings if one.rule != HOST_LAW]
    found = rest if every else collapsed(rest)
    resolved = result.checked.resolved if result.checked else None
    notice = resolved is not None and isinstance(resolved.draft, Notice)
    unseen = unseen_data(resolved) if resolved else []
    covered = {"coverage": coverage_data(resolved, catalogue)} if notice and resolved else {}
    return {
        "file": result.shown,
        "gaps": gaps_data(result.gaps, catalogue),
        "findings": findings_data(found, catalogue),
        **({"host_law": findings_data(law, catalogue)} if law else {}),
        "pending": pending_data(result.pending),
        **covered,
        **({"readers": unseen} if unseen else {}),
    }
