"""Every distribution of the checkout is named, tied and installed alike."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from comity import __version__
from comity._version import host_range

CHECKOUT = Path(__file__).resolve().parents[2]
COUNTRIES = sorted(path.parent for path in CHECKOUT.glob("jurisdictions/*/pyproject.toml"))
PLUGINS = sorted(path.parent for path in CHECKOUT.glob("plugins/*/pyproject.toml"))
LANGUAGES = [path for path in PLUGINS if any(path.glob("src/comity_language_*"))]
TOOLS = [path for path in PLUGINS if path.name == "web"]
"""What brings a command, and no law."""
TOPICS = [path for path in PLUGINS if path not in (*LANGUAGES, *TOOLS)]
MEMBERS = [*PLUGINS, *COUNTRIES]
INVENTED = [path for path in COUNTRIES if path.name == "xa"]
"""For tests and for authors of plugins: in no list of States of a person who writes a request."""


def settings(folder: Path) -> dict:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def lines(name: str) -> list[str]:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def by_name(folder: Path) -> str:
    return folder.relative_to(CHECKOUT).as_posix()


def test_there_are_countries_and_topics() -> None:
    assert {"us", "ng", "xa"} <= {folder.name for folder in COUNTRIES}
    assert "treaties" in {folder.name for folder in TOPICS}


def test_every_folder_of_countries_and_topics_is_a_distribution() -> None:
    folders = {
        path
        for parent in ("plugins", "jurisdictions")
        for path in (CHECKOUT / parent).iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert folders == set(MEMBERS)


def test_requirements_plugins_names_every_real_folder_once_and_in_order() -> None:
    real = [folder for folder in MEMBERS if folder not in INVENTED]
    assert lines("requirements-plugins.txt") == [f"./{by_name(folder)}" for folder in real]


def test_requirements_tests_adds_what_is_invented_and_no_test_goes_without() -> None:
    invented = [f"./{by_name(folder)}" for folder in INVENTED]
    assert lines("requirements-tests.txt") == ["-r requirements-plugins.txt", *invented]
    tox = (CHECKOUT / "tox.ini").read_text(encoding="utf-8")
    assert "requirements-plugins.txt" not in tox


def test_requirements_installs_the_host_and_then_every_real_plugin() -> None:
    assert lines("requirements.txt") == [".[language,witness]", "-r requirements-plugins.txt"]


def test_requirements_dev_names_every_folder_too() -> None:
    editable = [line for line in lines("requirements-dev.txt") if line.startswith("-e ./")]
    assert editable == [f"-e ./{by_name(folder)}" for folder in MEMBERS]


def test_the_tools_are_asked_for_alike_in_tox_and_for_a_checkout() -> None:
    tox = (CHECKOUT / "tox.ini").read_text(encoding="utf-8")
    tools = [line for line in lines("requirements-dev.txt") if not line.startswith("-e")]
    wanted = [tool for tool in tools if tool not in tox]
    assert wanted == []


@pytest.mark.parametrize("folder", MEMBERS, ids=by_name)
def test_a_member_is_named_after_its_folder(folder: Path) -> None:
    project = settings(folder)["project"]

    name = f"language-{folder.name}" if folder in LANGUAGES else folder.name
    package = folder / "src" / f"comity_{name.replace('-', '_')}"

    assert project["name"] == f"comity-{name}"
    assert (package / "__init__.py").is_file()
    assert (package / "py.typed").is_file()


@pytest.mark.parametrize("folder", COUNTRIES, ids=by_name)
def test_a_country_is_found_by_its_iso_code(folder: Path) -> None:
    groups = settings(folder)["project"]["entry-points"]
    code, own = folder.name.upper(), groups["comity.jurisdictions"]

    assert groups.keys() <= {"comity.jurisdictions", "comity.languages"}
    assert own[code] == f"comity_{folder.name}"
    assert all(name == code or name.startswith(f"{code}-") for name in own)


@pytest.mark.parametrize("folder", MEMBERS, ids=by_name)
def test_a_member_declares_every_language_that_it_brings_and_no_other(folder: Path) -> None:
    declared = settings(folder)["project"]["entry-points"].get("comity.languages", {})
    packages = {file.parents[1].name: file for file in folder.glob("src/*/catalogues/*.po")}

    assert set(declared) == {file.stem for file in folder.glob("src/*/catalogues/*.po")}
    assert set(declared.values()) <= set(packages)


@pytest.mark.parametrize("folder", COUNTRIES, ids=by_name)
def test_the_code_in_jurisdiction_toml_is_that_of_the_entry_point(folder: Path) -> None:
    file = folder / "src" / f"comity_{folder.name}" / "jurisdiction.toml"

    assert tomllib.loads(file.read_text(encoding="utf-8"))["code"] == folder.name.upper()


@pytest.mark.parametrize("folder", TOPICS, ids=by_name)
def test_a_topic_is_found_by_its_name(folder: Path) -> None:
    groups = settings(folder)["project"]["entry-points"]

    assert groups["comity.plugins"][folder.name] == f"comity_{folder.name}"


@pytest.mark.parametrize("folder", TOOLS, ids=by_name)
def test_a_tool_brings_commands_and_nothing_that_answers_for_law(folder: Path) -> None:
    groups = settings(folder)["project"]["entry-points"]
    law = [
        found
        for pattern in ("src/*/law", "src/*/sources*", "src/*/*/*.toml")
        for found in folder.glob(pattern)
    ]

    assert set(groups) == {"comity.commands"}
    assert law == []


@pytest.mark.parametrize("folder", LANGUAGES, ids=by_name)
def test_a_language_is_found_by_its_tag(folder: Path) -> None:
    groups = settings(folder)["project"]["entry-points"]

    assert groups == {"comity.languages": {folder.name: f"comity_language_{folder.name}"}}


@pytest.mark.parametrize("folder", MEMBERS, ids=by_name)
def test_a_member_depends_on_a_range_of_the_host_that_holds_this_one(folder: Path) -> None:
    needs = [Requirement(text) for text in settings(folder)["project"]["dependencies"]]
    (host,) = [need for need in needs if need.name == "comity"]

    assert host.specifier.contains(__version__)
    assert {part.operator for part in host.specifier} == {">=", "<"}
    assert host.specifier == Requirement(f"comity{host_range()}").specifier


@pytest.mark.parametrize(
    ("version", "hosts"),
    [("0.1.0", ">=0.1,<0.2"), ("0.9.3", ">=0.9,<0.10"), ("1.4.2", ">=1.4,<2")],
)
def test_a_plugin_is_for_one_minor_version_until_hooks_are_settled(
    version: str, hosts: str
) -> None:
    assert host_range(version) == hosts


@pytest.mark.parametrize("folder", COUNTRIES, ids=by_name)
def test_a_country_is_light(folder: Path) -> None:
    pyproject = (folder / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    python = [path for path in folder.glob("src/**/*.py") if path.name != "__init__.py"]
    code = (folder / "src" / f"comity_{folder.name}" / "__init__.py").read_text(encoding="utf-8")

    assert len(pyproject) <= 30
    assert python == []
    assert re.sub(r'""".*?"""', "", code, flags=re.DOTALL).strip() == ""


def test_the_workspace_is_globbed_and_not_listed() -> None:
    assert settings(CHECKOUT)["tool"]["uv"]["workspace"]["members"] == [
        "plugins/*",
        "jurisdictions/*",
    ]


@pytest.mark.parametrize("folder", [CHECKOUT, *MEMBERS], ids=lambda folder: folder.name)
def test_every_dependency_has_a_lower_and_an_upper_bound(folder: Path) -> None:
    for text in settings(folder)["project"]["dependencies"]:
        assert {part.operator for part in Requirement(text).specifier} == {">=", "<"}, text
