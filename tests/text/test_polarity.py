"""Sentences in other words: which deny a yes, which affirm a no, and of which nothing is said."""

from __future__ import annotations

import pytest

from comity.host import Host
from comity.pipeline.own_plugin import open_host
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.text.polarity import turned

PAIRS = {"en": 30, "fr": 22, "de": 29}
"""How many of the pairs of fixed sentences can be told apart, at least."""


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def turn(host: Host, language: str, clause: str, text: str) -> str:
    words = load_catalogue(host.languages, language).texts
    stem, _, says = f"notice.{clause}".rpartition(".")
    given = "yes" if says == "yes" else "no"
    return turned(text, given, words[f"{stem}.yes"], words[f"{stem}.no"], language)


DENIES = {
    "en": [
        ("preservation.yes", "We do not preserve data."),
        ("preservation.yes", "{company} never keeps data on request."),
        ("preservation.yes", "Data are not preserved on request."),
        ("preservation.yes", "We preserve no data."),
        ("preservation.yes", "We can’t preserve data for you."),
        ("notification.yes", "We do not notify users about requests."),
        ("costs.yes", "We do not charge the costs of answering requests."),
        ("emergency.yes", "No data are disclosed in an emergency."),
        ("authentication.letterhead.yes", "Requests need not bear a letterhead."),
    ],
    "fr": [
        ("preservation.yes", "Nous ne conservons pas de données."),
        ("preservation.yes", "Aucune donnée n’est conservée sur demande."),
        ("notification.yes", "Nous n’avisons pas les utilisateurs des demandes."),
        ("emergency.yes", "{company} ne divulgue jamais de données en situation d’urgence."),
    ],
    "de": [
        ("preservation.yes", "Wir sichern keine Daten."),
        ("preservation.yes", "Daten werden auf Ersuchen nicht gesichert."),
        ("notification.yes", "Nutzerinnen und Nutzer werden von Ersuchen nicht informiert."),
        ("emergency.yes", "Wir geben im Notfall keine Daten heraus."),
    ],
}
AFFIRMS = {
    "en": [
        ("preservation.no", "We preserve data on request."),
        ("notification.no", "We notify users about requests for their data."),
        ("notification.no", "Users are informed about requests for their data."),
        ("emergency.no", "{company} provides data in an emergency."),
        ("costs.no", "We charge for the costs of answering requests."),
    ],
    "fr": [
        ("preservation.no", "Nous conservons des données sur demande."),
        (
            "notification.no",
            "{company} avise les utilisateurs des demandes portant sur leurs données.",
        ),
    ],
    "de": [
        ("preservation.no", "Wir sichern Daten auf Ersuchen."),
        ("notification.no", "Wir informieren Nutzer von Ersuchen, die ihre Daten betreffen."),
        ("emergency.no", "{company} gibt im Notfall Daten heraus."),
    ],
}
HONEST = {
    "en": [
        ("notification.yes", "We do not notify users unless the law allows it."),
        ("notification.yes", "We do not notify users if the law prohibits it."),
        ("notification.yes", "If the law does not prohibit it, we tell users about requests."),
        ("notification.yes", "We notify not only users but also owners of requests."),
        ("notification.yes", "We will not notify users prematurely."),
        ("emergency.yes", "No data is disclosed without a warrant."),
        ("preservation.yes", "{company} preserves data where possible."),
        ("preservation.yes", "{company} may preserve data."),
        ("preservation.yes", "We do not preserve data for longer than 90 days."),
        ("preservation.yes", "We do not refuse to preserve data."),
        ("preservation.yes", "We do not hesitate to preserve data on request."),
        ("preservation.yes", "We do not merely preserve data; we send a receipt."),
        ("preservation.yes", "We act on preservation requests. We do not keep content."),
        ("preservation.yes", "Data we do not hold cannot be preserved."),
        ("preservation.yes", "We do not preserve data that users have deleted."),
        ("preservation.no", "We preserve the privacy of our users."),
        ("preservation.told.no", "A preservation request stays between us and the authority."),
        ("notification.no", "We keep requests for users’ data confidential."),
        ("notification.no", "The authority itself informs users about requests for their data."),
        ("notification.no", "Users are informed about requests for their data by the authority."),
        ("notification.no", "Users hear nothing from us about requests for their data."),
        ("costs.no", "{company} answers requests free of charge."),
        ("costs.no", "We bear the costs of answering requests."),
        ("costs.yes", "We do not charge in emergencies."),
        ("voluntary.no", "{company} discloses data to authorities outside {state} only on treaty."),
        ("voluntary.no", "{company} may disclose data voluntarily to authorities outside {state}."),
    ],
    "fr": [
        ("notification.yes", "Nous n’informons pas les utilisateurs si la loi l’interdit."),
        ("notification.yes", "Nous informons les utilisateurs, sauf si la loi ne le permet pas."),
        ("preservation.yes", "Nous ne refusons pas de conserver des données."),
        ("preservation.yes", "Nous ne conservons que les données demandées."),
        ("preservation.yes", "Nous pouvons ne pas conserver des données."),
        ("preservation.yes", "Aucune demande de conservation n’est refusée."),
        ("notification.no", "L’autorité informe les utilisateurs des demandes."),
        ("costs.no", "Nous répondons gratuitement aux demandes."),
    ],
    "de": [
        ("notification.yes", "Wir benachrichtigen Nutzer nicht, wenn das Recht es verbietet."),
        ("notification.yes", "Soweit das Recht es nicht verbietet, informieren wir Nutzer."),
        ("emergency.yes", "Wir geben nicht nur im Notfall Daten heraus."),
        ("preservation.yes", "Wir sichern Daten, die noch nicht gelöscht sind."),
        ("preservation.yes", "Wir sichern nicht öffentliche Daten."),
        ("preservation.yes", "Ohne Ersuchen sichern wir keine Daten."),
        ("preservation.yes", "Wir sichern Daten nicht länger als 90 Tage."),
        ("preservation.no", "Daten sichern wir erst nach einer Anordnung."),
        ("notification.no", "Wir behandeln Ersuchen zu Nutzern vertraulich."),
        ("notification.no", "Die Nutzer werden von der Behörde benachrichtigt."),
    ],
}


def rows(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(language, *row) for language, found in table.items() for row in found]


@pytest.mark.parametrize(("language", "clause", "text"), rows(DENIES))
def test_plain_words_that_deny_a_yes(host: Host, language: str, clause: str, text: str) -> None:
    assert turn(host, language, clause, text) == "denies"


@pytest.mark.parametrize(("language", "clause", "text"), rows(AFFIRMS))
def test_plain_words_that_affirm_a_no(host: Host, language: str, clause: str, text: str) -> None:
    assert turn(host, language, clause, text) == "affirms"


@pytest.mark.parametrize(("language", "clause", "text"), rows(HONEST))
def test_of_honest_words_nothing_is_said(host: Host, language: str, clause: str, text: str) -> None:
    assert turn(host, language, clause, text) == ""


@pytest.mark.parametrize("language", PAIRS)
def test_the_fixed_sentences_deny_one_another_and_never_themselves(
    host: Host, language: str
) -> None:
    if language == "de":
        pytest.importorskip("comity_de")
    words = load_catalogue(host.languages, language).texts
    stems = [id[:-4] for id in words if id.startswith("notice.") and id.endswith(".yes")]
    pairs = [(words[f"{id}.yes"], words[f"{id}.no"]) for id in stems if f"{id}.no" in words]
    assert not [yes for yes, no in pairs if turned(yes, "yes", yes, no, language)]
    assert not [no for yes, no in pairs if turned(no, "no", yes, no, language)]
    told = [turned(no, "yes", yes, no, language) for yes, no in pairs]
    assert told.count("denies") >= PAIRS[language]
    assert told.count("affirms") == 0


def test_nothing_is_said_in_a_language_without_lists() -> None:
    assert turned("Nein.", "yes", "Ja.", "Nein.", "sw") == ""
