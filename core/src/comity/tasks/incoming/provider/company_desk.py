"""The questions that a company's officer decides on a request, each with an answer and a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.errors import DraftError, Fault
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.pipeline.build import Checked
from comity.steps.check.holder import check_against_notice
from comity.steps.check.holder.channel_taken import addresses_of
from comity.steps.check.holder.paper_asked import Asked, what_is_asked

__all__ = ["Answer", "Desk", "Question", "questions_of"]

Answer = Literal["yes", "no", "decide", "silent"]
QUESTIONS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "complete": (
        ("holder.content-missing", "holder.content-open", "form."),
        ("required_contents",),
    ),
    "company": (
        ("notice.no-measure", "holder.legal-form", "holder.service-named", "holder.entity-"),
        ("company",),
    ),
    "channel": (
        ("holder.no-channel", "holder.channel-", "holder.mla-route", "holder.sender-"),
        ("channels", "authentication"),
    ),
    "language": (("holder.language", "holder.translation-"), ("languages",)),
    "process": (
        ("holder.mla-needed", "holder.process-", "holder.route", "holder.union-"),
        ("data_categories", "processes", "mla_needed", "routes"),
    ),
    "data": (
        ("notice.category-unlisted", "notice.no-longer-kept", "holder.kept-"),
        ("data_categories", "retention"),
    ),
    "preservation": (("holder.preservation-",), ("preservation",)),
    "notification": (("holder.user-told", "holder.silence-order"), ("user_notification",)),
    "emergency": (("holder.emergency-",), ("emergency",)),
    "child": (("holder.child-report",), ("child_safety",)),
    "costs": (("holder.costs",), ("costs",)),
    "terms": (("holder.variant-open",), ("variants",)),
}
"""Each question: the rules that answer it, and the parts of a notice that speak of it."""
OF_FORM = frozenset({"form.facts-missing", "form.no-facts", "form.measure-without-facts"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the program's answer: ``id`` names it, ``reasons`` are the findings.

    ``yes`` means that nothing was found against it; ``decide`` that words, or a person, decide.
    """

    id: str
    answer: Answer
    reasons: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """A request on the desk of a company: the paper beside the notice, and the questions."""

    checked: Checked
    asked: Asked
    questions: tuple[Question, ...]

    @property
    def blocked(self) -> bool:
        """Whether something stands in the way of an answer as the request asks for it."""
        return any(one.answer == "no" for one in self.questions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the notice demands and the request lacks, in the order of the questions."""
        return tuple(finding for one in self.questions for finding in one.reasons)


def questions_of(checked: Checked, notice: Notice, kinds: Mapping[str, AssistanceKind]) -> Desk:
    """The questions on a request that a company has received.

    Args:
        checked: the request, or the request to preserve data, checked.
        notice: the company's own notice.
        kinds: the kinds of assistance that there are.

    Raises:
        DraftError: the case file is neither a request nor a request to preserve data.
    """
    case = checked.resolved.case
    draft = checked.resolved.draft
    if not isinstance(draft, (Request, Preservation)):
        place = case.place("kind")
        message = f"is a {draft.kind}, not a request"
        cure = "A company answers a request, or a request to preserve data."
        raise DraftError(Fault(place.file, place.line, place.column, "kind", message, cure))
    language = checked.resolved.language
    asked = what_is_asked(draft, notice, kinds, language)
    found = list(check_against_notice(draft, notice, kinds, language))
    found += [one for one in checked.findings if one.rule.startswith("form.") and _weighs(one)]
    questions = [Question("genuine", "decide")]
    questions += [_question(id, found, asked) for id in QUESTIONS if _is_asked(id, asked)]
    return Desk(checked, asked, tuple(questions))


def _question(id: str, found: Sequence[Finding], asked: Asked) -> Question:
    rules, terms = QUESTIONS[id]
    reasons = tuple(one for one in found if one.rule.startswith(rules))
    if any(_weighs(one) for one in reasons):
        return Question(id, "no", reasons)
    if reasons:
        return Question(id, "decide", reasons)
    if not _speaks(asked.notice, terms):
        return Question(id, "silent")
    if id == "channel" and not any(addresses_of(asked)):
        return Question(id, "decide")  # the request does not show how it came
    return Question(id, "yes")


def _weighs(found: Finding) -> bool:
    return found.severity in (Severity.ERROR, Severity.WARNING)


def _is_asked(id: str, asked: Asked) -> bool:
    """Whether a question arises: of an emergency only in one, and so on."""
    secret = asked.draft.confidentiality
    return {
        "data": not isinstance(asked.draft, Preservation),
        "process": not asked.preserving,
        "preservation": asked.preserving,
        "emergency": asked.emergency,
        "child": asked.child_safety,
        "notification": secret is not None and secret.wanted,
        "costs": isinstance(asked.draft, Request),
        "terms": bool(asked.notice.variants),
    }.get(id, True)


def _speaks(notice: Notice, terms: Sequence[str]) -> bool:
    places = (notice, *notice.variants)
    return any(getattr(place, name, None) for place in places for name in terms)
