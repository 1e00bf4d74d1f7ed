"""What an author may repeat for a reader without thinking of it: names, sums, spellings, lists."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.protect.reader_proof import repeated
from comity.steps.protect.secrets import secrets_of
from comity.steps.resolve.view import View, Why

KEPT = Why("provider")


def told(
    withheld: str, sent: str | list[str], language: str = "de", name: str = "", **more: Any
) -> bool:
    """Whether what is sent to a provider repeats a withheld text, or names a withheld person."""
    cuts = {"facts": KEPT, "loss": KEPT, "persons[0]": KEPT}
    items = [sent] if isinstance(sent, str) else sent
    left = {"measures": [{"id": "M1", "kind": "traffic-data", "items": items}]}
    data = {"facts": [{"id": "F1", "text": withheld}], **left, **more}
    if name:
        data["persons"] = [{"id": "P1", "role": "witness", "name": {"full": name}}]
    secrets = secrets_of(data, left, View("provider", cuts), (), language=language)
    return any(True for _ in repeated(secrets, left))


@pytest.mark.parametrize("name", ["Müller", "Schmidt", "Fischer", "Weber", "Klein"])
def test_a_common_surname_of_a_withheld_person_is_found_in_german(name: str) -> None:
    for text in (
        *(f"Nachrichten an Herrn {name}", f"den Zeugen {name}", f"Familie {name}", f"die {name}s"),
        *(f"des Herrn {name}", name.upper(), f"{name}: Nachrichten", f"Schreiben an {name}"),
    ):
        assert told("", text, name=f"Jürgen {name}"), text
    assert not told("", "ein kleiner Betrag, mit fischen und weben", name=f"Jürgen {name}")


@pytest.mark.parametrize(
    ("sent", "name", "leaks"),
    [
        *(
            ("Letters to Young", "Mary Young", True),
            ("messages of the witness Young", "Mary Young", True),
        ),
        *(("Young people wrote it", "Mary Young", False), ("May we have names", "Ann May", False)),
        *(("Messages in May 2026", "Ann May", False), ("Post and mark", "Mark Post", False)),
    ],
)
def test_elsewhere_a_capital_within_a_sentence_makes_the_name(
    sent: str, name: str, leaks: bool
) -> None:
    assert told("", sent, "en", name) is leaks


ALIKE = {
    "Sie zahlte 950 Euro.": (
        "Zahlungen von 950 Euro",
        "EUR 950,00",
        "€950",
        "950,- Euro",
        "EUR950",
    ),
    "Er zahlte 84.300 Euro.": ("EUR84.300", "84300EUR", "EUR84,300"),
    "Unbekannte öffneten den Briefkasten der Bäckerei": (
        "Unbekannte oeffneten den Briefkasten der Baeckerei",
    ),
    "Unbekannte oeffneten den Briefkasten der Baeckerei": (
        "Unbekannte öffneten den Briefkasten der Bäckerei",
    ),
    "Zugriff von 2001:db8::2:1 aus": ("Zugriffe von 2001:db8:0:0:0:0:2:1",),
    "Sie schrieb von opfer.frau@post.example": ("an opfer.frau [at] post.example", "an opfer.frau"),
    "Aufruf von falsche-bank.example": ("Zugriffe auf falsche-bank.example",),
    "auf DE02 1203 0000 0000 2020 51": ("BLZ 12030000, Konto 0000202051", "Konto 202051"),
    "Der Wagen B-XY 1234 stand da": ("Fahrten mit B-XY 1234",),
    "Sie zahlte ¥ 950.": ("Zahlung von CNY 950", "950 Yen"),
    "Sie zahlte 950 FCFA.": ("XOF 950", "950 francs CFA"),
    "Sie wohnt Lindenstraße 14": ("Lieferung an Lindenstraße 14",),
    "Die Inhaberin von Zebrowski Backwaren zahlte": ("Rechnung an Zebrowski Backwaren",),
}


@pytest.mark.parametrize("withheld", ALIKE)
def test_the_same_value_is_found_otherwise_written(withheld: str) -> None:
    for sent in ALIKE[withheld]:
        assert told(withheld, sent), sent


def test_a_sum_of_the_loss_is_found_and_the_figure_without_a_currency_is_not() -> None:
    loss = {"amount": "950.00", "currency": "EUR"}
    assert told("", "Zahlung von 950 Euro", loss=loss)
    assert not told("Sie zahlte 950 Euro.", "Die letzten 950 Anmeldungen; 950 USD je Satz")


def test_a_text_that_is_split_over_the_items_is_found() -> None:
    text = "Strangers quietly copied letters between a bakery and its miller"
    assert told(text, ["quietly copied", "letters between", "a bakery and its miller"], "en")


def test_a_time_zone_makes_nothing_known() -> None:
    text = "Unbekannte haben den Schriftverkehr zweier Unternehmen mitgelesen"
    period = {"from": "2026-11-01", "time_zone": f"UTC; {text}"}
    left = {"measures": [{"id": "M1", "kind": "traffic-data", "period": period}]}
    data = {"summary": text, **left}
    secrets = secrets_of(data, left, View("provider", {"summary": KEPT}), (), language="de")
    assert [path for path, _ in repeated(secrets, left)] == ["measures[0].period.time_zone"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *(("محمد حسن", "Mohamed Hassan"), ("Юрий Смирнов", "Juri Smirnow")),
        *(("Тарас Шевченко", "Schewtschenko"), ("Jürgen Müller", "Юрген Мюллер")),
        *(("John Smith", "Джон Смит"), ("Jacques Dupont", "Жак Дюпон")),
        *(("Charles Wright", "Чарльз Райт"), ("Agnieszka Wzorowska", "Wⲍorowska")),
    ],
)
def test_a_name_is_found_in_another_script_both_ways(name: str, written: str) -> None:
    assert told("", f"Nachrichten an {written}", name=name)


PLAIN = {
    "de": (
        *("Name und Anschrift der Person", "Absender und Empfänger der Nachrichten"),
        *("Typ und Kennung des benutzten Geräts", "Nachrichten im Ordner für Entwürfe"),
        *("Alle Verkehrsdaten des genannten Zeitraums", "Über das dezentrale IT-System"),
    ),
    "en": (
        *("The sender and recipient of each message", "The type and model of the device used"),
        *("The date of birth and the nationality of the holder",),
    ),
    "fr": ("L'objet et les pièces jointes des messages", "Le type et le modèle de l'appareil"),
}


@pytest.mark.parametrize("language", PLAIN)
def test_plain_words_for_data_are_no_leak(language: str) -> None:
    for text in PLAIN[language]:
        assert not told(f"Wanted: {text}.", text, language), text
