"""No field is just gone: each is placed and found in every format, or withheld with its reason."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from comity.model.drafts.base import leaves

KINDS = ["request", "notice", "transmittal", "reminder", "acknowledgement", "deficiency"]
KINDS += ["decision", "preservation", "disclosure", "closing"]
FORMATS = ["docx", "html", "md", "json"]
# what chooses the document or numbers its parts, and what never leaves
STRUCTURAL = {"schema", "kind", "form"}
INTERNAL = {"internal_notes", "authentication.internal_checks"}
OFFICE = INTERNAL | {"not_stated", "variants"}  # of a variant its own internal checks


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_schema_is_filled(kind: str, maximal, resolve_case) -> None:
    data, marks = maximal(kind)
    draft = resolve_case(data).draft

    unset = {name for name in type(draft).model_fields if name not in draft.model_fields_set}
    assert unset == set()
    assert len(marks) > 30


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_placed_or_withheld(kind: str, maximal, composed) -> None:
    data, _ = maximal(kind)
    content = composed(data)

    paths = {path for path, _ in leaves(data)}
    assert paths - set(content.placed) - set(content.withheld) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_only_structure_and_internal_fields_are_withheld_each_with_its_reason(
    kind: str, maximal, composed
) -> None:
    data, _ = maximal(kind)
    withheld = composed(data).withheld

    # ids, what chooses the template, and where in the document a remark goes
    others = {path for path, why in withheld.items() if not why.startswith("structural: ")}
    tables = {path.partition("[")[0] for path in others}  # a request has a table of them
    own = {"notice": OFFICE, "request": {"considered", "disclosable"}}
    own |= {"preservation": {"disclosable"}, "disclosure": {"disclosable"}}
    assert tables == own.get(kind, set())
    assert set(withheld) - others >= STRUCTURAL & set(data)


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_stands_in_every_format(kind: str, maximal, composed, rendered) -> None:
    data, marks = maximal(kind)
    withheld = composed(data).withheld
    found = rendered(data)

    for form in FORMATS:
        lost = {p for p, mark in marks.items() if p not in withheld and mark not in found[form]}
        # a category that the company names in its own words is not named by its kind as well
        assert {p for p in lost if not p.endswith(".category")} == set(), form


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_placed_is_found_in_the_words_of_the_document(
    kind: str, maximal, composed, rendered
) -> None:
    data, _ = maximal(kind)
    content, text = composed(data), rendered(data)["docx"]

    lost = {
        path: line
        for path, written in content.placed.items()
        for line in written[0].splitlines()
        if line.strip() not in text
    }
    assert lost == {}


def test_what_no_clause_reads_stands_under_its_schema_title(maximal, composed) -> None:
    data, marks = maximal("request")
    rows = {r["text"]: r["label"] for r in composed(data).context["parts"]["further"]["rows"]}

    url = marks["requested.central_authority.url"]
    assert rows[url] == "Requested side, Central authority, Web page"
    assert rows[marks['extensions.in["a.dotted [key]"]']].endswith("a.dotted [key]")
    assert rows[marks["extensions.in.deep.list[1]"]].startswith("Extensions")


def test_how_often_a_period_can_be_had_is_told_somewhere(notice_data, composed) -> None:
    period = {"quantity": 3, "unit": "months", "times": 4}
    notice_data["preservation"] = {"practice": "yes", "extension": period}
    parts = composed(notice_data).context["parts"]

    assert parts["further"]["rows"] == []
    said = parts["preservation"]["paragraphs"]
    assert any(text.endswith("Up to 4 extensions are possible.") for text in said)


def test_one_extension_is_told_in_the_singular(notice_data, composed) -> None:
    period = {"quantity": 90, "unit": "days", "times": 1}
    notice_data["preservation"] = {"practice": "yes", "extension": period}
    said = composed(notice_data).context["parts"]["preservation"]["paragraphs"]

    assert any(text.endswith("One extension is possible.") for text in said)


def test_working_days_are_said_wherever_a_period_counts_them(notice_data, composed) -> None:
    period = {"quantity": 3, "unit": "days", "business": True}
    notice_data["data_categories"][0]["retention"] = {"period": period}
    table = composed(notice_data).context["parts"]["data"]["table"]

    assert table["rows"][0][2] == "3\u00a0working days"


def test_nothing_is_put_under_further_particulars_that_was_not_written(
    request_data, composed
) -> None:
    assert composed(request_data).context["parts"]["further"]["rows"] == []


def test_the_functions_of_both_authorities_are_said(request_data, composed) -> None:
    request_data["requesting"]["central_authority"] = {"name": "C", "functions": "It transmits."}
    request_data["requesting"]["authority"]["functions"] = "It prosecutes."
    said = composed(request_data).context["parts"]["introduction"]["paragraphs"]

    assert "It transmits." in said
    assert "It prosecutes." in said


def test_no_two_items_of_a_list_have_the_same_letter(request_data, composed) -> None:
    offence = request_data["offences"][0]
    offence["elements"] = [{"id": f"E{n}", "text": f"Element {n}"} for n in range(60)]
    request_data["measures"][0]["items"] = [f"Item {n}" for n in range(60)]
    parts = composed(request_data).context["parts"]

    for part in ("offences", "measures"):
        letters = [item["number"] for item in parts[part]["entries"][0]["items"]]
        assert len(set(letters)) == 60
        assert letters[25:28] == ["(z)", "(aa)", "(ab)"]


def test_internal_fields_leave_in_no_output(maximal, comity, write, tmp_path: Path) -> None:
    data, marks = maximal("notice")
    formats = "docx,html,md,json"
    done = comity("build", write(data), "-o", "out", "--format", formats, "--draft")
    out = tmp_path / "desk" / "out"

    assert done.returncode in (0, 1), done.stderr
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".docx", ".html", ".md", ".json", ".txt"}
    for path in files:
        parts = [path.read_bytes()]
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                parts += [package.read(name) for name in package.namelist()]
        for internal in INTERNAL:
            assert not any(marks[internal].encode() in part for part in parts), path.name
    manifest = json.loads((out / "internal" / "case.manifest.json").read_text())
    assert set(manifest["withheld"]) >= INTERNAL
    twin = json.loads((out / "case.json").read_text())
    assert "internal" not in json.dumps(twin)
