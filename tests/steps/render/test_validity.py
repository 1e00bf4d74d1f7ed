"""The DOCX against the schemas of Office Open XML, with no finding at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.steps.render import render

audit = pytest.importorskip("openxml_audit", reason="openxml-audit: see tox -e documents")


def findings(path):
    return [str(error) for error in audit.OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_a_base_template_is_valid(request, kind):
    assert findings(request.getfixturevalue(f"{kind}_template").path) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", ["request", "notice"])
def test_the_result_is_valid_word_processing_xml(request, tmp_path, kind, paper, direction):
    content = replace(request.getfixturevalue(f"{kind}_content"), paper=paper, direction=direction)
    path = tmp_path / "result.docx"
    path.write_bytes(render(content, request.getfixturevalue(f"{kind}_template")).docx)
    assert findings(path) == []


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_a_document_with_nothing_in_it_is_valid_too(request, empty, tmp_path, kind):
    path = tmp_path / "empty.docx"
    path.write_bytes(render(empty(kind), request.getfixturevalue(f"{kind}_template")).docx)
    assert findings(path) == []
