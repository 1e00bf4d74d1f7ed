"""How a ground is judged that keeps a measure for graver offences: by the maximum penalties.

The ground is met only where every offence served states a penalty that lies above the law's own
condition. One that states no figure is not judged, whatever another states.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.law.conditions import holds
from comity.model.drafts.request_case import Offence
from comity.steps.assess.assessment import Assessment, Verdict
from comity.text.written import capital, listed

__all__ = ["threshold"]

STATE_IT = "State the maximum penalty in years under `maximum_penalty.years`."


def threshold(assessment: Assessment) -> Verdict:
    """A measure kept for graver offences: by the maximum penalty, or by what is said of gravity.

    Where the law's own condition names the penalty, the figures of the draft decide.
    """
    ground = assessment.held.ground
    if ground.when is not None:
        return _by_penalty(assessment)
    said = assessment.draft.gravity or (assessment.measure.particulars or {}).get("seriousness")
    listed_as = any(
        o.dual_criminality and o.dual_criminality.listed_as for _, o in assessment.offences
    )
    if said or listed_as:
        why = "The draft says what makes the offence grave, or which list it is on; "
        return Verdict("addressed", f"{why}which offences qualify is for that State's law.")
    why = "Which offences the measure is kept for is for that State's own list."
    return Verdict("cannot-tell", why, ground.cure, "gravity")


def _by_penalty(assessment: Assessment) -> Verdict:
    """A threshold that the law's condition states, offence by offence."""
    judged = [
        (n, offence, _above(assessment, place))
        for place, (n, offence) in enumerate(assessment.offences)
    ]
    above = [offence for _, offence, is_above in judged if is_above]
    below = [(n, offence) for n, offence, is_above in judged if is_above is False]
    silent = [(n, offence) for n, offence, is_above in judged if is_above is None]
    if not below and not silent:
        return Verdict("met", capital(f"{_said(above)} above it."))
    field = f"offences[{(silent or below)[0][0]}].maximum_penalty"
    if not above and not silent:
        why = f"No offence served carries a higher penalty ({_terms(o for _, o in below)})."
        return Verdict("at-risk", why, assessment.held.ground.cure, field)
    parts = [f"{_said(above)} above it"] if above else []
    parts += [f"{_said(o for _, o in below)} not above it"] if below else []
    if silent:
        verb = "state" if len(silent) > 1 else "states"
        parts.append(f"{listed((o.id for _, o in silent), 'and')} {verb} no years: not judged")
    cure = STATE_IT if silent else "Rest the measure on the graver offence alone (`offences`)."
    why = capital(f"{'; '.join(parts)}.")
    return Verdict(
        "cannot-tell", why, cure, f"{field}.years" if silent else field, reason="in-part"
    )


def _above(assessment: Assessment, place: int) -> bool | None:
    """Whether the penalty of one offence served lies above the condition; None: it has no figure.

    A penalty for life, or of death, is above every term.
    """
    _, offence = assessment.offences[place]
    if offence.maximum_penalty.life or offence.maximum_penalty.death:
        return True
    assert assessment.held.ground.when is not None
    alone = {**assessment.data, "offences": [assessment.data["offences"][place]]}
    shown = holds(assessment.held.ground.when, alone, alone)
    return None if shown is None or offence.maximum_penalty.years is None else not shown


def _said(offences: Iterable[Offence]) -> str:
    known = list(offences)
    noun, verb = ("penalties", "are") if len(known) > 1 else ("penalty", "is")
    return f"the maximum {noun} of {_terms(known)}, {verb}"


def _terms(offences: Iterable[Offence]) -> str:
    return listed((f"{offence.id}, {_term(offence)}" for offence in offences), "and")


def _term(offence: Offence) -> str:
    penalty = offence.maximum_penalty
    if penalty.death:
        return "death"
    if penalty.life:
        return "life"
    return f"{penalty.years} year{'' if penalty.years == 1 else 's'}"
