"""An address on one line: its street with the number is looked for, its town alone is not."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all

ONE_LINE = {
    "17 Womble Road, Mombasa": "lives at 17 Womble Road.",
    "Bergstraße 14, 80331 München": "wohnt in der Bergstraße 14 in München.",
    "Bergstraße 14 80331 München": "wohnt in der Bergstraße 14 in München.",
    "Flat 3, 17 Womble Road, London SW1A 1AA": "lives at 17 Womble Road, SW1A 1AA.",
    "Flat 3 17 Womble Road London": "lives at 17 Womble Road.",
    "P.O. Box 1234, 17 Womble Road, Mombasa": "17 Womble Road; she uses another box.",
    "PO Box 1234, Mombasa": "She uses P.O. Box 1234.",
    "P.O. Box 1234, Mombasa": "She uses PO Box 1234 there.",
    "Boîte postale 45, Dakar": "Elle écrit de la boîte postale 45.",
    "Mombasa; 17 Womble Road; Kenya": "lives at 17 Womble Road.",
    "17 Womble Road\nMombasa": "lives at 17 Womble Road.",
    "17 Womble Road Mombasa": "lives at 17 Womble Road.",
    "17 Womble, Mombasa": "lives at 17 Womble.",
    "17 Womble": "lives at 17 womble with him.",
    "4 The Green, Leeds": "lives at 4 The Green with him.",
    "4 The Green": "lives at 4 the Green with him.",
    "4 The Green, York": "lives at 4 the green, as he said.",
    "8 The Green": "lives at 8. The Green, as he said.",
    "PO Box 1234": "writes to box 1234 there.",
    "6 The Green": "lives at no. 6 the green with him.",
    "Mannerheimintie 12, 00100 Helsinki": "asuu Mannerheimintie 12.",
    "12, rue des Lilas, 75011 Paris": "habite 12, rue des Lilas.",
    "12, rue des Lilas, Paris": "habite au 12 rue des Lilas.",
    "Calle Mayor, 5, 28013 Madrid": "vive en la calle Mayor, 5.",
    "8 rue des Lilas, 75011 Paris": "habite au 8 rue des Lilas.",
    "Via Garibaldi 8, 00153 Roma": "abita in via Garibaldi 8.",
    "12345 Main Street, Peoria, IL 61602": "lives at 12345 Main Street.",
    "Plot 12 Ngong Road, Nairobi": "lives on Plot 12 Ngong Road.",
    "14 B Lindenallee, Köln": "lives at 14 B Lindenallee.",
    "Flat 4C, Tafawa Balewa Way, Jos": "lives in Flat 4C, Tafawa Balewa Way.",
    "Plot 908, Herbert Macaulay Crescent, Garki": "lives at 908 Herbert Macaulay Crescent.",
    "No. 7, Lane 2, Jubilee Heights, Pune 411001": "lives at House No. 7, Lane 2.",
    "No. 8, Lane 2, Jubilee Heights, Pune 411001": "lives at 8 Lane 2, Jubilee Heights.",
    "H. No. 6-3-248/12/B, Road No. 1, Pune": "lives in 6-3-248/12/B.",
    "Block D, Flat 9, Acacia Apartments, Thika Road": "lives in Flat 9, Acacia Apartments.",
    "Foxglove Cottage, Mill Lane, Kendal": "lives in Foxglove Cottage.",
    "Rosewood Cottage, Mill Lane, Ashby": "has rosewood-cottage.pdf on file.",
    "Rosewood, Mill Lane, Ashby": "lives at Rosewood, Mill Lane.",
    "Haus Sonnenblick, Oberdorf": "wohnt im Haus „Sonnenblick“.",
    "Villa Mimosa, quartier Mermoz": "habite la villa Mimosa.",
    "Casa Nuova, Siena": "abita a Casa Nuova.",
    "Finca El Olivar, Málaga": "vive en la finca El Olivar.",
    "Flat 2, The Old Vicarage, Ashby": "lives in the Old Vicarage.",
    "1200 Lincoln Ave SW, Apt 2, Peoria": "lives at 1200 Lincoln Avenue.",
    "Rosenstr. 5; 80331 München": "wohnt in der Rosenstraße 5.",
    "Rosenstraße 5, 80331 München": "wohnt in der Rosen-Str. 5.",
    "Calle Luna 9, 2º A, Madrid": "vive en C/ Luna 9.",
    "ul. Długa 21/4, Gdańsk": "mieszka przy Długa 21.",
    "Lindenweg 6b, Köln": "wohnt im Lindenweg 6 b.",
}


def found(line, text):
    person = {"id": "P2", "role": "witness", "protect": "pseudonym"}
    person |= {"name": {"full": "Zerlina Quastelwitz"}, "address": [line]}
    people = identities({"persons": [person]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize("line", ONE_LINE)
def test_a_street_with_its_number_is_found_though_the_line_says_more(line):
    assert found(line, f"The witness {ONE_LINE[line]}") != []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("17 Womble Road, Mombasa, Kenya", "The bank in Mombasa, Kenya, paid 17 people."),
        ("17 Womble Road, Mombasa", "The road to Mombasa, and 17 others."),
        ("17 Womble Road, Dar es Salaam", "The bank is in Dar es Salaam."),
        ("17 Womble Road, 1010 Wien", "The bank is in 1010 Wien."),
        ("17 Womble Road, Dublin 4", "The bank is in Dublin 4."),
        ("17 Womble Road, 114 55 Stockholm", "The bank is in 114 55 Stockholm."),
        ("17 Womble Road, Peoria, IL 61602", "The bank is in Peoria, IL 61602."),
        ("17 Womble Road, London SW1A 1AA", "The bank is in London SW1A 1AA."),
        ("Flat 3, 17 Womble Road, London", "The lawyer has Flat 3 elsewhere."),
        ("Unit 4, 17 Womble Road, London", "Unit 4 of the police asked."),
        ("17 Womble Road, Mombasa", "He paid at 18 Womble Road."),
        ("4 The Green, Leeds", "He saw 4 the green car."),
        ("4 The Green", "On page 4 the green car is seen."),
        ("17 High Street, Leeds", "The high street of Leeds."),
        ("Flat 4C, Tafawa Balewa Way, Jos", "Flat 4C of the evidence list; the way to Jos."),
        ("No. 7, Lane 2, Jubilee Heights, Pune 411001", "Pune 411001 has a court, No. 7 of ten."),
        ("Block D, Flat 9, Acacia Apartments", "Block D of the port, and 9 others."),
        ("Foxglove Cottage, Mill Lane, Kendal", "A cottage in Kendal."),
        ("Foxglove Cottage, Mill Lane, Kendal", "The foxglove cottage industry."),
        ("Rosewood, Mill Lane, Ashby", "A table of rosewood in Ashby."),
        ("Haus Sonnenblick, Oberdorf", "Das Haus mit Sonnenblick in Oberdorf."),
        ("Villa Mimosa, quartier Mermoz", "Le mimosa de la villa, au quartier Mermoz."),
        ("Casa Nuova, Siena", "La casa nuova di Siena."),
        ("Via Roma 5, Torino", "He paid in Roma 5 times."),
    ],
)
def test_a_town_a_postcode_or_a_flat_alone_is_no_alarm(line, text):
    assert found(line, text) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Flat 9, 14 Hidden Mews", "She lives in Flat 9, Hidden Mews."),
        ("Apt 4, 118 Hidden Close", "Write to Apt. 4, Hidden Close."),
        ("Room 12, Hostel Womble, Hidden Street", "He saw her in Room 12, Hidden Street."),
        ("Room 12, Hostel Womble, Hidden Street", "He met her in Room 12 at the Hostel Womble."),
        ("Wohnung 12, Lindenallee 5", "Sie wohnt in Wohnung 12, Lindenallee."),
        ("Appartement 12, 5 rue des Lilas", "Elle habite appartement 12, rue des Lilas."),
    ],
)
def test_a_flat_with_its_street_is_found_without_the_number_of_the_house(line, text):
    assert found(line, text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Flat 9 of the list; a mews.",
        "Flat 9, 16 Hidden Mews, belongs to him.",
        "He has nine hidden flats in a mews.",
    ],
)
def test_another_house_of_the_street_is_no_alarm(text):
    assert found("Flat 9, 14 Hidden Mews", text) == []
