"""A house of an address is found however the street and its number are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all


def found(line, text):
    lines = [line] if isinstance(line, str) else line
    person = {"id": "P2", "role": "witness", "protect": "pseudonym"}
    person |= {"name": {"full": "Zerlina Quastelwitz"}, "address": lines}
    people = identities({"persons": [person]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


BEFORE = (
    *(("rue de", "R. de"), ("boulevard", "bd", "Bd.", "blvd"), ("avenue", "av.", "ave")),
    *(("Calle", "C/", "C/ de", "Cl."), ("Avda.", "Avenida", "Av. de"), ("Rua do", "R.")),
    *(("Piazza", "P.zza", "P.za"), ("Viale", "V.le"), ("Via", "Via dei"), ("ul.", "ulica")),
    *(
        ("náměstí", "nám."),
        ("al.", "Aleja"),
        ("улица", "ул."),
        ("Str.", "Strada"),
        ("place", "pl."),
    ),
)
BEHIND = (
    *(("Street", "St", "St.", "Str."), ("Road", "Rd", "Rd."), ("Avenue", "Ave", "Av.")),
    *(("Square", "Sq."), ("Court", "Ct"), ("Drive", "Dr"), ("Lane", "Ln"), ("Crescent", "Cres.")),
    *(("Boulevard", "Blvd", "Bd."), ("Terrace", "Terr."), ("Close", "Cl."), ("Straße", "Str.")),
)
ENDINGS = (("straße", "str.", "strasse", " Str.", "-Straße"), ("weg", " Weg", "-Weg"))
ENDINGS += (("platz", "pl.", " Platz"), ("straat", "str.", " Straat"), ("gasse", "-Gasse"))
NAMES = ("Quembrol", "Tarvenko", "Ostrimba", "Velkranda", "Jolimbert", "Hardekopf")
NUMBERED = ("{n}", "no. {n}", "nº {n}", "№ {n}", "nr. {n}", "House {n}", "villa {n}", "Apt. {n}")


@st.composite
def forms(draw, kinds, behind):
    """One address in two of its forms, as texts with ``{n}`` and ``{name}`` left open."""
    kind = draw(st.sampled_from(kinds))
    made = []
    for _ in range(2):
        word, number = draw(st.sampled_from(kind)), draw(st.sampled_from(NUMBERED))
        street = "{name} " + word if behind else word + " {name}"
        comma = draw(st.sampled_from(("", ",")))
        ahead = draw(st.booleans())
        made.append(f"{number}{comma} {street}" if ahead else f"{street}{comma} {number}")
    return made


ADDRESSES = forms(BEFORE, behind=False) | forms(BEHIND, behind=True)


@settings(max_examples=60, deadline=None)
@given(ADDRESSES, st.sampled_from(NAMES), st.integers(1, 899), st.sampled_from(NAMES))
def test_each_form_of_an_address_is_found_by_each_other_and_no_other_house(
    two, name, number, other_name
):
    address, form = two
    line = address.format(n=number, name=name) + ", Exampleton"
    text = "It was seen at {}, and then it was gone."
    assert found(line, text.format(form.format(n=number, name=name))) != []
    assert found(line, text.format(form.format(n=number + 41, name=name))) == []
    if other_name != name:
        assert found(line, text.format(form.format(n=number, name=other_name))) == []


def test_the_short_form_of_calle_does_not_end_the_number_of_a_flat():
    line = "Apt. 1, C/ Quembrol, Exampleton"
    assert found(line, "It was seen at Apt. 1 C/ Tarvenko.") == []
    assert found(line, "It was seen at Apt. 1 C/ Quembrol.") != []


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(ENDINGS), st.data(), st.sampled_from(NAMES), st.integers(1, 899))
def test_a_street_in_one_word_is_found_in_two_and_the_other_way(endings, data, name, number):
    one, other = (data.draw(st.sampled_from(endings)) for _ in range(2))
    line = f"{name}{one} {number}, 80331 Exampleton"
    assert found(line, f"Sie wohnt {name}{other} {number}.") != []
    assert found(line, f"Sie wohnt {name}{other} {number + 41}.") == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Calle 72 # 10-34, Bogotá", "vive en la Calle 72 No. 10-34."),
        ("Prins Hendrikkade 33-II, 1012 TM Amsterdam", "woont Prins Hendrikkade 33."),
        ("7 bis, av. du Maréchal-Foch", "habite 7 av. du Maréchal Foch."),
        ("Wiener Straße 41/3/12, 3100 St. Pölten", "wohnt Wienerstraße 41."),
        ("Viale Trastevere, 76/A, 00153 Roma", "abita in V.le Trastevere 76."),
        ("al. Jerozolimskie 65/79 m. 12, 00-697 Warszawa", "mieszka Jerozolimskie 65/79."),
        ("B-204, Shanti Niketan CHS, S.V. Road", "lives in B-204, Shanti Niketan CHS."),
        ("5-3-1 Azabudai, Minato-ku, Tokyo", "lives at 5-3-1 Azabudai."),
        ("ул. Лесная, д. 29, кв. 41", "живёт: Лесная, дом 29."),
        ("Ulitsa Lesnaya, d. 27, kv. 40", "lives at 27 Lesnaya Street."),
        ("Quartier Mermoz, villa 118, Dakar", "habite villa 118, quartier Mermoz."),
        ("12 Court Road, Ndola", "lives at 12 Court Rd in Ndola."),
        ("Rue de la Place 3, Lyon", "habite 3 rue de la Place."),
        (["Flat 3", "1508 Augusta"], "lives at 1508 Augusta."),
        ("4 Terrace Lane, Bath", "lives at 4 Terrace Lane."),
        ("Moi Avenue, House 33, Kisumu", "lives in House 33, Moi Avenue."),
        ("Moi Avenue, House 33, Kisumu", "lives at 33 Moi Ave."),
        ("23, place Saint-Sulpice", "habite 23 pl. St-Sulpice."),
        ("12 St. John Street, Leeds", "lives at 12 Saint John St."),
        ("Gross-Gerauer Str. 114", "wohnt Großgerauer Straße 114."),
        ("Straße des 17. Juni 135, Berlin", "wohnt Str. des 17. Juni Nr. 135."),
        ("48 boulevard Gambetta, Lille", "habite au 48 du boulevard Gambetta."),
        ("Plot 77B, Adeola Odeku St.", "lives at 77 B Adeola Odeku Street."),
        ("Rosenbergstrasse 62, 9000 St. Gallen", "wohnt Rosenbergstr. 62."),
        ("12 rue des Lilas Paris", "habite au 12 rue des Lilas."),
    ],
)
def test_what_else_an_address_has_hides_no_house(line, text):
    assert found(line, f"The witness {text}") != []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Rosenbergstrasse 62, 9000 St. Gallen", "Kreisgericht St. Gallen, 9000 St. Gallen."),
        ("14 rue Lanne, 93200 St-Denis", "Tribunal de St-Denis, 93200 St-Denis."),
        ("Wiener Straße 41, 3100 St. Pölten", "Die Bank in 3100 St. Pölten."),
        ("2204 Pine Blvd, St. Louis, MO 63103", "The court in St. Louis, MO 63103."),
        (["Rosenbergstrasse 62", "9000 St. Gallen"], "Die Bank in 9000 St. Gallen."),
        (["12 Hidden Lane", "L-1536 Luxembourg"], "The bank in L-1536 Luxembourg."),
        (["12 Hidden Lane", "Dublin 4"], "The bank in Dublin 4."),
        ("12 Hidden Lane, Leeds", "He lives at 12 Hidden Road."),
        ("12 Hidden Lane, Leeds", "He lives at 12 Hidden Valley Lane."),
        ("12 Hidden Lane, Leeds", "He left Hidden Lane. 12 transfers followed."),
        ("C/ Serrano 61, Madrid", "Mr Serrano, 61, was asked; Serrano 61 times."),
        ("Karl-Marx-Allee 88, Berlin", "Karl Marx wurde 88 Jahre alt."),
        ("Am Hang 6, Tübingen", "am Hang von 6 Metern"),
        ("Villa 22, Street 9, Al Safa 2, Dubai", "22 villas in Al Safa."),
        ("12 Court Road, Ndola", "The court, on the road, had 12 rooms."),
    ],
)
def test_a_town_and_another_street_are_no_alarm(line, text):
    assert found(line, text) == []
