"""What an offence is by its title: a crime in every State, or one that needs another before it.

The title alone decides, never the facts; an offence that is not on the lists is simply not known
to be a crime everywhere.
"""

from __future__ import annotations

import re

from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.records import owner_of
from comity.text.word_lists import any_of, first_topic

__all__ = [
    "civil_only",
    "found_in_case",
    "is_crime_everywhere",
    "is_laundering",
    "no_case",
    "none_told",
    "predicate_told",
    "pursued_there",
    "says_none",
    "surrender_alone",
    "taken_over",
    "takes_part",
    "words_of_pursuit",
]

SENTENCE = re.compile(r"(?<=[.;])\s+")


def found_in_case(name: str, text: str | None) -> str:
    """The first expression of a list of ``[case]`` that a text holds, as it stands there."""
    found = any_of("case", (name,)).search(text or "")
    return found.group(0).strip() if found else ""


def civil_only(matter: str) -> bool:
    """Whether a case is told of as a claim of private law, or as one that is not prosecuted."""
    if found_in_case("ended_there", matter):
        return True
    return bool(found_in_case("civil_there", matter)) and not found_in_case("crime_there", matter)


def surrender_alone(matter: str) -> bool:
    """Whether an entry tells of a surrender that was refused, and of no case of that State."""
    refused = found_in_case("surrender_refused", matter)
    return bool(refused) and not found_in_case("case_of_theirs", matter)


def none_told(matter: str) -> bool:
    """Whether every sentence of an entry says that the State has no case."""
    said = [one for one in SENTENCE.split(matter) if one.strip()]
    return bool(said) and all(found_in_case("no_case_there", one) for one in said)


def taken_over(draft: Request) -> bool:
    """Whether the requested State itself passed the proceedings on, by what the draft tells."""
    told = [draft.proceedings.jurisdiction_ground or ""]
    told += [
        other.matter
        for other in draft.proceedings.other_states
        if owner_of(other.state) == owner_of(draft.requested.state)
    ]
    return any(found_in_case("taken_over", text) for text in told)


def is_laundering(offence: Offence) -> bool:
    """Whether an offence is about property that comes from another one."""
    return bool(first_topic("laundering", (offence.title, offence.category or "")))


def takes_part(offence: Offence) -> bool:
    """Whether an offence only takes part in others: a conspiracy, a criminal group."""
    return bool(found_in_case("takes_part", offence.title))


def predicate_told(draft: Request) -> bool:
    """Whether a request tells, in a field or in words, of the offence that property comes from."""
    offences = draft.offences
    if any(one.predicate for one in offences):
        return True
    if any(not is_laundering(one) and not takes_part(one) for one in offences):
        return True
    texts = [fact.text for fact in draft.facts if not fact.handling]
    texts += [draft.proceedings.summary or "", draft.proceedings.stage or ""]
    texts += [text for one in draft.measures for text in (one.purpose, one.nexus or "")]
    texts += [element.text for one in offences for element in one.elements]
    texts += [_beside_laundering(one.title) for one in offences]
    texts += [one.title for one in offences if not is_laundering(one)]  # a plot to defraud
    return any(found_in_case("predicate", text) for text in texts)


def _beside_laundering(title: str) -> str:
    """A title without the words for the laundering itself: “of the proceeds of corruption”."""
    word = first_topic("laundering", (title,))
    return title.replace("-", " ").replace(word, " ", 1) if word else ""


def is_crime_everywhere(offence: Offence, draft: Request) -> bool:
    """Whether no State will doubt that such conduct is a crime.

    Laundering is one where the request tells the offence before it, and that is one itself.
    """
    titles = (offence.title,)
    if is_laundering(offence):
        others = [one for one in draft.offences if not is_laundering(one) and not takes_part(one)]
        if not others:
            return predicate_told(draft)
        return any(is_crime_everywhere(one, draft) for one in others)
    fiscal = first_topic("fiscal", (offence.title, offence.category or ""))
    return bool(first_topic("everywhere", titles)) and not fiscal


def pursued_there(draft: Request) -> int | None:
    """The entry by which the requested State itself pursues people in the matter, if there is one.

    An inquiry alone is none: somebody was charged, convicted, arrested or is wanted there.
    """
    for index, other in enumerate(draft.proceedings.other_states):
        there = owner_of(other.state) == owner_of(draft.requested.state)
        if there and words_of_pursuit(other.matter):
            return index
    return None


def words_of_pursuit(matter: str) -> str:
    """The words by which people are pursued; “fair trial” alone tells of no trial."""
    rest = any_of("case", ("no_pursuit",)).sub(" ", matter)
    return found_in_case("pursued", rest)


def says_none(offence: Offence) -> bool:
    """Whether the title of an entry says that there is no offence; an empty provision does not."""
    return bool(any_of("execution", ("no_offence",)).search(offence.title.strip()))


def no_case(draft: Request) -> str:
    """The words by which a request says that no case is open; or nothing."""
    proceedings = draft.proceedings
    for text in (proceedings.stage, proceedings.summary):
        if found := any_of("execution", ("no_case",)).search(text or ""):
            return found.group(0).strip()
    return ""
