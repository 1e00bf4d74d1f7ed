"""Papers that a third State gave: neither the one that asks nor the one that is asked."""

from __future__ import annotations

import re

from comity.law.states import short_name_of, states
from comity.model.drafts.request import Request
from comity.model.records import owner_of
from comity.steps.check.words_beside import word_list

__all__ = ["given_by_third"]

LIKE = 4  # letters that the name of a State has in common with its adjective
NO_STATE = ("police", "poliz", "polici")  # an authority, and no adjective
WORD = re.compile(r"[^\W\d_]{4,}")
# how adjectives begin that are not like the name of their State
BEGINS = {
    "brit": "GB",
    "engl": "GB",
    "scot": "GB",
    "schott": "GB",
    "fren": "FR",
    "fran": "FR",
    "dutc": "NL",
    "nied": "NL",
    "néer": "NL",
    "span": "ES",
    "espa": "ES",
    "poli": "PL",
    "poln": "PL",
    "polo": "PL",
    "dani": "DK",
    "däni": "DK",
    "dano": "DK",
    "swed": "SE",
    "schwed": "SE",
    "suéd": "SE",
    "swis": "CH",
    "schweiz": "CH",
    "suis": "CH",
    "turk": "TR",
    "türk": "TR",
    "turq": "TR",
    "amer": "US",
    "finn": "FI",
    "iris": "IE",
    "iri": "IE",
    "gree": "GR",
    "grie": "GR",
    "grec": "GR",
    "germ": "DE",
    "deut": "DE",
    "alle": "DE",
    "öste": "AT",
    "autr": "AT",
    "belg": "BE",
    "ital": "IT",
}


def given_by_third(draft: Request, text: str) -> str:
    """The words by which a text tells that authorities of a third State gave something; or none."""
    ours = {owner_of(draft.requesting.state), owner_of(draft.requested.state)}
    for hit in word_list("point_words", "given-by-state").finditer(text):
        states_named = {_state_of(one.group(0)) for one in WORD.finditer(hit.group(0))} - {""}
        if states_named and not states_named & ours:
            return " ".join(hit.group(0).split())
    return ""


def _state_of(word: str) -> str:
    """The State whose name or adjective a word with a capital, or an adjective, begins like."""
    low = word.casefold()
    if low.startswith(NO_STATE):
        return ""
    for begin, code in BEGINS.items():
        if low.startswith(begin):
            return code
    if not word[0].isupper():
        return ""
    near = [one for one in states() if short_name_of(one)[:LIKE].casefold() == low[:LIKE]]
    return owner_of(near[0]) if near else ""
