"""Check: every finding on a resolved case, none left out, in the order of mending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from comity.check.basis import check_basis
from comity.check.extensions import check_extensions
from comity.check.filled import check_filled
from comity.check.holder_notice import check_against_notice
from comity.check.involved import check_involved
from comity.check.language import check_language
from comity.check.measures import check_measures
from comity.check.notice_law import check_notice_law
from comity.drafts.notice import Notice
from comity.host import Host
from comity.read import CaseFile
from comity.records import Finding, Severity
from comity.resolve import Resolved
from comity.samples import is_sample

__all__ = ["blocking", "check", "placed"]

PARAPHRASED = "form.provision-paraphrased"  # samples paraphrase on purpose, and say so


def check(resolved: Resolved, host: Host, notice: Notice | None = None) -> tuple[Finding, ...]:
    """All findings on a case: errors first, then by their place in the file.

    ``notice`` is that of a company that holds what a request seeks.

    A plugin that fails while it is asked is quarantined; the finding that says so is among them.
    """
    found = host.validate(resolved.draft, resolved.parties, resolved.on)
    found += check_measures(resolved.draft, host.measures())
    found += check_basis(resolved)
    found += check_language(resolved)
    found += check_filled(resolved)
    found += check_notice_law(resolved)
    if notice is not None:
        found += check_against_notice(resolved.draft, notice)
    found += check_extensions(resolved.draft, host)
    found += check_involved(resolved, host)
    if is_sample(resolved.case.sha256):
        found = [finding for finding in found if finding.rule != PARAPHRASED]
    return tuple(sorted(placed(dict.fromkeys(found), resolved.case), key=_mending_order))


def placed(found: Iterable[Finding], case: CaseFile) -> list[Finding]:
    """The findings with their places in the case file."""
    return [replace(finding, place=case.place(finding.field)) for finding in found]


def blocking(findings: tuple[Finding, ...]) -> bool:
    """Whether any finding blocks a build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _mending_order(finding: Finding) -> tuple[int, int, int, str]:
    line = finding.place.line if finding.place else 0
    column = finding.place.column if finding.place else 0
    return finding.severity.rank, line, column, finding.rule
