"""Signs in what runs beside a request: other cases, promises, questions, appeals, disputes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from comity.law.states import short_name_of, states
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.free_samples import given_freely
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_places import acts_there, not_here
from comity.steps.check.point_seen import LIST, TRIED, Seen, has, names, without_denials
from comity.steps.check.put_back import put_by_them
from comity.steps.check.state_in_text import adjective_of, is_of_state
from comity.steps.check.their_own_case import is_over, name_of_state, theirs_in
from comity.steps.check.words_beside import word_list
from comity.text.word_lists import any_of

__all__ = ["BESIDE_SIGNS", "case_there_told"]

SEAT = re.compile(r"\b(?:in|at|of|à|de|von) ([^\W\d_a-z][^\W\d_]+)$")
PEOPLE = re.compile(r"\b[A-Z]\w+ (?:nationals?|citizens?|m[ae]n|wom[ae]n)\b")  # no court's State
WORDS = re.compile(r"[^\W\d_]{3,}")
APPEALS = 90  # days within which a remedy there is often not yet decided
PROVISION = re.compile(r"\b\d{1,3}\b")  # and no year
IN = r"\b(?:in|aus|en|au|aux|dans) (?:the |der |dem |la |le )?"
ADJECTIVE = "(?:n|an|ian|ese|i)?"  # Cuban, Chadian, Togolese, Omani
PENDING = r"(?: (?:is|was|pending|open|opened|under way|conducted|begun|anhängig|ouverte?)){0,2} ?"
OF_LAW = "rules?|laws?|codes?|acts?|practice|numbers?"  # behind a case: no case
PLACE = 30  # letters behind “sentenced in” that name the place
FEARED = 40  # letters before a case in which it is only feared
NEAR = 20  # letters around a case in which it is denied
LEADING = ("suspect", "accused", "convicted")
SEVERAL = 2
TRAVEL = {"safe_conduct", "time_credit"}  # particulars of kinds for which somebody travels


def _there(seen: Seen) -> list[str]:
    """What is pending in the requested State, as the request tells it."""
    there = owner_of(seen.draft.requested.state)
    listed = seen.draft.proceedings.other_states
    return [one.matter for one in listed if owner_of(one.state) == there]


def _case_there_open(seen: Seen) -> bool:
    """An entry on the requested State that does not say that its case is over or in step."""
    cases = [theirs_in(seen.draft, _less_surrender(one)) for one in _there(seen)]
    told = [one for one in cases if has("criminal", one) and not has("in-step", one)]
    told = [one for one in told if not is_over(one)]
    return any(not has("case-over", one) or bool(has("open-there", one)) for one in told)


def _less_surrender(matter: str) -> str:
    """What is told of their case; where some is denied, less what is of a surrender to us."""
    told = without_denials(matter)
    if told == matter:
        return told
    return " ".join(one for one in sentences(told) if not has("surrender-there", one))


def _case_there_known(seen: Seen) -> bool:
    """A measure, or another text, tells of a case of the requested State."""
    return case_there_told(seen, measures=True)


def case_there_told(seen: Seen, *, measures: bool = False) -> bool:
    """A fact, the stage or the summary tells of a case of the requested State: “a French case”."""
    code, named = seen.draft.requested.state, name_of_state(seen.draft.requested.state)
    own, name = name_of_state(seen.draft.requesting.state), short_name_of(code)
    alone = sum(short_name_of(other).startswith(name) for other in states()) == 1
    called = rf"(?:{named.pattern}|\b{re.escape(name)}{ADJECTIVE if alone else ''}\b)"
    case = word_list(LIST, "their-case").pattern
    called = rf"(?:{called}|{adjective_of(code).pattern})"
    case = rf"(?i:{case})(?!\w{{2}}| (?:{OF_LAW})\b)"
    theirs = re.compile(rf"{called} {case}|{case}{PENDING}{IN}{called}")
    case_of = seen.draft.proceedings
    told = [*seen.facts.values(), case_of.stage or "", case_of.summary or ""]
    if measures:
        told += [text for one in seen.draft.measures for text in (*one.items, one.purpose)]
    said = (one for text in told for one in sentences(" ".join(text.split())))
    theirs_alone = [one for one in said if not own.search(one)]
    found = [hit for one in theirs_alone for hit in theirs.finditer(one)]
    found = [
        hit
        for hit in found
        if not has("only-feared", hit.string[max(0, hit.start() - FEARED) : hit.end()])
    ]
    if any(not denies(hit.string[max(0, hit.start() - NEAR) : hit.end() + NEAR]) for hit in found):
        return True
    sure = [one for one in theirs_alone if not (denies(one) or has("only-feared", one))]
    towns, offices = towns_of(seen), _offices_there(seen)
    return any(
        has("case-of-theirs", one)
        and (is_of_state(PEOPLE.sub(" ", one), code) or bool(towns & set(WORDS.findall(one))))
        for one in sure
    ) or any(
        _sentenced_there(one, code)
        or (has("runs-a-case", one) and any(names(name, one) for name in offices))
        for one in sure
    )


def _sentenced_there(sentence: str, code: str) -> bool:
    """Whether the place that follows “sentenced in” is of a State: “to death in Karachi”."""
    hit = word_list(LIST, "sentenced-in").search(sentence)
    return hit is not None and is_of_state(f"in{sentence[hit.end() :][:PLACE]}", code)


def _offices_there(seen: Seen) -> set[str]:
    """The authorities of the requested State that the request names, less what is in brackets.

    Ministries, prosecutors and courts have names that both States may have.
    """
    side = seen.draft.requested
    named = [one.name for one in (side.executing_authority, side.central_authority) if one]
    holders = [one.holder for one in seen.draft.measures if one.holder]
    named += [one.name for one in holders if one.kind in ("authority", "court")]
    kept = [one.already_held for one in seen.draft.measures if one.already_held]
    named += [one.authority for one in kept if one.authority]
    both = any_of("roads", ("judicial_office", "central_office"))
    shorts = {one.partition("(")[0].strip() for one in named if not both.search(one)}
    own = f"{seen.draft.requesting.authority.name} {seen.draft.requesting.issued_by.authority}"
    return {one for one in shorts if " " in one and not names(one, own)}


def towns_of(seen: Seen) -> set[str]:
    """The towns that the authorities of the requested State are named or addressed by."""
    side = seen.draft.requested
    offices = [one for one in (side.executing_authority, side.central_authority) if one]
    named = {word for one in offices for name in SEAT.findall(one.name) for word in name.split()}
    return named | {line for one in offices for line in one.address if line.isalpha()}


def _other_case_there(seen: Seen) -> str:
    """A case of the requested State that is not a criminal one."""
    return next(filter(None, (has("other-case", one) for one in _there(seen))), "")


def _asked_back(seen: Seen) -> str:
    """A question of the other side on an earlier letter, of which no answer is told."""
    for one in seen.draft.earlier:
        told = f"{one.subject or ''}\n{one.result or ''}"
        asked = "\n".join(put_by_them(seen.draft, one).values())
        if (words := has("asked-back", asked)) and not has("answered-back", told):
            return words
    return ""


def _time_set(seen: Seen) -> str:
    """A time limit that the other side set, by what the latest steps tell."""
    told = (f"{one.subject or ''}\n{one.result or ''}" for one in seen.draft.earlier)
    return next(filter(None, (has("time-set", one) for one in told)), "")


def _bargain(seen: Seen) -> str:
    """Somebody gave evidence for a promise, and the request hears people or rests on it."""
    hears = any(seen.heard(one) for one in seen.draft.measures)
    return has("bargain", seen.texts) if hears else ""


def _held_witness(seen: Seen) -> bool:
    """Somebody who is no suspect of the case would be heard in custody."""
    hearings = [one for one in seen.draft.measures if seen.kind(one).items_are == "matters"]
    heard = {one.id: one for measure in hearings for one in seen.heard(measure)}
    held = [one for one in heard.values() if one.custody and one.custody.held]
    return any(one.role not in LEADING for one in held)


def _held_suspect(seen: Seen) -> bool:
    """A suspect of the case is heard who is held without a charge or under a special law."""
    hearings = [one for one in seen.draft.measures if seen.kind(one).items_are == "matters"]
    heard = {one.id: one for measure in hearings for one in seen.heard(measure)}
    held = [one for one in heard.values() if one.custody and one.custody.held]
    places = (one.custody.place or "" for one in held if one.custody and one.role in TRIED)
    return bool(has("special-custody", "\n".join(places)))


def _not_prosecuted(seen: Seen) -> bool:
    """Somebody who is to be heard is promised not to be prosecuted, and need not travel for it."""
    if not any(seen.kind(one).items_are == "matters" for one in seen.draft.measures):
        return False  # no statement is to be had for the promise
    travels = any(
        seen.serves(one) or TRAVEL & set(seen.kind(one).particulars) for one in seen.draft.measures
    )
    return any(
        "not-prosecuted" in one.promise and (one.kind != "safe-conduct" or not travels)
        for one in seen.draft.assurances
    )


def _ground_bare(seen: Seen) -> bool:
    """A ground of jurisdiction with no provision and no place here, for acts in the other State."""
    ground = seen.draft.proceedings.jurisdiction_ground or ""
    if not ground or PROVISION.search(ground) or _tied_to_home(seen, ground):
        return False
    return acts_there(seen) or not_here(seen)


def _tied_to_home(seen: Seen, ground: str) -> bool:
    own = name_of_state(seen.draft.requesting.state).pattern
    if re.search(rf"{IN}(?:{own})", ground, re.IGNORECASE):
        return True
    there = name_of_state(seen.draft.requested.state)
    return bool(has("took-place", ground)) and not there.search(ground)


def _dated_compulsion(seen: Seen) -> bool:
    """Evidence of somebody who is no suspect, by compulsion, and soon."""
    draft = seen.draft
    urgency = draft.urgency
    if urgency and urgency.level == "ordinary" and has("no-hurry", urgency.reason):
        return False
    if any(one.kind not in ("request", "contact") for one in draft.earlier):
        return False  # data are held, and the date is that on which they may be deleted
    tried = {one.name.full for one in draft.persons if one.role in TRIED}
    entered = _days_of_entry(seen)
    days = [one.date for one in draft.hearings]
    days += [urgency.deadline] if urgency and urgency.deadline else []
    for measure in draft.measures:
        kind = seen.kind(measure)
        if not kind.coercive or kind.items_are == "matters" or kind.of_property or kind.live:
            continue
        if given_freely(seen, measure):
            continue
        near = [*days, measure.deadline] if measure.deadline else days
        latest = draft.date + dt.timedelta(days=APPEALS)
        holder = measure.holder.name if measure.holder else ""
        if (
            holder
            and holder not in tried
            and any(day <= latest for day in near if day not in entered)
        ):
            return True
    return False


def _days_of_entry(seen: Seen) -> set[dt.date]:
    """In an ordinary request, the days of searches: by then nothing need be handed over."""
    urgency = seen.draft.urgency
    if urgency and urgency.level != "ordinary":
        return set()
    return {one.deadline for one in seen.draft.measures if one.deadline and seen.kind(one).enters}


def _runs_company(seen: Seen) -> str:
    """People who run or own a company are suspected of acts against it or its partners."""
    draft = seen.draft
    if not any(has("inside-crime", one.title) for one in draft.offences):
        return ""
    tried = [one for one in draft.persons if one.role in TRIED and one.nature != "legal"]
    told = [f"{one.occupation or ''}. {one.connection or ''}" for one in tried if not one.protect]
    return next(filter(None, (has("runs-company", one) for one in told)), "")


def _secret_long(seen: Seen) -> str:
    """Secrecy that lasts when a measure has become known to somebody who is no suspect."""
    secret = seen.draft.confidentiality
    if not secret or not secret.wanted:
        return ""
    tried = {one.name.full for one in seen.draft.persons if one.role in TRIED}
    taken = any(
        one.holder and one.holder.name not in tried and seen.kind(one).coercive
        for one in seen.draft.measures
    )
    return has("secret-long", secret.until) if taken else ""


def _takes_much(seen: Seen) -> bool:
    """A measure takes all that is there, and its author names no limit of what is taken."""
    return any(
        seen.kind(one).sweeping and not (one.proportionality or one.privilege or one.privilege_plan)
        for one in seen.draft.measures
    )


def _several_cases(seen: Seen) -> str:
    """More than one case at home for which the evidence may serve."""
    case = seen.draft.proceedings
    return has("several-cases", f"{case.summary or ''}\n{case.stage or ''}")


def _takes_data(seen: Seen, measure: Measure) -> bool:
    kind = seen.kind(measure)
    return bool(kind.coercive or kind.kept_by) and kind.items_are not in ("matters", "papers")


def _nobody_suspected(seen: Seen) -> bool:
    """Data of several people are compelled, and nobody is listed as a suspect."""
    draft = seen.draft
    if any(one.role in (*LEADING, "victim") for one in draft.persons):
        return False  # with a victim, the suspects may be unknown
    others = [one for one in draft.persons if one.role == "third-party"]
    people = {one.id for one in others if one.nature != "legal"}
    reached = {id for one in draft.measures if _takes_data(seen, one) for id in one.persons}
    return len(people & reached) >= SEVERAL


def _of_property_alone(seen: Seen) -> bool:
    """Property or a sentence is all that is in question: no papers or words of the other State."""
    kinds = [seen.kind(one) for one in seen.draft.measures]
    return all(kind.of_property or kind.routed for kind in kinds)


def _fair_promised(seen: Seen) -> bool:
    """An assurance gives a fair trial in words of its own, and not by its kind alone."""
    return any(has("fair-promised", one.text) for one in seen.draft.assurances)


def _list_of_papers_known(seen: Seen) -> bool:
    """The law of the requested State is at hand, or a treaty of the two alone: they say what goes.

    Where they ask for an order of the requesting State, their own rules ask for it.
    """
    own = any(one.binds and one.instrument.level == "bilateral" for one in seen.resolved.bases)
    return own or seen.resolved.book("requested") is not None


def _told_in_order(seen: Seen) -> bool:
    """All of it goes on an order, and no field says that acts were done in the other State."""
    case = seen.draft.proceedings
    acts = case.conduct_there or case.conduct_in_requested_state == "yes"
    return seen.on_own_form() and not acts


BESIDE_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "asked-back": _asked_back,
    "time-set": _time_set,
    "bargain": _bargain,
    "case-there-told": _case_there_known,
    "case-there-open": _case_there_open,
    "dated-compulsion": _dated_compulsion,
    "ground-bare": _ground_bare,
    "held-witness": _held_witness,
    "held-suspect": _held_suspect,
    "nobody-suspected": _nobody_suspected,
    "not-prosecuted": _not_prosecuted,
    "other-case-there": _other_case_there,
    "runs-company": _runs_company,
    "secret-long": _secret_long,
    "several-cases": _several_cases,
    "takes-much": _takes_much,
    "told-in-order": _told_in_order,
    "of-property-alone": _of_property_alone,
    "fair-promised": _fair_promised,
    "list-of-papers-known": _list_of_papers_known,
}
"""The signs of this module, by the names that points.toml has for them."""
