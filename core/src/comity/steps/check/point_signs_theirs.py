"""Signs that the requested State is touched itself, said no before, or that time is no reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.records import owner_of
from comity.steps.check.departed import departed
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.other_ends import ends_outside
from comity.steps.check.own_interest import office_as_name, official_of
from comity.steps.check.point_seen import LIST, TRIED, Seen, asked, has, names, stems
from comity.steps.check.point_signs_beside import case_there_told
from comity.steps.check.said_in_text import says
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list

__all__ = ["THEIRS_SIGNS", "THEIRS_SIGNS_MEASURE"]

GAVE = r"\b[^.;]{0,30}\b(?:gave|granted|a accordé|gewährte)\b"
NEAR = 30  # letters around the name of a State
LEAST = 6  # letters of a word that tells something
PAST = 40  # years after which what happened is history
IN_A = re.compile(r"\W*(?:of|at|in|with|for|der|des|bei|de|du|d['’])(?!\w)[^,;.]{0,40}")
WHO = re.compile(r"\b(?:whom|whose|which|that|dessen|deren|dont|que)\b")
OF_ANOTHER = re.compile(r"\b(?:before|after|when|while|bevor|nachdem|während|avant|après|quand)\b")
PRESSING = frozenset({"custody", "danger-to-life", "loss-of-evidence", "hearing"})


def _limitation_invoked(seen: Seen) -> str:
    """Limitation is a reason of the urgency, and no offence and no text says how it is reckoned."""
    draft = seen.draft
    decided = all(seen.kind(one).decided for one in draft.measures)
    if (
        decided
        or draft.proceedings.nature == "execution"
        or any(one.limitation for one in draft.offences)
    ):
        return ""
    urgency = draft.urgency
    told = [urgency.reason or ""] if urgency else []
    told += [one.deadline_reason or "" for one in draft.measures]
    whole = [one for text in told for one in sentences(text)]
    said = [one for one in whole if not (has("time-bar", one) and has("of-tax-claim", one))]
    if any(has("time-reckoned", one) or has("no-time-bar", one) for one in said):
        return ""
    words = next(filter(None, (has("time-bar", one) for one in said)), "")
    ground = urgency is not None and "limitation" in urgency.grounds
    return words or ("limitation" if ground and said == whole else "")


def _urgent_for_others(seen: Seen) -> str:
    """The only reason of haste is the public, a parliament, an election or another procedure."""
    urgency = seen.draft.urgency
    if urgency is None or PRESSING & set(urgency.grounds):
        return ""
    said = [one for one in sentences(urgency.reason or "") if not has("evidence-fades", one)]
    return next(filter(None, (has("haste-of-others", one) for one in said)), "")


def _other_ends(seen: Seen) -> str:
    """A use, or the aim of a measure, that lies outside the criminal case."""
    draft = seen.draft
    told = [draft.use or ""]
    records = word_list(LIST, "records-of-civil-case")
    aims = [records.sub(" ", one.title or "") for one in draft.measures]
    aims += [one.purpose for one in draft.measures]
    found = (words for text in told for one in sentences(text) for words in ends_outside(one))
    aimed = (words for text in aims for one in sentences(text) for words in ends_outside(one, True))
    return next(found, "") or next(aimed, "")


def _neutral_words(seen: Seen) -> str:
    """Words in the letter's own voice that deny the requested State its title or its rank."""
    draft = seen.draft
    case = draft.proceedings
    told = [draft.subject or "", case.summary or "", case.stage or "", *seen.facts.values()]
    told += [text for one in draft.measures for text in (asked(one), one.purpose)]
    if _long_past(draft):
        told = [word_list(LIST, "of-an-occupation").sub(" ", one) for one in told]
    return next(filter(None, (has("denies-their-title", one) for one in told)), "")


def _long_past(draft: Request) -> bool:
    """Whether all acts lie so far back that an occupation of then is history."""
    days = [one.date for one in draft.facts if one.date]
    days += [one.committed_to or one.committed_from for one in draft.offences if one.committed_from]
    return bool(days) and max(days).year < draft.date.year - PAST


def _fled_from_them(seen: Seen) -> str:
    """Somebody who fled from the requested State, or opposes those who govern it."""
    for person in seen.draft.persons:
        if person.protect or departed(person):
            continue
        told = [one for one in (person.occupation, person.connection) if one]
        told += [seen.facts.get(f.id, "") for f in seen.draft.facts if f.persons == (person.id,)]
        about = " ".join(told)
        words = next(filter(None, (_fled(one) for text in told for one in sentences(text))), "")
        if words and _of_their_own(seen, person, about):
            return words
    return ""


def _fled(text: str) -> str:
    """Words by which somebody fled or opposed, and not another whom the person saw or knew."""
    hit = word_list(LIST, "fled-or-opposed").search(text)
    if hit is None:
        return ""
    before = text[: hit.start()]
    return "" if OF_ANOTHER.search(before) or has("done-to", before) else hit.group(0)


def _of_their_own(seen: Seen, person: Person, about: str) -> bool:
    """Whether somebody is of the requested State, by nationality or words, and not its guest."""
    there, theirs = owner_of(seen.draft.requested.state), name_of_state(seen.draft.requested.state)
    if any(owner_of(one) == there for one in person.nationalities):
        return True
    if re.search(theirs.pattern + GAVE, about):
        return False
    as_host = rf"\b(?:to|in|by|au|en|aux|à|nach) (?:the |la |le )?{theirs.pattern}"
    return bool(theirs.search(re.sub(as_host, " ", about)))


def _letters(seen: Seen) -> Iterator[str]:
    """What the requested State answered to earlier letters and approaches, sentence by sentence."""
    theirs = name_of_state(seen.draft.requested.state)
    for one in seen.draft.earlier:
        of_theirs = bool(theirs.search(one.sent_by or ""))
        if not (of_theirs or says("of_surrender", f"{one.subject or ''} {one.result or ''}")):
            told = sentences(one.result or "")
            yield from (said for said in told if not has("somebody-declined", said))


def _said_no(seen: Seen) -> str:
    """An earlier letter was refused, or answered on a condition, and nothing takes that up."""
    draft = seen.draft
    told = [*(one.text for one in draft.statements), *(one.text for one in draft.remarks)]
    told += [draft.proceedings.stage or "", *(one.text or "" for one in draft.assurances)]
    told += [f"{one.subject or ''}\n{one.result or ''}" for one in draft.earlier]
    if any(has("answers-their-no", one) for one in told):
        return ""
    given = " ".join(f"{one.ground} {one.text}" for one in draft.statements)
    stated = stems(given, least=LEAST)
    said = (one for one in _letters(seen) if not stems(one, least=LEAST) & stated)
    return next(filter(None, (has("their-no", one) for one in said)), "")


def _case_told_unlisted(seen: Seen) -> bool:
    """A text tells of a case of the requested State, and the field for it is empty."""
    there = owner_of(seen.draft.requested.state)
    if seen.draft.proceedings.nature == "execution":
        return False  # the case is the one whose judgment is dealt with
    listed = any(owner_of(one.state) == there for one in seen.draft.proceedings.other_states)
    return not listed and case_there_told(seen)


def _promise_excepted(seen: Seen) -> str:
    """A promise with an exception that only the requesting side can bring about."""
    told = [one.text or "" for one in seen.draft.assurances]
    told += [one.use or "" for one in seen.draft.assurances]
    told += [str((one.particulars or {}).get("return_by", "")) for one in seen.draft.measures]
    theirs = name_of_state(seen.draft.requested.state)  # its law or its leave is no way out
    said = (one for text in told for one in sentences(text))
    own = (one for one in said if not (has("with-their-consent", one) or _by_theirs(theirs, one)))
    return next(filter(None, (has("promise-except", one) for one in own)), "")


def _by_theirs(theirs: re.Pattern[str], text: str) -> bool:
    """Whether a law, a court or an authority of the requested State is named."""
    around = (text[max(0, hit.start() - NEAR) : hit.end() + NEAR] for hit in theirs.finditer(text))
    return any(has("allowed-there", one) for one in around)


def _translation_later(seen: Seen) -> str:
    """A translation that is offered or promised, and of which none is among the annexes."""
    draft = seen.draft
    if any(one.kind == "translation" for one in draft.annexes):
        return ""
    told = [one.text for one in draft.remarks]
    told += [(draft.translation.parts or "") if draft.translation else ""]
    told += [(draft.transmission.way or "") if draft.transmission else ""]
    told += [one.title for one in draft.annexes]
    return next(filter(None, (has("translation-later", one) for one in told)), "")


def _secret_of_office(seen: Seen, measure: Measure) -> str:
    """Somebody is heard who holds or held an office in the requested State."""
    own = name_of_state(seen.draft.requesting.state)
    for one in seen.heard(measure):
        if one.role in (*TRIED, "convicted") or one.protect or one.immunity:
            continue
        where = " ".join((*one.address, one.location or ""))
        here = owner_of(seen.draft.requesting.state)
        if own.search(where) or here in map(owner_of, one.nationalities):
            continue
        for text in (one.occupation or "", office_as_name(one)):
            words = "" if own.search(text) else _office(text)
            if words:
                return words
        if said := official_of(seen.draft, one):
            return said
    return ""


def _office(text: str) -> str:
    """An office in a text, unless it is one in a business, a church or a party."""
    hit = word_list(LIST, "of-an-office").search(text)
    if hit is None:
        return ""
    before, after = text[: hit.start()].split(), IN_A.match(text[hit.end() :])
    within = has("of-a-business", hit.group(0)) or has("of-a-business", " ".join(before[-1:]))
    return "" if within or (after and has("of-a-business", after.group(0))) else hit.group(0)


def _partner_heard(seen: Seen, measure: Measure) -> str:
    """Somebody is heard as a witness who, by the file, was convicted or took part in the acts."""
    if seen.kind(measure).items_are != "matters":
        return ""
    people = [one for one in seen.heard(measure) if one.role in ("witness", "third-party")]
    alone = {one.persons[0]: one.id for one in seen.draft.facts if len(one.persons) == 1}
    for one in people:
        if one.protect or one.nature == "legal":
            continue
        told = (
            one.connection or "",
            one.occupation or "",
            seen.facts.get(alone.get(one.id, ""), ""),
        )
        others = [other.name.full for other in seen.draft.persons if other.id != one.id]
        said = (part for text in told for part in sentences(text) if not denies(part))
        if words := next(filter(None, (_own_part(part, others) for part in said)), ""):
            return words
    return ""


def _own_part(text: str, others: Sequence[str]) -> str:
    """Words by which somebody took part, and not another who is named before."""
    hit = word_list(LIST, "partner-in-it").search(text)
    if hit is None:
        return ""
    before = text[: hit.start()]
    another = OF_ANOTHER.search(before) or WHO.search(before)
    return "" if another or any(names(one, before) for one in others) else hit.group(0)


THEIRS_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "limitation-invoked": _limitation_invoked,
    "urgent-for-others": _urgent_for_others,
    "other-ends": _other_ends,
    "neutral-words": _neutral_words,
    "fled-from-them": _fled_from_them,
    "said-no": _said_no,
    "case-told-unlisted": _case_told_unlisted,
    "promise-excepted": _promise_excepted,
    "translation-later": _translation_later,
}
"""The signs of a request on the requested State, by the name that points.toml has for each."""

THEIRS_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "secret-of-office": _secret_of_office,
    "partner-heard": _partner_heard,
}
"""The signs of a measure on the requested State, by the name that points.toml has for each."""
