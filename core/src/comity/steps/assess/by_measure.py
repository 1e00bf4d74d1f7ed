"""How a ground that looks at the thing asked for is judged: power, privilege, consent and more."""

from __future__ import annotations

from comity.law.conditions import holds
from comity.model.records import owner_of
from comity.steps.assess.assessment import REASONS, STATUSES, Assessment, Verdict, out
from comity.steps.assess.by_offence import DENIED, cruel_or_persecuted, fiscal, political
from comity.steps.assess.by_person import sought
from comity.steps.assess.gravity import grave_by_penalty, sums_in_facts
from comity.text import is_empty_substance
from comity.text.word_lists import UNKNOWN_WORDS, first_topic, words_known

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
SAID_OF_A_MEASURE = ("purpose", "nexus", "necessity", "proportionality")
TRIFLE = 1000  # units of any currency; ours, used where the State's own threshold was not read


def _public_holder(assessment: Assessment) -> str:
    """The name of a holder that may be a public one: that of a bank or a provider tells nothing."""
    holder = assessment.measure.holder
    kind = (holder.kind or "").casefold() if holder else ""
    return holder.name if holder and (not kind or kind in PUBLIC_BODIES) else ""


def essential_interests(assessment: Assessment) -> Verdict:
    """Sovereignty, security, public order: only what a measure reaches for can put them in play."""
    if assessment.statement("essential-interests"):
        return Verdict("addressed", "`statements` speaks to it.", field="statements")
    holder = assessment.measure.holder
    own = holder is None or holder.state in (None, assessment.draft.requested.state)
    word = ""
    if own:
        word = first_topic("essential-interests", (*sought(assessment), _public_holder(assessment)))
        word = word or first_topic(
            "state-premises", (*assessment.measure.place, _public_holder(assessment))
        )
    if own and not word and holder and (holder.kind or "").casefold() in PUBLIC_BODIES:
        word = holder.kind or ""
    if not word and not words_known(assessment.resolved.language):
        return Verdict("cannot-tell", UNKNOWN_WORDS, field=assessment.path)
    if not word:
        why = "Nothing in what the measure reaches for points to the State itself."
        return out("no-sign", why)
    cure = assessment.held.ground.cure or (
        "Speak to the central authority first, limit what is asked for, and say under `statements` "
        "(`ground: essential-interests`) why no such interest is touched."
    )
    return Verdict("at-risk", f"The measure reaches for {word!r}.", cure, assessment.path)


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
        return Verdict(
            "addressed", f"`{name}` says why it is needed.", "", f"{assessment.path}.{name}"
        )
    cure = assessment.held.ground.cure or "Say why the measure is necessary and proportionate."
    why = "The measure intrudes deeply, and nothing says why less will not do."
    return Verdict("cannot-tell", why, cure, f"{assessment.path}.necessity")


def pending_proceedings(assessment: Assessment) -> Verdict:
    """A case of the requested State's own: only where the file knows of one."""
    code = assessment.draft.requested.state
    others = enumerate(assessment.draft.proceedings.other_states)
    there = [n for n, other in others if owner_of(other.state) == owner_of(code)]
    if not there:
        why = "The file mentions no case there, and only that State can tell."
        return Verdict("not-judged", why, field="proceedings.other_states")
    if assessment.measure.fallback:
        return Verdict("addressed", "`fallback` says what may come later or in part.")
    cure = assessment.held.ground.cure or (
        "Agree on the order of steps with the authority there, and say under `fallback` what can "
        "be given now."
    )
    field = f"proceedings.other_states[{there[0]}]"
    return Verdict("at-risk", "The file tells of a case there in the same matter.", cure, field)


def consent(assessment: Assessment) -> Verdict:
    """An act that needs the person's consent: given, or another act in its place."""
    particulars = assessment.measure.particulars or {}
    said = particulars.get("consent")
    if said and not _denies(said):
        return Verdict("addressed", "`particulars.consent` tells of it.")
    if assessment.measure.fallback:
        return Verdict("addressed", "`fallback` asks for another act if consent is not given.")
    cure = (
        assessment.held.ground.cure
        or "Say under `particulars.consent` whether the person consents."
    )
    field = f"{assessment.path}.particulars.consent"
    if said:
        return Verdict("at-risk", "`particulars.consent` says that there is none.", cure, field)
    return Verdict("at-risk", "Nothing says that the person consents.", cure, field)


def _denies(said: object) -> bool:
    return said is False or said == "no" or bool(DENIED.search(str(said)))


def de_minimis(assessment: Assessment) -> Verdict:
    """A trivial case: by loss and gain, by what is said of gravity, by the maximum penalty."""
    draft, cure = assessment.draft, assessment.held.ground.cure
    sums = [money for money in (draft.loss, draft.gain) if money is not None]
    if draft.gravity or assessment.statement("triviality"):
        return Verdict("addressed", "The draft says what makes the matter grave.")
    if any(money.amount >= TRIFLE for money in sums):
        return Verdict("addressed", "The draft states what was lost or gained.")
    if sums:
        why = "The sum stated is small, and nothing else is said to make the matter grave."
        return Verdict("at-risk", why, cure or "Say under `gravity` what makes it grave.", "loss")
    if grave_by_penalty(offence for _, offence in assessment.offences):
        return Verdict("addressed", "The offence is a serious one by its maximum penalty.")
    why = f"Neither loss nor gain nor gravity is stated. {sums_in_facts(draft) or ''}"
    return Verdict("cannot-tell", why, cure or "State `loss`, or say under `gravity`.", "loss")


def supported(assessment: Assessment) -> Verdict:
    """Property: facts that tie it to the offence, and a sum that is worth it."""
    measure = assessment.measure
    tied = measure.nexus or (measure.particulars or {}).get("link")
    if measure.facts and tied:
        return Verdict("addressed", "The facts named, and what ties the property to the offence.")
    cure = (
        assessment.held.ground.cure or "Say under `nexus` how the property comes from the offence."
    )
    why = "Nothing says how the property comes from the offence."
    return Verdict("cannot-tell", why, cure, f"{assessment.path}.nexus")


def bank_secrecy(assessment: Assessment) -> Verdict:
    """Bank secrecy: only for what a bank holds."""
    holder = assessment.measure.holder
    bank = assessment.of_kind.kept_by == "bank" or (holder and holder.kind == "bank")
    if not bank:
        stated = holder is not None and holder.kind
        return out("shown-otherwise" if stated else "no-sign", "No bank holds what is asked for.")
    cure = assessment.held.ground.cure or "Rely on an instrument that takes this ground away."
    return Verdict("at-risk", "A bank holds what is asked for.", cure, assessment.path)


def data_protection(assessment: Assessment) -> Verdict:
    """Personal data: what the draft says of how they are kept."""
    if assessment.draft.data_protection:
        why = "`data_protection` says how they are kept."
        return Verdict("addressed", why, field="data_protection")
    cure = assessment.held.ground.cure or "Say under `data_protection` how personal data are kept."
    return Verdict("cannot-tell", "Nothing says how they are kept.", cure, "data_protection")


def order(assessment: Assessment) -> Verdict:
    """An order of a court at home: enclosed, or named."""
    enclosed = any(annex.kind == "order" for annex in assessment.draft.annexes)
    if assessment.measure.order or enclosed:
        return Verdict("addressed", "An order of the requesting State is named or enclosed.")
    cure = assessment.held.ground.cure or "Name the order under `order:`, and enclose it."
    if assessment.strict:
        return Verdict(
            "at-risk", "No order is named or enclosed.", cure, f"{assessment.path}.order"
        )
    why = "Whether one of the annexes is the order is not said."
    return Verdict("cannot-tell", why, cure, "annexes")


def burden(assessment: Assessment) -> Verdict:
    """Volume: bounded by account and period; the number of measures is no burden by itself."""
    bounded = assessment.measure.period and (
        assessment.measure.identifiers or assessment.measure.items
    )
    if bounded:
        why = "The measure is bounded by what is named and by its period; how much that is, is "
        return Verdict("addressed", f"{why}not known here.")
    cure = assessment.held.ground.cure or "Bound it by account, kind and period."
    return Verdict("cannot-tell", "The measure has no period.", cure, f"{assessment.path}.period")


def form(assessment: Assessment) -> Verdict:
    """What a request must hold: the law's own condition tells."""
    when, cure = assessment.held.ground.when, assessment.held.ground.cure
    if when is None:
        return Verdict("not-judged", "What the request must hold is looked at by `comity check`.")
    if assessment.strict:
        return Verdict("at-risk", "Something that the provision lists is missing.", cure)
    if holds(when, assessment.data, assessment.data) is None:
        return Verdict("cannot-tell", "A field that the provision asks for is empty.", cure)
    if empty := _without_substance(assessment):
        named = ", ".join(f"`{path}`" for path in empty)
        why = f"The request fills these fields with words that say nothing: {named}."
        return Verdict("at-risk", why, "Write what is known under each of them.", empty[0])
    why = "Each part that the provision lists is filled; whether it is enough is not judged here."
    return Verdict("addressed", why)


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
