"""Service of a document abroad: what it sets in motion, and whether it can be in time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.law.assistance_kinds import kind_of, load_assistance_kinds
from comity.law.particular_forms import as_day
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import clause_at, denies, of_nobody, sentences
from comity.steps.check.lives_elsewhere import check_lives_elsewhere
from comity.steps.check.said_in_text import dates_in
from comity.steps.check.words_beside import words_in
from comity.text.detect import bare
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_near", "check_service", "heard_nowhere", "served_nowhere"]

EXCUSE = re.compile(
    r"\b(?:without|sans|ohne) (?:\w+ )?(?:excuse|reason|cause|Entschuldigung|Grund)\b"
    r"|\b(?:does|do) not (?:appear|come|attend|follow)\b",
    re.IGNORECASE,
)
"""Words on somebody who stays away: they do not deny a threat in the same sentence."""
DAYS = {"diplomatic": 90, "judicial-authorities": 21}  # for service before a hearing, by road
SERVICE, HEARING = 50, 30  # days on any other road
REACHED = ("address", "custody", "phone", "email", "identifiers", "represented_by", "counsel")
NUMBER = re.compile(r"\d")
FEW = 3  # people without an address, of whom one finding tells together
LONG = 21  # days of a time limit that are not short
SLOW = 60  # days for a hearing by the diplomatic road
SAID = ("title", "purpose", "result", "nexus", "deadline_reason")


def check_service(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on a document that is to be served, or on an invitation to appear."""
    summons = "safe_conduct" in kind.particulars
    if not _handed(kind):
        return
    own = list(_own(measure))
    for text in own:
        words = _found("threat", text)
        if words and not _threatens_nothing(draft):
            yield finding("service.threat", f"{path}.purpose", words=words)
            break
    if words := _posted(draft):
        yield finding("service.by-post", "transmission.way", words=words)
    yield from served_nowhere(draft, measure, kind)
    yield from check_lives_elsewhere(draft, measure, path, kind)
    if summons:
        return
    yield from _time(draft, measure, path, own)
    yield from _effect(draft, measure, path, own)
    told = [*own, *(one.text for one in draft.remarks)]
    if measure.procedure and measure.procedure.certificate:
        told.append(f"proof of service: {measure.procedure.certificate}")
    if not (measure.particulars or {}).get("proof") and not any(_found("proof", t) for t in told):
        yield finding("service.proof", f"{path}.particulars.proof", measure=measure.id)
    yield from _language(draft, measure, path)
    hearing = as_day((measure.particulars or {}).get("hearing_date"))
    days = (hearing - draft.date).days if hearing else 0
    needed = DAYS.get(_road(draft), SERVICE)
    if hearing and 0 < days < needed:
        at = f"{path}.particulars.hearing_date"
        yield finding("service.near", at, days=days, hearing=hearing)


def _posted(draft: Request) -> str:
    """The words by which a paper goes by post straight to people, and no text that lets it."""
    way = (draft.transmission and draft.transmission.way) or ""
    words = words_in("formal_words", "posted_to_people", way)
    told = [way, *(one.instrument for one in draft.basis), *(one.text for one in draft.remarks)]
    if any(words_in("formal_words", "post_allowed", text) for text in told):
        return ""
    return words


def check_near(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A hearing that is wanted on a date too near for the road by which the request goes."""
    day = measure.deadline
    urgency = draft.urgency
    if kind.items_are != "matters":
        return
    if day is None:
        yield from _undated(draft, measure, path)
        return
    if urgency and (urgency.level == "emergency" or urgency.deadline == day):
        return  # the date of the urgency has a finding of its own
    road = _road(draft)
    days, needed = (day - draft.date).days, SLOW if road == "diplomatic" else HEARING
    if road not in ("judicial-authorities", "police") and 0 < days < needed:
        yield finding("hearing.near", f"{path}.deadline", days=days, measure=measure.id)


def _undated(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """A hearing for a case in court, and no date at all."""
    urgency, own = draft.urgency, measure.particulars or {}
    dated = draft.hearings or (urgency and (urgency.deadline or urgency.reason))
    dated = dated or own.get("time_zone") or measure.deadline_reason
    texts = [draft.proceedings.stage or "", *_own(measure), *(one.text for one in draft.remarks)]
    unset = any(_found("date_unset", text) for text in texts)
    coming = any(day > draft.date for text in texts for day in dates_in(text))
    if draft.proceedings.nature == "trial" and not (dated or unset or coming):
        yield finding("hearing.undated", f"{path}.deadline", measure=measure.id)


def _road(draft: Request) -> str:
    return (draft.transmission and draft.transmission.road) or ""


def _own(measure: Measure) -> Iterator[str]:
    """What the measure says of itself."""
    texts = [getattr(measure, name) for name in SAID] + list(measure.items)
    texts += [str(one) for one in (measure.particulars or {}).values()]
    if measure.procedure:
        texts += [measure.procedure.wished, measure.procedure.rights]
    yield from (text for text in texts if text)


def _case(draft: Request) -> Iterator[tuple[str, str]]:
    """Where a request tells what follows from service."""
    case = draft.proceedings
    for name in ("remedies", "stage", "summary"):
        if text := getattr(case, name):
            yield f"proceedings.{name}", text
    for index, fact in enumerate(draft.facts):
        if not fact.handling:
            yield f"facts[{index}].text", fact.text
    for index, remark in enumerate(draft.remarks):
        yield f"remarks[{index}].text", remark.text


def _time(draft: Request, measure: Measure, path: str, own: list[str]) -> Iterator[Finding]:
    """A time limit from service that is short, and no word on how the person can meet it."""
    told = [*((f"{path}.purpose", text) for text in own), *_case(draft)]
    if any(one.counsel for one in draft.persons if one.id in measure.persons):
        return
    if any(any_of("heard", ("can_act",)).search(text) for _, text in told):
        return
    for field, text in told:
        words = _found("short_time", text)
        if words and _days(words) > LONG:
            continue
        served = field.startswith((path, "proceedings.remedies"))
        if words and (served or any_of("heard", ("from_service",)).search(text)):
            yield finding("service.short-time", field, words=words)
            return


def _handed(kind: AssistanceKind) -> bool:
    """Whether a measure of this kind hands a person a document or an invitation."""
    return "safe_conduct" in kind.particulars or "serve_by" in kind.particulars


def served_nowhere(draft: Request, measure: Measure, kind: AssistanceKind) -> Iterator[Finding]:
    """Somebody who is to be served, and no field that has an address or another way to them."""
    if not _handed(kind) or not ("serve_by" in kind.particulars or _paper(draft, measure)):
        return
    own = measure.particulars or {}
    written = " ".join(str(own.get(name) or "") for name in ("recipient_address", "address"))
    if measure.place or words_in("formal_words", "for_each", written):
        return
    told = [one for one in _own(measure) if one not in written]
    told += [one.text for one in draft.facts if not one.handling]
    if any(_found("post_to", text) for text in told):
        return
    served = [n for n, one in enumerate(draft.persons) if one.id in measure.persons]
    lost = [n for n in served if not _reached(draft.persons[n])]
    if written.strip() and not FEW <= len(lost) < len(served):
        return  # the address that is written may be that of everybody
    people = tuple(draft.persons[n].id for n in lost)
    if len(lost) >= FEW:
        at, total = f"persons[{lost[0]}].address", len(served)
        yield finding("service.nowhere/several", at, people=people, count=len(lost), total=total)
        return
    for number, person in zip(lost, people, strict=True):
        yield finding("service.nowhere", f"persons[{number}].address", person=person)


def heard_nowhere(draft: Request, measure: Measure, heard: Sequence[Person]) -> Iterator[Finding]:
    """Somebody who is to be heard and has no address, where the request gives one for others.

    A town alone is no address; a list that is enclosed may hold it.
    """
    asked = {name for one in draft.measures for name in one.persons}
    others = [one for one in draft.persons if one.id in asked and one.role not in CHARGED]
    if any(NUMBER.search(place) for place in measure.place):
        return
    if not any(one.address and one.nature != "legal" for one in others):
        return
    titles = " ; ".join(one.title for one in draft.annexes)
    if words_in("formal_words", "addresses_listed", titles):
        return
    told = _served_nowhere(draft)
    lost = [one for one in heard if not (_reached(one) or one.role in CHARGED or one.id in told)]
    if len(lost) >= FEW:
        at = f"persons[{draft.persons.index(lost[0])}].address"
        people, total = tuple(one.id for one in lost), len(heard)
        yield finding("service.nowhere/several", at, people=people, count=len(lost), total=total)
        return
    for person in lost:
        at = f"persons[{draft.persons.index(person)}].address"
        yield finding("service.nowhere/heard", at, person=person.id)


def _served_nowhere(draft: Request) -> set[str]:
    """The people of the measures of whom ``served_nowhere`` asks where they can be found."""
    kinds = {one.kind: one for one in load_assistance_kinds()}
    asked = (
        one for one in draft.measures if any(served_nowhere(draft, one, kind_of(kinds, one.kind)))
    )
    return {name for one in asked for name in one.persons}


def _reached(person: Person) -> bool:
    """Whether a person has an address or another way to them, or is not to be spoken of."""
    street = any(sign.isdigit() for sign in f"{person.location or ''} {person.connection or ''}")
    return bool(person.protect) or street or any(getattr(person, name) for name in REACHED)


def _paper(draft: Request, measure: Measure) -> bool:
    """Whether a measure by which somebody comes hands that person a paper, by its words."""
    told = [*_own(measure), *(one.title for one in draft.annexes if one.id in measure.annexes)]
    return any(words_in("formal_words", "handed_a_paper", text) for text in told)


def _days(words: str) -> int:
    """The days that a time limit in figures has; 0 where it has none."""
    found = re.search(r"(\d+)\W+(?:\w+ )?(week|Woche|semaine)?", words)
    return int(found.group(1)) * (7 if found.group(2) else 1) if found else 0


def _effect(draft: Request, measure: Measure, path: str, own: list[str]) -> Iterator[Finding]:
    """A ruling is served, and nothing says what its service sets in motion."""
    ruling = next((words for item in measure.items if (words := _found("a_ruling", item))), "")
    wanted = any_of("heard", ("effect",))
    case = draft.proceedings
    texts = [*own, case.remedies or "", case.stage or ""]
    texts += [
        one.title for one in draft.annexes if one.id in measure.annexes and one.kind != "order"
    ]
    told = any(wanted.search(text) for text in texts)
    if ruling and not told and not any(wanted.search(one.text) for one in draft.remarks):
        yield finding("service.effect", f"{path}.purpose", words=ruling)


def _language(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """A document in no language that the person understands."""
    if (measure.particulars or {}).get("translation"):
        return
    people = [one for one in draft.persons if one.id in measure.persons and one.languages]
    enclosed = [one for one in draft.annexes if one.id in measure.annexes or not measure.annexes]
    if any(not one.language for one in enclosed):
        return  # it may be the one that the person understands
    written = {bare(one.language) for one in enclosed if one.language}
    if draft.translation and draft.translation.into:
        written.add(bare(draft.translation.into))
    for person in people:
        if written and not written & {bare(tag) for tag in person.languages}:
            at = f"{path}.particulars.translation"
            yield finding("service.language", at, person=person.id)


def _threatens_nothing(draft: Request) -> bool:
    """Whether the letter says that the paper threatens the person served with nothing."""
    told = [*(one.text or "" for one in draft.assurances), *(one.text for one in draft.remarks)]
    return any(words_in("point_words", "threatens-nothing", one) for one in told)


def _found(name: str, text: str) -> str:
    for sentence in sentences(text):
        found = any_of("heard", (name,)).search(sentence)
        if not found:
            continue
        told = EXCUSE.sub("", clause_at(sentence, found.start()))
        calm = denies(told) or of_nobody(sentence, found.start())
        if not (name == "threat" and calm):
            return found.group(0).strip()
    return ""
