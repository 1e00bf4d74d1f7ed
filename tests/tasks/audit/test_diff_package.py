"""``comity law diff`` beside the law: hooks, templates, wording, cases, settings."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli import main
from comity.kit.scaffold import country_files, language_files, plan_country, plan_language

Files = dict[str, bytes]
Compare = Callable[[Files, Files], dict[str, Any]]
PO = 'msgid ""\nmsgstr ""\n"Language: pt\\n"\n"X-Comity-Clause-Table: 1\\n"\n'
PLUGIN = b'''"""Quarryland, in code."""
from comity import hookimpl
from comity.host.data_plugin import DataPlugin


class Quarryland(DataPlugin):
    @hookimpl
    def comity_format(self, value):
        return f"<{value}>"


plugin = Quarryland(__name__)
'''
HOME = "src/comity_qm"


@pytest.fixture
def quarryland() -> Files:
    return country_files(plan_country("QM", "Quarryland", "en", "EUPL-1.2"))


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[Files, str], Path]:
    """A function that writes the files of a distribution into a folder."""

    def lay(files: Files, name: str) -> Path:
        for file, data in files.items():
            target = tmp_path / name / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return tmp_path / name

    return lay


@pytest.fixture
def compare(lay: Callable[[Files, str], Path], capsys: pytest.CaptureFixture[str]) -> Compare:
    def compare(old: Files, new: Files) -> dict[str, Any]:
        places = [str(lay(old, "old")), str(lay(new, "new"))]
        assert main(["law", "diff", *places, "--format", "json"]) == 0
        return dict(json.loads(capsys.readouterr().out)["package"])

    return compare


def changed(files: Files, name: str, *pairs: tuple[str, str]) -> Files:
    text = files[name].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {**files, name: text.encode()}


def retyped(docx: bytes, old: str, new: str) -> bytes:
    """A DOCX with other words in its body."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_two_equal_packages_differ_in_nothing(compare: Compare, quarryland: Files) -> None:
    assert compare(quarryland, quarryland) == {
        part: [] for part in ("settings", "code", "template", "wording", "case")
    }


def test_data_that_became_code_is_told_with_the_hook_that_it_has(
    compare: Compare, quarryland: Files
) -> None:
    code = changed(quarryland, "pyproject.toml", ('QM = "comity_qm"', 'QM = "comity_qm:plugin"'))
    found = compare(quarryland, {**code, f"{HOME}/__init__.py": PLUGIN})

    (entry,) = found["settings"]
    assert (entry["name"], entry["new"]) == ("comity.jurisdictions: QM", "comity_qm:plugin")
    assert entry["note"] == "It is code now: it runs only where an office allows it."
    assert [(row["name"], row["what"]) for row in found["code"]] == [
        ("hook comity_format", "added"),
        ("the rest of __init__.py", "added"),
    ]


def test_code_that_became_data_is_told(compare: Compare, quarryland: Files) -> None:
    code = changed(quarryland, "pyproject.toml", ('QM = "comity_qm"', 'QM = "comity_qm:plugin"'))
    (entry,) = compare({**code, f"{HOME}/__init__.py": PLUGIN}, quarryland)["settings"]

    assert entry["note"] == "It was code, and is data now: nothing of it runs."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<{value}>", "[{value}]", {"hook comity_format": "changed"}),
        ("        return", "        # a remark\n        return", {}),
        ('"""Quarryland, in code."""', '"""Quarryland."""', {}),
        ("plugin = ", "import os\nplugin = ", {"the rest of __init__.py": "changed"}),
    ],
    ids=["a hook", "a comment", "a description", "beside the hooks"],
)
def test_a_hook_is_told_by_what_it_does_and_not_by_its_look(
    compare: Compare, quarryland: Files, old: str, new: str, told: dict[str, str]
) -> None:
    before = {**quarryland, f"{HOME}/__init__.py": PLUGIN}
    found = compare(before, changed(before, f"{HOME}/__init__.py", (old, new)))

    assert {row["name"]: row["what"] for row in found["code"]} == told


def test_the_words_of_a_template_that_changed_are_told(compare: Compare, quarryland: Files) -> None:
    name = f"{HOME}/templates/request.docx"
    outline = quarryland[f"{HOME}/templates/request.outline.txt"].decode()
    (first, *_) = re.findall(r"\] (\{\{[^}]*\}\})$", outline, re.MULTILINE)
    other = retyped(quarryland[name], first, f"{first} Courtesy is returned.")
    (change,) = compare(quarryland, {**quarryland, name: other})["template"]

    assert (change["name"], change["what"]) == ("templates/request.docx", "changed")
    assert any(
        line.startswith("added: ") and line.endswith(f"{first} Courtesy is returned.")
        for line in change["lines"]
    )
    assert any(line.startswith("removed: ") for line in change["lines"])


def test_a_template_whose_text_is_the_same_is_said_to_look_different(
    compare: Compare, quarryland: Files
) -> None:
    name = f"{HOME}/templates/request.docx"
    other = retyped(quarryland[name], "<w:body>", "<w:body >")
    (change,) = compare(quarryland, {**quarryland, name: other})["template"]

    assert change["note"] == "Only its look differs; its text does not."


def sentence(id: str, text: str) -> str:
    return f'\nmsgid "{id}"\nmsgstr "{text}"\n'


def with_words(*sentences: str, head: str = PO) -> Files:
    files = language_files(plan_language("pt", "", "EUPL-1.2"))
    name = "src/comity_language_pt/catalogues/pt.po"
    return {**files, name: (head + "".join(sentences)).encode()}


def test_the_sentences_of_a_language_are_told_with_both_texts(compare: Compare) -> None:
    kept, gone = sentence("a.kept", "Fica."), sentence("a.gone", "Vai.")
    old = with_words(kept, gone, sentence("a.other", "Era."))
    new = with_words(kept, sentence("a.other", "É."), sentence("a.new", "Novo."))
    (change,) = compare(old, new)["wording"]

    assert change["sentences"] == [
        {"what": "changed", "id": "a.other", "old": "Era.", "new": "É."},
        {"what": "added", "id": "a.new", "old": "", "new": "Novo."},
        {"what": "removed", "id": "a.gone", "old": "Vai.", "new": ""},
    ]


def test_a_reviewer_signature_left_under_other_sentences_is_told(compare: Compare) -> None:
    signed = PO + '"X-Comity-Reviewed-By: Ana Exemplo, lawyer, 2026-11-01\\n"\n'
    old = with_words(sentence("a.b", "Era."), head=signed)
    (stale,) = compare(old, with_words(sentence("a.b", "É."), head=signed))["wording"]
    newer = signed.replace("Table: 1", "Table: 2").replace("Ana", "Rui")
    (fresh,) = compare(old, with_words(sentence("a.b", "É."), head=newer))["wording"]

    assert stale["note"].startswith("The reviewer signature is for the earlier texts: Ana Exemplo")
    assert fresh["note"].startswith("Clause table: version 2 (before: 1). Reviewed by: Rui Exemplo")


def test_cases_the_range_of_hosts_and_the_licence_are_told(
    compare: Compare, quarryland: Files
) -> None:
    name = f"{HOME}/cases/a-careful-request-is-answered.toml"
    new = changed(quarryland, "pyproject.toml", ("<0.2", "<0.3"), ("EUPL-1.2", "MIT"))
    found = compare(quarryland, {**new, name: new[name] + b"# more\n"})

    assert [row["name"] for row in found["case"]] == [name.removeprefix(f"{HOME}/")]
    assert [(row["name"], row["old"], row["new"]) for row in found["settings"]] == [
        ("host", "<0.2,>=0.1", "<0.3,>=0.1"),
        ("licence", "EUPL-1.2", "MIT"),
    ]


def test_the_text_says_it_in_words_and_shortens_long_sentences(
    lay, quarryland: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "Muito " * 40
    old = with_words(sentence("a.b", "Era."))
    places = [lay(old, "old"), lay(with_words(sentence("a.b", long)), "new")]

    assert main(["law", "diff", *map(str, places)]) == 0
    said = capsys.readouterr().out
    assert "Wording\n    pt.po: changed, 1 changed\n        a.b: changed\n" in said
    assert "before: Era." in said
    assert "Muito …" in said
    assert long not in said.replace("\n", " ")


def test_a_wheel_says_the_same_as_its_folder(
    lay, tmp_path: Path, quarryland: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lay(quarryland, "folder")
    wheel = tmp_path / "comity_qm-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in quarryland.items():
            if name.startswith("src/"):
                archive.writestr(name.removeprefix("src/"), data)
        info = "comity_qm-0.1.0.dist-info"
        archive.writestr(
            f"{info}/METADATA",
            "Metadata-Version: 2.4\nName: comity-qm\nVersion: 0.1.0\n"
            "License-Expression: EUPL-1.2\nRequires-Dist: comity<0.2,>=0.1\n",
        )
        archive.writestr(f"{info}/entry_points.txt", "[comity.jurisdictions]\nQM = comity_qm\n")

    assert main(["law", "diff", str(folder), str(wheel), "--format", "json"]) == 0
    assert not any(json.loads(capsys.readouterr().out)["package"].values())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (f"{HOME}/__init__.py", b"def (", "__init__.py: is not Python that can be read"),
        (f"{HOME}/__init__.py", b"x = '\x00'", "__init__.py: is not Python that can be read"),
        (f"{HOME}/templates/request.docx", b"PK", "request.docx: is not a Word file"),
        (f"{HOME}/catalogues/qm.po", b"msgid", "catalogues/qm.po"),
        (f"{HOME}/catalogues/qm.po", b"\xff\xfe", "is not UTF-8 text"),
        ("pyproject.toml", b"[project", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    lay, quarryland: Files, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    places = [lay(quarryland, "old"), lay({**quarryland, name: data}, "new")]

    assert main(["law", "diff", *map(str, places)]) == 2
    told = capsys.readouterr().err
    assert said in " ".join(told.split())
    assert str(places[1]) in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "points", [b"[comity.languages\npt = x", b"\xff", b"[a]\nb = c\n[a]\nb = d\n"]
)
def test_a_wheel_whose_entry_points_cannot_be_read_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], points: bytes
) -> None:
    wheel = tmp_path / "x.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("x-1.dist-info/METADATA", "Name: x\nVersion: 1\n")
        archive.writestr("x-1.dist-info/entry_points.txt", points)

    assert main(["law", "diff", str(wheel), str(wheel)]) == 2
    assert "is not a readable wheel" in capsys.readouterr().err


def test_a_wheel_that_brings_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = tmp_path / "x.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("x-1.dist-info/METADATA", "Name: x\nVersion: 1\n")
        archive.writestr("x/__init__.py", "")

    assert main(["law", "diff", str(wheel), str(wheel)]) == 2
    assert "contains no law and no wording" in capsys.readouterr().err
