"""How a ground is judged that keeps a measure for graver offences: by the maximum penalties.

The ground is met only where every offence served states a penalty that lies above the law's own
condition. One that states no figure is not judged, whatever another states.
"""

from __future__ import annotations

from comity.law.conditions import holds
from comity.model.drafts.request_case import Offence
from comity.model.messages import Message
from comity.steps.assess.assessment import Assessment, Verdict
from comity.text.messages import message

__all__ = ["threshold"]


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
        return Verdict("addressed", message("reason.gravity-or-list"))
    return Verdict("cannot-tell", message("reason.own-list", assessment.remedy), "gravity")


def _by_penalty(assessment: Assessment) -> Verdict:
    """A threshold that the law's condition states, offence by offence."""
    judged = [
        (n, offence, _above(assessment, place))
        for place, (n, offence) in enumerate(assessment.offences)
    ]
    above = [offence for _, offence, is_above in judged if is_above]
    below = [(n, offence) for n, offence, is_above in judged if is_above is False]
    silent = [(n, offence) for n, offence, is_above in judged if is_above is None]
    higher = tuple(map(_above_it, above))
    lower = tuple(_not_above_it(offence) for _, offence in below)
    if not below and not silent:
        return Verdict("met", message("reason.penalties", offences=higher))
    field = f"offences[{(silent or below)[0][0]}].maximum_penalty"
    if not above and not silent:
        said = message("reason.penalties/lower", assessment.remedy, offences=lower)
        return Verdict("at-risk", said, field)
    if not silent:
        said = message("reason.penalties/part", offences=(*higher, *lower))
        return Verdict("cannot-tell", said, field, reason="in-part")
    open_ = message("reason.penalty-unstated", offences=tuple(o.id for _, o in silent))
    said = message("reason.penalties/unstated", offences=(*higher, *lower, open_))
    return Verdict("cannot-tell", said, f"{field}.years", reason="in-part")


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


def _above_it(offence: Offence) -> Message:
    penalty = offence.maximum_penalty
    if penalty.death:
        return message("reason.penalty-above/death", offence=offence.id)
    if penalty.life or penalty.years is None:
        return message("reason.penalty-above/life", offence=offence.id)
    return message("reason.penalty-above", offence=offence.id, years=penalty.years)


def _not_above_it(offence: Offence) -> Message:
    years = offence.maximum_penalty.years
    assert years is not None  # one without a figure is not judged
    return message("reason.penalty-below", offence=offence.id, years=years)
