"""How a ground is judged that asks for an offence there: dual criminality, and conduct there.

Each offence that a measure serves is asked for by itself: what answers one does not answer another.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.model.drafts.request_case import Offence
from comity.steps.assess.assessment import ANSWERED, Assessment, Verdict, out
from comity.steps.assess.counterpart_law import foreign_law
from comity.steps.resolve import Resolved

__all__ = ["dual_criminality", "ids_of", "territoriality"]


def ids_of(offences: Iterable[Offence]) -> str:
    """The ids of offences, as a list in words."""
    return ", ".join(offence.id for offence in offences)


def _answered(assessment: Assessment, offence: Offence) -> str:
    """The field by which the draft shows that conduct is an offence there too; or nothing.

    A counterpart in a third State's law shows nothing; a list of offences is an order's own.
    """
    there = offence.requested_law
    if there is not None and foreign_law(there.provision, assessment.resolved) is None:
        return "requested_law"
    dual = offence.dual_criminality
    if dual is not None and dual.statement:
        return "dual_criminality.statement"
    if dual is not None and dual.listed_as and _has_a_list(assessment.resolved):
        return "dual_criminality.listed_as"
    return ""


def _has_a_list(resolved: Resolved) -> bool:
    """Whether an order on a form of its own is relied on: those name the offences not examined."""
    return any(basis.instrument.own_form for basis in resolved.relied_on())


def dual_criminality(assessment: Assessment) -> Verdict:
    """Whether the draft shows, for the offences that the measure serves, an offence there too."""
    ground = assessment.held.ground
    asked = assessment.asked("dual-criminality")
    if assessment.held.instrument is not None and asked is not None and asked.value == "no":
        why = f"The requested State's law does not ask for it for this measure ({asked.cited()})."
        return out("not-reached", why)
    served = [offence for _, offence in assessment.offences]
    silent = [offence for offence in served if not _answered(assessment, offence)]
    index = next((n for n, offence in assessment.offences if not _answered(assessment, offence)), 0)
    field = f"offences[{index}].requested_law"
    if not silent:
        shown = ", ".join(dict.fromkeys(f"`{_answered(assessment, o)}`" for o in served))
        why = f"{shown} of {ids_of(served)} names the offence there; "
        why += "that State decides whether it fits."
        return Verdict("addressed", why, field=field)
    cure = ground.cure or (
        "Name under `requested_law` of the offence the provision that the same conduct would break."
    )
    why = f"Nothing shows which offence the conduct would be there: {ids_of(silent)}."
    if assessment.of_kind.preserving and not assessment.strict:
        why = f"Whether that State has made the reservation is not known here. {why}"
        return Verdict("cannot-tell", why, cure, field)
    if len(silent) < len(served) and not assessment.strict:
        answered = ids_of(offence for offence in served if offence not in silent)
        why += f" {answered} alone is answered."
        cure += f" Or rest the measure on {answered} alone."
        return Verdict("cannot-tell", why, cure, field, reason="in-part")
    return Verdict("at-risk", why, cure, field)


def territoriality(assessment: Assessment) -> Verdict:
    """Conduct there, and no offence there."""
    there = assessment.draft.proceedings.conduct_in_requested_state
    field = "proceedings.conduct_in_requested_state"
    if there == "no":
        return out("shown-otherwise", f"`{field}` says that no conduct took place there.")
    verdict = dual_criminality(assessment)
    if verdict.status in ANSWERED:
        return verdict
    if there != "yes":
        cure = f"Say under `{field}` whether any of the conduct took place there."
        why = "The file does not say whether any of the conduct took place there."
        return Verdict("cannot-tell", why, cure, field)
    if verdict.reason == "in-part":
        return verdict
    why = "Part of the conduct took place there, and nothing shows that it is an offence there."
    return Verdict("at-risk", why, verdict.cure, field)
