"""How a ground is judged that only law can answer: a power, an agreement, a State's free choice."""

from __future__ import annotations

from collections.abc import Mapping

from comity.steps.assess.assessment import Assessment, Verdict, has_no_power, out
from comity.steps.assess.holding import own_grounds
from comity.text.messages import message

__all__ = ["agreement", "discretion", "other", "power", "requested_law", "scope"]


def power(assessment: Assessment) -> Verdict:
    """Whether that State's law has a measure of the kind, as far as it was read."""
    foreign = assessment.asked("foreign-process")
    found = foreign or assessment.asked("process")
    if found is None:
        if assessment.coercive:
            said = message("reason.power-unknown/any-means", assessment.remedy)
            return Verdict("cannot-tell", said, assessment.path)
        return out("not-reached", message("reason.compulsion-unneeded"))
    process = str(found.value.get("process", "")) if isinstance(found.value, Mapping) else ""
    law = str(found.cited())
    if found is foreign and has_no_power(process):
        said = message("reason.power-none", assessment.remedy, process=process, law=law)
        return Verdict("at-risk", said, assessment.path)
    if not process or has_no_power(process):
        said = message("reason.power-unknown", assessment.remedy)
        return Verdict("cannot-tell", said, assessment.path)
    if only := str(found.value.get("limited_to", "")):
        said = message("reason.power-limited", assessment.remedy, limit=only, law=law)
        return Verdict("cannot-tell", said, assessment.path)
    return Verdict("addressed", message("reason.power-found", law=law))


def agreement(assessment: Assessment) -> Verdict:
    """An agreement between the two States: what the request relies on."""
    if assessment.draft.basis:
        return Verdict("cannot-tell", message("reason.agreement-unclear"))
    return Verdict("at-risk", message("reason.agreement-missing", assessment.remedy), "basis")


def scope(assessment: Assessment) -> Verdict:
    """What an instrument covers: its own scope test."""
    named = assessment.held.instrument
    tests = {b.instrument.id: b.applies for b in assessment.resolved.bases}
    met = tests.get(named.id) if named else None
    if met is True:
        return Verdict("addressed", message("reason.scope-met"))
    if met is False:
        return Verdict("at-risk", message("reason.scope-unmet", assessment.remedy), "basis")
    return Verdict("cannot-tell", message("reason.scope-unclear", assessment.remedy), "basis")


def requested_law(assessment: Assessment) -> Verdict:
    """A ground that points to the requested State's own law: judged there, where it was read."""
    if own_grounds(assessment.resolved):
        return out("superseded", message("reason.own-law-judged"))
    return Verdict("not-judged", message("reason.own-law-unread"))


def other(assessment: Assessment) -> Verdict:
    """What no judge knows: the law's own condition decides, and without one nobody can."""
    if assessment.strict:
        return Verdict("at-risk", message("reason.case-described", assessment.remedy))
    if assessment.held.ground.when is None:
        return Verdict("not-judged", message("reason.no-field-answers", assessment.remedy))
    return Verdict("cannot-tell", message("reason.field-empty", assessment.remedy))


def discretion(assessment: Assessment) -> Verdict:
    """A State that acts if it thinks fit: its choice, which no field of a request decides.

    The law's own condition tells when the file gives it no reason at all to act.
    """
    if assessment.strict:
        return Verdict("at-risk", message("reason.nothing-binding", assessment.remedy))
    return Verdict("not-judged", message("reason.discretion", assessment.remedy))
