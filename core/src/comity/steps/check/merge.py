"""One field, one finding: where form and law say that the same thing is lacking, the law speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


OF_USE = frozenset({"case.tax-use", "earlier.terms"})  # cured where the use is limited
CLAIMED = frozenset({"asset.claim-open", "case.tax-use"})  # what `refusal.other` says less plainly
UNFIT = frozenset(
    f"basis.{name}" for name in ("scope", "kinds", "not-party", "signed", "nowhere", "uncarried")
)


def merged(found: Iterable[Finding]) -> list[Finding]:
    """The findings, less those of form and lint that a finding with law repeats.

    Where the finding of form weighs more, it keeps its weight and its rule, and the law's words
    follow its own: what no document can do without blocks the build, however the text was read.
    """
    findings = without_doubles(_told_once(list(found)))
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


def _told_once(findings: list[Finding]) -> list[Finding]:
    """Without what follows from another finding.

    A counterpart of another State's law shows no offence; an instrument that does not fit, or does
    not bind, carries nothing (what others leave uncarried is `basis.uncarried`). A deadline of a
    measure and that of the request need one reason. What two rules say of one place is said once,
    by the more exact of them. One date, one aim and one limit of the use are asked for once.
    """
    elsewhere = {f.field for f in findings if f.rule == "links.counterpart-elsewhere"}
    dated = any(f.rule == "lint.deadline-without-reason" for f in findings)
    unfit = any(f.rule in UNFIT for f in findings)
    rules = {f.rule for f in findings}
    uncontacted = "links.no-contact" in rules  # whoever has no contact cannot be followed up
    aims = {f.field for f in findings if f.rule == "hearing.aim"}
    givers = {f.field for f in findings if f.rule == "refusal.assurance-giver"}
    claimed = any(f.rule in CLAIMED for f in findings)
    return [
        one
        for one in findings
        if not (one.rule == "refusal.dual-criminality" and f"{one.field}.provision" in elsewhere)
        and not (one.rule == "refusal.link.instrument" and unfit)
        and not (one.rule == "form.deadline-without-reason" and dated)
        and not (one.rule == "hearing.undated" and "timing.no-deadline" in rules)
        and not (one.said and one.said.id == "timing.no-deadline/road" and uncontacted)
        and not (one.rule == "case.aim-vague" and one.field in aims)
        and not (one.rule in OF_USE and "use.parallel" in rules)
        and not _said_better(one, findings)
        and not (one.rule == "undertaking.other-voice" and one.field in givers)
        and not (one.rule == "refusal.other" and not one.field and claimed)
    ]


def _said_better(one: Finding, findings: Sequence[Finding]) -> bool:
    """Whether another finding says the same of the same measure, or of the same sentence."""
    for rule, better, alike in SAID_BETTER:
        if one.rule == rule and any(f.rule == better and alike(one, f) for f in findings):
            return True
    return False


def _one_measure(one: Finding, other: Finding) -> bool:
    return one.field.partition(".")[0] == other.field.partition(".")[0]


def _one_field(one: Finding, other: Finding) -> bool:
    return one.field == other.field


def _one_draft(one: Finding, other: Finding) -> bool:
    return True


SAID_BETTER: tuple[tuple[str, str, Callable[[Finding, Finding], bool]], ...] = (
    ("eu-eio.proportionate", "extent.search", _one_measure),
    ("lint.all-data", "form.period-missing", _one_measure),
    ("links.link-open", "asset.trail-open", _one_field),
    ("lint.no-end", "asset.end-open", _one_measure),
    ("links.period-long", "substance.in-the-air", _one_draft),
)
"""A rule, another that says it better, and when the two speak of one thing."""


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
