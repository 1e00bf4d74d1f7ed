"""How a ground is judged that asks for an offence there: dual criminality, and conduct there.

Each offence that a measure serves is asked for by itself: what answers one does not answer another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_case import Offence
from comity.model.messages import Message
from comity.model.records import AssistanceKind
from comity.steps.assess.assessment import ANSWERED, Assessment, Verdict, out
from comity.steps.assess.common_crime import (
    found_in_case,
    is_crime_everywhere,
    pursued_there,
)
from comity.steps.assess.counterpart_law import foreign_law
from comity.steps.assess.screen_words import sentences
from comity.steps.assess.treaties_named import on_recognition
from comity.steps.resolve import Resolved
from comity.text.messages import message
from comity.text.word_lists import any_of, whole_words

__all__ = [
    "come_freely",
    "dual_criminality",
    "grave_there",
    "ids_of",
    "no_doubt",
    "one_is_common",
    "territoriality",
]

IN_WORDS = ("text", "statements", "remarks")  # texts that may tell of an offence there
DENIED = whole_words("negation", ("denied", "nothing", "particle"))


def ids_of(offences: Iterable[Offence]) -> tuple[str, ...]:
    """The ids of offences, in their order."""
    return tuple(offence.id for offence in offences)


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
    if dual is not None and dual.listed_as and dual.three_years:
        return "dual_criminality.listed_as" if on_recognition(assessment.draft) else ""
    return _in_words(assessment.draft, offence)


def _in_words(draft: Request, offence: Offence) -> str:
    """The field of a text that says that the act is an offence there too."""
    told = (
        [offence.text],
        [one.text for one in draft.statements],
        [one.text for one in draft.remarks],
    )
    texts = zip(IN_WORDS, told, strict=True)
    return next((name for name, some in texts if any(map(_says_so, some))), "")


def _says_so(text: str | None) -> bool:
    """Whether a sentence says it: one that denies nothing, and leaves nothing open."""
    says, open_ = any_of("case", ("punished_there",)), any_of("case", ("punished_open",))
    plain = any_of("case", ("no_denial",)).sub(" ", text or "")
    told = (one for one in sentences(plain) if says.search(one) and not open_.search(one))
    return not all(map(DENIED.search, told))


def no_doubt(draft: Request, measures: Iterable[str]) -> bool:
    """Whether nobody will ask what the conduct would be there: a crime everywhere, or tried there.

    Args:
        draft: the request.
        measures: the measures, by their ids, whose offences are looked at.
    """
    if pursued_there(draft) is not None:
        return True
    silent = _unanswered(draft, measures)
    return bool(silent) and all(is_crime_everywhere(one, draft) for one in silent)


def grave_there(draft: Request, measures: Iterable[str]) -> bool:
    """Whether the offences carry a heavy penalty everywhere too: violence, or tried there.

    The title of a fraud shows that it is a crime there, and not how heavily it is punished.
    """
    if pursued_there(draft) is not None:
        return True
    titles = [one.title for one in _unanswered(draft, measures)]
    return all(found_in_case("violent", title) for title in titles)


def _unanswered(draft: Request, measures: Iterable[str]) -> list[Offence]:
    """The offences that the measures serve and for which the draft names no counterpart."""
    of_them = [one for one in draft.measures if one.id in set(measures)]
    served = {id for one in of_them for id in one.offences}
    whole = any(not one.offences for one in of_them)
    return [
        one
        for one in draft.offences
        if (whole or one.id in served)
        and not (one.requested_law or (one.dual_criminality and one.dual_criminality.statement))
    ]


def one_is_common(draft: Request, measures: Iterable[str]) -> bool:
    """Whether each of the measures serves an offence that is one everywhere, beside others."""
    crimes = {one.id for one in draft.offences if is_crime_everywhere(one, draft)}
    every = {one.id for one in draft.offences}
    of_them = [one for one in draft.measures if one.id in set(measures)]
    return bool(of_them) and all(crimes & (set(one.offences) or every) for one in of_them)


def come_freely(
    draft: Request, measures: Iterable[str], kinds: Mapping[str, AssistanceKind]
) -> bool:
    """Whether each of the measures only hears people, who come without compulsion."""
    of_them = [one for one in draft.measures if one.id in set(measures)]
    return bool(of_them) and all(
        kind_of(kinds, one.kind).items_are == "matters"
        and any(any_of("case", ("comes_freely",)).search(text) for text in _told_of(draft, one))
        for one in of_them
    )


def _told_of(draft: Request, measure: Measure) -> list[str]:
    """What a measure asks for in words, and the facts on which it rests."""
    facts = [one.text for one in draft.facts if one.id in measure.facts and not one.handling]
    asked = measure.procedure.wished if measure.procedure else ""
    return [*facts, measure.purpose, measure.necessity or "", asked or ""]


def _has_a_list(resolved: Resolved) -> bool:
    """Whether an order on a form of its own is relied on: those name the offences not examined."""
    return any(basis.instrument.own_form for basis in resolved.relied_on())


def dual_criminality(assessment: Assessment) -> Verdict:
    """Whether the draft shows, for the offences that the measure serves, an offence there too."""
    ground = assessment.held.ground
    asked = assessment.asked("dual-criminality")
    if assessment.held.instrument is not None and asked is not None and asked.value == "no":
        return out("not-reached", message("reason.dual-not-required", law=str(asked.cited())))
    by_order = _has_a_list(assessment.resolved)
    if by_order and assessment.held.instrument is not None and assessment.measure.already_held:
        return out("not-reached", message("reason.held-already"))
    served = [offence for _, offence in assessment.offences]
    silent = [offence for offence in served if not _answered(assessment, offence)]
    if not silent or (by_order and assessment.held.instrument and len(silent) < len(served)):
        said = message("reason.counterpart-named", shown=_shown(assessment, served, silent))
        return Verdict("addressed", said, f"offences[{assessment.offences[0][0]}].requested_law")
    doubted = [one for one in silent if not is_crime_everywhere(one, assessment.draft)]
    law, missing = assessment.remedy, ids_of(doubted or silent)
    index = next(n for n, offence in assessment.offences if offence.id == missing[0])
    field = f"offences[{index}].requested_law"
    if assessment.of_kind.preserving and not assessment.strict:
        said = message("reason.counterpart-missing/reservation", law, offences=missing)
        return Verdict("cannot-tell", said, field)
    if len(silent) < len(served) and not assessment.strict:
        answered = ids_of(offence for offence in served if offence not in silent)
        if ground.cure:
            law = message("reason.or-offences-alone", law=ground.cure, answered=answered)
        said = message("reason.counterpart-missing/part", law, offences=missing, answered=answered)
        return Verdict("cannot-tell", said, field, reason="in-part")
    return Verdict("at-risk", message("reason.counterpart-missing", law, offences=missing), field)


def _shown(
    assessment: Assessment, served: list[Offence], silent: list[Offence]
) -> tuple[Message, ...]:
    """Which field names the offence in the requested State for which offences."""
    by_field: dict[str, list[Offence]] = {}
    for offence in (one for one in served if one not in silent):
        by_field.setdefault(_answered(assessment, offence), []).append(offence)
    return tuple(
        message(
            "reason.counterpart-field/statement"
            if name.endswith(".statement") or name in IN_WORDS
            else "reason.counterpart-field",
            name=name,
            offences=ids_of(offences),
        )
        for name, offences in by_field.items()
    )


def territoriality(assessment: Assessment) -> Verdict:
    """Conduct there, and no offence there."""
    there = assessment.draft.proceedings.conduct_in_requested_state
    field = "proceedings.conduct_in_requested_state"
    if there == "no":
        return out("shown-otherwise", message("reason.conduct-elsewhere"))
    served = [offence for _, offence in assessment.offences]
    if all(_answered(assessment, offence) for offence in served):
        said = message("reason.counterpart-named", shown=_shown(assessment, served, []))
        index = assessment.offences[0][0]
        return Verdict("addressed", said, f"offences[{index}].requested_law")
    verdict = dual_criminality(assessment)
    if verdict.status in ANSWERED:
        return verdict
    if there != "yes":
        return Verdict("cannot-tell", message("reason.conduct-unstated"), field)
    if verdict.reason == "in-part":
        return verdict
    return Verdict("at-risk", message("reason.conduct-there", judged=verdict.said), field)
