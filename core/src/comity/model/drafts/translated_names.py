"""The name of an authority in another language: the kind of body, and the town.

A letter calls its own court by its name at home, and a sentence calls it what it is in English:
*Corte d'Appello di Napoli*, “the Court of Appeal of Naples”. Two names are of one authority where
both tell the same kind of body and the same town. A town that is not in the table is compared as it
is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["same_in_translation"]

PROSECUTORS = (
    # at a court of appeal
    r"(?:chief|general|principal) (?:public )?prosecutor(?:['’]s office)? at the court of appeal"
    r"|prosecutor general(?:['’]s office)? at the court of appeal|parquet général"
    r"|procura generale|generalstaatsanwaltschaft",
    # of first instance
    r"(?:public )?prosecutor(?:['’]s)?(?: office)?|office of the (?:public )?prosecutor"
    r"|public prosecution (?:office|service)|procura(?: della repubblica)?|parquet"
    r"|procureur de la république|staatsanwaltschaft|fiscalía|ministério público"
    r"|procuradoria da república|prokuratura|openbaar ministerie",
)
COURTS = (
    # of appeal
    r"courts? of appeals?|appeals? courts?|appellate courts?|cour d['’]appel|corte d['’]appello"
    r"|oberlandesgericht|hof van beroep|gerechtshof|tribunal da relação|corte de apelaciones"
    r"|cámara de apelaciones|curtea de apel|sąd apelacyjny|appellationsgericht",
    # of cassation
    r"courts? of cassation|cassation courts?|cour de cassation|(?:suprema )?corte di cassazione"
    r"|hof van cassatie",
    # of first instance for the graver cases
    r"(?:regional|district) courts?|courts? of first instance|landgericht|landesgericht|tribunale"
    r"|tribunal (?:de grande instance|judiciaire|d['’]arrondissement|de première instance)"
    r"|rechtbank|sąd okręgowy|tingsrätt",
    # of first instance for the lesser ones
    r"(?:local|district) courts?|amtsgericht|bezirksgericht|sąd rejonowy",
)
TOWNS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "naples napoli neapel",
        "rome roma rom",
        "milan milano mailand",
        "turin torino",
        "florence firenze florenz",
        "venice venezia venedig venise",
        "genoa genova genua genes",
        "padua padova padoue",
        "syracuse siracusa",
        "leghorn livorno",
        "mantua mantova",
        "lisbon lisboa lissabon lisbonne",
        "oporto porto",
        "seville sevilla",
        "saragossa zaragoza",
        "corunna coruna",
        "cologne koln",
        "munich munchen",
        "nuremberg nurnberg",
        "hanover hannover",
        "brunswick braunschweig",
        "mayence mainz",
        "vienna wien vienne",
        "zurich zurigo",
        "geneva geneve genf ginevra",
        "berne bern berna",
        "basle basel bale basilea",
        "lucerne luzern",
        "brussels bruxelles brussel",
        "antwerp antwerpen anvers",
        "ghent gent gand",
        "bruges brugge",
        "liege luik luttich",
        "strasbourg strassburg",
        "lyons lyon",
        "marseilles marseille",
        "hague haag haye",
        "copenhagen kobenhavn kopenhagen copenhague",
        "gothenburg goteborg",
        "warsaw warszawa warschau varsovie",
        "cracow krakow krakau",
        "danzig gdansk",
        "prague praha prag",
        "bucharest bucuresti bukarest bucarest",
        "belgrade beograd belgrad",
        "athens athina athen athenes",
        "moscow moskva moskau moscou",
        "kyiv kiev kiew",
        "luxembourg luxemburg",
        "havana habana",
    )
)
WORD = re.compile(r"[^\W\d_]{3,}")
SMALL = frozenset(
    {
        *("the", "for", "and", "del", "della", "dei", "degli", "des", "der", "den", "das", "las"),
        *("los", "van", "von", "och", "sur", "aux", "bei", "beim", "dem", "dans"),
        *("presso", "honourable", "hon", "die"),
    }
)


def same_in_translation(giver: str, house: str) -> bool:
    """Whether a giver is of the same kind of body as a house, and of its town if it names one."""
    for kind in _kinds(giver):
        if kind in _kinds(house):
            mine, theirs = (_beside(kind, name) for name in (giver, house))
            if mine in (frozenset(), theirs):
                return True
    return False


def _kinds(name: str) -> list[str]:
    """The kinds of body that a name tells; a prosecutor *at* a court is no court."""
    told = [kind for kind in PROSECUTORS if _kind(kind).search(name)]
    return told[:1] or [kind for kind in COURTS if _kind(kind).search(name)]


@cache
def _kind(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{kind})(?!\w)", re.IGNORECASE)


def _beside(kind: str, name: str) -> frozenset[str]:
    """What a name tells beside a kind of body, each town by one name."""
    words = (_bare(word) for word in WORD.findall(_kind(kind).sub(" ", name)))
    return frozenset(_town(word) for word in words if word not in SMALL)


def _town(word: str) -> str:
    return next((min(row) for row in TOWNS if word in row), word)


def _bare(word: str) -> str:
    """A word in small letters without accents."""
    apart = unicodedata.normalize("NFD", word.casefold().replace("ß", "ss").replace("ø", "o"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("ł", "l")
