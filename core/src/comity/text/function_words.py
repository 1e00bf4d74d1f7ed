"""The small words of a language, which names do not bring with them: the mark of a sentence.

Only words that the other languages listed here do not share tell anything: ``in`` and ``a`` do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["LISTED", "count", "known", "small_words", "written_in"]

ENOUGH = 5  # small words of one language, over all texts, and twice those of any other

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LISTS: Mapping[str, str] = {
    "en": "the and of to that which with from for by was were is has had have he she it its his "
    "her they their this these those at be been who whom within after before not under "
    "will would may than there when where whose into any each other against about because "
    "both but if",
    "fr": "le la les des du et est une dans pour que qui par sur au aux avec il elle ils ce "
    "cette ces son sa ses leur pas ont été être plus mais ou où dont à sont se y d'un "
    "d'une qu'il l'on avait",
    "de": "der die das und ist nicht mit von dem den des ein eine einer einem einen zu auf für "
    "bei nach wurde werden wird sich er sie es war hat haben als auch oder durch aus über "
    "zum zur im am",
    "es": "el la los las y de que del una por con para se su al lo como más pero fue ha han "
    "este esta o sobre entre cuando ser son también sin desde hasta no le",
    "it": "il lo la gli le di che è e del della dei delle nel nella un una per con non da si al "
    "alla ha sono come più stato stata essere questo questa dal dalla anche ed presso",
    "pt": "o os as e de que do da dos das um uma em no na nos nas por com para não se ao à foi "
    "seu sua mais como são pelo pela ou também até",
    "nl": "de het een en van dat die niet met voor is op te zijn aan door bij naar uit om ook "
    "werd worden heeft hij zij als maar of tot over deze dit",
}
LISTED = tuple(LISTS)
SETS = {tag: frozenset(words.split()) for tag, words in LISTS.items()}
SHARED = {
    word
    for word in frozenset().union(*SETS.values())
    if sum(word in words for words in SETS.values()) > 1
}


def small_words() -> frozenset[str]:
    """The small words of all languages that are listed."""
    return frozenset().union(*SETS.values())


def known(language: str) -> bool:
    """Whether the small words of a language are listed."""
    return language in SETS


def count(text: str, language: str, *, apart: bool = False) -> int:
    """How many different small words of a language stand in a text; ``apart``: of it alone."""
    found = _words(text) & SETS.get(language, frozenset())
    return len(found - SHARED if apart else found)


def _words(text: str) -> set[str]:
    return {word.lower().replace("’", "'") for word in WORD.findall(text)}


def written_in(texts: Iterable[str]) -> str:
    """The language of most of some texts by their small words, or nothing where they do not show.

    It needs no detector, so that every office reads the same file in the same language.
    """
    totals = dict.fromkeys(SETS, 0)
    for text in texts:
        words = _words(text) - SHARED
        for tag, listed in SETS.items():
            totals[tag] += len(words & listed)
    first, second = sorted(totals, key=lambda tag: -totals[tag])[:2]
    return first if totals[first] >= max(ENOUGH, 2 * totals[second]) else ""
