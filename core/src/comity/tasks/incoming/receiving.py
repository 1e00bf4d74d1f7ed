"""What the receiving authority would send back: its own rules, the treaty, the language, the form.

Only what concerns the receiving side counts. What the law of the requesting State asks of its own
authorities, and advice on drafting, is no concern of the State that is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_of_record

from comity.host import Host
from comity.model.citations import Citation
from comity.model.drafts.law_texts import in_emergency
from comity.model.drafts.request import Request
from comity.model.errors import Fault, InputError
from comity.model.findings import Finding, Place, Severity
from comity.model.messages import Message
from comity.model.records import AssistanceKind
from comity.pipeline.build import Checked
from comity.steps.assess import Judged, cover, judge_grounds, request_of
from comity.steps.assess.assessment import OPEN
from comity.steps.assess.chain_links import find_links
from comity.steps.assess.given import UNPRINTED
from comity.steps.protect import withheld_facts
from comity.tasks.incoming.accounts import told_by_measure, unidentified
from comity.tasks.incoming.emergency import WAITS, calls_back, lacking
from comity.tasks.incoming.places import parted
from comity.tasks.incoming.whereabouts import not_asked_by_desk, unplaced
from comity.text.messages import without

__all__ = ["FORM", "Kinds", "Received", "Shortcoming", "receive", "wording_of"]

# Rules of form and logic that make a request hard to carry out, whoever is asked, each with what
# is done about it. A rule that is not here is advice to the drafter.
FORM: dict[str, tuple[str, str]] = {
    "form.no-facts": ("no-facts", "supply"),
    "form.measure-without-facts": ("without-facts", "supply"),
    "form.measure-without-offence": ("without-offence", "supply"),
    "form.address-without-time": ("address-without-time", "moment"),
    "form.address-time-unclear": ("address-time-unclear", "moment"),
    "form.period-reversed": ("period-reversed", "correct"),
    "form.deadline-past": ("deadline-past", "correct"),
    "form.deadline-without-reason": ("deadline-without-reason", "reason"),
    "form.urgency-without-reason": ("urgency-without-reason", "reason"),
    "form.secrecy-without-reason": ("secrecy-without-reason", "reason"),
    "form.kind-unknown": ("kind-unknown", "clarify"),
    "form.kind-routed": ("kind-routed", "clarify"),
    "form.provision-paraphrased": ("provision-paraphrased", "send"),
    "form.emergency-person": ("emergency-danger", "supply"),
    "form.emergency-hour": ("emergency-hour", "supply"),
    "form.emergency-zone": ("emergency-hour", "supply"),
    "emergency.telephone": ("emergency-telephone", "telephone"),
    "emergency.callback": ("emergency-callback", "telephone"),
    "emergency.danger": ("emergency-danger", "supply"),
    "emergency.link": ("emergency-link", "supply"),
    "form.fact-after-request": ("date-wrong", "correct"),
    "links.born-later": ("date-wrong", "correct"),
    "links.earlier-unnamed": ("earlier-unnamed", "supply"),
    "links.no-contact": ("no-contact", "name"),
    "links.no-authenticity": ("no-authenticity", "name"),
    "links.conduct-after-facts": ("date-wrong", "correct"),
    "links.deadline-after-hearing": ("date-wrong", "correct"),
    "links.person-unreached": ("not-tied", "explain"),
    "links.target-unreached": ("not-tied", "explain"),
    "links.period-beside-facts": ("period-beside-facts", "explain"),
    "links.period-long": ("period-long", "reason"),
    "links.rogatory-not-judicial": ("not-judicial", "clarify"),
    "links.counterpart-elsewhere": ("counterpart", "counterpart"),
    "links.user-notice-contradicts": ("notice-contradicts", "clarify"),
    "links.element-unproved": ("element-unproved", "supply"),
    "links.measure-repeated": ("measure-repeated", "clarify"),
    "substance.empty": ("empty", "supply"),
    "asset.unidentified": ("asset-open", "identify-asset"),
    "hearing.nowhere": ("unreached", "reach"),
    "hearing.to-find": ("unreached", "reach"),
    "lint.search-open": ("place-open", "reach"),
    "service.no-document": ("no-document", "send-document"),
    "service.nowhere": ("unreached", "reach"),
    "lint.account-by-name": ("account-by-name", "identify"),
    "lint.account-without-holder": ("missing", "supply"),
    "lint.all-data": ("unbounded", "clarify"),
    "lint.content-for-a-name": ("lesser", "explain"),
    "lint.deadline-without-reason": ("deadline-without-reason", "reason"),
    "lint.fishing": ("fishing", "clarify"),
    "lint.holder-not-entity": ("holder-open", "name-holder"),
    "lint.holder-without-account": ("account-unnamed", "identify"),
    "lint.holder-without-data": ("holder-wrong", "clarify"),
    "lint.identifier-vague": ("account-open", "identify"),
    "form.identifiers-missing": ("account-unnamed", "identify"),
    "value.iban": ("identifier-wrong", "correct"),
    "value.identifier": ("identifier-wrong", "correct"),
    "lint.period-wide": ("period-long", "reason"),
    "lint.sum-without-currency": ("no-currency", "supply"),
    "lint.target-wider": ("fishing", "clarify"),
    "refusal.link.holder": ("holder-elsewhere", "clarify"),
    "refusal.assurance-contradicted": ("assurance-contradicted", "correct"),
    "refusal.assurance-hedged": ("assurance-words", "unreserved"),
    "refusal.assurance-conditional": ("assurance-words", "unreserved"),
    "refusal.assurance-mismatch": ("assurance-weak", "clarify"),
    "refusal.assurance-terms": ("assurance-weak", "clarify"),
    "refusal.assurance-short": ("assurance-weak", "clarify"),
    "refusal.assurance-giver": ("assurance-giver", "giver"),
    "language.paragraph": ("other-language", "translate"),
    "language.majority": ("other-language-mostly", "translate"),
    "language.required": ("language", "translate"),
    "language.conditional": ("language-conditional", "confirm-or-translate"),
    "language.unknown": ("language-open", "translate-open"),
    "language.certified": ("uncertified", "certify"),
}
Kinds = Mapping[str, AssistanceKind]
MISSING = ("missing", "supply")  # form.holder-missing, form.period-missing and the like
RULE = ("rule", "supply")
GROUND = ("ground", "supply")
NOT_APPLIED = ("plugin.quarantined", "plugin.none", "plugin.empty")
HINTS = frozenset({"links.no-authenticity"})  # asked for where it is more than advice
SELF_STANDING = frozenset(  # no rules of form, yet they may well be asked
    {"links.user-notice-open", "refusal.element-counterpart"}
)
# Of the legal basis a desk asks only for one that binds; which goes first is the sender's affair.
CARRIES = ("basis.none", "basis.nowhere")
BASIS = ("basis", "clarify")


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing that a request lacks for the receiving side.

    ``what`` says it in a sentence, ``remedy`` how to correct it, both as `comity check` says them;
    ``citation`` is there where law asks for it. ``source`` is the State's code, the instrument, or
    ``core`` for form and logic. ``further`` are fields of other offences or assets
    that it is said of too. ``said`` is the message behind it, where there is one, for another
    language.
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
    further: tuple[str, ...] = ()
    said: Message | None = field_of_record(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Received:
    """An incoming request, as the requested State sees it.

    ``limits`` says what could not be judged, each as a sentence; ``unjudged`` tells that the
    State's own rules failed to apply, so that a clean result proves nothing. ``at_risk`` are the
    grounds of refusal that are at risk, ``kinds`` the kinds of assistance that there are.
    """

    checked: Checked
    state: str
    shortcomings: tuple[Shortcoming, ...]
    limits: tuple[str, ...]
    unjudged: bool = False
    at_risk: tuple[Judged, ...] = ()
    kinds: Kinds = field_of_record(default_factory=dict)

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
    draft = request_of(resolved.draft, resolved.case, "executed")
    if state != draft.requested.state:
        message = f"the request is addressed to {draft.requested.state}, not to {state}"
        cure = (
            f"Write `--as {draft.requested.state}`. To see what would change if {state} were "
            f"asked, run `comity compare {checked.resolved.case.path} --to {state}`."
        )
        raise InputError(Fault("--as", 0, 0, "", message, cure))
    kinds = host.measures()
    relevant = [
        *_emergency(checked, draft, kinds),
        *(finding for finding in checked.findings if _concerns(finding, checked, kinds)),
        *_unidentified(checked, draft, kinds),
    ]
    relevant += _unplaced(checked, draft, kinds, relevant)
    found = tuple(_shortcoming(n, one, draft) for n, one in enumerate(relevant, start=1))
    unjudged = [f for f in checked.findings if f.rule in NOT_APPLIED and f.source == state]
    failed = any(f.rule == "plugin.quarantined" for f in unjudged)
    judged = judge_grounds(resolved, host)
    unread = cover(resolved, judged).unread
    left = [one for one in judged if one.status in OPEN and one.measures and not one.away]
    limits = [*(f.message for f in unjudged), *(one.says for one in unread)]
    if left:
        titles = "; ".join(dict.fromkeys(_titled(one) for one in left))
        limits.append(f"Grounds of refusal that the request leaves open: {titles}.")
    risks = tuple(one for one in judged if one.status == "at-risk")
    links = tuple(find_links(resolved, kinds))
    return Received(checked, state, found, tuple(limits), failed, (*risks, *links), kinds)


def _shortcoming(number: int, finding: Finding, draft: Request) -> Shortcoming:
    """A finding as it is put to the requesting State, which has the letter and not the draft."""
    said = finding.said and without(finding.said, UNPRINTED)
    return Shortcoming(
        f"D{number}",
        finding.rule,
        finding.field,
        finding.severity,
        said.text if said else finding.message,
        finding.cure,
        finding.source,
        finding.citation,
        finding.place,
        _further(finding, draft),
        said,
    )


def _further(finding: Finding, draft: Request) -> tuple[str, ...]:
    """The same field of every other offence, or asset, that one finding names."""
    name, index, rest = parted(finding.field)
    named = dict(finding.said.params).get(name) if finding.said else None
    if name not in ("offences", "assets") or not isinstance(named, tuple):
        return ()
    places = [number for number, one in enumerate(getattr(draft, name)) if one.id in named]
    return tuple(f"{name}[{number}]{rest}" for number in places if number != index)


def _emergency(checked: Checked, draft: Request, kinds: Kinds) -> list[Finding]:
    """What an emergency needs at once and the request does not have; the telephone comes first."""
    case = checked.resolved.case
    return [replace(one, place=case.place(one.field)) for one in lacking(draft, kinds)]


def _unidentified(checked: Checked, draft: Request, kinds: Kinds) -> list[Finding]:
    """The accounts, the persons who have them and the holders that the request leaves open."""
    case = checked.resolved.case
    return [replace(one, place=case.place(one.field)) for one in unidentified(draft, kinds)]


def _unplaced(
    checked: Checked, draft: Request, kinds: Kinds, told: Sequence[Finding]
) -> list[Finding]:
    """Where measures are carried out and what they serve; not what a rule of law asks for too."""
    case, asked = checked.resolved.case, {one.field for one in told}
    found = (
        one for one in unplaced(draft, kinds) if one.field not in asked or "." not in one.field
    )
    return [replace(one, place=case.place(one.field)) for one in found]


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
    if rule.startswith("basis."):
        return BASIS if rule in CARRIES else None
    return RULE if law else None


def _concerns(finding: Finding, checked: Checked, kinds: Kinds) -> bool:
    """Whether a finding is the receiving side's affair, and more than advice to it."""
    if finding.limit or finding.rule in NOT_APPLIED or _told_apart(finding):
        return False
    if finding.severity is Severity.ADVICE and not _asked_back(finding, checked):
        return False
    resolved = checked.resolved
    home = resolved.parties.code("requesting")
    if finding.source == home or _has(finding, checked, kinds):
        return False
    return wording_of(finding.rule, law=finding.citation is not None) is not None


def _told_apart(finding: Finding) -> bool:
    return told_by_measure(finding) or not_asked_by_desk(finding)


def _asked_back(finding: Finding, checked: Checked) -> bool:
    """Whether advice to the sender is asked for all the same: form, and what the law requires."""
    id = finding.rule
    if id in FORM or id in SELF_STANDING:
        return id not in HINTS
    if id.startswith("form.") and id.endswith("-missing"):
        return True
    rule = checked.resolved.rule_called(id, finding.source)
    return rule is not None and rule.demands


def _has(finding: Finding, checked: Checked, kinds: Kinds) -> bool:
    """Whether the request has it, or it can wait, or the other side cannot see what it is about."""
    draft = checked.resolved.draft
    assert isinstance(draft, Request)
    if finding.rule in WAITS and in_emergency(draft, kinds):
        return True
    if finding.rule == "links.no-authenticity" and calls_back(draft):
        return True
    list_, index, _ = parted(finding.field)
    return list_ == "facts" and index in withheld_facts(draft.data())
