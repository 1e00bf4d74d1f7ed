"""How a ground is judged that only law can answer: a power, an agreement, a State's free choice."""

from __future__ import annotations

from collections.abc import Mapping

from comity.steps.assess.assessment import Assessment, Verdict, has_no_power, out
from comity.steps.assess.holding import own_grounds

__all__ = ["agreement", "discretion", "other", "power", "requested_law", "scope"]


def power(assessment: Assessment) -> Verdict:
    """Whether that State's law has a measure of the kind, as far as it was read."""
    foreign = assessment.asked("foreign-process")
    found = foreign or assessment.asked("process")
    if found is None:
        if assessment.coercive:
            why = "Which power of that State's law fits the measure is not known here."
            cure = (
                assessment.held.ground.cure
                or "Say under `result` what is wanted, whatever the means."
            )
            return Verdict("cannot-tell", why, cure, assessment.path)
        return out("not-reached", "The measure takes no compulsion.")
    process = str(found.value.get("process", "")) if isinstance(found.value, Mapping) else ""
    if found is foreign and has_no_power(process):
        cure = assessment.held.ground.cure or "Ask for another measure that its law has."
        return Verdict(
            "at-risk", f"Its law has {process} ({found.cited()}).", cure, assessment.path
        )
    if not process or has_no_power(process):
        why = "Which power of that State's law fits the measure is not known here."
        return Verdict("cannot-tell", why, assessment.held.ground.cure, assessment.path)
    if only := str(found.value.get("limited_to", "")):
        why = f"The power that is known here is for {only} ({found.cited()}); which reaches other "
        why += "cases is not known here."
        return Verdict("cannot-tell", why, assessment.held.ground.cure, assessment.path)
    return Verdict("addressed", f"Its law has a measure of this kind ({found.cited()}).")


def agreement(assessment: Assessment) -> Verdict:
    """An agreement between the two States: what the request relies on."""
    if assessment.draft.basis:
        return Verdict("cannot-tell", "Whether the basis named is such an agreement is not known.")
    cure = assessment.held.ground.cure or "Name the agreement under `basis`."
    return Verdict("at-risk", "The request relies on no agreement.", cure, "basis")


def scope(assessment: Assessment) -> Verdict:
    """What an instrument covers: its own scope test."""
    named = assessment.held.instrument
    tests = {b.instrument.id: b.applies for b in assessment.resolved.bases}
    met = tests.get(named.id) if named else None
    if met is True:
        return Verdict("addressed", "The draft states what the scope test of the instrument asks.")
    cure = assessment.held.ground.cure
    if met is False:
        return Verdict("at-risk", "The draft does not meet its scope test.", cure, "basis")
    return Verdict("cannot-tell", "Its scope test cannot be told from the draft.", cure, "basis")


def requested_law(assessment: Assessment) -> Verdict:
    """A ground that points to the requested State's own law: judged there, where it was read."""
    if own_grounds(assessment.resolved):
        why = "It points to that State's own law, which is judged by itself."
        return out("superseded", why)
    why = "It points to that State's own law, of which no ground was read here."
    return Verdict("not-judged", why, "Ask its central authority.")


def other(assessment: Assessment) -> Verdict:
    """What no judge knows: the law's own condition decides, and without one nobody can."""
    ground = assessment.held.ground
    if assessment.strict:
        return Verdict(
            "at-risk", "The file shows the case that the provision describes.", ground.cure
        )
    if ground.when is None:
        return Verdict("not-judged", "No field of a request answers it.", ground.cure)
    return Verdict("cannot-tell", "A field that would answer it is empty.", ground.cure)


def discretion(assessment: Assessment) -> Verdict:
    """A State that acts if it thinks fit: its choice, which no field of a request decides.

    The law's own condition tells when the file gives it no reason at all to act.
    """
    ground = assessment.held.ground
    if assessment.strict:
        return Verdict("at-risk", "The file shows nothing that binds or moves it.", ground.cure)
    why = "That State decides as it thinks fit; no field of a request decides it."
    return Verdict("not-judged", why, ground.cure)
