"""Findings as text for people and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from comity.law.editions import Editions, editions_of
from comity.model.citations import Citation
from comity.model.errors import Fault
from comity.model.findings import Finding, Severity
from comity.model.messages import Message, Term
from comity.steps.resolve import Resolved
from comity.text.messages import ENGLISH, Catalogue, message, retold, worded, words

__all__ = [
    "citation_data",
    "cited_as_read",
    "faults_data",
    "findings_data",
    "findings_text",
    "headline",
]

WIDTH = 100
COUNTED = {
    Severity.ERROR: "page.errors",
    Severity.WARNING: "page.warnings",
    Severity.ADVICE: "page.pieces-of-advice",
}


def headline(findings: Sequence[Finding], catalogue: Catalogue = ENGLISH) -> str:
    """The count of each severity: ``1 error, 2 warnings, 3 pieces of advice``."""
    return ", ".join(worded(one, catalogue)[0] for one in _counts(findings))


def _counts(findings: Sequence[Finding]) -> tuple[Message, ...]:
    numbers = {s: sum(f.severity is s for f in findings) for s in Severity}
    told = tuple(message(id, count=numbers[s]) for s, id in COUNTED.items() if numbers[s])
    return told or (message("page.no-findings"),)


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
    head = _head(findings, resolved, catalogue)
    lines = _wrapped(head, width, indent="", hanging="  ") if width else [head]
    for finding in findings:
        lines += ["", *_finding_lines(finding, width or WIDTH, catalogue)]
    return "\n".join(lines) + "\n"


def _head(findings: Sequence[Finding], resolved: Resolved, catalogue: Catalogue) -> str:
    said: dict[str, Any] = {
        "file": resolved.case.path.name,
        "counts": _counts(findings),
        "day": resolved.on,
    }
    if texts := _editions(resolved):
        return words("page.head/consulted", catalogue, **said, texts=texts)
    return words("page.head", catalogue, **said)


def findings_data(
    findings: Iterable[Finding], catalogue: Catalogue = ENGLISH
) -> list[dict[str, Any]]:
    """Findings as JSON types, in the same order; messages and cures are in the language."""
    told = [(f, *retold(f.said, f.message, f.cure, catalogue)) for f in findings]
    return [
        {
            "severity": finding.severity.value,
            "rule": finding.rule,
            "message": text,
            "field": finding.field,
            "cure": cure,
            "cure_for_page": finding.cure_for("page", catalogue),
            "patch": finding.patch and finding.patch.data(),
            "said": finding.said and finding.said.data(),
            "source": finding.source,
            "citation": citation_data(finding.citation),
            "file": finding.place.file if finding.place else "",
            "line": finding.place.line if finding.place else 0,
            "column": finding.place.column if finding.place else 0,
        }
        for finding, text, cure in told
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
            "patch": fault.patch and fault.patch.data(),
        }
        for fault in faults
    ]


def _editions(resolved: Resolved) -> tuple[Message, ...]:
    """The texts consulted on each State's law: a span, since one day would read as stale."""
    spans = ((state, editions_of(resolved.books.get(c))) for c, state in resolved.states.items())
    return tuple(
        _edition(Term("state", state.code, state.short_name), span) for state, span in spans if span
    )


def _edition(state: Term, span: Editions) -> Message:
    """The texts of a State: ``Kenya, 2009-03-31 to 2026-04-07, some undated``."""
    if not span.days:
        return message("page.texts/undated", state=state)
    undated = "-some-undated" if span.undated else ""
    first, last = span.days[0], span.days[-1]
    if first == last:
        return message(f"page.texts/day{undated}", state=state, first=first)
    return message(f"page.texts/span{undated}", state=state, first=first, last=last)


def _finding_lines(finding: Finding, width: int, catalogue: Catalogue) -> list[str]:
    text, cure = retold(finding.said, finding.message, finding.cure, catalogue)
    names = {s: words(f"page.severity/{s.value}", catalogue) for s in Severity}
    column = max(map(len, names.values())) + 1
    head = f"{names[finding.severity]:<{column}} {finding.place or ''}"
    indent = " " * (column + 1)
    lines = [f"{head}: {finding.field}" if finding.field else head]
    lines += _wrapped(text, width, indent)
    if cure:
        lines += _wrapped(f"-> {cure}", width, indent, hanging="   ")
    about = [finding.rule]
    if finding.citation is not None:
        about.append(cited_as_read(finding.citation, catalogue))
    lines += _wrapped(f"[{'; '.join(about)}]", width, indent, hanging=" ")
    return lines


def _wrapped(text: str, width: int, indent: str, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def cited_as_read(citation: Citation, catalogue: Catalogue = ENGLISH) -> str:
    """A citation in words: each of its sources with how that one was read."""
    return "; ".join(
        f"{one} ({words(f'page.read/{one.read.value}', catalogue)})" for one in citation.sources
    )


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
