"""A protected name where it must not stand is an error with its place, and is not quoted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.model.office import Office
from comity.steps.protect import UNBUILDABLE

NAME = "protection.name"


def put(data: dict[str, Any], path: str, value: Any) -> None:
    *steps, last = [int(s) if s.isdigit() else s for s in path.split(".")]
    target: Any = data
    for step in steps:
        target = target[step] if isinstance(target, list) else target.setdefault(step, {})
    if isinstance(target, list):
        target.append(value)
    else:
        target[last] = value


FIELDS = [
    "subject", "reference", "classification", "data_protection", "costs", "gravity",
    "proceedings.summary", "proceedings.stage", "proceedings.file_number", "offences.0.title",
    "offences.0.participation", "facts.0.text", "facts.0.source", "facts.0.place",
    "measures.0.purpose", "measures.0.title", "measures.0.nexus", "measures.0.holder.name",
    "measures.0.holder.email", "urgency.at_risk", "confidentiality.reason", "persons.0.connection",
    "persons.0.counsel", "requesting.authority.unit",
    "requesting.issued_by.title", "transmission.reply_to", "extensions.tv.note",
]  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_a_name_in_any_field_is_an_error_with_its_place(field: str, hearing, found) -> None:
    if field.startswith(("urgency", "confidentiality")):
        hearing |= {"urgency": {"level": "ordinary"}, "confidentiality": {"wanted": True}}
    put(hearing, field, "For Ms Abernathy, at once")
    (one,) = found(hearing)[NAME]
    assert one.severity == "error"
    assert one.field.replace("[", ".").replace("]", "") == field
    assert one.place.line > 1
    assert "P2" in one.message
    assert "Abernathy" not in one.message + one.cure
    assert one.said.data()["params"]["person"] == "P2"
    assert "Abernathy" not in str(one.said.data())


@pytest.mark.parametrize(
    ("where", "entry"),
    [
        ("annexes", {"id": "A1", "title": "Statement of N. Abernathy"}),
        ("annexes", {"id": "A1", "title": "Statement", "file": "abernathy-statement.pdf"}),
        ("remarks", {"part": "facts", "text": "Abernathy’s account is sound."}),
        ("earlier", {"kind": "contact", "subject": "Call to +13095550142"}),
        ("channels", {"channel": "police", "tried": True, "result": "n.abernathy@mail.example"}),
        ("statements", {"ground": "other", "text": "The passport A 0099 8877 is genuine."}),
        ("assurances", {"kind": "other", "given_by": "The office", "text": "To 12 Hidden Lane."}),
    ],
)
def test_a_mark_or_a_name_in_any_list_is_an_error(where: str, entry, hearing, found) -> None:
    hearing[where] = [entry]
    (one,) = found(hearing)[NAME]
    assert one.field.startswith(f"{where}[0]")


def test_beside_an_identifier_of_the_witness_the_name_is_an_error(hearing, found) -> None:
    mark = {"kind": "email", "value": "N.Abernathy@mail.example", "note": "Abernathy's, by the log"}
    hearing["measures"][0]["identifiers"].append(mark)
    (one,) = found(hearing)[NAME]
    assert one.field == "measures[0].identifiers[1].note"  # the sealed annex gives the value


def test_a_key_that_the_author_chose_is_read_too(hearing, found) -> None:
    hearing["measures"][0]["particulars"] = {"abernathy": "yes"}
    (one,) = found(hearing)[NAME]
    assert "abernathy" not in one.field + one.message


def test_an_id_that_tells_the_name_is_an_error_and_is_not_printed(hearing, found) -> None:
    hearing["persons"][1]["id"] = "abernathy"
    hearing["facts"][1]["persons"] = hearing["measures"][1]["persons"] = ["abernathy"]
    (one,) = found(hearing)[NAME]
    assert one.field == "persons[1].id"
    assert "person 2" in one.message
    assert "abernathy" not in one.message


def test_the_same_person_without_protection_under_another_id_is_an_error(hearing, found) -> None:
    hearing["persons"][0]["name"]["full"] = "Ngozi Abernathy"
    assert [one.field for one in found(hearing)[NAME]] == ["persons[0].name.full"]


def test_a_sound_case_gets_no_finding_on_protection(hearing, found) -> None:
    assert found(hearing) == {}


def test_a_name_of_everyday_words_is_said_to_be_looked_for_less(hearing, found) -> None:
    hearing["persons"][1]["name"] = {"full": "Will May"}
    hearing["facts"][1]["text"] = "In May the witness saw who wrote it, and will say so."
    rules = found(hearing)
    assert list(rules) == ["protection.everyday-name"]
    assert rules["protection.everyday-name"][0].severity == "advice"


def test_the_file_named_after_the_witness_is_an_error(hearing, write, make_host) -> None:
    from comity.pipeline.build import check_case
    from comity.steps.read import read_case

    for name in ("abernathy.yaml", "Ngozi_Abernathy-2026.yaml", "ngoziabernathy.yaml"):
        host = make_host(Office(allowed=frozenset()))
        checked = check_case(read_case(write(hearing, name), host.document_types()), host)
        rules = {one.rule for one in checked.findings}
        assert "protection.file-name" in rules, name
        assert "bernathy" not in f"{checked.resolved.case.path.name}{checked.findings}"


def test_a_letterhead_with_the_name_is_an_error_at_the_office_file(
    hearing, resolve_case, make_host, tmp_path: Path
) -> None:
    from comity.steps.check import check

    file = tmp_path / "comity.toml"
    office = Office(letterhead=("Abernathy Unit",), allowed=frozenset(), file=file)
    host = make_host(office)
    found = [one for one in check(resolve_case(hearing, host), host) if one.rule == NAME]
    assert [str(one.place) for one in found] == [str(file)]


def test_an_alias_of_two_letters_is_said_to_be_looked_for_less(hearing, found) -> None:
    hearing["persons"][1]["name"]["aliases"] = ["AJ"]
    assert list(found(hearing)) == ["protection.everyday-name"]


def test_what_rests_on_an_omitted_person_alone_is_an_error(hearing, found) -> None:
    hearing["persons"][1]["protect"] = "omit"
    rules = found(hearing)
    assert [one.field for one in rules["protection.rests-on-omitted"]] == [
        "facts[1].persons",
        "measures[1].persons",
    ]
    assert "pseudonym" in rules["protection.rests-on-omitted"][1].cure


def test_what_is_also_about_another_does_not_rest_on_the_omitted(hearing, found) -> None:
    hearing["persons"][1]["protect"] = "omit"
    hearing["facts"][1]["persons"] = ["P1", "P2"]
    hearing["measures"].pop()
    hearing["measures"][0]["persons"] = ["P1", "P2"]
    assert "protection.rests-on-omitted" not in found(hearing)


def test_a_measure_that_rests_on_withheld_facts_alone_is_a_finding(hearing, found) -> None:
    hearing["facts"][1] |= {"handling": "H1"}
    rules = found(hearing)
    assert [one.field for one in rules["protection.rests-on-withheld"]] == ["measures[1].facts"]
    assert [one.field for one in rules["protection.fact-withheld"]] == ["facts[1].handling"]
    hearing["measures"][1]["facts"] = ["F1", "F2"]
    assert "protection.rests-on-withheld" not in found(hearing)


def test_the_text_of_a_withheld_fact_in_another_field_is_an_error(hearing, found) -> None:
    hearing["facts"][1] |= {"handling": "H1", "text": "A source saw the second man at the port."}
    hearing["proceedings"]["summary"] = "In short: a source saw the second man, at the port."
    (one,) = found(hearing)["protection.withheld-text"]
    assert one.field == "proceedings.summary"
    assert one.rule in UNBUILDABLE


def test_one_sentence_of_a_withheld_fact_in_another_field_is_an_error(hearing, found) -> None:
    told = "A source saw the second man at the port. He carried the bag that was found on Monday."
    hearing["facts"][1] |= {"handling": "H1", "text": told}
    hearing["gravity"] = "He carried the bag that was found on Monday: the loss is great."
    (one,) = found(hearing)["protection.withheld-text"]
    assert one.field == "gravity"
    hearing["gravity"] = "A second man was at the port."
    assert "protection.withheld-text" not in found(hearing)
