"""One field, one finding: where form and law say that the same thing is lacking, the law speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from comity.model.findings import Finding
from comity.steps.check.told_twice import without_doubles
from comity.text.messages import message, plain_sentence

__all__ = ["merged"]

# What form finds lacking, and a State's law may ask for in its own words.
LACKS = frozenset(
    {
        *("form.measure-without-facts", "form.measure-without-offence", "form.no-facts"),
        *("form.holder-missing", "form.identifiers-missing", "form.period-missing"),
        *("form.items-missing", "form.persons-missing", "form.address-without-time"),
        *("form.urgency-without-reason", "form.deadline-without-reason"),
        *("form.secrecy-without-reason", "links.element-unproved", "links.earlier-unnamed"),
        *("links.no-contact", "links.period-long", "links.user-notice-open", "annex.questions"),
        *("asset.not-final", "asset.unserved", "asset.in-absence"),
    }
)


def merged(found: Iterable[Finding]) -> list[Finding]:
    """The findings, less those of form and lint that a finding with law repeats.

    Where the finding of form weighs more, it keeps its weight and its rule, and the law's words
    follow its own: what no document can do without blocks the build, however the text was read.
    """
    findings = _of_one_text(without_doubles(list(found)))
    law = [one for one in findings if one.citation is not None and not _lint(one)]
    stated: dict[Finding, Finding] = {}
    repeated: set[Finding] = set()
    for finding in findings:
        twin = _twin(finding, law)
        if twin is None:
            continue
        repeated.add(finding)
        so_far = stated.get(twin, twin)
        if finding.severity.rank < so_far.severity.rank:
            stated[twin] = _both(finding, twin)
    return [stated.get(one, one) for one in findings if one not in repeated]


def _of_one_text(found: Sequence[Finding]) -> list[Finding]:
    """The findings, with one sentence of two instruments at one field said once, citing both."""
    firsts: dict[tuple[str, str, str], int] = {}
    kept: list[Finding] = []
    for one in found:
        place = one.field, one.message, one.cure
        if one.citation is None or place not in firsts:
            firsts.setdefault(place, len(kept))
            kept.append(one)
            continue
        first = kept[firsts[place]]
        if first.citation is None or first.severity is not one.severity or first.rule == one.rule:
            kept.append(one)
            continue
        citation = replace(first.citation, also=(*first.citation.also, one.citation))
        kept[firsts[place]] = replace(first, citation=citation)
    return kept


def _both(lacking: Finding, law: Finding) -> Finding:
    """The weight, rule and words of a finding of form, followed by the words and cure of the law.

    A plugin's own sentence is put before the law's as it stands.
    """
    said = message(
        "form.and-law",
        lacking=lacking.said or plain_sentence(lacking.message),
        law=law.said or plain_sentence(law.message, law.cure),
    )
    return replace(
        law,
        severity=lacking.severity,
        rule=lacking.rule,
        message=said.text,
        cure=said.cure,
        said=said,
        patch=law.patch or lacking.patch,
    )


def _twin(finding: Finding, law: Sequence[Finding]) -> Finding | None:
    """The finding with law that says the same as one without; none for another matter."""
    if finding.rule in LACKS or _lint(finding):
        return next((one for one in law if _same_place(finding, one.field)), None)
    return None


def _same_place(finding: Finding, field: str) -> bool:
    """Whether a field is the one lacking, or lies below one that is absent as a whole."""
    if field == finding.field:
        return True
    if finding.rule == "links.user-notice-open":
        return field == f"{finding.field}.user_notice"
    if finding.rule.endswith("-without-reason"):
        return field == f"{finding.field}.reason"
    return finding.rule.endswith("-missing") and field.startswith(f"{finding.field}.")


def _lint(finding: Finding) -> bool:
    return finding.rule.startswith("lint.")
