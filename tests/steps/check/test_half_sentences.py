"""A text that stops in the middle of a sentence is told, and a whole one never."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.kit.samples import sample_files
from comity.steps.check.half_sentences import check_half_sentences


@pytest.fixture
def told(resolve_case: Callable[..., Any], request_data: dict[str, Any]) -> Callable[..., list]:
    """``told(text)``: the findings on a request with a fact of this text."""

    def told(text: str, **fields: Any) -> list:
        request_data["facts"][0]["text"] = text
        return list(check_half_sentences(resolve_case(request_data | fields)))

    return told


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("To prove that the suspect and", "en", "and"),
        ("The suspect offered the", "en", "the"),
        ("The money was paid into the account of,", "en", "of"),
        ("It is told.\n\nHe then put the money into ", "en", "into"),
        ("Der Beschuldigte bot dem Zeugen die", "de", "die"),
        ("Er überwies das Geld, weil", "de", "weil"),
        ("Le suspect a remis la somme à", "fr", "à"),
        ("Il a versé l’argent jusqu’à", "fr", "à"),
        ("L’argent a été versé sur le compte qu’un", "fr", "un"),
        ("El dinero se pagó a la cuenta de", "es", "de"),
    ],
)
def test_what_ends_where_a_sentence_goes_on_is_calm_advice(
    told, text: str, language: str, word: str
) -> None:
    (one,) = told(text, language=language)
    assert one.rule == "lint.half-sentence"
    assert one.severity.value == "advice"
    assert one.field == "facts[0].text"
    assert f"ends with “{word}”" in one.message
    assert "end it with a full stop" in one.cure


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The suspect sent the message.", "en"),
        ("The suspect sent the message", "en"),
        ("This is the account he paid the money to.", "en"),
        ("The suspect was logged in", "en"),
        ("Records that show where the money came from", "en"),
        ("The company that the letter was dealt with", "en"),
        ("The virus was of type A", "en"),
        ("Not gone into", "en"),
        ("The complaint was not looked into", "en"),
        ("The car has been disposed of", "en"),
        ("Statement of the suspect: “He said he would come and…”", "en"),
        ("Here the order of the court follows:", "en"),
        ("Er zahlte das Geld ein", "de"),
        ("Er kam mit dem Zug an", "de"),
        ("Il a remis l’argent qu’il avait avec lui", "fr"),
        ("Das Geld ging an the", "de"),
        ("and the", "en"),
        ("Un contrat de coffre, s’il y en a un", "fr"),
        ("El contrato de la caja, si hay una", "es"),
        ("Una cassetta, se ce n’è una", "it"),
    ],
)
def test_a_whole_sentence_a_label_and_a_particle_are_left_alone(
    told, text: str, language: str
) -> None:
    assert told(text, language=language) == []


def test_a_row_of_a_list_may_go_on_in_the_next(told, request_data: dict[str, Any]) -> None:
    measure = request_data["measures"][0]
    measure["items"] = ["the statements of the account and", "the card"]
    assert told("A message was sent.") == []
    measure["items"] = ["the card", "the statements of the account and"]
    assert [one.field for one in told("A message was sent.")] == ["measures[0].items[1]"]


def test_names_titles_and_addresses_are_no_sentences(told, request_data: dict[str, Any]) -> None:
    request_data["subject"] = "Payments diverted by a mailbox of the"
    request_data["measures"][0]["title"] = "The accounts of the"
    request_data["requesting"]["authority"]["address"] = ["The house at the", "1 Example Close"]
    assert told("A message was sent.") == []


def test_a_quotation_is_read_in_its_own_language(told, request_data: dict[str, Any]) -> None:
    request_data["offences"][0] |= {"text_is": "paraphrase", "language": "de"}
    request_data["offences"][0]["text"] = "Wer einen anderen täuscht und die"
    assert [one.field for one in told("A message was sent.")] == ["offences[0].text"]
    request_data["offences"][0]["text_is"] = "exact"
    assert told("A message was sent.") == []


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.stem)
def test_no_sample_is_told_of(file: Path) -> None:
    found = comity.examine(file, comity.Host()).findings
    assert not [one for one in found if one.rule == "lint.half-sentence"]
