"""Cases of a country: a base, changes by field path, and what must come of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kit.conformance.case_trial import draft_file, seat
from comity.kit.conformance.cases import Case, Half, base_data, read_case_table, with_changes
from comity.model.errors import InputError
from comity.pipeline.own_plugin import open_host
from comity.steps.read import read_case

RULE = 'schema = 1\nrule = "qm.x"\n[fails]\n'


def case_file(folder: Path, text: str, name: str = "facts-are-stated-in-full.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_the_bases_of_the_kit_are_case_files_without_a_fault(kind: str, tmp_path: Path) -> None:
    data = base_data(Case(schema=1), tmp_path, kind)
    with draft_file(data) as file:
        assert read_case(file, open_host().document_types()).draft.kind == kind


def test_a_base_may_lie_beside_the_case(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("kind: request\namount: 012\n", encoding="utf-8")

    data = base_data(Case(schema=1, base="own.yaml"), tmp_path, "request")

    assert data == {"kind": "request", "amount": "012"}


def test_a_base_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cases/own\.yaml: is not a readable base"):
        base_data(Case(schema=1, base="own.yaml"), tmp_path, "request")


def test_fields_are_removed_first_and_then_set() -> None:
    data: dict[str, Any] = {"facts": [{"id": "F1"}], "measures": [{"kind": "x", "facts": ["F1"]}]}
    change = Half(
        remove=("measures[0].facts",),
        set={"measures[0].kind": "y", "measures[1].kind": "z", "urgency.reason": "r"},
    )

    found = with_changes(data, change, place="cases/x.toml")

    assert found["measures"] == [{"kind": "y"}, {"kind": "z"}]
    assert found["urgency"] == {"reason": "r"}
    assert data["measures"][0]["facts"] == ["F1"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Half(remove=("nothing",)), "nothing: does not exist, so it cannot be removed"),
        (Half(set={"measures[5].kind": "x"}), "does not exist: there is no 5"),
        (Half(set={"kind.x": "y"}), "kind.x: does not exist"),
        (Half(set={"measures[3]": "y"}), r"measures\[3\]: does not exist"),
    ],
)
def test_a_path_that_leads_nowhere_is_named(change: Half, message: str) -> None:
    with pytest.raises(InputError, match=message):
        with_changes({"kind": "request", "measures": []}, change, place="cases/x.toml")


@given(st.text(max_size=30), st.integers(0, 3))
def test_any_path_is_followed_or_refused_and_the_base_stays(path: str, value: int) -> None:
    data: dict[str, Any] = {"a": {"b": [1, 2]}}
    try:
        with_changes(data, Half(set={path: value}), place="cases/x.toml")
    except InputError as error:
        assert "cases/x.toml" in str(error)
    assert data == {"a": {"b": [1, 2]}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema = 1\n", r"has neither a rule with \[fails\] or \[passes\], nor \[expect\]"),
        ('schema = 1\nrule = "qm.x"\n', "has neither a rule"),
        ("schema = 2\n[expect]\n", "schema: input should be 1"),
        (f"{RULE}[pases]\n", "pases: is not a key of a case"),
        ("schema = 1\n[expect]\nfinding = []\n", r"expect\.finding: is not a key of a case"),
        ("schema = ", "is not valid TOML"),
    ],
)
def test_a_case_that_cannot_be_used_says_why(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_case_table(case_file(tmp_path, text))


@pytest.mark.parametrize("name", ["case1.toml", "Facts-Are-Stated-In-Full.toml", "a_b_c_d.toml"])
def test_a_name_that_is_no_sentence_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="the name of the file is not a sentence"):
        read_case_table(case_file(tmp_path, RULE, name))


def test_a_state_takes_its_place_and_another_the_other() -> None:
    for role, mine, others in (
        ("requesting", "requesting", "requested"),
        ("requested", "requested", "requesting"),
    ):
        data: dict[str, Any] = {}
        seat(data, role, "TV")
        assert (data[mine]["state"], data[others]["state"]) == ("TV", "NR")
    notice: dict[str, Any] = {}
    seat(notice, "host", "QM")
    assert notice == {"host": "QM"}
