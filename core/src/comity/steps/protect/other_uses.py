"""Where a word of a name is surely none: a month, a saint, a street named after another, a thing.

``Juli`` is a form of Julia, and a month: ``am 3. Juli 2026``. ``Sankt Thomas`` is a place, as is
``Karl-Marx-Allee``; ``un berger`` is a shepherd. Sure is only what no sentence about the person
has.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from babel import Locale

from comity.steps.protect.birth import is_month
from comity.steps.protect.scanned_text import Text
from comity.steps.protect.small_letters import is_quoted
from comity.steps.protect.street_kinds import ending_of, kinds_of
from comity.text.everyday import PARTICLES
from comity.text.folding import Word, folded_words

__all__ = ["is_a_month", "is_a_saint", "is_a_thing", "is_named_after_another"]

SAINTS = frozenset({"st", "ste", "saint", "sainte", "saints", "sankt", "sint", "szent"})
SAINTS_OR_NAMES = frozenset({"san", "santa", "santo", "sant", "sao", "sveti", "sveta", "agios"})
"""Words for a saint that are given names too: before a family name they tell of nobody."""
_AFTER_SAINT = re.compile(r"\.?[ \u00a0]|\.?[-\u2010\u2011]")
_HYPHENS = ("-", "\u2010", "\u2011")
_LEAST_NAMED = 3  # words of a street with its kind at the end: Karl-Marx-Allee
_MOST_BACK = 3  # words between "rue" and a name: rue de la
_NAMED_AFTER = (
    "institut", "universitat", "hochschule", "schule", "gymnasium", "kolleg", "akademie", "klinik",
    "klinikum", "krankenhaus", "stiftung", "stadt", "kaserne", "stadion", "halle", "museum",
    "bibliothek", "kirche", "brucke", "bahnhof", "flughafen", "park", "institute", "university",
    "school", "hospital", "airport", "college",
)  # fmt: skip
"""What is named after somebody behind the name, folded, besides streets."""
_BEFORE_NAMED = frozenset(
    {"universite", "lycee", "college", "ecole", "institut", "hopital", "clinique", "aeroport"}
    | {"gare", "stade", "musee", "hospital", "aeropuerto", "universidad", "universita", "liceo"}
)
_DAY = re.compile(
    r"(?<!\d)\d{1,2}(?:\.|º|°|er|st|nd|rd|th)?[ \u00a0](?:(?:de|of|di|do)[ \u00a0])?$"
)
_YEAR = re.compile(r"[ \u00a0](?:(?:de|del|do|of)[ \u00a0])?(?:19|20)\d\d(?!\w)")
_IN_MONTH = re.compile(r"(?<!\w)(?:en|em|in|im|w|v|mes de|mois de)[ \u00a0]$")


_CALENDARS = ("en", "fr", "de", "es", "it", "nl", "pt", "sv", "da", "nb")
"""Languages whose months are no form of a name, whatever stands beside them: ``Ende Juli``."""
_THE = frozenset(
    {"le", "la", "les", "du", "au", "aux", "ce", "cet", "cette", "ces"}
    | {"mon", "ma", "mes", "son", "sa", "ses", "notre", "leur", "leurs"}
)
"""Articles of French and the like, behind which a name has its capital outside a quotation."""
_ONE_OF_A_KIND = frozenset(
    {"un", "une", "uno", "una", "um", "uma", "ein", "eine", "einen", "einem", "einer"}
)


def is_a_month(text: Text, index: int, *, form: bool) -> bool:
    """Whether a word is a month: beside a day or a year, or where it is only a form of a name."""
    word = text.words[index]
    if not is_month(word.text):
        return False
    before = text.text[max(0, word.start - 16) : word.start]
    dated = _DAY.search(before) or _YEAR.match(text.text, word.end)
    if dated or (form and word.text in _months()):
        return True
    return not word.capital and _IN_MONTH.search(before) is not None


@cache
def _months() -> frozenset[str]:
    names = (Locale(tag).months["format"]["wide"].values() for tag in _CALENDARS)
    return frozenset(word for some in names for word in folded_words(" ".join(map(str, some))))


def is_a_thing(text: Text, index: int, word: Word) -> bool:
    """Whether a word in small letters is a thing: ``un berger``; ``la rivière`` in no quotation.

    Args:
        text: the text.
        index: the index of the word.
        word: the same without what is elided before it: ``l’olivier``.
    """
    if word.capital:
        return False
    if text.text[max(0, word.start - 2) : word.start] in ("l'", "l\u2019"):
        return not is_quoted(text, word)
    if not index or not text.text[text.words[index - 1].end : word.start].isspace():
        return False
    before = text.words[index - 1].text
    return before in _ONE_OF_A_KIND or (before in _THE and not is_quoted(text, word))


def is_a_saint(text: Text, index: int, own: Collection[str], *, given: bool) -> bool:
    """Whether the word for a saint stands before a name: ``St Helens``, ``Saint-Nicolas-de-Port``.

    Args:
        text: the text.
        index: the word of the name.
        own: the words of the person's names, particles too: ``Zoe St. Clair``.
        given: whether the word is a given name.
    """
    if not index:
        return False
    before, word = text.words[index - 1], text.words[index]
    known = SAINTS | SAINTS_OR_NAMES if given else SAINTS
    if before.text not in known or before.text in own or not before.capital:
        return False
    return _AFTER_SAINT.fullmatch(text.text, before.end, word.start) is not None


def is_named_after_another(text: Text, index: int, own: Collection[str]) -> bool:
    """Whether a word is in the name of a street or a school that is named after somebody else.

    ``Karl-Marx-Allee``, ``Max-Planck-Institut``, ``rue Victor-Hugo``: joined by hyphens to a name
    that the person does not have.
    """
    first = last = index
    while first and _joined(text, first - 1):
        first -= 1
    while last + 1 < len(text.words) and _joined(text, last):
        last += 1
    if first == last:
        return False
    kind = text.words[last].text
    at_end = last - first + 1 >= _LEAST_NAMED and _is_named_so(kind)
    names = text.words[first:last] if at_end else text.words[first : last + 1]
    of_another = any(
        one.capital and one.text not in own and one.text not in PARTICLES for one in names
    )
    return of_another and (at_end or _begins_with_kind(text, first))


def _joined(text: Text, index: int) -> bool:
    """Whether a hyphen joins a word to the next."""
    words = text.words
    return text.text[words[index].end : words[index + 1].start] in _HYPHENS


def _is_named_so(word: str) -> bool:
    return bool(kinds_of(word) or ending_of(word)[0]) or word.endswith(_NAMED_AFTER)


def _begins_with_kind(text: Text, first: int) -> bool:
    """Whether the word for a street or a school stands before names: ``12, rue Victor-Hugo``."""
    words = text.words
    for at in range(first - 1, max(-1, first - 1 - _MOST_BACK), -1):
        if not text.text[words[at].end : words[at + 1].start].isspace():
            return False
        if len(words[at].text) > 1 and (
            kinds_of(words[at].text) or words[at].text in _BEFORE_NAMED
        ):
            return True
        if words[at].text not in PARTICLES:
            return False
    return False
