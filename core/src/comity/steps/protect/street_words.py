"""Words of addresses: what a house, a flat and a box are called."""

from __future__ import annotations

from comity.text.folding import folded_words

__all__ = [
    *("BEFORE_A_NUMBER", "BOXES", "HOUSES", "HOUSES_BEFORE", "HOUSES_BEHIND", "PARTS_OF_A_TOWN"),
    "WITHIN",
]

WITHIN = frozenset(("flat", "apartment", "apt", "unit", "suite", "room", "floor", "block", "plot"))
"""What a part of a house is called, before or after its number."""
BOXES = frozenset(
    folded_words(
        "box pobox postbox postfach postbus boks bp boite casilla apartado caixa skrytka"
        " pob apdo casella slp schließfach postafiók postilokero"
    )
)
"""What a box for letters is called; with all their forms they are in ``post_boxes.toml``."""
PARTS_OF_A_TOWN = frozenset(
    folded_words("house building court hotel tower hall estate haus hof maison immeuble bureau")
)
"""What stands behind a street with a capital too, and is no town."""
BEFORE_A_NUMBER = frozenset(folded_words("no nr number house h door shop villa"))
"""Words with which a part of an address begins that has the number of a house."""
HOUSES = frozenset(folded_words("house cottage villa lodge farm"))
"""Words with which the name of one house ends, where an address begins with it."""
HOUSES_BEHIND = frozenset(
    folded_words(
        "cottage villa lodge farmhouse bungalow chalet grange manor homestead rectory vicarage"
    )
)
"""Words with which the name of one house ends, wherever it stands in an address."""
HOUSES_BEFORE = frozenset(
    folded_words(
        "haus villa maison casa chalet ferme finca cortijo cascina masseria hof gut quinta château"
        " schloss huize hoeve landhaus forsthaus gutshof cottage lodge manoir dacha дача"
        " усадьба вилла vila dwór dworek chata"
    )
)
"""Words with which the name of one house begins: ``Villa Mimosa``, ``Haus Sonnenblick``."""
