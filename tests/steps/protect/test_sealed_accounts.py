"""A protected person's own account: the letter names it by its item, the sealed annex gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

NAME = "case.sealed-annex.docx"
ACCOUNT = "n.abernathy@mail.example"
SECOND = {"kind": "email", "value": "n.second@mail.example"}


@pytest.fixture
def seized(request_data: dict[str, Any], witness: dict[str, Any]) -> dict[str, Any]:
    """A request for the data of the mailbox of a protected person, taken over by a suspect."""
    suspect = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
    request_data["persons"] = [suspect, witness | {"role": "victim"}]
    request_data["facts"] = [
        {"id": "F1", "text": "The mailbox of the victim P2 was taken over.", "persons": ["P2"]},
    ]
    measure = request_data["measures"][0]
    measure |= {"kind": "subscriber-data", "facts": ["F1"]}
    measure |= {"holder": {"name": "Example Mail", "kind": "provider"}}
    measure["identifiers"] = [{"kind": "email", "value": ACCOUNT}]
    request_data["measures"].append({**measure, "id": "M2", "kind": "traffic-data"})
    return request_data


@pytest.fixture
def said(texts_of: Callable[[str, bytes], list[str]]) -> Callable[[dict[str, bytes]], str]:
    """``said(files)``: all that the sealed annex says."""
    return lambda files: "\n".join(texts_of(NAME, files[NAME]))


def test_the_letter_names_the_item_and_the_annex_gives_the_account(
    seized, made, said, leaks, telling
) -> None:
    files = made(seized)
    page = files["case.md"].decode()
    assert "E-mail address: the identifier in item" in page
    assert page.count("Annex\u00a0S (sealed)") >= 3  # both measures, and the annexes
    assert "particulars that would reveal the identity of Victim P2 (identity protected)" in page
    assert not leaks(files, telling)
    annex = said(files)
    assert "Belongs to" in annex  # her own entry has it
    for needed in (ACCOUNT, "Item 1", "Victim P2 (identity protected)", "Measure 1", "Measure 2"):
        assert needed in annex
    assert "Item 2" not in annex
    for other in ("Ngozi", "2 March 1985", "Hidden Lane", "555 0142", "A00998877", "Bo Sample"):
        assert other not in annex


@pytest.mark.parametrize(
    ("language", "once", "twice"),
    [
        ("en", "for the identifiers in items 1 and 2 of Annex S (sealed)", "item 1 of Annex"),
        (
            "fr",
            "pour les identifiants indiqués aux points 1 et 2 de l’annexe S",
            "et l’identifiant",
        ),
    ],
)
def test_a_sentence_refers_once_to_what_the_annex_gives_in_a_row(
    seized, made, language, once, twice
) -> None:
    seized["persons"][1].setdefault("identifiers", []).append(SECOND)
    for measure in seized["measures"]:
        measure["identifiers"].append(SECOND)
    page = made(seized, language=language)["case.md"].decode().replace("\u00a0", " ")
    sentences = [line for line in page.splitlines() if once in line]
    assert len(sentences) == len(seized["measures"])
    assert not any(twice in line for line in sentences)


def test_what_the_letter_shows_stays_between_two_references_to_the_annex(seized, made) -> None:
    seized["persons"][1].setdefault("identifiers", []).append(SECOND)
    shown = {"kind": "email", "value": "open@mail.example"}
    seized["measures"][0]["identifiers"] += [shown, SECOND]
    page = made(seized)["case.md"].decode().replace("\u00a0", " ")
    first, last = (f"the identifier in item {number} of Annex S (sealed)" for number in "12")
    assert f"for {first}, open@mail.example and {last}" in page


def test_the_manifest_says_what_is_withheld_and_why(seized, made) -> None:
    manifest = json.loads(made(seized)["internal/case.manifest.json"])
    field = "measures[0].identifiers[0].value"
    assert "the sealed annex gives it" in manifest["withheld"][field]
    assert field not in manifest["placed"]
    assert "measures[0].identifiers[0].kind" in manifest["placed"]
    assert [one["name"] for one in manifest["outputs"] if one.get("sealed")] == [NAME]


def test_the_check_tells_it_and_asks_for_nothing(seized, found) -> None:
    by_rule = found(seized)
    sealed = by_rule.pop("protection.account-sealed")
    assert [one.field for one in sealed] == [
        f"measures[{n}].identifiers[0].value" for n in range(2)
    ]
    assert {one.severity.value for one in sealed} == {"advice"}
    assert "item 1" in sealed[0].message
    assert not [rule for rule, all_ in by_rule.items() if all_[0].severity.value == "error"]
    assert not [one for one in sealed if "abernathy" in f"{one.message}{one.cure}".casefold()]


@pytest.mark.parametrize(
    "value", ["A00998877", "+1 309 555 0142", "ngozi.abernathy@other.example", "bluebird.77"]
)
def test_whatever_of_the_person_an_identifier_holds_it_is_sealed(
    value: str, seized, made, said
) -> None:
    seized["persons"][1]["name"]["aliases"] = ["bluebird.77 of the forum"]
    seized["persons"][1]["identifiers"].append({"kind": "username", "value": "bluebird.77"})
    seized["measures"][0]["identifiers"].append({"kind": "username", "value": value})
    files = made(seized)
    assert value not in files["case.md"].decode()
    assert value in said(files)
    assert "Item 2" in said(files)


@pytest.mark.parametrize(
    "value", ["nabernathy77@mail.example", "nabernathy@mail.example", "mail.example/u/abernathy"]
)
def test_an_account_that_merely_contains_the_name_is_sealed_and_said_to_be_nobodys(
    value: str, seized, made, said
) -> None:
    del seized["measures"][0]
    seized["measures"][0]["identifiers"] = [{"kind": "email", "value": value}]
    files = made(seized)
    assert value not in files["case.md"].decode().replace("\\", "")
    assert "belong to" not in files["case.md"].decode()
    assert value in said(files)
    assert "Belongs to" not in said(files)
    assert "Measure 1" in said(files)


def test_the_own_account_is_said_to_be_hers_in_any_case_of_its_letters(seized, made, said) -> None:
    seized["measures"][1]["identifiers"] = [{"kind": "email", "value": ACCOUNT.upper()}]
    annex = said(made(seized))
    assert "Belongs to" in annex
    assert "Item 1" in annex
    assert "Item 2" not in annex


def test_a_telephone_number_in_two_spellings_is_one_item(seized, made, said) -> None:
    numbers = ["(0309) 555 0142", "+1 309 555 0142", "+1 (309) 555-0142"]
    seized["measures"][0]["identifiers"] = [{"kind": "phone", "value": one} for one in numbers]
    files = made(seized)
    annex = said(files)
    assert "+1 309 555 0142" in annex
    assert "(0309)" not in annex
    assert "Item 3" not in annex  # the second is the mailbox of the other measure
    assert "0142" not in files["case.md"].decode()


def test_the_account_of_the_suspect_stays_in_the_letter(seized, made) -> None:
    for measure in seized["measures"]:
        measure["identifiers"] = [{"kind": "email", "value": "bo.sample@mail.example"}]
    files = made(seized)
    assert NAME not in files
    assert "bo.sample@mail.example" in files["case.md"].decode().replace("\\", "")


def test_in_own_sentences_the_account_is_refused_as_before(seized, found) -> None:
    seized["measures"][0]["items"] = [f"The mail in {ACCOUNT}"]
    (one,) = found(seized)["protection.name"]
    assert one.field == "measures[0].items[0]"
    assert "The number is P2." in one.cure


def test_the_account_of_somebody_who_is_omitted_is_an_error_with_a_way_out(seized, found) -> None:
    seized["persons"][1]["protect"] = "omit"
    seized["facts"][0] |= {"text": "A mailbox was taken over.", "persons": ["P1"]}
    by_rule = found(seized)
    assert "protection.account-sealed" not in by_rule
    assert {one.severity.value for one in by_rule["protection.name"]} == {"error"}
    assert "a sealed annex gives it" in by_rule["protection.name"][0].cure


def test_identity_and_account_stand_in_one_annex(seized, made, said) -> None:
    hearing = {"id": "M3", "kind": "video-hearing", "persons": ["P2"], "facts": ["F1"]}
    hearing |= {"offences": ["O1"], "purpose": "To hear it.", "questions": ["What happened?"]}
    seized["measures"].append(hearing)
    files = made(seized)
    annex = said(files)
    for needed in ("Ngozi Abernathy", "Item 1", ACCOUNT, "Measure 3"):
        assert needed in annex
    both = "the identity of Victim P2 (identity protected), and particulars that would reveal"
    assert both in files["case.md"].decode()


def test_it_says_the_same_in_french(seized, made, said) -> None:
    files = made(seized, language="fr")
    assert "point\u00a01 de l’annexe\u00a0S (sous scellé)" in files["case.md"].decode()
    assert "Appartient à" in said(files)


def test_a_company_reads_the_account_of_a_protected_user_and_nothing_else(
    resolve_case, make_host, telling, leaks
) -> None:
    from comity.kit.samples import sample_files
    from comity.pipeline.build import build, check_case
    from comity.steps.read import parse_case

    (file,) = (one for one in sample_files() if one.stem == "preservation-ng-us")
    text = re.sub(r"[\w.]+@mail\.example", ACCOUNT, file.read_text(encoding="utf-8"))
    person = (
        "persons: [{id: P1, role: victim, protect: pseudonym, "
        f"name: {{full: Ngozi Abernathy}}, email: {ACCOUNT}}}]\nmeasures:\n"
    )
    host = make_host()
    assert ACCOUNT in text
    text = text.replace("measures:\n", person, 1)
    case = parse_case(text.encode(), file, host.document_types())
    checked = check_case(case, host)
    (one,) = [one for one in checked.findings if one.rule.startswith("protection.")]
    assert (one.rule, one.severity.value) == ("protection.account-told", "warning")
    exporters = [e for e in host.exporters().values() if not e.needs]
    files = dict(build(checked, host, exporters, "case", draft=True).files)
    assert NAME not in files
    assert ACCOUNT in files["case.html"].decode()
    assert not leaks(files, ["Ngozi", "Abernathy ", "Abernathy<"])
