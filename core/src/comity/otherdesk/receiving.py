"""What the receiving authority would send back: its own rules, the treaty, the language, the form.

Only what concerns the receiving side counts. What the law of the requesting State asks of its own
authorities, and advice on drafting, is no concern of the other desk.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.errors import Fault, InputError
from comity.host import Host
from comity.pipeline import Checked
from comity.records import Citation, Finding, Place, Severity
from comity.refusal import Judged, cover, judge_grounds, request_of
from comity.refusal.holding import Unread
from comity.refusal.records import OPEN

__all__ = ["FORM", "Received", "Shortcoming", "receive", "wording_of"]

# Rules of form and logic that make a request hard to carry out, whoever is asked, each with what
# is done about it. A rule that is not here is advice to the drafter.
FORM: dict[str, tuple[str, str]] = {
    "form.no-facts": ("no-facts", "supply"),
    "form.measure-without-facts": ("without-facts", "supply"),
    "form.measure-without-offence": ("without-offence", "supply"),
    "form.address-without-time": ("address-without-time", "supply"),
    "form.address-time-unclear": ("address-without-time", "clarify"),
    "form.period-reversed": ("period-reversed", "correct"),
    "form.deadline-past": ("deadline-past", "correct"),
    "form.deadline-without-reason": ("deadline-without-reason", "explain"),
    "form.urgency-without-reason": ("urgency-without-reason", "explain"),
    "form.secrecy-without-reason": ("secrecy-without-reason", "explain"),
    "form.kind-unknown": ("kind-unknown", "clarify"),
    "form.kind-routed": ("kind-routed", "clarify"),
    "form.provision-paraphrased": ("provision-paraphrased", "supply"),
    "form.fact-after-request": ("date-wrong", "correct"),
    "links.born-later": ("date-wrong", "correct"),
    "links.earlier-unnamed": ("earlier-unnamed", "supply"),
    "links.no-contact": ("no-contact", "supply"),
    "links.no-authenticity": ("no-authenticity", "supply"),
    "links.conduct-after-facts": ("date-wrong", "correct"),
    "links.deadline-after-hearing": ("date-wrong", "correct"),
    "links.identifier-unexplained": ("not-tied", "explain"),
    "links.period-beside-facts": ("period-beside-facts", "explain"),
    "links.period-long": ("period-long", "explain"),
    "links.rogatory-not-judicial": ("not-judicial", "clarify"),
    "links.user-notice-contradicts": ("notice-contradicts", "clarify"),
    "links.element-unproved": ("element-unproved", "supply"),
    "links.measure-repeated": ("measure-repeated", "clarify"),
    "substance.empty": ("missing", "supply"),
    "lint.account-unmentioned": ("not-tied", "explain"),
    "lint.account-without-holder": ("missing", "supply"),
    "lint.all-data": ("unbounded", "clarify"),
    "lint.content-for-a-name": ("lesser", "explain"),
    "lint.deadline-without-reason": ("deadline-without-reason", "explain"),
    "lint.fishing": ("fishing", "clarify"),
    "lint.holder-without-account": ("missing", "supply"),
    "lint.holder-without-data": ("holder-wrong", "clarify"),
    "lint.period-wide": ("period-long", "explain"),
    "lint.person-unmentioned": ("not-tied", "explain"),
    "lint.place-unmentioned": ("not-tied", "explain"),
    "lint.property-untied": ("not-tied", "explain"),
    "lint.sum-without-currency": ("no-currency", "supply"),
    "lint.target-wider": ("fishing", "clarify"),
    "refusal.link.holder": ("holder-elsewhere", "clarify"),
    "refusal.assurance-contradicted": ("assurance-contradicted", "correct"),
    "refusal.assurance-hedged": ("assurance-weak", "clarify"),
    "refusal.assurance-conditional": ("assurance-weak", "clarify"),
    "refusal.assurance-mismatch": ("assurance-weak", "clarify"),
    "refusal.assurance-terms": ("assurance-weak", "clarify"),
    "refusal.assurance-short": ("assurance-weak", "clarify"),
    "refusal.assurance-giver": ("assurance-giver", "clarify"),
    "language.paragraph": ("other-language", "translate"),
    "language.majority": ("other-language", "translate"),
    "language.required": ("language", "translate"),
    "language.conditional": ("language", "translate"),
    "language.certified": ("uncertified", "certify"),
}
MISSING = ("missing", "supply")  # form.holder-missing, form.period-missing and the like
RULE = ("rule", "supply")
GROUND = ("ground", "supply")
NOT_APPLIED = ("plugin.quarantined", "plugin.none", "plugin.empty")


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that a request lacks for the receiving side.

    ``what`` says it in a sentence, ``remedy`` what would mend it, both as `comity check` says them;
    ``citation`` is there where law asks for it. ``source`` is the State's code, the instrument, or
    ``core`` for form and logic.
    """

    id: str
    rule: str
    field: str
    severity: Severity
    what: str
    remedy: str
    source: str
    citation: Citation | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A request on the desk of the State that is asked.

    ``limits`` says what could not be judged, each as a sentence; ``unjudged`` tells that the
    State's own rules failed to apply, so that a clean result proves nothing. ``open`` are the
    grounds of refusal that the request leaves open, ``unread`` the law that was not read.
    """

    checked: Checked
    state: str
    shortcomings: tuple[Shortcoming, ...]
    limits: tuple[str, ...]
    unjudged: bool = False
    open: tuple[Judged, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether the request cannot be carried out as it is, or could not be judged."""
        return self.unjudged or any(s.severity is Severity.ERROR for s in self.shortcomings)


def receive(checked: Checked, state: str, host: Host) -> Received:
    """What a State would ask for before it carries out a request.

    Args:
        checked: the request, checked on the day in question.
        state: the code of the receiving State.
        host: asked for the kinds of assistance.

    Raises:
        DraftError: the case file is no request.
        InputError: the request is addressed to another State.
    """
    resolved = checked.resolved
    draft = request_of(resolved.draft, resolved.case, "other papers are not executed")
    if state != draft.requested.state:
        message = f"the request is addressed to {draft.requested.state}, not to {state}"
        cure = (
            f"Write `--as {draft.requested.state}`; what would change if {state} were asked is "
            f"told by `comity compare {checked.resolved.case.path} --to {state}`."
        )
        raise InputError(Fault("--as", 0, 0, "", message, cure))
    relevant = [finding for finding in checked.findings if _concerns(finding, checked)]
    found = tuple(
        Shortcoming(
            f"D{number}",
            finding.rule,
            finding.field,
            finding.severity,
            finding.message,
            finding.cure,
            finding.source,
            finding.citation,
            finding.place,
        )
        for number, finding in enumerate(relevant, start=1)
    )
    unjudged = [f for f in checked.findings if f.rule in NOT_APPLIED and f.source == state]
    failed = any(f.rule == "plugin.quarantined" for f in unjudged)
    judged = judge_grounds(resolved, host)
    unread = cover(resolved, judged).unread
    left = [one for one in judged if one.status in OPEN and one.measures and not one.away]
    limits = [*(f.message for f in unjudged), *(one.says for one in unread)]
    if left:
        titles = "; ".join(dict.fromkeys(_titled(one) for one in left))
        limits.append(f"Grounds of refusal that the request leaves open: {titles}.")
    return Received(checked, state, found, tuple(limits), failed, tuple(left), unread)


def _titled(one: Judged) -> str:
    return f"{one.title} ({one.citation})" if one.citation else one.title


def wording_of(rule: str, *, law: bool) -> tuple[str, str] | None:
    """How a rule is put to the other side: what is wrong, and what is asked for; None: not at all.

    Args:
        rule: the id of the rule.
        law: whether the finding cites law.
    """
    if rule in FORM:
        return FORM[rule]
    if rule.startswith("form.") and rule.endswith("-missing"):
        return MISSING
    if rule.startswith("refusal."):
        return GROUND if law else None
    return RULE if law else None


def _concerns(finding: Finding, checked: Checked) -> bool:
    """Whether a finding is the receiving side's affair, and more than advice."""
    if finding.severity is Severity.ADVICE or finding.rule in NOT_APPLIED:
        return False
    resolved = checked.resolved
    home = resolved.parties.code("requesting")
    if finding.source == home:
        return False
    return wording_of(finding.rule, law=finding.citation is not None) is not None
