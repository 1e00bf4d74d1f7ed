"""Findings as text for people and as data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from comity.law.editions import Editions, editions_of
from comity.model.citations import Citation
from comity.model.cure_words import Reader
from comity.model.drafts.notice import Notice
from comity.model.drafts.references import name_in
from comity.model.errors import Fault
from comity.model.findings import Finding, Severity
from comity.model.gaps import Gap, Pending, is_stand_in
from comity.model.messages import Message, Term
from comity.steps.resolve import Resolved
from comity.text.collapsed import collapsed, singly
from comity.text.finding_lines import (
    HOST_LAW,
    cited_as_read,
    grouped_lines,
    is_uncovered,
    wrapped,
)
from comity.text.messages import ENGLISH, Catalogue, finding_of, message, retold, worded, words

__all__ = [
    "WIDTH",
    "citation_data",
    "cited_as_read",
    "faults_data",
    "findings_data",
    "findings_text",
    "gap_cure",
    "gaps_data",
    "headline",
    "pending_data",
]

WIDTH = 100
COUNTED = {
    Severity.ERROR: "page.errors",
    Severity.WARNING: "page.warnings",
    Severity.ADVICE: "page.pieces-of-advice",
}


def headline(
    findings: Sequence[Finding], catalogue: Catalogue = ENGLISH, gaps: Sequence[Gap] = ()
) -> str:
    """The count of gaps, of each severity, of further questions, and of what Comity does not know.

    ``1 gap, 1 error, 2 warnings, 1 limit of the check``; findings that repeat count once.
    """
    return ", ".join(worded(one, catalogue)[0] for one in _counts(collapsed(findings), gaps))


def _counts(findings: Sequence[Finding], gaps: Sequence[Gap] = ()) -> tuple[Message, ...]:
    shown = [f for f in findings if not f.limit and not f.further and not is_uncovered(f)]
    numbers = {s: sum(f.severity is s for f in shown) for s in Severity}
    told: tuple[Message, ...] = tuple(
        message(id, count=numbers[s]) for s, id in COUNTED.items() if numbers[s]
    )
    told = (message("page.gaps", count=len(gaps)), *told) if gaps else told
    limits = sum(f.limit and f.rule != HOST_LAW for f in findings)
    unsaid = sum(1 + len(f.also) for f in findings if is_uncovered(f))
    more: tuple[Message, ...] = (message("page.uncovered", count=unsaid),) if unsaid else ()
    beside = sum(f.further for f in findings)
    more += (message("page.further", count=beside),) if beside else ()
    more += (message("page.limits", count=limits),) if limits else ()
    none = () if told or beside else (message("page.no-findings"),)
    return (*told, *none, *more)


def findings_text(
    findings: Sequence[Finding],
    resolved: Resolved | None,
    width: int = 0,
    catalogue: Catalogue = ENGLISH,
    *,
    name: str = "",
    gaps: Sequence[Gap] = (),
    pending: Sequence[Pending] = (),
    every: bool = False,
    counted: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The findings with their places, sources and cures, under a line that counts them.

    A heading says how much those below it weigh. What Comity does not know is the last block.

    Args:
        findings: the findings, in the order in which they are shown.
        resolved: the case that they are about; None where so little can be read that there is none.
        width: the columns of a terminal, to which all is wrapped; 0 for a file, where the line of
            counts stays one.
        catalogue: the language of the messages; what it does not have is in English.
        name: the file, if it is not that of the case.
        gaps: what the draft lacks, shown before the findings.
        pending: the rules that wait for a gap to be filled, counted after the findings.
        every: whether findings that repeat are shown one by one, and further questions too.
        counted: the lines that count what a notice says (``check.coverage_text.counted_lines``).
    """
    findings = singly(findings) if every else collapsed(findings)
    notice = resolved is not None and isinstance(resolved.draft, Notice)
    head = _head(findings, resolved, catalogue, name, gaps)
    lines = wrapped(head, width, indent="", hanging="  ") if width else [head]
    if gaps:
        lines += ["", words("page.group/gaps", catalogue)]
    for gap in gaps:
        lines += ["", *_gap_lines(gap, width or WIDTH, catalogue)]
    lines += grouped_lines(
        findings, width or WIDTH, catalogue, notice=notice, every=every, counted=counted
    )
    if gaps:
        lines += ["", *_pending_lines(pending, resolved, width or WIDTH, catalogue)]
    return "\n".join(lines) + "\n"


def _head(
    findings: Sequence[Finding],
    resolved: Resolved | None,
    catalogue: Catalogue,
    name: str,
    gaps: Sequence[Gap],
) -> str:
    said: dict[str, Any] = {
        "file": name or (resolved.case.path.name if resolved else ""),
        "counts": _counts(findings, gaps),
    }
    if resolved is None or is_stand_in(resolved.on):
        return words("page.head/undated", catalogue, **said)
    said["day"] = resolved.on
    if texts := _editions(resolved):
        return words("page.head/consulted", catalogue, **said, texts=texts)
    return words("page.head", catalogue, **said)


def _gap_lines(gap: Gap, width: int, catalogue: Catalogue) -> list[str]:
    lines = [f"  {gap.place}: {gap.field}"]
    indent = " " * 4
    text, cure = _gap_words(gap, catalogue)
    lines += wrapped(text, width, indent)
    return lines + (wrapped(f"-> {cure}", width, indent, hanging="   ") if cure else [])


def _gap_words(gap: Gap, catalogue: Catalogue) -> tuple[str, str]:
    """What is wrong and how to cure it; more closely in English, in which a file is read."""
    if catalogue.language == ENGLISH.language:
        return gap.message, gap.cure
    return worded(_gap_said(gap), catalogue)


def _gap_said(gap: Gap) -> Message:
    """A gap in the registry; a reference with what it names, as the English of a file has it."""
    if gap.kind == "reference" and (name := name_in(gap.message)):
        return message("page.gap-reference/named", field=gap.field, name=name)
    return message(f"page.gap-{gap.kind}", field=gap.field)


def gap_cure(gap: Gap, reader: Reader, catalogue: Catalogue = ENGLISH) -> str:
    """The cure of a gap for a page or a file, in the language of a catalogue."""
    return catalogue.cure_of(finding_of(_gap_said(gap), gap.field, weight=Severity.ERROR), reader)


def _pending_lines(
    pending: Sequence[Pending], resolved: Resolved | None, width: int, catalogue: Catalogue
) -> list[str]:
    """How many rules wait for each gap: what to fill first."""
    if resolved is None:
        return wrapped(words("page.pending/nothing", catalogue), width, "", "  ")
    waiting = Counter(field for one in pending for field in one.needs)
    if not waiting:
        return []
    lines = wrapped(words("page.pending", catalogue), width, "", "  ")
    for field, count in waiting.most_common():
        said = words("page.pending/rules", catalogue, field=field, count=count)
        lines += wrapped(said, width, "  ", "    ")
    return lines


def gaps_data(gaps: Iterable[Gap], catalogue: Catalogue = ENGLISH) -> list[dict[str, Any]]:
    """Gaps as JSON types, each with its patch; ``message`` and cures are in the language."""
    told = [(gap, *_gap_words(gap, catalogue)) for gap in gaps]
    return [
        {
            "field": gap.field,
            "kind": gap.kind,
            "message": text,
            "cure": cure,
            "cure_for_page": gap_cure(gap, "page", catalogue),
            "patch": gap.patch and gap.patch.data(),
            "file": gap.place.file,
            "line": gap.place.line,
            "column": gap.place.column,
        }
        for gap, text, cure in told
    ]


def pending_data(pending: Iterable[Pending]) -> list[dict[str, Any]]:
    """The rules that were not judged yet, each with the fields that it needs."""
    return [{"rule": one.rule, "needs": list(one.needs)} for one in pending]


def findings_data(
    findings: Iterable[Finding], catalogue: Catalogue = ENGLISH
) -> list[dict[str, Any]]:
    """Findings as JSON types, in the same order; messages and cures are in the language.

    ``fields`` are all that a finding is about. ``also`` are the findings that were put together
    with it, each with a place and a message of its own.
    """
    return [
        {
            **_finding_data(finding, catalogue),
            "fields": list(finding.fields),
            "also": [_finding_data(one, catalogue) for one in finding.also],
        }
        for finding in findings
    ]


def _finding_data(finding: Finding, catalogue: Catalogue) -> dict[str, Any]:
    text, cure = retold(finding.said, finding.message, finding.cure, catalogue)
    return {
        "severity": finding.severity.value,
        "costs": finding.costs.value if finding.costs else "",
        "rests_on": finding.rests_on.value if finding.rests_on else "",
        "further": finding.further,
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
