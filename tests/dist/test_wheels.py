"""What is in the wheels: everything that the program reads, and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.dist

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "comity": [CHECKOUT / "core/src/comity", CHECKOUT / "templates/src/comity_templates"],
    **{
        package.name: [package]
        for package in CHECKOUT.glob("*/*/src/*")
        if (package.parents[1] / "pyproject.toml").is_file()
    },
}


def content(wheels: Path, name: str) -> set[str]:
    (wheel,) = wheels.glob(f"{name}-[0-9]*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {item for item in archive.namelist() if ".dist-info/" not in item}


def source(package: Path) -> set[str]:
    files = {path.relative_to(package.parent) for path in package.rglob("*") if path.is_file()}
    return {
        file.as_posix()
        for file in files
        if not any(part == "__pycache__" or part.startswith(".") for part in file.parts)
    }


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_wheel_holds_every_file_of_its_packages_and_no_other(wheels: Path, name: str) -> None:
    expected = set().union(*map(source, PACKAGES[name]))

    assert content(wheels, name) == expected


def test_the_host_ships_samples_law_questions_wordings_and_base_templates(wheels: Path) -> None:
    files = map(Path, content(wheels, "comity"))
    kinds = {(file.parts[0], file.suffix or file.name) for file in files}

    assert {
        ("comity", ".yaml"),
        ("comity", ".toml"),
        ("comity", ".typed"),
        ("comity_templates", ".po"),
        ("comity_templates", ".docx"),
        ("comity_templates", ".typed"),
    } <= kinds


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_wheel_is_pure_python_and_carries_its_licence(wheels: Path, name: str) -> None:
    (wheel,) = wheels.glob(f"{name}-[0-9]*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [item for item in archive.namelist() if item.endswith(".dist-info/METADATA")]
        text = archive.read(metadata).decode()

    assert wheel.name.endswith("-py3-none-any.whl")
    assert "License-Expression: Apache-2.0" in text
    assert "Requires-Python: >=3.11" in text


def test_the_licence_itself_is_in_the_wheel_of_the_host(wheels: Path) -> None:
    (wheel,) = wheels.glob("comity-[0-9]*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = [item for item in archive.namelist() if item.endswith("/LICENSE")]
        assert archive.read(licence) == (CHECKOUT / "LICENSE").read_bytes()
