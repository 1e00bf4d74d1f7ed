"""Which judge looks at which topic of a ground (``topic`` in the law files)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from comity.steps.assess import (
    by_counterpart,
    by_law,
    by_measure,
    by_offence,
    by_penalty,
    by_person,
)
from comity.steps.assess.assessment import Assessment, Verdict

__all__ = ["TOPICS", "judge_of"]

Judge = Callable[[Assessment], Verdict]
TOPICS: Mapping[str, Judge] = MappingProxyType(
    {
        "dual-criminality": by_counterpart.dual_criminality,
        "territoriality": by_counterpart.territoriality,
        "threshold": by_penalty.threshold,
        "political-offence": by_offence.political,
        "military-offence": by_offence.military,
        "fiscal": by_offence.fiscal,
        "political-or-fiscal": by_measure.political_or_fiscal,
        "bank-secrecy": by_measure.bank_secrecy,
        "persecution": by_offence.persecution,
        "death-penalty": by_offence.death_penalty,
        "fundamental-rights": by_measure.fundamental_rights,
        "ne-bis-in-idem": by_offence.tried_before,
        "limitation": by_offence.limitation,
        "essential-interests": by_measure.essential_interests,
        "political-or-essential": by_measure.political_or_essential,
        "de-minimis": by_measure.de_minimis,
        "evidence": by_measure.supported,
        "domestic-prohibition": by_law.power,
        "agreement": by_law.agreement,
        "order": by_measure.order,
        "consent": by_measure.consent,
        "privilege": by_person.privilege,
        "immunity": by_person.immunity,
        "data-protection": by_measure.data_protection,
        "burden": by_measure.burden,
        "pending-proceedings": by_measure.pending_proceedings,
        "scope": by_law.scope,
        "form": by_measure.form,
        "requested-law": by_law.requested_law,
        "discretion": by_law.discretion,
        "other": by_law.other,
    }
)


def judge_of(topic: str) -> Judge:
    """The judge of a topic; one that this version does not know is judged by its condition."""
    return TOPICS.get(topic, by_law.other)
