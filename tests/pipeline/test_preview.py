"""A preview of an unfinished draft prints what is settled, marks gaps, and makes nothing up."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.errors import DraftError, InputError
from comity.pipeline.build import choose_exporters
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.pipeline.preview import build_preview
from comity.steps.read.yaml_events import grow

SAMPLES = {file.stem: file for file in sample_files()}


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def tree(name: str) -> dict[str, Any]:
    return grow(SAMPLES[name].read_text(encoding="utf-8"), name).data


def preview(data: dict[str, Any], host: Host, form: str = "md") -> str:
    (exporter,) = choose_exporters([form], host)
    return build_preview(examine(data, host), host, exporter).decode()


def test_what_is_missing_is_marked_by_its_title(host: Host) -> None:
    data = tree("bec-request")
    del data["measures"][0]["purpose"]
    del data["date"]
    page = preview(data, host)

    assert "missing: Purpose" in page
    assert "DRAFT" in page
    assert data["facts"][0]["text"].split(".")[0][:40] in page


@pytest.mark.parametrize("nature", [None, "criminal"])
def test_no_clause_is_chosen_by_what_nobody_said(nature: str | None, host: Host) -> None:
    data = tree("bec-request")
    del data["proceedings"]["nature"]
    if nature:
        data["proceedings"]["nature"] = nature
    page = preview(data, host)

    (row,) = (line for line in page.splitlines() if line.startswith("| **Nature**"))
    assert "missing: Nature of the proceedings" in row
    assert row.count("|") == 3
    for said in ("| Criminal investigation", "| Prosecution", "| Trial"):
        assert said not in page


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_has_a_preview_without_its_first_required_text(name: str, host: Host) -> None:
    data = tree(name)
    del data["date"]
    if "offences" in data:
        del data["offences"][0]["title"]
    page = preview(data, host)

    missing = "[noch zu ergänzen" if data.get("language") == "de" else "[missing"
    assert missing in page.replace("\\", "")
    assert "1950" not in page
    assert "2150" not in page


@pytest.mark.parametrize("name", ["preservation-ng-us", "bec-request", "disclosure-ng-us"])
def test_a_fact_that_is_missing_is_one_mark_and_not_one_for_each_detail(
    name: str, host: Host
) -> None:
    page = preview({**tree(name), "facts": []}, host).replace("\\", "")

    assert "[missing: Fact]" in page
    assert "[missing: Handling code]" not in page
    assert "[missing: Last day]" not in page


def test_who_is_named_and_not_in_the_file_is_marked_there_and_gets_no_row(host: Host) -> None:
    data = tree("protected-witness-gb-in")
    data["persons"][-1:-1] = [{"id": "P9", "role": "suspect", "name": {"full": "Otto Ohne"}}]
    whole = preview({**data, "date": ""}, host).replace("\\", "")
    data["facts"][0]["persons"] = ["P1", "P7"]
    data["assets"] = [{"id": "S1", "description": "A boat", "owner": "P7"}]
    page = preview(data, host).replace("\\", "").replace("\u00a0", " ")

    assert "Concerns persons 1 and [not in this file: P7]" in page
    assert "Person [not in this file: P7]" in page
    assert page.count("[missing: Name]") == page.count("[missing: Custody]") == 0
    assert page.count("Otto Ohne") == whole.count("Otto Ohne")
    assert f"Person {len(data['persons']) + 1}" not in page


def test_an_annex_and_a_measure_that_are_not_in_the_file_are_marked_too(host: Host) -> None:
    data = tree("bec-request")
    data["facts"][0]["annexes"] = ["A77"]
    data["proceedings"]["decisions"] = [{"court": "Example Court", "date": "2026-01-05"}]
    data["proceedings"]["decisions"][0] |= {"annex": "A78", "reference": "7 C 1"}
    page = preview(data, host).replace("\\", "")

    assert "[not in this file: A77]" in page
    assert "[not in this file: A78]" in page
    assert "[missing: Title]" not in page


def test_the_word_file_is_one_that_opens(host: Host) -> None:
    data = tree("notice-us")
    del data["company"]["name"]
    (exporter,) = choose_exporters(["docx"], host)
    made = build_preview(examine(data, host), host, exporter)

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert b"missing" in archive.read("word/document.xml")


def test_a_finished_draft_has_no_preview(host: Host) -> None:
    with pytest.raises(InputError, match="nothing to make a preview of"):
        preview(tree("bec-request"), host)


def test_a_preview_does_not_name_somebody_who_is_protected(host: Host) -> None:
    data = tree("protected-witness-gb-in")
    del data["date"]
    hidden = [p["name"]["full"] for p in data["persons"] if "protect" in p]
    page = preview(data, host)

    assert hidden
    assert not [name for name in hidden if name in page]
    data["facts"][0]["text"] += f" {hidden[0]} saw it."
    with pytest.raises(DraftError):
        preview(data, host)


def test_a_gap_in_what_the_head_prints_is_marked_there_too(host: Host) -> None:
    data = tree("bec-request")
    data["classification"] = ["CONFIDENTIAL"]
    examined = examine(data, host)
    stood = examined.worlds[0].resolved.draft.classification  # type: ignore[attr-defined]
    (exporter,) = choose_exporters(["html"], host)
    page = build_preview(examined, host, exporter).decode()

    assert stood not in page
    assert "[missing: Classification]" in page


def test_no_preview_is_made_for_programs(host: Host) -> None:
    data = tree("bec-request")
    del data["date"]

    with pytest.raises(InputError, match="cannot be made as json"):
        preview(data, host, "json")
