"""Which files a build leaves out, told from the project alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.conformance.built_files import left_out

Files = dict[str, bytes]
HOME = "src/comity_qm"
DATA = ["jurisdiction.toml", "law/act.toml", "law/evidence.toml", "templates/request.docx"]
HATCH = {"build-system": {"build-backend": "hatchling.build"}}
SETUP = {"build-system": {"build-backend": "setuptools.build_meta"}}


def hatch(**wheel: object) -> dict[str, object]:
    return {**HATCH, "tool": {"hatch": {"build": {"targets": {"wheel": wheel}}}}}


def missing(folder: Path, project: dict[str, object]) -> dict[str, str]:
    return {file: why for file, why, _ in left_out(folder, project, HOME, DATA)}


def test_hatchling_takes_every_file_of_its_package(tmp_path: Path) -> None:
    assert missing(tmp_path, hatch(packages=[HOME])) == {}


@pytest.mark.parametrize(
    ("wheel", "left"),
    [
        ({"packages": [HOME], "exclude": ["evidence.toml"]}, {"law/evidence.toml"}),
        ({"packages": [HOME], "exclude": ["/src/*/law/"]}, {"law/act.toml", "law/evidence.toml"}),
        ({"packages": [HOME], "include": ["*.toml"]}, {"templates/request.docx"}),
        ({"only-include": [f"{HOME}/law"]}, {"jurisdiction.toml", "templates/request.docx"}),
    ],
)
def test_a_setting_of_hatchling_that_loses_a_file_is_named(
    tmp_path: Path, wheel: dict[str, object], left: set[str]
) -> None:
    assert set(missing(tmp_path, hatch(**wheel))) == left


def test_what_git_ignores_is_not_built_unless_it_is_an_artifact(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.docx\n# a comment\nlaw/*\n!act.toml\n")

    assert set(missing(tmp_path, hatch(packages=[HOME]))) == {"templates/request.docx"}
    (tmp_path / ".gitignore").write_text("*.docx\nsrc/comity_qm/law/evidence.*\n")
    assert missing(tmp_path, hatch(packages=[HOME])) == {
        "law/evidence.toml": ".gitignore has 'src/comity_qm/law/evidence.*'",
        "templates/request.docx": ".gitignore has '*.docx'",
    }
    assert missing(tmp_path, hatch(packages=[HOME], artifacts=["*.docx", "evidence.toml"])) == {}


@pytest.mark.parametrize(
    ("tool", "manifest", "left"),
    [
        ({}, "", set(DATA)),
        ({"package-data": {"comity_qm": ["**/*.toml", "*.toml"]}}, "", {"templates/request.docx"}),
        ({"package-data": {"*": ["**/*"]}}, "", set()),
        ({}, "graft src\n", set()),
        ({}, "recursive-include src *.toml\n", {"templates/request.docx"}),
        ({"include-package-data": False}, "graft src\n", set(DATA)),
    ],
)
def test_setuptools_takes_only_the_data_that_it_is_told_of(
    tmp_path: Path, tool: dict[str, object], manifest: str, left: set[str]
) -> None:
    (tmp_path / "MANIFEST.in").write_text(manifest)

    assert set(missing(tmp_path, {**SETUP, "tool": {"setuptools": tool}})) == left


def test_of_another_builder_nothing_is_said(tmp_path: Path) -> None:
    project = {"build-system": {"build-backend": "flit_core.buildapi"}}

    assert missing(tmp_path, project) == {}


def test_an_editable_country_is_told_what_its_wheel_would_lack(
    quarryland: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write_record: Callable[..., Path],
) -> None:
    from comity.kit.conformance.package_files import check_wheel
    from comity.kit.conformance.subject import find_subject
    from comity.model.office import Office

    checkout, site = tmp_path / "checkout", tmp_path / "site"
    for file, data in {**quarryland, f"{HOME}/law/act.toml": b"schema = 1\n"}.items():
        (checkout / file).parent.mkdir(parents=True, exist_ok=True)
        (checkout / file).write_bytes(data)
    (checkout / ".gitignore").write_text("act.toml\n")
    info = site / "comity_qm-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: comity-qm\nVersion: 0.1.0\n")
    (info / "entry_points.txt").write_text("[comity.jurisdictions]\nQM = comity_qm\n")
    (site / "_comity_qm.pth").write_text(f"{checkout / 'src'}\n")
    write_record(info, "_comity_qm.pth")
    with (info / "RECORD").open("a", encoding="utf-8") as record:
        record.write(_row(site / "_comity_qm.pth"))
    monkeypatch.syspath_prepend(str(site))

    (problem,) = check_wheel(find_subject("QM", Office()))

    assert problem.place == "law/act.toml"
    assert problem.message == "would not be in the wheel: .gitignore has 'act.toml'"
    assert "artifacts" in problem.cure


def _row(file: Path) -> str:
    import base64
    import hashlib

    digest = base64.urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).rstrip(b"=")
    return f"{file.name},sha256={digest.decode()},{file.stat().st_size}\n"
