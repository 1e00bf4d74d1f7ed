"""Check: every finding on a resolved case, none left out, in the order of mending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from comity.host import Host
from comity.model.drafts.asking import PAPERS_TO_PROVIDER
from comity.model.drafts.base import Draft
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.assess import check_refusals
from comity.steps.chains.on_record import Recorded
from comity.steps.check.addressee import check_notified
from comity.steps.check.basis import check_basis
from comity.steps.check.basis_lacking import check_unassured
from comity.steps.check.basis_order import check_basis_order
from comity.steps.check.carried_out import check_carried_out
from comity.steps.check.compelled_abroad import check_compelled
from comity.steps.check.confusable_text import check_confusables
from comity.steps.check.consistency import check_asked, check_consistency
from comity.steps.check.correspondence import check_correspondence
from comity.steps.check.counterpart import check_counterpart
from comity.steps.check.days_over import check_days_over
from comity.steps.check.decision_made import check_decision
from comity.steps.check.document_language import check_language
from comity.steps.check.document_wording import check_wording
from comity.steps.check.each_measure import check_measures
from comity.steps.check.extensions import check_extensions
from comity.steps.check.faster_channel import check_faster, how_to_hold
from comity.steps.check.filled import check_filled
from comity.steps.check.foreseen import check_foreseen
from comity.steps.check.form import check_form
from comity.steps.check.half_sentences import check_half_sentences
from comity.steps.check.holder import check_against_notice
from comity.steps.check.holds_end import check_holds, told_by_notice
from comity.steps.check.involved import check_involved
from comity.steps.check.issuer_allowed import check_issuer
from comity.steps.check.judged_there import check_judged_there
from comity.steps.check.known_ends import check_moved, with_known_ends, without_renewed
from comity.steps.check.late_answer import check_late_answer
from comity.steps.check.lint import check_lint
from comity.steps.check.look_alike import check_look_alikes
from comity.steps.check.merge import merged
from comity.steps.check.no_such_day import check_no_such_day
from comity.steps.check.not_criminal import check_proceedings
from comity.steps.check.notice_consistency import check_notice_consistency
from comity.steps.check.notice_coverage import check_coverage
from comity.steps.check.notice_host_law import check_host_law
from comity.steps.check.notice_law import check_notice_law
from comity.steps.check.numeric_dates import check_numeric_dates
from comity.steps.check.old_drafts import check_reach
from comity.steps.check.open_points import check_points
from comity.steps.check.open_road import check_road
from comity.steps.check.other_readers import check_twins
from comity.steps.check.point_open import check_point_open
from comity.steps.check.road_addressee import check_addressee_of_kinds
from comity.steps.check.road_straight import check_straight
from comity.steps.check.sample_digests import is_sample
from comity.steps.check.several_answers import check_several_answers
from comity.steps.check.substance import check_substance
from comity.steps.check.the_case import check_case_told
from comity.steps.check.to_provider import check_way_to_provider
from comity.steps.check.undertakings import check_undertakings
from comity.steps.check.values import check_values
from comity.steps.check.whole_file import check_whole_file
from comity.steps.check.withdrawal import of_a_withdrawal
from comity.steps.check.within_the_office import of_an_assignment
from comity.steps.ladder import ladder_of
from comity.steps.protect import Shield, check_protection
from comity.steps.read import CaseFile
from comity.steps.resolve import Resolved, fields_of_source
from comity.text.messages import standing

__all__ = ["blocking", "check", "check_everywhere", "check_law", "placed"]

PARAPHRASED = "form.provision-paraphrased"  # samples paraphrase on purpose, and say so


def check(
    resolved: Resolved,
    host: Host,
    notice: Notice | None = None,
    *,
    merge: bool = True,
    recorded: Recorded | None = None,
) -> tuple[Finding, ...]:
    """All findings on a case: errors first, within them what costs most, then as in the file.

    ``notice`` is that of a company that holds what a request seeks. Without ``merge`` a finding of
    form and one of law on the same lack both stand, each under its own rule. ``recorded`` is what
    the records of the file, and of those beside it, say of its preservations.

    No finding quotes the name of a protected person or the text of a withheld fact.
    A plugin that fails while it is asked is quarantined; the finding that says so is among them.
    """
    kinds = host.measures()
    moved = list(check_moved(resolved, recorded))
    resolved = with_known_ends(resolved, recorded)
    found = moved + check_everywhere(resolved.draft, kinds)
    found += host.validate(resolved.draft, resolved.parties, resolved.on)
    relied_on = [basis.instrument.id for basis in resolved.relied_on()]
    found += check_measures(resolved.draft, kinds, relied_on)
    ladder = ladder_of(resolved, host) if isinstance(resolved.draft, Request) else None
    kept = recorded is not None and recorded.preserved
    found += check_lint(resolved, kinds, how_to_hold(ladder) if ladder else None, kept=kept)
    found += check_holds(resolved, host.times().values(), recorded)
    found += check_days_over(resolved, recorded, found)
    found += check_whole_file(resolved, kinds)
    found += list(check_carried_out(resolved, kinds, found))
    found += check_case_told(resolved, kinds)
    found += check_basis(resolved, kinds)
    found += check_decision(resolved)
    found += check_basis_order(resolved)
    found += check_counterpart(resolved)
    found += check_undertakings(resolved)
    found += check_language(resolved, host)
    found += check_wording(resolved, host)
    found += check_confusables(resolved.draft)
    found += check_numeric_dates(resolved)
    found += check_half_sentences(resolved)
    found += check_no_such_day(resolved)
    found += check_look_alikes(resolved, host.office)
    found += check_filled(resolved)
    found += check_notified(resolved)
    found += check_point_open(resolved, host.networks().values(), host.instruments().values())
    found += check_road(resolved, kinds)
    found += check_addressee_of_kinds(resolved)
    found += check_straight(resolved, kinds)
    found += check_way_to_provider(resolved)
    found += check_compelled(resolved, kinds)
    found += check_proceedings(resolved, kinds)
    found += check_issuer(resolved)
    found += check_notice_law(resolved)
    found += check_host_law(resolved)
    found += check_several_answers(resolved)
    found += check_coverage(resolved, found)
    found += check_faster(resolved, ladder, kinds, found) if ladder else ()
    if ladder is not None and isinstance(resolved.draft, Request):
        found += check_late_answer(resolved.draft, ladder, kinds)
    if notice is not None:
        found += check_against_notice(resolved.draft, notice, kinds, resolved.language)
        found = told_by_notice(found)
    found = without_renewed(found, recorded)
    found += check_extensions(resolved.draft, host)
    found += check_refusals(resolved, host, found)
    found += check_unassured(resolved, found)
    found += check_judged_there(resolved, kinds, found)
    found += check_foreseen(resolved, kinds, found)
    found += check_points(resolved, kinds, found)
    found += check_protection(resolved, host.office, kinds)
    found += check_twins(resolved, host)
    found += check_reach(resolved)
    found += check_involved(resolved, host)
    forms = resolved.parties.own_forms  # which have a box for the provision, and none for its text
    if is_sample(resolved.case.tree_sha256) or (forms and all(forms)):
        found = [finding for finding in found if finding.rule != PARAPHRASED]
    return _told(found, resolved, merge=merge)


def check_law(resolved: Resolved, host: Host) -> tuple[Finding, ...]:
    """What the law of the States and of the instruments says of a case, and nothing else.

    Every rule speaks for itself, also where a finding of form says the same. The kit tries a
    country's rules by it, one at a time.
    """
    found = host.validate(resolved.draft, resolved.parties, resolved.on)
    return _told(found, resolved, merge=False)


def _told(found: Iterable[Finding], resolved: Resolved, *, merge: bool) -> tuple[Finding, ...]:
    """The findings as they are shown: once each, with their places, in the order of mending."""
    found = of_an_assignment(of_a_withdrawal(found, resolved.draft), resolved.draft)
    shield = Shield(resolved.draft.read_data(), resolved.beside)
    distinct = list(dict.fromkeys(_by_whom(one, resolved) for one in found))
    stood = [standing(one) for one in (merged(distinct) if merge else distinct)]
    told = shield.findings(placed(stood, resolved.case))
    return tuple(sorted(told, key=_mending_order))


def check_everywhere(draft: Draft, kinds: Mapping[str, AssistanceKind]) -> list[Finding]:
    """What holds under every law: completeness, dates, particularity, parts that agree.

    It is asked of each measure's kind, a plugin's own included.
    """
    found = [*check_form(draft, kinds), *check_values(draft), *check_substance(draft)]
    found += check_correspondence(draft, kinds)
    if isinstance(draft, Request):
        found += check_consistency(draft, kinds)
    if isinstance(draft, PAPERS_TO_PROVIDER):
        found += check_asked(draft, kinds)
    if isinstance(draft, Notice):
        found += check_notice_consistency(draft)
    return found


def _by_whom(found: Finding, resolved: Resolved) -> Finding:
    """The finding, which reads too which State or instrument has a say."""
    return replace(found, reads=(*found.reads, *fields_of_source(found.source, resolved)))


def placed(found: Iterable[Finding], case: CaseFile) -> list[Finding]:
    """The findings with their places in the case file; one of another file keeps its own."""
    return [replace(f, place=f.place or case.place(f.field)) for f in found]


def blocking(findings: tuple[Finding, ...]) -> bool:
    """Whether any finding blocks a build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _mending_order(finding: Finding) -> tuple[int, int, int, int, str]:
    costs = finding.costs.rank if finding.costs else 0
    line = finding.place.line if finding.place else 0
    column = finding.place.column if finding.place else 0
    return finding.severity.rank, costs, line, column, finding.rule
