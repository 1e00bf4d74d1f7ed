"""Classes of data under three schemes: whole, cited, and translated with what does not coincide."""

from __future__ import annotations

from importlib.resources import files

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.data_classes import (
    Searched,
    class_under,
    described,
    find_class,
    known_classes,
    load_schemes,
    meetings,
    searched,
)
from comity.law.load import read_toml
from comity.model.citations import Read

KINDS = {measure.kind: measure for measure in load_assistance_kinds()}
TURNED = {"within": "wider", "wider": "within", "same": "same", "overlaps": "overlaps"}


def test_the_schemes_have_three_classes_four_and_the_tiers() -> None:
    counts = {name: len(scheme.classes) for name, scheme in load_schemes().items()}
    assert counts == {"budapest": 3, "eu": 4, "us": 4}


@pytest.mark.parametrize("id_", known_classes())
def test_a_class_has_its_article_and_says_how_it_was_read(id_: str) -> None:
    found = find_class(id_)
    assert found is not None
    assert found.citation.article
    assert found.citation.checked is not None
    assert found.says.endswith(".")
    assert found.citation.read is Read.OFFICIAL


@pytest.mark.parametrize("id_", known_classes())
def test_a_meeting_reads_the_same_from_both_sides_and_has_a_remark(id_: str) -> None:
    for met in meetings(id_):
        assert met.remark.endswith(".")
        back = {other.other.id: other for other in meetings(met.other.id)}[id_]
        assert back.how == TURNED[met.how]
        assert back.remark == met.remark


def test_no_class_is_left_without_a_counterpart_but_what_only_one_scheme_knows() -> None:
    assert {id_ for id_ in known_classes() if not meetings(id_)} == {"us:voluntary"}


def test_identification_only_data_have_no_class_of_their_own_outside_the_union() -> None:
    met = {each.other.id: each.how for each in meetings("eu:identification")}
    assert met == {
        "budapest:subscriber": "overlaps",
        "budapest:traffic": "overlaps",
        "us:subscriber": "overlaps",
        "us:records": "overlaps",
    }


@pytest.mark.parametrize("id_", ["", "eu", "eu:", ":traffic", "eu:voluntary", "xx:traffic"])
def test_what_is_no_class_is_none(id_: str) -> None:
    assert find_class(id_) is None


def test_a_kind_takes_the_word_of_the_instrument_that_comes_first() -> None:
    kind = KINDS["traffic-data"]
    both = class_under(kind, ["eu-2023-1543", "coe-185"])
    assert both is not None
    assert both.id == "eu:traffic"
    other = class_under(kind, ["untoc", "coe-185"])
    assert other is not None
    assert other.id == "budapest:traffic"
    assert class_under(kind, ["untoc"]) is None


def test_the_law_of_a_state_counts_where_no_instrument_has_classes() -> None:
    found = class_under(KINDS["stored-content"], ["us-ng-mlat"], law="US")
    assert found is not None
    assert found.id == "us:content"
    assert class_under(KINDS["bank-records"], ["coe-185"], law="US") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The source port log of 14 March", {"identification"}),
        ("Les journaux de connexion", {"identification"}),
        ("The name and address of the user", {"subscriber"}),
        ("Call detail records", {"traffic"}),
        ("The body of the messages, with attachments", {"content", "certain"}),
        ("Le corps des messages", {"content", "certain"}),
        ("The size of each message, without its content", set()),
        ("Everything that helps", set()),
    ],
)
def test_words_tell_of_a_class_and_an_exclusion_tells_of_none(text: str, told: set[str]) -> None:
    assert described(text) == told


@pytest.mark.parametrize(
    ("query", "classes", "kinds"),
    [
        ("who owns the e-mail account", ("subscriber", "identification"), ()),
        ("login history", ("subscriber", "identification", "traffic"), ()),
        (
            "log-in addresses of an e-mail account",
            ("subscriber", "identification", "traffic"),
            (),
        ),
        ("e-mails in the account", ("content",), ()),
        ("an e-mail account", ("subscriber", "identification", "traffic", "content"), ()),
        ("SIM swap", ("subscriber", "traffic"), ()),
        ("M-Pesa transactions", (), ("bank-records",)),
        ("interview a witness by video", (), ("video-hearing",)),
        ("audition d’un témoin par vidéoconférence", (), ("video-hearing",)),
        ("Vernehmung per Video", (), ("video-hearing",)),
        ("the video messages in his account", ("content",), ()),
        ("a simple transfer", (), ()),
        ("", (), ()),
    ],
)
def test_the_longest_lay_words_tell_what_is_searched(
    query: str, classes: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    assert searched(query) == Searched(classes, kinds)


@pytest.mark.parametrize(
    ("query", "kinds", "roads"),
    [
        ("DNA", ("biometrics",), ()),
        ("a DNA profile of the suspect", ("biometrics",), ()),
        ("prélèvement d’ADN", ("biometrics",), ()),
        ("Speichelprobe", ("biometrics",), ()),
        ("fingerprints", ("biometrics",), ()),
        ("DNS records of the domain", (), ()),
        ("passport", ("government-records",), ("passport",)),
        ("copie du passeport", ("government-records",), ("passport",)),
        ("Kopie des Reisepasses", ("government-records",), ("passport",)),
        ("Passwort", (), ()),
        ("extradition", (), ("extradition",)),
        ("extradite the suspect", (), ("extradition",)),
        ("arrest warrant", (), ("extradition",)),
        ("arrest record", ("criminal-records",), ()),
        ("Auslieferung", (), ("extradition",)),
        ("mandat d’arrêt", (), ("extradition",)),
        ("transfer of a sentenced person", (), ("sentenced-person-transfer",)),
        ("transfèrement de détenus condamnés", (), ("sentenced-person-transfer",)),
        ("Überstellung verurteilter Personen", (), ("sentenced-person-transfer",)),
        ("transfer of a prisoner to give evidence", ("prisoner-transfer-testimony",), ()),
        ("enforce a judgment", (), ("sentence-enforcement",)),
        ("Strafvollstreckung", (), ("sentence-enforcement",)),
        ("transfer of proceedings", ("transfer-of-proceedings",), ("transfer-of-proceedings",)),
        ("civil claim", (), ("civil-matter",)),
        ("Zivilklage", (), ("civil-matter",)),
        ("asylum application", (), ("asylum",)),
        ("statut de réfugié", (), ("asylum",)),
        ("civilian clothes", (), ()),
        ("bank transfer", ("bank-records",), ()),
        ("extradite him", (), ("extradition",)),
        ("freeze a bank account", ("restraint",), ()),
        ("geler un compte bancaire", ("restraint",), ()),
        ("gel des avoirs", ("restraint",), ()),
        ("Kontosperre", ("restraint",), ()),
        ("das Konto sperren", ("restraint",), ()),
        ("arrest of property", ("restraint",), ()),
        ("who owns a car", ("location-of-person", "government-records"), ()),
        ("owner of a car", ("location-of-person", "government-records"), ()),
        ("vehicle registration", ("location-of-person", "government-records"), ()),
        ("Fahrzeughalter", ("location-of-person", "government-records"), ()),
        ("plaque d’immatriculation", ("location-of-person", "government-records"), ()),
        ("find a suspect", ("location-of-person",), ()),
        ("localiser une personne", ("location-of-person",), ()),
        ("Aufenthaltsermittlung", ("location-of-person",), ()),
        ("search a house", ("search-of-premises",), ()),
        ("Hausdurchsuchung", ("search-of-premises",), ()),
        ("perquisition", ("search-of-premises",), ()),
        ("Zeugin per Video vernehmen", ("video-hearing",), ()),
        ("a search for bank accounts", ("bank-accounts-search",), ()),
        ("behaltener Anteil", (), ()),
    ],
)
def test_what_is_no_assistance_or_goes_another_way_is_told_apart(
    query: str, kinds: tuple[str, ...], roads: tuple[str, ...]
) -> None:
    assert searched(query) == Searched((), kinds, roads)


def test_every_kind_that_lay_words_mean_is_known() -> None:
    table = read_toml(files("comity.law") / "data_classes.toml")
    named = {kind for row in table["lay"] for kind in row.get("kinds", ())}
    assert named
    assert named <= set(KINDS)
