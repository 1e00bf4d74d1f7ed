"""``comity template``, as a keeper of templates runs it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from comity_templates import base_template


def spoil(path: Path, old: str, new: str) -> None:
    """Change a text in the body of a template."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members["word/document.xml"].decode()
    assert old in body
    members["word/document.xml"] = body.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_derive_writes_both_files_with_their_outlines_and_says_what_is_next(comity, desk) -> None:
    done = comity("template", "derive", "gh")

    assert done.returncode == 0, done.stderr
    written = [Path(line).as_posix() for line in done.stdout.splitlines()]
    assert written == [
        "templates/notice.docx",
        "templates/notice.outline.txt",
        "templates/request.docx",
        "templates/request.outline.txt",
    ]
    assert all((desk / name).is_file() for name in written)
    assert "No plugin for GH is installed, so A4 and English are used." in done.stderr
    assert "comity template check" in done.stderr
    assert "comity.toml" in done.stderr


def test_derive_replaces_nothing_without_force_and_then_writes_nothing_at_all(comity, desk) -> None:
    (desk / "t").mkdir()
    (desk / "t" / "request.docx").write_bytes(b"mine")
    refused = comity("template", "derive", "KE", "-o", "t")

    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert [p.name for p in (desk / "t").iterdir()] == ["request.docx"]
    assert (desk / "t" / "request.docx").read_bytes() == b"mine"
    assert comity("template", "derive", "KE", "-o", "t", "--force").returncode == 0
    assert (desk / "t" / "request.docx").read_bytes() != b"mine"


def test_a_form_gets_a_file_of_its_own(comity, desk) -> None:
    done = comity("template", "derive", "KE", "--form", "letter-rogatory", "-o", "t")

    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (desk / "t").iterdir()) == [
        "request.letter-rogatory.docx",
        "request.letter-rogatory.outline.txt",
    ]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("QQ",), "is not the code of a State"),
        (("KE", "--kind", "letter"), "unknown kind"),
        (("KE", "--form", "postcard"), "unknown form"),
        (("KE", "--kind", "notice", "--form", "letter-rogatory"), "a notice has no form"),
    ],
)
def test_what_cannot_be_derived_is_one_clear_error(comity, desk, args, says) -> None:
    done = comity("template", "derive", *args)

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk / "templates").exists()


def test_fields_are_listed_for_people_and_for_programs(comity) -> None:
    text = comity("template", "fields", "request")
    data = json.loads(comity("template", "fields", "request", "--format", "json").stdout)

    assert text.returncode == 0
    assert "parts.urgency.paragraphs  (list of text)" in text.stdout
    names = {field["name"] for field in data["fields"]}
    assert {"doc.title", "letterhead", "parts.measures.entries"} <= names
    assert all(f"\n{name}" in text.stdout for name in names)
    unknown = comity("template", "fields", "letter")
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("KIND: unknown kind: 'letter'")
    derived = comity("template", "derive", "KE", "--kind", "memo", "-o", "t")
    assert derived.stderr.startswith("--kind: unknown kind: 'memo'")


def test_check_tells_errors_with_exit_code_1_and_its_paragraph(comity, desk) -> None:
    comity("template", "derive", "KE", "-o", "t")
    spoil(desk / "t" / "notice.docx", "{{ r.label }}", "{{ r.lable }}")
    clean = comity("template", "check", "--no-witness", "t/request.docx")
    told = comity("template", "check", "--no-witness", "t/notice.docx")

    assert (clean.returncode, clean.stdout.count("no findings")) == (0, 1)
    assert told.returncode == 1
    assert "notice.docx (notice): 1 error" in told.stdout
    assert 'body, "{{ r.lable }}"' in told.stdout
    assert "Did you mean r.label?" in told.stdout
    assert "[unknown-name]" in told.stdout


def test_a_warning_alone_does_not_block(comity, desk) -> None:
    comity("template", "derive", "KE", "-o", "t")
    bold = "<w:r><w:rPr><w:i/></w:rPr><w:t>{{ doc.title }}</w:t></w:r>"
    spoil(
        desk / "t" / "notice.docx",
        '<w:r><w:t xml:space="preserve">{{ doc.title }}</w:t></w:r>',
        bold,
    )
    done = comity("template", "check", "--no-witness", "t/notice.docx")

    assert done.returncode == 0, done.stdout
    assert "1 warning" in done.stdout


def test_an_unusable_file_is_2_and_the_others_are_checked_all_the_same(comity, desk) -> None:
    comity("template", "derive", "KE", "-o", "t")
    (desk / "bad.docx").write_bytes(b"no zip")
    done = comity("template", "check", "--no-witness", "gone.docx", "bad.docx", "t/notice.docx")
    data = json.loads(
        comity(
            "template", "check", "--no-witness", "bad.docx", "t/notice.docx", "--format", "json"
        ).stdout
    )

    assert done.returncode == 2
    assert "gone.docx: cannot be read" in done.stderr
    assert "bad.docx" in done.stderr
    assert "Traceback" not in done.stderr
    assert "notice.docx (notice): no findings" in done.stdout
    assert [set(file) for file in data["files"]] == [
        {"file", "faults"},
        {"file", "kind", "findings"},
    ]


def test_the_kind_is_told_by_the_parts_where_the_name_does_not(comity, desk) -> None:
    base = base_template("notice")
    assert base is not None
    (desk / "ours.docx").write_bytes(base.read_bytes())
    told = comity("template", "check", "--no-witness", "ours.docx")
    wrong = comity("template", "check", "--no-witness", "ours.docx", "--kind", "request")

    assert "ours.docx (notice): no findings" in told.stdout
    assert wrong.returncode == 1
    assert "unknown-name" in wrong.stdout


def test_a_file_whose_kind_nothing_tells_is_unusable(comity, desk) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Hello")
    document.save(str(desk / "hello.docx"))
    done = comity("template", "check", "--no-witness", "hello.docx")

    assert done.returncode == 2
    assert "--kind" in done.stderr


def test_the_outline_is_written_anew_beside_the_file(comity, desk) -> None:
    comity("template", "derive", "KE", "-o", "t")
    spoil(desk / "t" / "notice.docx", "{{ text }}", "Dear colleague, {{ text }}")
    done = comity("template", "check", "--no-witness", "t/notice.docx", "--outline")

    assert done.returncode in (0, 1)
    assert "] Dear colleague, " in (desk / "t" / "notice.outline.txt").read_text("utf-8")
