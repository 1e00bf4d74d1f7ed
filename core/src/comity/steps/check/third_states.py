"""Papers that a third State gave: neither the one that asks nor the one that is asked."""

from __future__ import annotations

import re

from comity.law.states import short_name_of, states
from comity.model.drafts.request import Request
from comity.model.records import owner_of
from comity.steps.check.words_beside import word_list

__all__ = ["given_by_third"]

STEM = 4  # letters of a name before the ending that makes an adjective of it: Keny-an
VOWELS = "aeiouy"
WORD = re.compile(r"[^\W\d_]{4,}")
ENDING = "(?:e[rnms]?|ne|s|es|nes)?"  # of an adjective in German or French
OF_NAME = re.compile(f"(?:n|an|ian|nian|ean|l?ese|i|ien|ain|ais|ois|isch){ENDING}")
# adjectives that are not like the name of their State
ADJECTIVES = {
    "AE": "emirati|émirati",
    "AF": "afghan|afghanisch",
    "AT": "austrian|österreichisch|autrichien",
    "BE": "belgian|belgisch|belge",
    "BR": "brazilian|brasilianisch|brésilien",
    "CH": "swiss|schweizer|schweizerisch|suisse|helvétique",
    "CY": "cypriot|zyprisch|chypriote",
    "CZ": "czech|tschechisch|tchèque",
    "DE": "german|deutsch|allemand",
    "DK": "danish|dänisch|danois",
    "ES": "spanish|spanisch|espagnol",
    "FI": "finnish|finnisch|finlandais",
    "FR": "french|französisch|français",
    "GB": "british|english|scottish|welsh|britisch|englisch|schottisch|"
    "britannique|anglais|écossais",
    "GR": "greek|griechisch|grec|grecque",
    "HR": "croatian|kroatisch|croate",
    "IE": "irish|irisch|irlandais",
    "IT": "italian|italienisch|italien",
    "KR": "korean|koreanisch|coréen",
    "LB": "lebanese|libanesisch|libanais",
    "LI": "liechtensteinisch|liechtensteinois",
    "LU": "luxembourgish|luxemburgisch|luxembourgeois",
    "NL": "dutch|niederländisch|néerlandais",
    "NO": "norwegian|norwegisch|norvégien",
    "PE": "peruvian|peruanisch|péruvien",
    "PH": "philippine|philippinisch|philippin",
    "PL": "polish|polnisch|polonais",
    "PT": "portuguese|portugiesisch|portugais",
    "RU": "russian|russisch|russe",
    "SA": "saudi",
    "SE": "swedish|schwedisch|suédois",
    "SI": "slovenian|slovene|slowenisch|slovène",
    "SK": "slovak|slowakisch|slovaque",
    "TH": "thai|thailändisch|thaïlandais",
    "TR": "turkish|türkisch|turc|turque",
    "US": "american|amerikanisch|américain",
    "VN": "vietnamese|vietnamesisch|vietnamien",
}
KNOWN = {code: re.compile(f"(?:{forms}){ENDING}") for code, forms in ADJECTIVES.items()}


def given_by_third(draft: Request, text: str) -> str:
    """The words by which a text tells that authorities of a third State gave something; or none."""
    ours = {owner_of(draft.requesting.state), owner_of(draft.requested.state)}
    for hit in word_list("point_words", "given-by-state").finditer(text):
        states_named = {code for one in WORD.findall(hit.group(0)) for code in _states_of(one)}
        if states_named and not states_named & ours:
            return " ".join(hit.group(0).split())
    return ""


def _states_of(word: str) -> set[str]:
    """The States of which a word is the adjective, or whose whole name it is."""
    low = word.casefold()
    known = {code for code, forms in KNOWN.items() if forms.fullmatch(low)}
    if known or not word[0].isupper():
        return known
    return {owner_of(code) for code in states() if _of_name(short_name_of(code).casefold(), low)}


def _of_name(name: str, word: str) -> bool:
    """Whether a word is the name, or the name with the ending of an adjective."""
    stems = {stem for stem in (name, name[:-1], name.rstrip(VOWELS)) if len(stem) >= STEM}
    ends = [word[len(stem) :] for stem in stems if word.startswith(stem)]
    return word == name or any(map(OF_NAME.fullmatch, ends))
