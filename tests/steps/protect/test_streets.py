"""The street of a protected person, named without the number of the house, is told of."""

from __future__ import annotations

from typing import Any

import pytest

STREET = "protection.street"


@pytest.mark.parametrize(
    ("line", "text", "word"),
    [
        ("12 Hidden Lane", "The letters in the box of the house in Hidden Lane.", 10),
        ("12 Rue du Fossé", "Les lettres de la maison de la rue du Fossé, à l’étage.", 8),
        ("12, rue de l’Église", "A search in the Rue de l'Eglise on 3 March.", 5),
        ("Tannenwegstr. 5", "Die Wohnung in der Tannenwegstraße.", 5),
        ("Lange Straße 5", "He lives in the Lange Str. near the river.", 5),
        ("Flat 3, 14 High St, Exampleton", "She was followed to High Street.", 5),
        ("12 Hidden Lane", "They met in Hidden Lane 30 March 2026.", 4),
        ("Am Alten Markt 5", "The letters in the house am Alten Markt.", 6),
        ("Hinter der Mauer 3", "He was seen Hinter der Mauer at noon.", 4),
        ("Bergstraße 14", "The house Bergstrasse 14a was watched.", 3),
        ("Bergstraße 14a", "The flat at Bergstr. 14, ground floor.", 4),
        ("12 Hidden Lane", "The office in Hidden Lane in Luxembourg.", 4),
        ("12 Hidden Lane", "The office in Hidden Lane in March.", 4),
    ],
)
def test_the_street_alone_is_told_of_where_it_stands(
    line: str, text: str, word: int, hearing: dict[str, Any], found
) -> None:
    hearing["persons"][1]["address"] = [line, "L-1536 Luxembourg"]
    hearing["measures"][0]["items"] = ["The log", text]
    (one,) = found(hearing)[STREET]
    assert one.severity == "warning"
    assert one.field == "measures[0].items[1]"
    assert one.message.startswith(f"At word {word}, ")
    assert "P2" in one.message
    assert "annex" in one.cure


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["12 Hidden Lane", "Peoria"], "The bank has its seat in Peoria."),  # a town
        (["12 Hidden Lane", "L-1536 Luxembourg"], "A house in Luxembourg, 1536 times."),
        (["5000 San Miguel"], "The branch in San Miguel."),
        (["12 Hidden Lane"], "It was found at 14 Hidden Lane."),  # another house
        (["12 Rue du Fossé"], "The shop, Rue du Fossé 3, was closed."),
        (["3 High Street"], "The shops of the high street were closed."),  # common words
        (["3 Market Place"], "The market place of goods."),
        (["The Road", "The Court"], "The court heard it on the road."),
        (["Platz 5"], "Der Platz war leer."),
        (["Hauptstraße 5", "69120 Heidelberg"], "An office in the Hauptstraße in Bonn."),
        (
            ["Hauptstraße 5", "69120 Heidelberg"],
            "A shop in the Hauptstraße, 53111 Bonn, sold it.",
        ),
        (["3 High Street", "Exampleton"], "A bank in High Street (Oxford)."),
        (["Bergstraße 14"], "The house Bergstraße 140 was empty."),
        (["Am Alten Markt 5"], "Am alten Markt gab es Obst."),
    ],
)
def test_a_town_a_common_word_and_another_house_are_no_match(
    lines: list[str], text: str, hearing: dict[str, Any], found
) -> None:
    hearing["persons"][1]["address"] = lines
    hearing["facts"][0]["text"] = text
    assert STREET not in found(hearing)


@pytest.mark.parametrize(
    ("line", "text", "calm"),
    [
        ("Résidence Les Tilleuls, 48 rue Haute", "La résidence Les Tilleuls.", "Les tilleuls."),
        ("Flat 6, Cheviot House, 12 Moor Road", "He saw Cheviot House.", "The Cheviot hills."),
        ("Edificio Mirador, Bogotá", "En el edificio Mirador.", "Un edificio con mirador."),
        ("Flat 9, Acacia Apartments", "Near Acacia Apartments.", "Apartments under an acacia."),
    ],
)
def test_a_building_of_many_is_told_of_as_a_street_is(line, text, calm, hearing, found) -> None:
    hearing["persons"][1]["address"] = [line]
    hearing["facts"][0]["text"] = text
    (one,) = found(hearing)[STREET]
    assert one.severity == "warning"
    assert "names a building" in one.message and "without the building" in one.cure
    hearing["facts"][0]["text"] = calm
    assert STREET not in found(hearing)


def test_with_its_number_it_is_the_error_alone(hearing: dict[str, Any], found) -> None:
    hearing["facts"][0]["text"] = "It was found at 12 Hidden Lane."
    told = found(hearing)
    assert STREET not in told
    assert told["protection.name"]


def test_every_place_is_counted_and_nothing_told_of_a_person_who_is_open(
    hearing: dict[str, Any], found
) -> None:
    hearing["facts"][0]["text"] = "He left Hidden Lane, and came back to Hidden Lane at night."
    (one,) = found(hearing)[STREET]
    assert "one more place" in one.message
    del hearing["persons"][1]["protect"]
    assert STREET not in found(hearing)


def test_in_german_a_noun_after_a_street_is_no_town(hearing: dict[str, Any], found) -> None:
    hearing["language"] = "de"
    hearing["persons"][1]["address"] = ["Hauptstraße 5", "69120 Heidelberg"]
    hearing["facts"][0]["text"] = "Sie ging durch die Hauptstraße in Begleitung."
    assert STREET in found(hearing)
    for text in ("Das Geschäft in der Hauptstraße in 53111 Bonn.", "Die Hauptstraße in Bonn."):
        hearing["facts"][0]["text"] = text
        assert STREET not in found(hearing)


def test_a_square_as_each_town_has_one_is_no_name(hearing: dict[str, Any], found) -> None:
    hearing["persons"][1]["address"] = ["Hauptplatz 5", "4020 Linz"]
    hearing["facts"][0]["text"] = "Sie ging über den Hauptplatz."
    assert STREET not in found(hearing)
    hearing["facts"][0]["text"] = "Sie wohnt Hauptplatz 5."
    assert "protection.name" in found(hearing)


LAGOS = ["14 Marina Road, Lagos"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (LAGOS, "The bank in Marina Road, Abuja, paid."),
        (LAGOS, "The bank in Marina Road, Kano."),
        (LAGOS, "The bank (Marina Road, Abuja) paid."),
        (LAGOS, "The bank in Marina Road, Abuja, Nigeria, paid."),
        (["14 Moi Avenue", "Nairobi City"], "A shop in Moi Avenue, Mombasa, sold it."),
        (["5 Main Street, Denver"], "A bank in Main Street, Chicago."),
        (["Hauptstraße 5", "80335 Berlin"], "Die Bank, Hauptstraße, Hamburg."),
        (["Kirchgasse 8", "6020 Innsbruck"], "Die Bank, Kirchgasse, Linz."),
        (["Kirchgasse 8, 6020 Innsbruck"], "Die Bank (Kirchgasse, Linz, Austria)."),
        (["Via Manzoni 118, 20121 Milano"], "La banca di via Manzoni a Torino pagò."),
        (["ul. Długa 44, 00-238 Warszawa"], "Sklep na ulicy Długiej w Gdańsku."),
    ],
)
def test_another_town_behind_a_comma_is_told_apart_where_it_surely_is_one(
    lines: list[str], text: str, hearing: dict[str, Any], found
) -> None:
    hearing["persons"][1]["address"] = lines
    hearing["facts"][0]["text"] = text
    assert STREET not in found(hearing)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (LAGOS, "The bank in Marina Road, Lagos, paid."),
        (LAGOS, "The bank in Marina Road, Ikeja, paid."),  # a part of Lagos
        (LAGOS, "The bank in Marina Road, Nigeria, paid."),
        (LAGOS, "The bank in Marina Road, Okafor, paid."),
        (LAGOS, "The bank in Marina Road, Abuja, Lagos, paid."),
        (LAGOS, "From Marina Road, Kano was reached at night."),
        (LAGOS, "She knew Marina Road, Abuja, Kano and Jos."),
        (LAGOS, "The house in Marina Road, London."),  # what an estate may be called
        (["14 Marina Road"], "The bank in Marina Road, Abuja, paid."),  # which may be hers
        (["14 Lagos Road, Exampleton"], "The bank in Lagos Road, Abuja, paid."),
        (["14 Marina Road", "Lagos", "now in Kano"], "The bank in Marina Road, Kano, paid."),
        (["14 Ring Road, Ashanti"], "The shop in Ring Road, Central, sold it."),
        (["5 Long Street, Skopje"], "The shop in Long Street, Centar, sold it."),
        (["3 High Street, Camden, London"], "A shop in High Street, Westminster, sold it."),
        (["Kirchgasse 8, 6020 Innsbruck"], "Die Bank, Kirchgasse, Hötting."),  # a part of it
        (["Kirchgasse 8, 6020 Innsbruck"], "Die Bank, Kirchgasse, Mombasa."),
        (["Via Manzoni 118, Milano"], "Abitava in via Manzoni a Milano."),
        (["Via Manzoni 118, Milano"], "Andava in via Manzoni a piedi."),
        (["ul. Długa 44, Gdańsk"], "Widziano ją na ulicy Długiej w Gdańsku."),
    ],
)
def test_what_may_be_part_of_the_same_town_is_still_told_of(
    lines: list[str], text: str, hearing: dict[str, Any], found
) -> None:
    hearing["persons"][1]["address"] = lines
    hearing["facts"][0]["text"] = text
    assert STREET in found(hearing)
