"""Formats that need a program of their own, and the schema of what is exported."""

from __future__ import annotations

import json
import re

import pytest


@pytest.fixture
def case(write, notice_data, country):
    country("TV")
    return write(notice_data, "notice.yaml")


def test_without_libreoffice_a_pdf_is_refused_in_one_sentence_and_nothing_is_written(
    comity, case, tmp_path
) -> None:
    site = tmp_path / "site"
    done = comity("build", case, "-o", "out", "--format", "docx,pdf", site=site, env={"PATH": ""})

    assert done.returncode == 2
    assert "pdf needs LibreOffice, but soffice was not found on the PATH" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in case.parent.iterdir()) == ["notice.yaml"]


@pytest.mark.documents
def test_a_pdf_is_written_with_the_others_and_the_manifest_says_how(comity, case, tmp_path) -> None:
    site = tmp_path / "site"
    done = comity("build", case, "-o", "out", "--format", "docx,pdf", site=site)
    out = case.parent / "out"

    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["internal", "notice.docx", "notice.pdf"]
    assert sorted(path.name for path in case.parent.iterdir()) == ["notice.yaml", "out"]
    outputs = json.loads((out / "internal/notice.manifest.json").read_text())["outputs"]
    docx, pdf = outputs
    assert "tool" not in docx
    assert re.fullmatch(r"LibreOffice [\d.]+", pdf["tool"])
    assert pdf["network"] in {"cut", "not cut"}


def test_the_help_and_the_error_name_every_format(comity, case, tmp_path) -> None:
    told = comity("build", "--help").stdout
    done = comity("build", case, "-o", "out", "--format", "odt", site=tmp_path / "site")

    (known,) = re.findall(r"Known: (.*)\.", done.stderr)
    assert {"docx", "html", "md", "json", "pdf"} <= set(known.split(", "))
    assert all(name in " ".join(told.split()) for name in ("docx, html, md, json, pdf",))


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_the_schema_of_a_document_is_printed_beside_that_of_its_case_file(comity, kind) -> None:
    own, document = (
        json.loads(comity("schema", name).stdout) for name in (kind, f"{kind}-document")
    )

    assert set(document["$defs"]["Draft"]["properties"]) <= set(own["properties"])
    assert document["properties"]["kind"] == {"const": kind}
    assert ("publication" in document["properties"]) is (kind == "notice")


@pytest.mark.parametrize("kind", ["memo", "memo-document", "-document", "notice-documents"])
def test_an_unknown_kind_is_told_with_those_that_there_are(comity, kind) -> None:
    done = comity("schema", "--", kind)

    assert done.returncode == 2
    assert f"unknown kind: {kind!r}" in done.stderr
    assert "notice-document" in done.stderr
    assert done.stdout == ""
