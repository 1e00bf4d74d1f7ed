"""A name that is a town, where a text surely means the town: ``Austin, Texas``.

Sure is only what no sentence about a person has: a State behind the name, a town or an institution
named after one before or behind it, ``in`` within a sentence, a journey. ``Went to Sofia`` and ``at
Kingston`` may be a person, and count as one.
"""

from __future__ import annotations

import re
from functools import cache

from comity.steps.protect.area_towns import areas_of
from comity.steps.protect.known_towns import places_in
from comity.text.official_states import official_state

__all__ = ["is_known_town", "stands_as_a_town"]

_LANGUAGES = ("en", "fr", "de")
_STATES = frozenset({"State", "Land", "Canton"})
"""The kinds of parts of a State that follow a town: Texas, Hessen, Vaud."""
_WITHIN = r"(?:,\s?|\sde\s)"
_STATE = re.compile(
    _WITHIN + r"((?:[A-Z][\w'’-]*)(?:\s(?:of\s|and\s)?[A-Z][\w'’-]*){0,4})"
    r"(?=\s*(?:[.;:)\n]|$)|,?\s(?!(?:and|or|und|oder|sowie|et|ou)\b)[a-z])"
)
"""A State or part of one, with which the list of names ends: no ``Austin, Virginia and Holly``."""
_CODE = re.compile(r",\s?([A-Z]{2,3})(?=\s\d{4,5}\b|\s*(?:[.;:)\n]|$)|,?\s[a-z])")
_BY_CODE = ("US", "CA", "AU")
"""Whose towns are written with the code of the part of the State: ``Austin, TX``."""
_KINDS = (
    r"city|town|village|port|harbour|municipality|district|province|region|county|suburb|outskirts"
    r"|airport|station|university|court|prison|gaol|jail|embassy|consulate|capital|cathedral"
)
_BEFORE = re.compile(
    rf"(?:\b(?i:{_KINDS})\s(?:of|at|in|near)"
    r"|\b[Vv]ille de|\b(?:[Tt]ribunal|[Cc]our|[Pp]risons?|[Pp]arquet|[Aa]éroport|[Gg]are)"
    r"(?:\s[\w’']+){0,3}\sde"
    r"|\b(?:Stadt|\w*[Gg]ericht|JVA|\w*[Aa]nstalt|Flughafen|\w*[Aa]nwaltschaft|Landkreis)(?:\sin)?"
    r")\s$"
)
_BEHIND = re.compile(
    r"\s(?:[A-Z][\w'’-]+\s){0,3}(?:Court|Prison|Gaol|Jail|Airport|Police|University|Hospital"
    r"|Tribunal|Cathedral|City|County|Constabulary|prison|gaol|jail|airport|university)\b"
)
_OFFICES = re.compile(
    r"\s(?:police|court|prosecut(?:ors?|ion)|authorities|branch|customs|airport|constabulary)\b"
)
"""What a town alone names, with an article before it: ``the Sofia police``."""
_TRUST = (
    r"interest\w*|believe\w*|belief|trust\w*|confid\w+|faith|disappoint\w*|involv\w*|engag\w*"
    r"|saw|see|seen|found|find|place[sd]?|recogni[sz]\w+|awak\w*|rous\w*|instil\w*|invest\w*"
    r"|love[sd]?|hopes?|comfort|friends?|ally|allies|witness\w*|victims?|sources?|informants?"
    r"|vertrau\w*|liebt?|verliebt|sah|zeug\w+|freund\w*|ami\w*|témoins?"
)
"""Behind these words ``in`` leads to a person."""
_IN = re.compile(rf"(?<!\w)(?!(?i:{_TRUST})\b)(\w+)[^\w.!?:;\n]{{1,2}}in\s$")
_JOURNEY = re.compile(
    r"\b(?:(?:fl(?:ew|y|ies|ying|own|ights?)|travel\w*|drove|driven|sail\w*|emigrated|relocated"
    r"|deported|extradited)\s(?:back\s|on\s|home\s)?(?:from\s[A-Z][\w'’-]+\s)?"
    r"(?:to|from|via|through|towards)"
    r"|(?:flog(?:en)?|fliegt|reisten?|reist|fuhr(?:en)?|fährt)\s(?:von\s[A-Z][\w-]+\s)?nach"
    r"|envolée?s?\spour|à\sdestination\sde|en\sprovenance\sde)\s$"
)
_NACH = re.compile(r"\bnach\s$")
_WENT = re.compile(r"\s(?:geflogen|gereist|gefahren|ausgewandert|abgeschoben|verlegt)\b")
_NO_NAME_BEHIND = re.compile(r"(?!['’])(?!\s[A-Z][a-z])")


def is_known_town(word: str) -> bool:
    """Whether a folded word is the name of a town, as the installed data know it."""
    return bool(places_in((word,)) or areas_of((word,)))


def stands_as_a_town(text: str, start: int, end: int, word: str) -> bool:
    """Whether a name in a text is surely that of a town there.

    Args:
        text: the whole text.
        start: where the name begins.
        end: where it ends.
        word: the name, folded.
    """
    before, behind = text[max(0, start - 80) : start], text[end : end + 80]
    if not text[start:end].isalpha() or behind[:1] in ("'", "’"):
        return False  # what is somebody's, as no town's
    if (found := _STATE.match(behind)) and _is_state(found[1]):
        return True
    if (found := _CODE.match(behind)) and found[1] in _codes():
        return True
    if _BEHIND.match(behind) and is_known_town(word):  # and not "Ilse Osei Hospital records"
        return True
    if _OFFICES.match(behind) and before[-4:] in ("the ", "The ") and is_known_town(word):
        return True
    if not _NO_NAME_BEHIND.match(behind):
        return False
    if _BEFORE.search(before):
        return True
    german = _NACH.search(before) and _WENT.match(behind)
    journey = german or _IN.search(before) or _JOURNEY.search(before)
    return bool(journey) and is_known_town(word)


def _is_state(name: str) -> bool:
    plain = " ".join(name.split())
    return bool(official_state(plain, _LANGUAGES)) or plain.casefold() in _parts()


@cache
def _parts() -> frozenset[str]:
    """The names of the parts of States that are called States themselves, or the like."""
    import pycountry

    return frozenset(
        str(one.name).casefold() for one in pycountry.subdivisions if one.type in _STATES
    )


@cache
def _codes() -> frozenset[str]:
    import pycountry

    return frozenset(
        str(one.code).partition("-")[2]
        for one in pycountry.subdivisions
        if one.country_code in _BY_CODE
    )
