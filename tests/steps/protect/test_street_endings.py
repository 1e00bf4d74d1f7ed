"""A street is found under the endings of its name in a sentence, and no adjective is one."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all

STREET = "protection.street"


def places(line, text):
    person = {"id": "P2", "role": "witness", "protect": "pseudonym", "address": [line]}
    people = identities({"persons": [person | {"name": {"full": "Zerlina Quastelwitz"}}]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (
            "ul. Marszałkowska 10, Warszawa",
            [
                "przy ulicy Marszałkowskiej 10",
                "na Marszałkowskiej 10",
                "ul. Marszałkowskiej 10 m. 4",
            ],
        ),
        ("Aleje Jerozolimskie 65", ["w Alejach Jerozolimskich 65", "w Al. Jerozolimskich nr 65"]),
        ("plac Zamkowy 4", ["na placu Zamkowym 4"]),
        ("Krakowskie Przedmieście 26", ["na Krakowskim Przedmieściu 26"]),
        (
            "Лесная, 29",
            ["на Лесной улице, 29", "на улице Лесной, дом 29", "в доме 29 на Лесной улице"],
        ),
        ("ул. Лесная, д. 29, кв. 41", ["на Лесной улице, д. 29", "at 29 Lesnaya Street"]),
        ("Невский проспект, 88", ["на Невском проспекте, 88"]),
        ("Лесной переулок 4", ["в Лесном переулке, 4"]),
        ("ул. Арбат, 20", ["на Арбате, 20"]),
        ("Ленинградское шоссе, 16", ["на Ленинградском шоссе, 16"]),
        ("вул. Лісова, 12, Київ", ["на вулиці Лісовій, 12", "на Лісовій вулиці, буд. 12"]),
        ("Dlouhá 12, 110 00 Praha 1", ["v Dlouhé ulici 12", "v Dlouhé 12", "v ulici Dlouhé č. 12"]),
        ("Václavské náměstí 56", ["na Václavském náměstí 56"]),
        ("Nerudova 19, Praha", ["v Nerudově ulici 19"]),
        ("Dlhá 7, Žilina", ["na Dlhej ulici 7"]),
        ("Vukovarska ulica 33", ["u Vukovarskoj ulici 33", "u Vukovarskoj 33"]),
        ("Вуковарска 33, Нови Сад", ["у Вуковарској улици 33"]),
        ("Slovenska cesta 11", ["na Slovenski cesti 11"]),
        ("бул. Витоша 18, София", ["на булевард Витоша № 18"]),
        ("Rue du 8 Mai 1945, 22, Nantes", ["22 rue du 8 Mai 1945", "au 22 de la rue du 8 mai"]),
        ("ul. 1 Maja 15, Łódź", ["przy ulicy 1 Maja 15", "na ul. 1-go Maja 15"]),
        ("Avenida 9 de Julio 200", ["en la avenida 9 de Julio 200"]),
        ("C/ Goya 115, Madrid", ["en Goya, 115", "Goya, 115"]),
        ("C/ Serrano 61, Madrid", ["en Serrano, 61"]),
        ("Nieuwe Prinsengracht 77-III", ["op de Nwe. Prinsengracht 77"]),
    ],
)
def test_each_form_with_the_number_of_the_house_is_found(line, texts):
    for text in texts:
        assert places(line, f"Mieszka {text}."), text


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (
            "ul. Długa 44, Gdańsk",
            ["przy Długiej 46", "po długiej 44 godzinie", "długa lista 44 osób"],
        ),
        ("ul. Długa 44, Gdańsk", ["Długie 44 dni", "na ul. Krótkiej 44", "w Gdańsku"]),
        ("Лесная, 29", ["29 лесных дорог", "на лесной дороге 29 км", "на Лесной улице, 31"]),
        ("Dlouhá 12, Praha", ["po dlouhé době 12 měsíců", "Dlouhé 12měsíční řízení"]),
        ("12 Victoria Street, Leeds", ["Victorie 12", "Victorian Street 12"]),
        ("Via Roma 5, Bologna", ["in Rome 5 times", "via Rome 5 boxes went"]),
        ("C/ Goya 115, Madrid", ["Goya, 115 cuadros", "115 cuadros de Goya"]),
        ("C/ Serrano 61, Madrid", ["Mr Serrano, 61, was asked", "Serrano, 61"]),
        ("Rue du 8 Mai 1945, 22", ["le 8 mai 1945 il avait 22 ans", "14 rue du 8 Mai 1945"]),
        ("R. Augusta 1508, São Paulo", ["w augusta 1508 roku"]),
    ],
)
def test_adjectives_dates_and_ages_are_no_alarm(line, texts):
    for text in texts:
        assert places(line, f"Było {text}.") == [], text


def test_the_street_alone_is_told_of_in_its_forms_and_an_adjective_is_not(hearing, found) -> None:
    hearing["persons"][1]["address"] = ["ul. Długa 44, Gdańsk"]
    for text, told in {
        "Widziano ją na ulicy Długiej w nocy.": True,
        "Szła ulicą Długą.": True,
        "To trwało na długiej ulicy.": False,
        "Szła ulicą Krótką.": False,
    }.items():
        hearing["facts"][0]["text"] = text
        assert (STREET in found(hearing)) is told, text
