"""Two files of one matter that protect the same person: a supplement about a protected witness."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from comity.model.errors import DraftError
from comity.pipeline.build import check_case
from comity.steps.protect.identity import identities
from comity.steps.protect.told_by_own import others_told
from comity.steps.read import read_case

ANNEX = "case.sealed-annex.docx"


def person(given: str, family: str) -> dict[str, Any]:
    name = {"full": f"{given} {family}", "family": family, "given": given}
    return {"id": f"P-{given[0]}", "role": "witness", "protect": "pseudonym", "name": name}


@pytest.fixture
def other(hearing, write):
    """``other(**fields)``: a file of the same matter beside, with fields of its P2 changed."""

    def other(*, linked: bool = True, **fields: Any) -> dict[str, Any]:
        data = copy.deepcopy(hearing)
        data |= {"reference": "EX/2026/8"}
        if linked:
            data |= {"status": "supplement", "supplements": hearing["reference"]}
        data["persons"][1] |= fields
        write(data, "earlier.yaml")
        return data

    return other


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"name": {"full": "Abernathy, Ngozi"}},
        {"phone": "+1 309 555 9999", "address": ["7 Other Row, Peoria, IL 61602"]},
    ],
)
def test_both_are_built_and_the_annex_names_the_person(
    changed, hearing, other, made, texts_of, leaks, telling
) -> None:
    other(**changed)
    files = made(hearing)
    assert "Ngozi Abernathy" in "\n".join(texts_of(ANNEX, files[ANNEX]))
    assert leaks(files, telling) == []


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Ngozi Abernathy", False),
        ("Witness: Abernathy, Ngozi", False),
        ("Zebedee Abernathy", True),
        ("Ngozi Abernathy and Zebedee", True),
    ],
)
def test_what_is_left_once_the_person_of_the_annex_is_told_counts(text, tells) -> None:
    own = identities({"persons": [person("Ngozi", "Abernathy")]})
    others = identities({"persons": [person("Ngozi", "Abernathy"), person("Zebedee", "Abernathy")]})
    assert [one.label for one, _ in others_told(others, own, text)] == ["P-Z"] * tells


def test_who_is_left_out_there_and_sealed_here_is_told_of_by_the_name_of_the_file(
    hearing, other, made, make_host, write
) -> None:
    other(protect="omit")
    host = make_host()
    checked = check_case(read_case(write(hearing), host.document_types()), host)
    told = [one for one in checked.findings if one.rule == "protection.beside"]
    assert [one.field for one in told] == ["persons[1].protect"]
    assert "earlier.yaml leaves P2 out altogether" in told[0].message
    with pytest.raises(DraftError, match=r"earlier\.yaml leaves P2 out"):
        made(hearing)


def test_a_file_beside_is_tied_though_it_writes_the_reference_with_escapes(
    hearing, other, make_host, write, tmp_path
) -> None:
    other(protect="omit")
    (file,) = tmp_path.rglob("earlier.yaml")
    text, name = file.read_text(encoding="utf-8"), hearing["reference"]
    escaped = "".join(f"\\x{ord(letter):02x}" for letter in name)
    assert text.count(name) == 1
    file.write_text(text.replace(name, escaped), encoding="utf-8")
    host = make_host()
    found = check_case(read_case(write(hearing), host.document_types()), host).findings
    assert "protection.beside" in [one.rule for one in found]


def test_a_person_whom_no_act_of_this_file_names_in_an_annex_may_be_left_out_there(
    hearing, other, made
) -> None:
    other(protect="omit")
    hearing["measures"][1] |= {"kind": "stored-content", "persons": ["P2"]}
    assert ANNEX not in made(hearing)
