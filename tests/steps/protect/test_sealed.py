"""The sealed annex: there only where an act needs it, with what the act needs, and named."""

from __future__ import annotations

import json
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from comity.law.assistance_kinds import load_assistance_kinds
from comity.steps.render.vetting.vet import vet
from comity.word.outline import outline
from comity.word.package import open_package
from comity_templates import base_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "case.sealed-annex.docx"


@pytest.fixture
def said(texts_of: Callable[[str, bytes], list[str]]) -> Callable[[dict[str, bytes]], str]:
    """``said(files)``: all that the sealed annex says."""
    return lambda files: "\n".join(texts_of(NAME, files[NAME]))


def test_it_holds_what_the_act_needs_and_nothing_else(hearing, made, said) -> None:
    text = said(made(hearing))
    for needed in (
        "Annex\u00a0S (sealed)", "EX/2026/7", "Witness P2 (identity protected)", "Ngozi Abernathy",
        "2 March 1985", "12 Hidden Lane", "+1 309 555 0142", "Measure 2", "Uses a crutch.",
    ):  # fmt: skip
        assert needed in text
    for other in (
        "bluebird.77", "taxidermist", "A00998877", "Oxenbould", "third counter", "Ebele",
        "Bo Sample", "A message was sent", "Fraud",
    ):  # fmt: skip
        assert other not in text


def test_it_names_the_authority_that_asks_since_it_travels_apart(hearing, made, said) -> None:
    hearing["requesting"]["issued_by"] = {"name": "A. B.", "authority": "Sample Prosecution Office"}
    assert "Sample Prosecution Office" in said(made(hearing))


def test_the_letter_names_it_and_other_formats_do_not_carry_it(hearing, made) -> None:
    files = made(hearing)
    page = files["case.md"].decode()
    line = "Annex\u00a0S (sealed): the identity of Witness P2 (identity protected)"
    assert line in page
    assert page.count("Annex\u00a0S (sealed)") == 3  # the annexes, the person, the measure
    assert [name for name in files if "sealed" in name] == [NAME]


def test_the_manifest_marks_it(hearing, made) -> None:
    outputs = json.loads(made(hearing)["internal/case.manifest.json"])["outputs"]
    assert [one["name"] for one in outputs if one.get("sealed")] == [NAME]


def test_the_classification_and_the_draft_mark_stand_on_it(hearing, made, said) -> None:
    hearing |= {"classification": "RESTRICTED"}
    hearing["offences"][0]["maximum_penalty"] = {"text": "Five years"}
    text = said(made(hearing))
    assert "RESTRICTED" in text
    assert "Sealed: for the executing authority only" in text


@pytest.mark.parametrize("how", ["omit", None])
def test_without_a_pseudonym_there_is_none(how, hearing, made) -> None:
    hearing["persons"][1] |= {"protect": how}
    if how is None:
        del hearing["persons"][1]["protect"]
    assert NAME not in made(hearing)


def test_where_no_act_needs_the_identity_there_is_none(hearing, made) -> None:
    hearing["measures"][1] |= {"kind": "business-records", "holder": {"name": "A Firm"}}
    files = made(hearing)
    assert NAME not in files
    assert "Annex\u00a0S" not in files["case.md"].decode()


@pytest.mark.parametrize("kind", sorted(m.kind for m in load_assistance_kinds() if m.identity))
def test_every_kind_that_needs_an_identity_has_it_there(kind: str, hearing, made, said) -> None:
    hearing["measures"][1]["kind"] = kind
    assert "Ngozi Abernathy" in said(made(hearing))


def test_two_witnesses_stand_in_one_annex_and_a_third_who_is_not_heard_in_none(
    hearing, made, said
) -> None:
    for number, name in ((3, "Ada Quillon"), (4, "Ida Brabazon")):
        hearing["persons"].append(
            {"id": f"P{number}", "role": "victim", "protect": "pseudonym", "name": {"full": name}}
        )
    hearing["measures"][1]["persons"] = ["P2", "P3"]
    text = said(made(hearing))
    assert "Victim P3 (identity protected)" in text
    assert "Ada Quillon" in text
    assert "Brabazon" not in text


def test_it_says_the_same_in_french(hearing, made, said) -> None:
    text = said(made(hearing, language="fr"))
    assert "Annexe\u00a0S (sous scellé)" in text
    assert "Témoin P2 (identité protégée)" in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
def test_it_is_open_to_its_owner_only_and_build_says_where_it_lies(
    hearing, comity, write, tmp_path: Path
) -> None:
    done = comity("build", write(hearing), "-o", "out", "--language", "en,fr", "--draft")
    for tag in ("en", "fr"):
        file = tmp_path / "desk" / "out" / f"case.{tag}.sealed-annex.docx"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert f"out/case.{tag}.sealed-annex.docx" in done.stderr


def test_its_template_is_vetted_outlined_and_without_a_word_of_its_own() -> None:
    path = base_template("sealed-annex")
    assert path is not None
    data = path.read_bytes()
    vet(open_package(data, path.name), path.name)
    written = path.with_suffix(".outline.txt").read_text(encoding="utf-8")
    assert outline(data) == written
    body = etree.fromstring(_main(data, path.name))
    words = "".join(t.text or "" for t in body.iter(f"{W}t"))
    assert re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", words).strip() == ""


def test_the_same_case_gives_the_same_bytes(hearing, made) -> None:
    assert made(hearing)[NAME] == made(hearing)[NAME]


def _main(data: bytes, name: str) -> bytes:
    package = open_package(data, name)
    return package.parts[package.main].blob
