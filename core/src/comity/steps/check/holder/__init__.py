"""A request against the notice of the company that holds what it seeks.

The company's own words are the source, so each finding cites the notice and its section, and where
other terms hold for some, for whom. Where the notice is silent, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.asking import ASKING
from comity.model.drafts.base import Draft
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.holder.channel_taken import check_channel
from comity.steps.check.holder.contents_shown import check_contents
from comity.steps.check.holder.data_kept import check_kept
from comity.steps.check.holder.data_preserved import check_holding
from comity.steps.check.holder.given_freely import check_given
from comity.steps.check.holder.notice_in_force import check_in_force, check_requester
from comity.steps.check.holder.paper_asked import Asked, what_is_asked
from comity.steps.check.holder.paper_language import check_language_of
from comity.steps.check.holder.process_demanded import check_process
from comity.steps.check.holder.right_company import check_company
from comity.steps.check.holder.sender_domain import check_sender
from comity.steps.check.holder.special_cases import check_child_safety, check_costs, check_emergency
from comity.steps.check.holder.terms_held import citation, open_variants, scope_words, source
from comity.steps.check.holder.union_orders import check_union_orders
from comity.steps.check.holder.user_told import check_told
from comity.text.messages import finding

__all__ = ["CHECKS", "check_against_notice"]

CHECKS = (
    check_in_force,
    check_company,
    check_requester,
    check_channel,
    check_language_of,
    check_process,
    check_given,
    check_union_orders,
    check_contents,
    check_sender,
    check_kept,
    check_holding,
    check_told,
    check_emergency,
    check_child_safety,
    check_costs,
)
"""What is compared with a notice, in the order in which a company would."""


def check_against_notice(
    draft: Draft, notice: Notice, kinds: Mapping[str, AssistanceKind], language: str = "en"
) -> Iterator[Finding]:
    """The findings on a request, or a request to preserve data, beside a notice.

    Args:
        draft: the paper; for any other kind nothing is found.
        notice: that of the company.
        kinds: the kinds of assistance that there are.
        language: the language of the paper, where the draft names none.
    """
    if not isinstance(draft, ASKING):
        return
    asked = what_is_asked(draft, notice, kinds, language)
    for check in CHECKS:
        yield from check(asked)
    yield from _open(asked)


def _open(asked: Asked) -> Iterator[Finding]:
    """One remark on other terms of the notice of which it cannot be told whether they hold."""
    scopes = tuple(scope_words(one) for one in open_variants(asked))
    if scopes:
        where = source(asked, citation(asked.notice, "other terms"))
        yield finding("holder.variant-open", "", scopes=scopes, **where)
