"""The questions that a company's officer decides on a request, each with an answer and a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.model.drafts.asking import ASKING
from comity.model.drafts.notice import Notice
from comity.model.errors import DraftError, Fault
from comity.model.field_reads import reads_any
from comity.model.findings import Finding, Severity
from comity.model.gaps import Gap
from comity.model.records import AssistanceKind
from comity.pipeline.build import Checked
from comity.pipeline.examine import Examined
from comity.steps.check.holder import check_against_notice
from comity.steps.check.holder.paper_asked import Asked, what_is_asked
from comity.tasks.incoming.provider.compared import arises, is_told, why_not_compared
from comity.text.free_text import prose_fields
from comity.text.messages import load_family

__all__ = ["Answer", "Desk", "Question", "questions_of"]

Answer = Literal["yes", "no", "decide", "not-compared", "silent"]
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "complete": ("holder.content-missing", "holder.content-open", "form."),
    "company": ("notice.no-measure", "holder.legal-form", "holder.service-named", "holder.entity-"),
    "channel": ("holder.no-channel", "holder.channel-", "holder.mla-route", "holder.sender-"),
    "language": ("holder.language", "holder.translation-"),
    "process": ("holder.mla-needed", "holder.process-", "holder.route", "holder.union-"),
    "data": ("notice.category-unlisted", "notice.no-longer-kept", "holder.kept-"),
    "preservation": ("holder.preservation-",),
    "notification": ("holder.user-told", "holder.silence-order"),
    "emergency": ("holder.emergency-",),
    "child": ("holder.child-report",),
    "costs": ("holder.costs",),
    "terms": ("holder.variant-open",),
}
"""Each question, and the rules that answer it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the program's answer: ``id`` names it, ``reasons`` are the findings.

    ``yes`` means that it was compared and nothing was found against it; ``decide`` that words, or a
    person, decide. ``why`` is the end of the id of a message ``provider.why-``: why not all was
    compared.
    """

    id: str
    answer: Answer
    reasons: tuple[Finding, ...] = ()
    why: str = ""
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """A request on the desk of a company: the paper beside the notice, and the questions.

    ``gaps`` are the fields that the file of the request does not have; what stands in their place
    in ``checked`` is nobody's.
    """

    checked: Checked
    asked: Asked
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether something stands in the way of an answer as the request asks for it."""
        return any(one.answer == "no" for one in self.questions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the notice demands and the request lacks, in the order of the questions."""
        return tuple(finding for one in self.questions for finding in one.reasons)

    @property
    def others(self) -> tuple[int, ...]:
        """The measures that name another company, by index."""
        held = {one.index for one in self.asked.held}
        return tuple(n for n in range(len(self.asked.draft.measures)) if n not in held)

    def lacks(self, field: str) -> bool:
        """Whether a field, or one that it is in, is a gap."""
        return any(field == one.field or field.startswith(f"{one.field}.") for one in self.gaps)


def questions_of(examined: Examined, notice: Notice, kinds: Mapping[str, AssistanceKind]) -> Desk:
    """The questions on a request that a company has received, finished or not.

    Args:
        examined: the request, or the request to preserve data, as far as it can be read. One with
            gaps was examined beside the notice.
        notice: the company's own notice.
        kinds: the kinds of assistance that there are.

    Raises:
        DraftError: the file is neither a request nor a request to preserve data, or so little of it
            can be read that nothing can be said.
    """
    checked = examined.checked or next(iter(examined.worlds), None)
    if checked is None:
        raise DraftError([_fault(one) for one in examined.gaps])
    case = checked.resolved.case
    draft = checked.resolved.draft
    if not isinstance(draft, ASKING):
        place = case.place("kind")
        message = f"is a {draft.kind}, not a request"
        cure = "A company answers a request, or a request to preserve data."
        raise DraftError(Fault(place.file, place.line, place.column, "kind", message, cure))
    language = checked.resolved.language
    asked = what_is_asked(draft, notice, kinds, language)
    if examined.checked is not None:
        found = list(check_against_notice(draft, notice, kinds, language))
    else:
        found = [one for one in examined.findings if one.rule.startswith(("holder.", "notice."))]
    found += [one for one in examined.findings if one.rule.startswith("form.") and _weighs(one)]
    questions = [Question("genuine", "decide")]
    for id, rules in QUESTIONS.items():
        reasons = tuple(one for one in found if one.rule.startswith(rules))
        if reasons or arises(id, asked):
            questions.append(_question(id, reasons, asked, examined))
    return Desk(checked, asked, tuple(questions), examined.gaps)


def _fault(gap: Gap) -> Fault:
    return Fault(gap.place.file, gap.place.line, gap.place.column, gap.field, gap.message, gap.cure)


def _question(id: str, reasons: tuple[Finding, ...], asked: Asked, examined: Examined) -> Question:
    gaps = examined.gaps if id == "complete" else ()
    why = why_not_compared(id, asked)
    if gaps or any(_weighs(one) for one in reasons):
        return Question(id, "no", reasons, gaps=gaps)
    if reasons:
        return Question(id, "decide", reasons, why)
    if not asked.held:
        return Question(id, "not-compared", why=why)
    if _waits(QUESTIONS[id], examined, asked):
        return Question(id, "not-compared", why="gaps")
    if not is_told(id, asked):
        return Question(id, "silent")
    if why == "others":
        return Question(id, "decide", why=why)
    return Question(id, "not-compared" if why else "yes", why=why)


def _waits(rules: tuple[str, ...], examined: Examined, asked: Asked) -> bool:
    """Whether a rule that answers a question reads what the file does not have."""
    gaps = [one.field for one in examined.gaps]
    prose = prose_fields(type(asked.draft))
    known = [one for name in ("holder", "notice") for one in load_family(name).values()]
    return any(one.rule.startswith(rules) and reads_any(one.reads, gaps, prose) for one in known)


def _weighs(found: Finding) -> bool:
    return found.severity in (Severity.ERROR, Severity.WARNING)
