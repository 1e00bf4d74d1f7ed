"""What the requested State judges by its own law and interests, and a request may leave unsaid.

Limitation and amnesty, its own courts over what happened there, papers on arms and defence, an
agreement that it wants first, and what becomes of the case if its national does not come. It is
advice throughout: nothing here says that the State will refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.law.states import states
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_case import Offence
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.direct_orders import is_home_order, stays_in_one_state
from comity.steps.check.deeds_told import check_deeds
from comity.steps.check.lint_words import undenied
from comity.steps.check.own_interest import check_own_interest
from comity.steps.check.state_in_text import names_state
from comity.steps.check.words_beside import words_in
from comity.steps.protect import withheld_facts
from comity.steps.resolve import Resolved
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_judged_there"]

Kinds = Mapping[str, AssistanceKind]
# from one year to a later one: “between 1991 and early 2015”, “von 1991 bis 2015”, “de 1991 à 2015”
SPAN = re.compile(
    r"\b((?:18|19|20)\d\d)\b(?:[ \-–]|and|to|until|till|bis|und|à|au|et|jusqu['’](?:à|en)|early"
    r"|late|mid|the|end|of|Anfang|Ende|début|fin|in|en){1,9}\b((?:18|19|20)\d\d)\b"
)
LONG_AGO = 20  # years after which conduct is barred in many States, whatever the offence
ON_TRIAL = ("trial", "prosecution")
SUMMONING = ("safe_conduct",)  # a detail of the kinds by which somebody is called to court
TRIED = ("accused", "suspect")


def check_judged_there(
    resolved: Resolved, kinds: Kinds, found: Sequence[Finding]
) -> Iterator[Finding]:
    """The findings on what the requested State judges by itself; ``found`` are those so far."""
    draft = resolved.draft
    if not isinstance(draft, Request) or _at_home(draft):
        return
    rules = {one.rule for one in found}
    if not any(basis.instrument.own_form for basis in resolved.relied_on()):
        yield from _barred(draft, rules)
        yield from _their_courts(draft, rules)
    yield from _defence(draft, kinds)
    yield from check_deeds(draft, rules)
    yield from check_own_interest(resolved, draft, kinds, found)
    yield from _agreement(resolved, draft)
    yield from _instead(draft, kinds)


def _at_home(draft: Request) -> bool:
    return is_home_order(draft) or stays_in_one_state(draft)


def _told(draft: Request, name: str) -> bool:
    """Whether any text of the request says something of the kind."""
    return any(any_of("case", (name,)).search(part.text) for part in free_text(draft))


def _barred(draft: Request, rules: set[str]) -> Iterator[Finding]:
    """Conduct long ago: limitation and amnesty are judged by the law of the requested State too."""
    grounds = {one.ground for one in draft.statements}
    if any(rule.endswith(".limitation") for rule in rules) or "limitation" in grounds:
        return
    if _told(draft, "barred_there") or _sentenced_there(draft):
        return
    for index, offence in enumerate(draft.offences):
        ended = offence.committed_to or offence.committed_from
        if ended is not None and draft.date.year - _last_year(draft, offence) > LONG_AGO:
            at = f"offences[{index}].limitation"
            yield finding("refusal.barred-there", at, offence=offence.id, year=str(ended.year))
            return


def _last_year(draft: Request, offence: Offence) -> int:
    """The year in which the conduct ended: without a day, the end of a span that a text tells."""
    if offence.committed_to is not None or offence.committed_from is None:
        return offence.committed_to.year if offence.committed_to else draft.date.year
    first = str(offence.committed_from.year)
    told = (*(fact.text for fact in draft.facts), draft.proceedings.summary or "")
    spans = (one for text in told for one in SPAN.findall(text))
    return max([int(first), *(int(end) for start, end in spans if start == first)])


def _sentenced_there(draft: Request) -> bool:
    """Whether the requested State itself has sentenced the person for these acts."""
    there, language = draft.requested.state, draft.language
    sentenced = draft.proceedings.nature == "execution"
    courts = [one.court for one in draft.proceedings.decisions]
    courts.append(draft.proceedings.earlier_judgments)
    if sentenced and any(names_state(text, there, language) for text in courts):
        return True
    held = any(one.role == "convicted" and one.custody for one in draft.persons)
    case = draft.proceedings
    return held and case.nature == "execution" and case.conduct_in_requested_state == "yes"


def _their_courts(draft: Request, rules: set[str]) -> Iterator[Finding]:
    """Conduct in the requested State, on which its own courts can sit: why does this one?"""
    case = draft.proceedings
    if case.conduct_in_requested_state != "yes" or rules & {"case.same-people-there"}:
        return
    there = owner_of(draft.requested.state)
    if any(owner_of(one.state) == there for one in case.other_states) or draft.statements:
        return
    ground = case.jurisdiction_ground
    if ground and not any_of("case", ("universal",)).search(ground):
        return
    if not ground and (case.earlier_judgments or _tied_home(draft)):
        return
    at = "proceedings.jurisdiction_ground"
    variant = "universal" if ground else "unsaid"
    yield finding(f"refusal.their-courts/{variant}", at)


def _tied_home(draft: Request) -> bool:
    """Whether a suspect or a victim is a national, or a place does not name the requested State."""
    own = (one for one in draft.persons if one.role in (*TRIED, "victim"))
    if any(draft.requesting.state in one.nationalities for one in own):
        return True
    found = states().get(owner_of(draft.requested.state))
    record = found.jurisdiction() if found else None
    names = (record.name, record.short_named().removeprefix("the ")) if record else ()
    places = [one.place for one in draft.offences if one.place]
    places += [one.place for one in draft.facts if one.place]
    return any(not any(name in place for name in names) for place in places)


def _defence(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Arms, armed forces or dealings between governments, and all papers are to be taken."""
    if any(one.ground == "essential-interests" for one in draft.statements):
        return
    held = withheld_facts(draft.read_data())
    facts = [(one.id, one.text) for n, one in enumerate(draft.facts) if n not in held]
    texts = facts + [(one.id, one.title) for one in draft.offences]
    told = ((id, undenied("case", "defence_matter", text)) for id, text in texts)
    place, words = next(((id, said) for id, said in told if said), ("", ""))
    if not words:
        return
    for index, measure in enumerate(draft.measures):
        if measure.already_held or not kind_of(kinds, measure.kind).coercive:
            continue
        if kind_of(kinds, measure.kind).of_property or _classified(measure):
            continue
        if _of_patients(measure):
            continue
        if wide := _wide(measure):
            yield finding(
                "refusal.defence-papers",
                f"measures[{index}].items",
                where=place,
                words=words,
                measure=measure.id,
                wide=wide,
            )
            return


def _wide(measure: Measure) -> str:
    texts = (measure.title or "", *measure.items)
    found = (any_of("case", ("all_papers",)).search(text) for text in texts)
    return next((one.group(0).strip() for one in found if one), "")


def _of_patients(measure: Measure) -> bool:
    """Whether a measure goes to those who treat the sick, who keep no papers of armed forces."""
    name = measure.holder.name if measure.holder else ""
    military = any_of("case", ("defence_matter",)).search(name)
    return bool(words_in("formal_words", "treats_the_sick", name)) and not military


def _classified(measure: Measure) -> bool:
    """Whether the measure says what becomes of papers that are secret."""
    texts = (measure.necessity, measure.proportionality, *measure.items)
    return measure.privilege_plan is not None or any(
        any_of("case", ("classified",)).search(text or "") for text in texts
    )


def _agreement(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """An agreement that the requested State wants, while the request rests on reciprocity."""
    if draft.reciprocity is not True or draft.basis:
        return
    if any(basis.binds for basis in resolved.relied_on()):
        return
    texts = [(f"earlier[{n}].result", one.result or "") for n, one in enumerate(draft.earlier)]
    held = withheld_facts(draft.read_data())
    texts += [(f"facts[{n}].text", one.text) for n, one in enumerate(draft.facts) if n not in held]
    texts += [(f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks)]
    for field, text in texts:
        if words := undenied("case", "agreement_wanted", text):
            yield finding("basis.agreement-wanted", field, words=words)
            return


def _instead(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """At trial, a national of the requested State who may not come: what becomes of the case."""
    if draft.proceedings.nature not in ON_TRIAL or _told(draft, "handed_over"):
        return
    people = {
        one.id
        for one in draft.persons
        if one.role in TRIED and not one.protect and draft.requested.state in one.nationalities
    }
    for index, measure in enumerate(draft.measures):
        details = kind_of(kinds, measure.kind).particulars
        asked = any(name in details for name in SUMMONING)
        who = [one for one in measure.persons if one in people]
        if asked and who and not measure.fallback:
            at = f"measures[{index}].fallback"
            yield finding("refusal.no-fallback", at, measure=measure.id, person=who[0])
            return
