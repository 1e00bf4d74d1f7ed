"""Findings as text for people and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from comity.law.editions import editions_of, span_text
from comity.model.citations import Citation, Read
from comity.model.errors import Fault
from comity.model.findings import Finding, Severity
from comity.steps.resolve import Resolved
from comity.text.messages import ENGLISH, Catalogue, worded

__all__ = [
    "citation_data",
    "cited_as_read",
    "faults_data",
    "findings_data",
    "findings_text",
    "headline",
]

WIDTH = 100
HOW_READ = {
    Read.OFFICIAL: "official text read",
    Read.SECONDARY: "secondary source",
    Read.NONE: "not read",
}
WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"}


def headline(findings: Sequence[Finding]) -> str:
    """The count of each severity: ``1 error, 2 warnings, 3 pieces of advice``."""
    counts = {s: sum(f.severity is s for f in findings) for s in Severity}
    words = [
        _counted(counts[Severity.ERROR], "error", "errors"),
        _counted(counts[Severity.WARNING], "warning", "warnings"),
        _counted(counts[Severity.ADVICE], "piece of advice", "pieces of advice"),
    ]
    return ", ".join(word for word in words if word) or "no findings"


def findings_text(
    findings: Sequence[Finding],
    resolved: Resolved,
    width: int = 0,
    catalogue: Catalogue = ENGLISH,
) -> str:
    """Every finding with its place, its source and its cure, under a line that counts them.

    Args:
        findings: the findings, in the order in which they are shown.
        resolved: the case that they are about.
        width: the columns of a terminal, to which all is wrapped; 0 for a file, where the line of
            counts stays one.
        catalogue: the language of the messages; what it does not have is in English.
    """
    case = resolved.case.path.name
    head = f"{case}: {headline(findings)} (law of {resolved.on}{_editions(resolved)})"
    lines = _wrapped(head, width, indent="", hanging="  ") if width else [head]
    for finding in findings:
        lines += ["", *_finding_lines(finding, width or WIDTH, catalogue)]
    return "\n".join(lines) + "\n"


def findings_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as JSON types, in the same order."""
    return [
        {
            "severity": finding.severity.value,
            "rule": finding.rule,
            "message": finding.message,
            "field": finding.field,
            "cure": finding.cure,
            "said": finding.said and finding.said.data(),
            "source": finding.source,
            "citation": citation_data(finding.citation),
            "file": finding.place.file if finding.place else "",
            "line": finding.place.line if finding.place else 0,
            "column": finding.place.column if finding.place else 0,
        }
        for finding in findings
    ]


def faults_data(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """What is wrong with one file, as JSON types."""
    return [
        {
            "line": fault.line,
            "column": fault.column,
            "field": fault.field,
            "message": fault.message,
            "cure": fault.cure,
        }
        for fault in faults
    ]


def _editions(resolved: Resolved) -> str:
    """The texts consulted on each State's law: a span, since one day would read as stale."""
    spans = {code: editions_of(resolved.books.get(code)) for code in resolved.states}
    read = [
        f"{resolved.states[code].short_name}, {span_text(span)}"
        for code, span in spans.items()
        if span
    ]
    return f"; texts consulted: {'; '.join(read)}" if read else ""


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""


def _finding_lines(finding: Finding, width: int, catalogue: Catalogue) -> list[str]:
    message, cure = finding.message, finding.cure
    if finding.said and catalogue is not ENGLISH:
        message, cure = worded(finding.said, catalogue)
    head = f"{WORDS[finding.severity]:<8} {finding.place or ''}"
    lines = [f"{head}: {finding.field}" if finding.field else head]
    lines += _wrapped(message, width)
    if cure:
        lines += _wrapped(f"-> {cure}", width, hanging="   ")
    about = [finding.rule]
    if finding.citation is not None:
        about.append(cited_as_read(finding.citation))
    lines += _wrapped(f"[{'; '.join(about)}]", width, hanging=" ")
    return lines


def _wrapped(text: str, width: int, indent: str = " " * 9, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def cited_as_read(citation: Citation) -> str:
    """A citation in words: each of its sources with how that one was read."""
    return "; ".join(f"{one} ({HOW_READ[one.read]})" for one in citation.sources)


def citation_data(citation: Citation | None) -> dict[str, Any] | None:
    """A citation as JSON types; ``also`` are its further sources, each with its own reading."""
    if citation is None:
        return None
    return {
        "text": str(citation),
        "title": citation.title,
        "article": citation.article,
        "official_id": citation.official_id,
        "url": citation.url,
        "read": citation.read.value,
        **citation.days(),
        "also": [
            {
                "text": str(one),
                "title": one.title,
                "article": one.article,
                "official_id": one.official_id,
                "url": one.url,
                "read": one.read.value,
            }
            for one in citation.also
        ],
    }
