"""What a build does with the files of earlier ones."""

from __future__ import annotations

import json
import os
import stat

import pytest

from comity.model.errors import OutputError
from comity.steps.write import Outputs

pytestmark = pytest.mark.usefixtures("system")

OLD, NEW = b"names the witness", b"protects the witness"
MANIFEST = "internal/case.manifest.json"


def tree(folder):
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def outputs_in(folder, name=MANIFEST):
    return {row["name"]: row for row in json.loads((folder / name).read_bytes())["outputs"]}


def superseded(folder):
    return sorted(path.name for path in (folder / "internal/superseded").glob("*"))


def test_files_of_an_earlier_version_are_moved_with_its_records_and_it_is_said(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"old docx", "case.html": b"old", "case.pdf": b"old pdf"})
    (tmp_path / "mine.txt").write_text("mine")
    done = built(tmp_path, NEW, {"case.html": b"new"}, force=True)

    names = superseded(tmp_path)
    tag = names[0].split(".")[1]
    assert names == [
        f"case.{tag}.docx",
        f"case.{tag}.pdf",
        f"case.findings.{tag}.txt",
        f"case.manifest.{tag}.json",
    ]
    assert (tmp_path / f"internal/superseded/case.{tag}.docx").read_bytes() == b"old docx"
    assert {p.name for p in tmp_path.iterdir()} == {"case.html", "internal", "mine.txt"}
    assert (tmp_path / "case.html").read_bytes() == b"new"
    assert list(outputs_in(tmp_path)) == ["case.html"]
    assert "an earlier version of case.yaml" in done.remarks[0]
    assert done.remarks[1:3] == (
        f"  case.docx, now case.{tag}.docx",
        f"  case.pdf, now case.{tag}.pdf",
    )
    if os.name == "posix":
        old = tmp_path / "internal/superseded"
        assert stat.S_IMODE(old.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in old.iterdir()} == {0o600}


@pytest.mark.parametrize("stem", ["case:1", "نامه\u200cها", "case & co", "c" * 200])
def test_a_name_of_any_letters_is_known_again(tmp_path, built, stem):
    if os.name == "nt" and ":" in stem:
        pytest.skip("no name on Windows")
    more = {"stem": stem, "source": f"{stem}.yaml"}
    built(tmp_path, OLD, {f"{stem}.docx": b"docx"}, **more)
    built(tmp_path, NEW, {f"{stem}.html": b"html"}, **more)
    assert {p.name for p in tmp_path.iterdir()} == {f"{stem}.html", "internal"}
    assert b"docx" in tree(tmp_path / "internal/superseded").values()


def test_the_old_sealed_annex_goes_when_the_person_is_left_out(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"a", "case.sealed-annex.docx": b"the identity"})
    built(tmp_path, NEW, {"case.docx": b"b"}, force=True)

    assert not (tmp_path / "case.sealed-annex.docx").exists()
    assert b"the identity" in tree(tmp_path / "internal/superseded").values()


def test_another_language_of_an_earlier_version_goes_too(tmp_path, built, add_build):
    outputs = Outputs(tmp_path, private=True)
    for language in ("en", "fr"):
        name = f"case.{language}"
        add_build(outputs, OLD, {f"{name}.docx": b"old"}, stem=name, language=language)
    outputs.commit()
    built(tmp_path, NEW, {"case.docx": b"new"})

    assert {p.name for p in tmp_path.iterdir()} == {"case.docx", "internal"}
    assert sorted(p.name for p in (tmp_path / "internal").glob("*.json")) == ["case.manifest.json"]
    assert len(superseded(tmp_path)) == 6


def test_other_cases_in_the_folder_are_left_as_they_are(tmp_path, built):
    built(tmp_path, OLD, {"other.docx": b"other"}, stem="other", source="other.yaml")
    built(tmp_path, OLD, {"case.b.docx": b"longer"}, stem="case.b", source="case.b.yaml")
    before = tree(tmp_path)
    built(tmp_path, NEW, {"case.docx": b"new"})

    assert before.items() <= tree(tmp_path).items()
    assert superseded(tmp_path) == []


def test_one_more_format_of_the_same_version_needs_no_force_and_both_stay_known(tmp_path, built):
    built(tmp_path / "two", OLD, {"case.docx": b"docx"})
    done = built(tmp_path / "two", OLD, {"case.html": b"html"})
    built(tmp_path / "one", OLD, {"case.docx": b"docx", "case.html": b"html"})

    assert tree(tmp_path / "two") == tree(tmp_path / "one")
    assert done.remarks == ()


def test_a_file_that_is_gone_is_forgotten(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    (tmp_path / "case.docx").unlink()
    built(tmp_path, OLD, {"case.html": b"html"})

    assert list(outputs_in(tmp_path)) == ["case.html"]


def test_what_another_program_version_made_is_marked_as_earlier(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    built(tmp_path, OLD, {"case.html": b"html"}, comity="2")

    assert outputs_in(tmp_path)["case.docx"]["earlier"] is True
    assert "earlier" not in outputs_in(tmp_path)["case.html"]
    built(tmp_path, NEW, {"case.md": b"md"})
    assert {p.name for p in tmp_path.iterdir()} == {"case.md", "internal"}


def test_what_was_withheld_otherwise_is_moved_though_the_case_is_the_same(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    done = built(tmp_path, OLD, {"case.html": b"html"}, withheld={"persons[0].name": "pseudonym"})

    assert not (tmp_path / "case.docx").exists()
    assert "withheld" in done.remarks[0]


def test_a_draft_is_moved_by_the_final_document_and_not_the_other_way_round(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    built(tmp_path, OLD, {"case.html": b"DRAFT"}, draft=True)
    assert (tmp_path / "case.docx").exists()
    assert outputs_in(tmp_path)["case.docx"]["draft"] is False
    done = built(tmp_path, OLD, {"case.md": b"md"})

    assert {p.name for p in tmp_path.iterdir()} == {"case.docx", "case.md", "internal"}
    assert "a draft of case.yaml" in done.remarks[0]


@pytest.mark.parametrize("case", [OLD, NEW])
def test_a_file_that_was_worked_on_is_kept_when_it_is_replaced(tmp_path, built, case):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    (tmp_path / "case.docx").write_bytes(b"docx, corrected by hand")
    done = built(tmp_path, case, {"case.docx": b"docx 2"}, force=True)

    assert (tmp_path / "case.docx").read_bytes() == b"docx 2"
    assert b"docx, corrected by hand" in tree(tmp_path / "internal/superseded").values()
    assert done.remarks[0].startswith("Changed since it was built")


def test_a_file_that_was_worked_on_is_moved_and_told_as_changed(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    (tmp_path / "case.docx").write_bytes(b"docx, corrected by hand")
    done = built(tmp_path, NEW, {"case.html": b"html"})

    assert "(changed since it was built)" in done.remarks[1]


def test_nothing_is_replaced_without_force_and_then_nothing_is_moved(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx", "case.html": b"html"})
    before = tree(tmp_path)
    with pytest.raises(OutputError, match=r"case\.html: it already exists"):
        built(tmp_path, NEW, {"case.html": b"new"})
    assert tree(tmp_path) == before


def test_another_case_of_the_same_name_is_refused_without_force(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"}, source="case.json")
    with pytest.raises(OutputError, match=r"already exists, and belongs to case\.json"):
        built(tmp_path, NEW, {"case.html": b"new"})
    built(tmp_path, NEW, {"case.html": b"new"}, force=True)
    assert not (tmp_path / "case.docx").exists()


def test_versions_pile_up_and_none_replaces_another(tmp_path, built):
    for number in range(4):
        built(tmp_path, b"%d" % number, {f"case.{number}": b"made of %d" % number})
        built(tmp_path, b"%d" % number, {f"case.{number}": b"by hand"}, force=True)
    kept = tree(tmp_path / "internal/superseded").values()

    assert {b"by hand"} <= set(kept)
    assert len([data for data in kept if data == b"by hand"]) == 3


def test_a_name_that_is_taken_there_gets_a_number(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    for text in (b"once", b"twice"):
        (tmp_path / "case.docx").write_bytes(text)
        built(tmp_path, OLD, {"case.docx": b"docx"}, force=True)
    assert sorted(tree(tmp_path / "internal/superseded").values()) == [b"once", b"twice"]
    assert [name.count("-2") for name in superseded(tmp_path)] == [1, 0]


def test_what_lies_in_superseded_is_never_read_again(tmp_path, built):
    built(tmp_path, OLD, {"case.docx": b"docx"})
    built(tmp_path, NEW, {"case.html": b"html"})
    kept = tree(tmp_path / "internal/superseded")
    built(tmp_path, NEW + b"!", {"case.md": b"md"})
    assert kept.items() <= tree(tmp_path / "internal/superseded").items()


HOSTILE = {
    "out of the folder": {"name": "../secret.txt"},
    "absolute": {"name": "/etc/hostname"},
    "of a stem that leads out": {"name": "case./../../secret.txt"},
    "of another system": {"name": "case.\\..\\..\\secret.txt"},
    "somebody else's file": {"name": "mine.txt"},
    "in a folder": {"name": "case.d/inner.txt"},
    "a folder": {"name": "case.d"},
    "no text": {"name": 7},
    "no hash": {"sha256": "../../x"},
    "a size below nothing": {"size": -1},
    "a size that is no number": {"size": True},
    "a control character": {"name": "case.\x1b[2Jdocx"},
}


@pytest.mark.parametrize("row", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_manifest_moves_nothing_but_plain_files_of_its_own_name(tmp_path, built, row):
    out = tmp_path / "out"
    (tmp_path / "secret.txt").write_text("secret")
    built(out, OLD, {"case.docx": b"docx"})
    (out / "mine.txt").write_text("mine")
    (out / "case.d").mkdir()
    (out / "case.d/inner.txt").write_text("inner")
    table = json.loads((out / MANIFEST).read_bytes())
    table["outputs"].append({"name": "case.x", "sha256": "0" * 64, "size": 3} | row)
    (out / MANIFEST).write_text(json.dumps(table))
    built(out, NEW, {"case.html": b"new"})

    assert (tmp_path / "secret.txt").read_text() == "secret"
    assert (out / "mine.txt").read_text() == "mine"
    assert (out / "case.d/inner.txt").read_text() == "inner"
    assert len(superseded(out)) == 3


UNREADABLE = {
    "cut off": b'{"source": {"name": "case.yaml"',
    "deep": b"[" * 200_000,
    "no table": b"[]",
    "no source": b'{"outputs": []}',
    "not text": b"\xff\xfe\x00",
    "a lone surrogate": b'{"source": {"name": "case.yaml"}, "outputs": [], "x": "\\ud800"}',
    "a number without end": b'{"source": {"name": "case.yaml"}, "outputs": ' + b"9" * 9999 + b"}",
    "files without end": json.dumps(
        {"source": {"name": "case.yaml"}, "outputs": [{}] * 5000}
    ).encode(),
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_manifest_that_cannot_be_read_is_told_and_left_alone(tmp_path, built, data):
    (tmp_path / "internal").mkdir(mode=0o700)
    other = tmp_path / "internal/case.fr.manifest.json"
    other.write_bytes(data)
    done = built(tmp_path, NEW, {"case.docx": b"docx"})

    assert other.read_bytes() == data
    [line] = done.remarks
    assert "case.fr.manifest.json" in line
    assert "It was not changed" in line


def test_an_unreadable_manifest_in_the_way_is_replaced_by_force_alone(tmp_path, built):
    (tmp_path / "internal").mkdir(mode=0o700)
    (tmp_path / MANIFEST).write_bytes(b"[]")
    with pytest.raises(OutputError, match="it already exists, and does not say"):
        built(tmp_path, NEW, {"case.docx": b"docx"})
    built(tmp_path, NEW, {"case.docx": b"docx"}, force=True)


def test_the_case_that_is_read_is_never_moved(tmp_path, built, planned):
    built(tmp_path, OLD, {"case.json": b"the case"}, source="case.yaml")
    outputs = planned(tmp_path, NEW, {"case.docx": b"new"})
    outputs.inputs.add(tmp_path / "case.json")
    outputs.commit()
    assert (tmp_path / "case.json").read_bytes() == b"the case"
    assert any("this command reads it" in line for line in outputs.remarks)


def test_several_cases_are_moved_together_or_not_at_all(tmp_path, built, add_build):
    for name in ("a", "b"):
        built(tmp_path, OLD, {f"{name}.docx": b"x"}, stem=name, source=f"{name}.yaml")
    (tmp_path / "b.html").mkdir()
    before = tree(tmp_path)
    outputs = Outputs(tmp_path, private=True, force=True)
    for name in ("a", "b"):
        add_build(outputs, NEW, {f"{name}.html": b"y"}, stem=name, source=f"{name}.yaml")
    with pytest.raises(OutputError, match=r"b\.html: a folder has this name"):
        outputs.commit()
    assert tree(tmp_path) == before
    (tmp_path / "b.html").rmdir()
    outputs.commit()
    assert {p.name for p in tmp_path.iterdir()} == {"a.html", "b.html", "internal"}
