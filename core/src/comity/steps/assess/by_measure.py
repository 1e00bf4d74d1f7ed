"""How a ground that looks at the thing asked for is judged: power, privilege, consent and more."""

from __future__ import annotations

from comity.law.conditions import holds
from comity.model.records import owner_of
from comity.steps.assess.assessment import (
    REASONS,
    STATUSES,
    Assessment,
    Verdict,
    out,
    refuses,
    words_unknown,
)
from comity.steps.assess.by_offence import DENIED, cruel_or_persecuted, fiscal, political
from comity.steps.assess.by_person import sought
from comity.steps.assess.common_crime import civil_only, none_told, surrender_alone
from comity.steps.assess.gravity import (
    grave_by_penalty,
    grave_by_what_is_told,
    sums_in_facts,
    vast_sum,
)
from comity.steps.assess.screen_words import not_of_the_state
from comity.text import is_empty_substance
from comity.text.messages import message
from comity.text.word_lists import first_topic, words_known

__all__ = [
    "bank_secrecy",
    "burden",
    "consent",
    "data_protection",
    "de_minimis",
    "essential_interests",
    "form",
    "fundamental_rights",
    "order",
    "pending_proceedings",
    "political_or_essential",
    "political_or_fiscal",
    "supported",
]

PUBLIC_BODIES = ("government", "ministry", "military", "armed forces", "embassy", "state authority")
CIVIL_BODIES = ("government", "ministry", "ministère", "ministerium", "state authority")
SAID_OF_A_MEASURE = ("purpose", "nexus", "necessity", "proportionality")
TRIFLE = 1000  # units of any currency; ours, used where the State's own threshold was not read


def _public_holder(assessment: Assessment) -> str:
    """The name of a holder that may be a public one: that of a bank or a provider tells nothing."""
    holder = assessment.measure.holder
    kind = (holder.kind or "").casefold() if holder else ""
    return holder.name if holder and (not kind or kind in PUBLIC_BODIES) else ""


def _is_prison(assessment: Assessment, text: str) -> bool:
    """Whether a text is where somebody is held, which the name of a force does not make secret."""
    places = (p.custody.place or p.location for p in assessment.draft.persons if p.custody)
    return any(place and (place in text or text in place) for place in places)


def essential_interests(assessment: Assessment) -> Verdict:
    """Sovereignty, security, public order: only what a measure reaches for can put them in play."""
    if assessment.statement("essential-interests"):
        return Verdict("addressed", message("reason.statement-made"), "statements")
    holder = assessment.measure.holder
    own = holder is None or holder.state in (None, assessment.draft.requested.state)
    word = ""
    if own:
        reached = (*sought(assessment), _public_holder(assessment))
        told = tuple(text for text in reached if not _is_prison(assessment, text))
        word = first_topic("essential-interests", told)
        word = word or first_topic(
            "state-premises",
            (
                *not_of_the_state(assessment.measure.place, assessment.draft.requested.state),
                _public_holder(assessment),
            ),
        )
    if own and not word and holder and (holder.kind or "").casefold() in PUBLIC_BODIES:
        word = holder.kind or ""
    forced = assessment.of_kind.enters or assessment.of_kind.intrusive
    if word.casefold() in CIVIL_BODIES and not forced:
        word = ""  # what such a body keeps as a register, or sends as an answer, is no secret
    if not word and not words_known(assessment.resolved.language):
        return Verdict("cannot-tell", words_unknown(), assessment.path)
    if not word:
        return out("no-sign", message("reason.interests-unseen"))
    said = message("reason.interests-covered", assessment.remedy, words=word)
    return Verdict("at-risk", said, assessment.path)


def political_or_essential(assessment: Assessment) -> Verdict:
    """Two grounds in one provision: the graver of the two."""
    return _graver(political(assessment), essential_interests(assessment))


def political_or_fiscal(assessment: Assessment) -> Verdict:
    """Two grounds in one provision: the graver of the two."""
    return _graver(political(assessment), fiscal(assessment))


def _graver(one: Verdict, other: Verdict) -> Verdict:
    return min(one, other, key=lambda v: (STATUSES.index(v.status), REASONS.index(v.reason)))


def fundamental_rights(assessment: Assessment) -> Verdict:
    """Basic rights: the punishment, the prosecution, and what a grave intrusion is weighed by."""
    verdict = cruel_or_persecuted(assessment)
    if verdict.status == "at-risk" or not assessment.of_kind.intrusive:
        return verdict
    if assessment.measure.necessity or assessment.measure.proportionality:
        name = "necessity" if assessment.measure.necessity else "proportionality"
        said = message("reason.need-stated", name=name)
        return Verdict("addressed", said, f"{assessment.path}.{name}")
    said = message("reason.need-unstated", assessment.remedy)
    return Verdict("cannot-tell", said, f"{assessment.path}.necessity")


def pending_proceedings(assessment: Assessment) -> Verdict:
    """A case of the requested State's own: only where the file knows of one."""
    code = assessment.draft.requested.state
    others = enumerate(assessment.draft.proceedings.other_states)
    there = [
        n
        for n, other in others
        if owner_of(other.state) == owner_of(code) and not civil_only(other.matter)
        if not (surrender_alone(other.matter) or none_told(other.matter))
    ]
    if not there:
        unknown = message("reason.proceedings-unknown")
        return Verdict("not-judged", unknown, "proceedings.other_states")
    if assessment.measure.fallback:
        return Verdict("addressed", message("reason.proceedings-later"))
    urgency = assessment.draft.urgency
    dated = assessment.measure.deadline or (urgency and (urgency.deadline or urgency.reason))
    id = "reason.proceedings-there" if dated else "reason.proceedings-there/undated"
    return Verdict("at-risk", message(id), f"proceedings.other_states[{there[0]}]")


def consent(assessment: Assessment) -> Verdict:
    """An act that needs the person's consent: given, or another act in its place."""
    particulars = assessment.measure.particulars or {}
    said = particulars.get("consent")
    if said and not _denies(said):
        return Verdict("addressed", message("reason.consent-stated"))
    if not said and assessment.said_to_be_willing:
        return Verdict("addressed", message("reason.consent-stated/elsewhere"))
    if assessment.measure.fallback:
        return Verdict("addressed", message("reason.consent-fallback"))
    at = f"{assessment.path}.particulars.consent"
    own = said is not None
    if field := "particulars.consent" if own else assessment.refused_in:
        denied = message("reason.consent-missing/denied", assessment.remedy, field=field)
        return Verdict("at-risk", denied, at if own else field)
    return Verdict("at-risk", message("reason.consent-missing", assessment.remedy), at)


def _denies(said: object) -> bool:
    told = str(said)
    return said is False or said == "no" or bool(DENIED.search(told)) or refuses(told)


def de_minimis(assessment: Assessment) -> Verdict:
    """A trivial case: by loss and gain, by what is said of gravity, by the maximum penalty."""
    draft, law = assessment.draft, assessment.remedy
    sums = [money for money in (draft.loss, draft.gain) if money is not None]
    if draft.gravity or assessment.statement("triviality"):
        return Verdict("addressed", message("reason.gravity-stated"))
    if any(money.amount >= TRIFLE for money in sums):
        return Verdict("addressed", message("reason.gravity-by-sum"))
    if sums:
        return Verdict("at-risk", message("reason.gravity-small", law), "loss")
    if grave_by_penalty(offence for _, offence in assessment.offences):
        return Verdict("addressed", message("reason.gravity-by-penalty"))
    if grave_by_what_is_told(draft) or vast_sum(draft):
        return Verdict("addressed", message("reason.gravity-stated"))
    said = message("reason.gravity-unstated", law, sums=sums_in_facts(draft))
    return Verdict("cannot-tell", said, "loss")


def supported(assessment: Assessment) -> Verdict:
    """Property: facts that tie it to the offence, and a sum that is worth it."""
    measure = assessment.measure
    tied = measure.nexus or (measure.particulars or {}).get("link")
    if measure.facts and tied:
        return Verdict("addressed", message("reason.property-linked"))
    said = message("reason.property-unlinked", assessment.remedy)
    return Verdict("cannot-tell", said, f"{assessment.path}.nexus")


def bank_secrecy(assessment: Assessment) -> Verdict:
    """Bank secrecy: only for what a bank holds."""
    holder = assessment.measure.holder
    bank = assessment.of_kind.kept_by == "bank" or (holder and holder.kind == "bank")
    if not bank:
        stated = holder is not None and holder.kind
        return out("shown-otherwise" if stated else "no-sign", message("reason.bank-absent"))
    return Verdict("at-risk", message("reason.bank-holds", assessment.remedy), assessment.path)


def data_protection(assessment: Assessment) -> Verdict:
    """Personal data: what the draft says of how they are kept."""
    if assessment.draft.data_protection:
        return Verdict("addressed", message("reason.data-kept"), "data_protection")
    said = message("reason.data-unstated", assessment.remedy)
    return Verdict("cannot-tell", said, "data_protection")


def order(assessment: Assessment) -> Verdict:
    """An order of a court at home: enclosed, or named."""
    enclosed = any(annex.kind == "order" for annex in assessment.draft.annexes)
    if assessment.measure.order or enclosed:
        return Verdict("addressed", message("reason.order-given"))
    if assessment.strict:
        said = message("reason.order-missing", assessment.remedy)
        return Verdict("at-risk", said, f"{assessment.path}.order")
    return Verdict(
        "cannot-tell", message("reason.order-missing/annexes", assessment.remedy), "annexes"
    )


def burden(assessment: Assessment) -> Verdict:
    """Volume: bounded by what is named, and by a period where the kind of measure can have one.

    The number of measures is no burden by itself.
    """
    measure, kind = assessment.measure, assessment.of_kind
    assets = assessment.draft.measures[assessment.index].assets
    named = measure.identifiers or measure.items or measure.accounts
    if "period" not in (*kind.needs, *kind.common):
        named = named or measure.persons or assets
        field = "items"
    else:
        field = "identifiers" if measure.period else "period"
        named = named if measure.period else ()
    if named:
        return Verdict("addressed", message("reason.burden-limited"))
    path = f"{assessment.path}.{field}"
    said = message("reason.burden-open", assessment.remedy, field=path)
    return Verdict("cannot-tell", said, path)


def form(assessment: Assessment) -> Verdict:
    """What a request must hold: the law's own condition tells."""
    when, law = assessment.held.ground.when, assessment.remedy
    if when is None:
        return Verdict("not-judged", message("reason.form-elsewhere"))
    if assessment.strict:
        return Verdict("at-risk", message("reason.form-incomplete", law))
    if holds(when, assessment.data, assessment.data) is None:
        return Verdict("cannot-tell", message("reason.form-empty", law))
    if empty := _without_substance(assessment):
        hollow = tuple(message("reason.field-hollow", field=path) for path in empty)
        return Verdict("at-risk", message("reason.form-hollow", hollow=hollow), empty[0])
    return Verdict("addressed", message("reason.form-filled"))


def _without_substance(assessment: Assessment) -> list[str]:
    """Fields of a measure and facts it rests on that hold a placeholder or a bare reference."""
    own = {name: getattr(assessment.measure, name, None) for name in SAID_OF_A_MEASURE}
    paths = [
        f"{assessment.path}.{name}"
        for name, text in own.items()
        if text and is_empty_substance(text)
    ]
    facts = [
        f"facts[{n}].text"
        for n, fact in enumerate(assessment.draft.facts)
        if fact.id in assessment.measure.facts and is_empty_substance(fact.text)
    ]
    return [*paths, *facts]
