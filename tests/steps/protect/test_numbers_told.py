"""Who is called by role and number in a text is the same person in the document."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.kit.samples import sample_files
from comity.steps.protect import redact
from comity.steps.protect.numbers_told import Called

ODA = {"id": "P4", "role": "witness", "protect": "pseudonym", "name": {"full": "Oda Ferchwitz"}}
UGO = {"id": "P5", "role": "witness", "protect": "pseudonym", "name": {"full": "Ugo Tremblatt"}}


@pytest.fixture
def gap(hearing: dict[str, Any]) -> dict[str, Any]:
    """A request from which P3 was taken out: Oda, P4, is the third person of the document."""
    hearing["persons"] += [ODA, UGO]
    return hearing


@pytest.fixture
def said(gap: dict[str, Any], resolve_case: Any) -> Callable[[str], str]:
    """``said(text)``: what the document says of a fact of that text."""

    def said(text: str) -> str:
        gap["facts"][0]["text"] = text
        left = redact(resolve_case(gap), lambda role, n: f"{role} P{n}", lambda n: f"item {n}")
        draft = left.resolved.draft.data()
        assert [one["name"]["full"] for one in draft["persons"][2:]] == ["witness P3", "witness P4"]
        return str(draft["facts"][0]["text"])

    return said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The witness P4 opened the safe.", "The witness P3 opened the safe."),
        ("Witness P5 slept, witness P4 did not.", "Witness P4 slept, witness P3 did not."),
        ("The witnesses P4 and P5 slept.", "The witnesses P3 and P4 slept."),
        ("Witnesses P2, P4, and P5 slept.", "Witnesses P2, P3, and P4 slept."),
        ("Die Zeuginnen P4 und P5 schliefen.", "Die Zeuginnen P3 und P4 schliefen."),
        ("Les témoins P4 et P5 dormaient.", "Les témoins P3 et P4 dormaient."),
        ("The witness (P5) slept.", "The witness (P4) slept."),
        ("The witnesses P4-P5 slept.", "The witnesses P3-P4 slept."),
        ("The witnesses P4 to P5 slept.", "The witnesses P3 to P4 slept."),
        ("Witness-P5 spoke, the witness p4 did not.", "Witness-P4 spoke, the witness P3 did not."),
        ("The witness P 5 slept.", "The witness P4 slept."),
        ("The suspect P1 and the witness P2 met.", "The suspect P1 and the witness P2 met."),
        ("The doctor filled in form P4 and form P5.", "The doctor filled in form P4 and form P5."),
        ("So said the witness (p 5) and (p4).", "So said the witness (p 5) and (p4)."),
        ("So said the witness p 5.", "So said the witness p 5."),
        ("The witness P5-2026 is a file number.", "The witness P5-2026 is a file number."),
        ("The witness P3 slept.", "The witness P3 slept."),
        ("Le témoin protégé P5 dormait.", "Le témoin protégé P4 dormait."),
        ("Die geschädigte Person P5 schlief.", "Die geschädigte Person P4 schlief."),
        ("Die Nebenklägerin P5 schlief.", "Die Nebenklägerin P4 schlief."),
        ("La partie civile P5 dormait.", "La partie civile P4 dormait."),
        ("The child P5 told the informant P4.", "The child P4 told the informant P3."),
        ("The survivor P5 slept.", "The survivor P4 slept."),
        ("The witness known as P5 slept.", "The witness known as P4 slept."),
        ("The witness “P5” slept.", "The witness “P4” slept."),
        ("Person P5 slept, and so did person P4.", "Person P4 slept, and so did person P3."),
        ("The witness no. P05 slept.", "The witness no. P4 slept."),
        ("受保护证人P5打开了保险箱。", "受保护证人P4打开了保险箱。"),
        ("증인P5가 잤다.", "증인P4가 잤다."),
        ("The witness has a P5 visa and form P5.", "The witness has a P5 visa and form P5."),
        ("The victim P5 form is lost.", "The victim P5 form is lost."),
        ("The witnesses P4 and P5 form a firm.", "The witnesses P3 and P4 form a firm."),
        ("He saw the witness. As P5 he left.", "He saw the witness. As P5 he left."),
    ],
)
def test_a_text_calls_a_person_by_the_id_and_the_document_by_its_number(
    said: Callable[[str], str], text: str, wanted: str
) -> None:
    assert said(text) == wanted


def test_titles_are_read_too(gap: dict[str, Any], resolve_case: Any) -> None:
    gap["subject"] = "Statement of the witness P5"
    left = redact(resolve_case(gap), lambda role, n: f"{role} P{n}", lambda n: f"item {n}")

    assert left.resolved.draft.data()["subject"] == "Statement of the witness P4"


def test_the_name_of_a_file_stays_and_that_is_told(gap, found, resolve_case) -> None:
    gap["annexes"] = [{"id": "A1", "title": "Statement of the witness P5"}]
    gap["annexes"][0]["file"] = "the witness P5.pdf"
    left = redact(resolve_case(gap), lambda role, n: f"{role} P{n}", lambda n: f"item {n}")
    (annex,) = left.resolved.draft.data()["annexes"]

    assert (annex["title"], annex["file"]) == ("Statement of the witness P4", "the witness P5.pdf")
    assert [one.field for one in found(gap)["protection.person-number"]] == ["annexes[0].file"]


def test_the_sealed_annex_says_the_numbers_of_the_letter(gap, made) -> None:
    gap["measures"][1]["title"] = "Evidence of the witness P5"
    gap["measures"][1]["persons"] = ["P2", "P4", "P5"]
    annex = next(data for name, data in made(gap).items() if "sealed" in name)
    said = Document(io.BytesIO(annex)).element.xml

    assert "Evidence of the witness P4" in said
    assert "Evidence of the witness P5" not in said


@pytest.mark.parametrize("text", ["The witness P3 slept.", "The witnesses P2, P3 and P4 slept."])
def test_the_number_of_somebody_who_was_taken_out_is_nobody_though_the_document_has_it(
    gap, found, text: str
) -> None:
    """There is a P3 in the document: Oda, whose id is P4."""
    gap["facts"][0]["text"] = text

    (told,) = found(gap)["protection.person-gone"]

    assert told.field == "facts[0].text"
    assert "P3 is not listed" in told.message


def test_a_number_alone_that_is_anothers_in_the_document_is_told(gap, found) -> None:
    gap["persons"][3] = {**ODA, "id": "P3", "name": {"full": "Open Oswald"}}
    del gap["persons"][3]["protect"]
    gap["persons"][2:] = [ODA, gap["persons"][3], UGO]  # P4, P3, P5: in the document P3, P4, P5
    gap["facts"][0]["text"] = "P3 opened the box."
    (told,) = found(gap)["protection.person-number"]

    assert told.field == "facts[0].text"
    assert "P4" in told.message


@pytest.mark.needs_country
@pytest.mark.parametrize("stem", ["preservation-ng-us", "disclosure-ng-us", "order-de-ie"])
def test_a_paper_to_a_company_is_looked_through_too(stem: str) -> None:
    (file,) = [one for one in sample_files() if one.stem == stem]
    tree = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    tree["persons"] = [{**ODA, "protect": "omit"}, UGO]
    tree["facts"][0]["text"] = "The witness P4 slept. The witness P9 did not."
    rules = {one.rule for one in comity.examine(tree, comity.Host()).findings}

    assert {"protection.person-omitted", "protection.person-gone"} <= rules


def test_a_file_in_which_nobody_is_protected_says_the_numbers_of_its_document(
    gap: dict[str, Any], resolve_case: Any
) -> None:
    for n, one in enumerate(gap["persons"]):
        gap["persons"][n] = {name: value for name, value in one.items() if name != "protect"}
    gap["facts"][0]["text"] = "The witness P5 slept."
    draft = redact(resolve_case(gap), lambda *_: "", lambda _: "").resolved.draft.data()

    assert draft["facts"][0]["text"] == "The witness P4 slept."
    assert [one["id"] for one in draft["persons"]] == ["P1", "P2", "P3", "P4"]


def test_which_person_is_meant_is_told_where_the_number_is_anothers(gap, found) -> None:
    gap["facts"][0]["text"] = "The witness P4 opened the safe. The witness P5 slept."
    told = found(gap)["protection.person-number"]

    assert [(one.field, one.severity.value) for one in told] == [("facts[0].text", "warning")]
    assert "P4" in told[0].message
    assert "P3" in told[0].message


def test_a_number_without_a_role_stays_as_typed_and_that_is_told(
    gap: dict[str, Any], found: Any, said: Callable[[str], str]
) -> None:
    assert said("P5 opened the safe.") == "P5 opened the safe."
    told = found(gap)["protection.person-number"]
    assert [one.field for one in told] == ["facts[0].text"]
    assert "P5" in told[0].message
    assert "as you typed it" in told[0].message
    assert "P4" in told[0].message


@pytest.mark.parametrize("text", ["P3 paid P1.", "P4, the expert, spoke.", "P1 met P3 and P4."])
def test_a_number_alone_is_told_of_persons_who_need_no_protection_too(gap, found, text) -> None:
    """Else the letter says of the suspect P4, who is P3 there, what the file says of P3."""
    opened = [
        {"id": f"P{n}", "role": "suspect", "name": {"full": f"Open Oswald {n}"}} for n in (3, 4)
    ]
    gap["persons"][1]["protect"] = "omit"
    gap["persons"][2:] = opened
    gap["facts"][0]["text"] = text

    told = found(gap)["protection.person-number"]
    assert {one.field for one in told} == {"facts[0].text"}
    assert len(told) == sum(f"P{n}" in text for n in (3, 4))


def test_somebody_omitted_whom_a_number_alone_may_mean_is_told(gap, found) -> None:
    gap["persons"][1]["protect"] = "omit"
    gap["facts"][0]["text"] = "P2 opened the safe."
    (told,) = found(gap)["protection.person-number"]

    assert "has no person with the id P2" in told.message


def test_the_owner_of_an_asset_has_the_number_of_the_document(
    gap: dict[str, Any], resolve_case: Any
) -> None:
    gap["assets"] = [
        {"id": f"S{n}", "kind": "vehicle", "description": "A car", "owner": one["id"]}
        for n, one in enumerate(gap["persons"], start=1)
    ]
    gap["assets"][0]["third_parties"] = [{"right": "A mortgage", "person": "P5"}]
    left = redact(resolve_case(gap), lambda role, n: f"{role} P{n}", lambda n: f"item {n}")
    assets = left.resolved.draft.data()["assets"]

    assert [one["owner"] for one in assets] == ["P1", "P2", "P3", "P4"]
    assert assets[0]["third_parties"][0]["person"] == "P4"

    gap["persons"][1]["protect"] = "omit"
    left = redact(resolve_case(gap), lambda role, n: f"{role} P{n}", lambda n: f"item {n}")
    assets = left.resolved.draft.data()["assets"]
    assert [one.get("owner") for one in assets] == ["P1", None, "P2", "P3"]
    assert "assets[1].owner" in left.withheld


def test_who_is_omitted_is_not_called_by_number(hearing: dict[str, Any], found: Any) -> None:
    hearing["persons"].insert(1, {**ODA, "id": "P9", "protect": "omit"})
    hearing["facts"][0]["text"] = "The witness P9 opened the safe."

    told = found(hearing)["protection.person-omitted"]
    assert [(one.field, one.severity.value) for one in told] == [("facts[0].text", "error")]


def test_numbers_that_are_the_same_in_file_and_document_draw_nothing(hearing, found) -> None:
    hearing["facts"][0]["text"] = "The witness P2 met the suspect P1. P2 told so."

    assert not any(rule.startswith("protection.person-") for rule in found(hearing))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8, unique=True), st.data())
def test_each_person_who_stays_is_called_by_one_number_in_file_and_document(
    numbers: list[int], data: st.DataObject
) -> None:
    omitted = data.draw(st.sets(st.sampled_from(range(len(numbers)))))
    persons = [
        {"id": f"P{number}", "protect": "omit" if n in omitted else "pseudonym"}
        for n, number in enumerate(numbers)
    ]
    called = Called(persons)
    told = [called.said(f"the witness {called.in_file(n)}") for n in range(len(persons))]

    assert len({*told}) == len(persons)
    stay = [n for n in range(len(persons)) if n not in omitted]
    for number, n in enumerate(stay, start=1):
        assert told[n] == f"the witness P{number}"
