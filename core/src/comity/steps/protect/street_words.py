"""Words of addresses: what makes a street of a name, what a flat and a box are called."""

from __future__ import annotations

from comity.text.folding import folded_words

__all__ = [
    *("BEFORE_A_NUMBER", "BEFORE_A_PLACE", "BOXES", "ENDINGS", "HOUSES", "LEFT_AWAY"),
    *("PARTS_OF_A_TOWN", "POSTAL", "SHORT", "SHORTER", "TYPES", "WITHIN"),
]

TYPES = frozenset(
    folded_words(
        "street st road rd lane avenue ave av close drive crescent court square terrace"
        " gardens mews way boulevard blvd place parade row rue chemin route impasse allee quai"
        " sentier cite via viale vicolo piazza corso largo calle avenida plaza paseo camino"
        " rua travessa ulica ul ulice utca ut sokak caddesi jalan marg strasse str weg platz"
        " gasse steig straat laan plein gracht vej gade gatan vagen katu"
    )
)
"""Words that make a street of the words beside them, in small letters without accents."""
ENDINGS = (
    *("strasse", "str", "weg", "platz", "gasse", "allee", "steig", "damm", "chaussee", "ufer"),
    *("straat", "laan", "plein", "gracht", "gatan", "vagen", "vej", "gade", "katu"),
)
"""Endings of one word that is the name of a street."""
SHORT = {
    **{"st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "blvd": "boulevard"},
    **{"str": "strasse", "ul": "ulica"},
}
WITHIN = frozenset(("flat", "apartment", "apt", "unit", "suite", "room", "floor", "block", "plot"))
"""What a part of a house is called, before or after its number."""
BOXES = frozenset(
    folded_words("box pobox postbox postfach postbus boks bp boite casilla apartado caixa skrytka")
)
"""What a box for letters is called, before its number or before ``POSTAL``."""
POSTAL = frozenset(("postal", "postale", "pocztowa"))
BEFORE_A_PLACE = frozenset(
    folded_words("am an auf aus bei beim hinter im neben ob unter vor zu zum zur aan bij onder op")
)
"""Words with which the name of a street begins that needs no word for a street: Am Alten Markt."""
PARTS_OF_A_TOWN = frozenset(
    folded_words("house building court hotel tower hall estate haus hof maison immeuble bureau")
)
"""What stands behind a street with a capital too, and is no town."""
SHORTER = {
    **{"street": "st", "road": "rd", "avenue": "ave", "boulevard": "blvd", "strasse": "str"},
    **{"calle": "c", "namesti": "nam", "ulica": "ul"},
}
"""How the words of a street are cut short."""
LEFT_AWAY = frozenset(("ul", "ulica"))
"""Words before the name of a street without which it is written too; ``Roma`` alone is a town."""
BEFORE_A_NUMBER = frozenset(folded_words("no nr number house h door shop villa"))
"""Words with which a part of an address begins that has the number of a house."""
HOUSES = frozenset(folded_words("house cottage villa lodge farm"))
"""Words with which the name of one house ends."""
