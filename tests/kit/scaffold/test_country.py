"""``comity new-jurisdiction``: a whole distribution that knows nothing, openly."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from comity.kit.scaffold import country_files, plan_country
from comity.law.ask import questions
from comity.model.errors import InputError

MADE = {"__pycache__", "build", "dist", ".pytest_cache"}  # by others, and ignored


def test_xa_is_what_the_scaffold_writes_byte_for_byte(checkout: Path) -> None:
    folder = checkout / "jurisdictions" / "xa"
    there = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not MADE.intersection(file.relative_to(folder).parts)
    }
    made = country_files(plan_country("XA", "Exampleland", "en", "Apache-2.0"))

    again = (
        "comity new-jurisdiction XA --name Exampleland --languages en --licence Apache-2.0 "
        "-o FOLDER makes it anew"
    )
    assert sorted(there) == sorted(made), again
    assert [name for name in made if made[name] != there[name]] == [], again


def test_the_same_country_has_the_same_bytes() -> None:
    country = plan_country("KE", "Kenya", "en,sw")

    assert country_files(country) == country_files(country)


def test_no_law_is_invented() -> None:
    files = country_files(plan_country("KE", "Kenya", "en,sw"))
    law = {name: data for name, data in files.items() if name.endswith(".toml") and "/law/" in name}

    assert [tomllib.loads(data.decode()) for data in law.values()] == [{"schema": 1}]
    assert tomllib.loads(files["src/comity_ke/sources.toml"].decode()) == {"schema": 1}
    assert set(tomllib.loads(files["src/comity_ke/jurisdiction.toml"].decode())) == {
        *("schema", "code", "name", "article", "short_name", "short_article", "languages"),
    }
    assert "This package contains no law yet." in files["README.md"].decode()


def test_every_question_stands_in_the_guidance() -> None:
    files = country_files(plan_country("KE", "Kenya", "en"))
    text = files["src/comity_ke/law/questions.toml"].decode()
    asked = [question.id for group in questions() for question in group.questions]

    assert [name for name in asked if f'question = "{name}"' not in text] == []


def test_the_everyday_name_is_filled_in_when_none_is_given() -> None:
    assert plan_country("ke", "", "en").name == "Kenya"
    assert plan_country("CI", "", "fr").name == "Côte d'Ivoire"
    assert plan_country("AX", "", "sv").name == "Åland Islands"


@pytest.mark.parametrize(
    ("code", "name", "formal", "short"),
    [
        ("KE", "Kenya", "the Republic of Kenya", "Kenya"),
        ("US", "", "the United States of America", "the United States"),
        ("BS", "", "the Commonwealth of the Bahamas", "the Bahamas"),
        ("BS", "The Bahamas", "the Commonwealth of the Bahamas", "the Bahamas"),
        ("NL", "Holland", "the Kingdom of the Netherlands", "Holland"),
        ("BA", "Bosnia", "Bosnia and Herzegovina", "Bosnia"),
        ("XA", "Exampleland", "Exampleland", "Exampleland"),
    ],
)
def test_the_formal_name_and_its_article_are_those_that_treaties_use(
    code: str, name: str, formal: str, short: str
) -> None:
    country = plan_country(code, name, "en")
    file = country_files(country)[f"src/{country.package}/jurisdiction.toml"].decode()
    record = tomllib.loads(file)

    assert f"{record['article']} {record['name']}".strip() == formal
    assert f"{record['short_article']} {record['short_name']}".strip() == short


@pytest.mark.parametrize("code", ["KE", "CI", "BA", "XK"])
def test_any_name_makes_files_that_can_be_read(code: str) -> None:
    country = plan_country(code, "", "en")
    files = country_files(country)

    project = tomllib.loads(files["pyproject.toml"].decode())["project"]
    assert project["entry-points"]["comity.jurisdictions"][code] == country.package
    for name, data in files.items():
        if name.endswith(".py"):
            compile(data, name, "exec")


@pytest.mark.parametrize(
    ("code", "name", "languages", "message"),
    [
        ("KEN", "Kenya", "en", "KEN is not the code of a State"),
        ("GB-SCT", "Scotland", "en", "The plugin of a State includes its parts"),
        ("UK", "", "en", "GB is the United Kingdom"),
        ("YY", "Nowhere", "en", "YY is not the code of a State"),
        ("XQ", "", "en", "XQ has no name"),
        ("KE", 'Ke"nya', "en", "contains a quote"),
        ("KE", "Ke\nnya", "en", "control character"),
        ("KE", "Kenya", "swahili", "unknown locale 'swahili'"),
        ("KE", "Kenya", ",", "does not name a language"),
    ],
)
def test_what_cannot_be_a_country_is_refused(
    code: str, name: str, languages: str, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        plan_country(code, name, languages)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as refused:
        plan_country("YY", 'a"b', "xx")
    assert len(refused.value.faults) == 3


def test_the_command_writes_the_folder_and_names_each_file(comity, tmp_path: Path) -> None:
    done = comity("new-jurisdiction", "KE", "--languages", "en,sw", "-o", "kenya")
    folder = tmp_path / "desk" / "kenya"
    made = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}

    assert done.returncode == 0, done.stderr
    assert made == set(country_files(plan_country("KE", "Kenya", "en,sw", worded=("en",))))
    assert len(done.stdout.splitlines()) == len(made)
    assert "Kenya (KE) has no law yet." in done.stderr
    # a bare name would be looked up in the package index
    assert f"python -m pip install .{os.sep}kenya\n" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the commands are those of a POSIX shell")
def test_the_commands_it_prints_can_be_pasted_whatever_the_folder_is_called(comity) -> None:
    done = comity("new-jurisdiction", "KE", "-o", "our Kenya's law")
    command = next(line for line in done.stderr.splitlines() if "pip install" in line)

    assert shlex.split(command)[-1] == "./our Kenya's law"


def test_a_language_without_wording_has_a_place_for_it_and_declares_nothing_yet() -> None:
    files = country_files(plan_country("KE", "Kenya", "en,sw", worded=("en", "fr")))
    project = tomllib.loads(files["pyproject.toml"].decode())["project"]

    guide = files["src/comity_ke/catalogues/README.md"].decode()
    assert "comity wording new sw -o src/comity_ke/catalogues/sw.po" in guide
    assert "new en" not in guide
    assert '# sw = "comity_ke"' in files["pyproject.toml"].decode()
    assert set(project["entry-points"]) == {"comity.jurisdictions"}
    assert not any(name.endswith(".po") for name in files)


def test_a_regional_language_is_worded_by_its_language() -> None:
    assert plan_country("CA", "", "en-CA,fr-CA", worded=("en", "fr")).unworded == ()


def test_a_language_with_wording_needs_no_place() -> None:
    files = country_files(plan_country("CI", "", "fr", worded=("en", "fr")))

    assert not any("/catalogues/" in name for name in files)
    assert "comity.languages" not in files["pyproject.toml"].decode()


def test_the_command_knows_which_languages_have_wording_here(comity, tmp_path: Path) -> None:
    done = comity("new-jurisdiction", "KE", "--languages", "en,sw,fr", "-o", "kenya")
    folder = tmp_path / "desk" / "kenya"

    assert "No finished wording is installed for sw." in done.stderr
    assert "fr" not in (folder / "src/comity_ke/catalogues/README.md").read_text("utf-8").split()


def test_the_workflow_checks_the_wheel_with_the_least_permissions() -> None:
    files = country_files(plan_country("KE", "Kenya", "en"))
    workflow = yaml.safe_load(files[".github/workflows/check.yml"])
    (job,) = workflow["jobs"].values()
    steps = [step.get("run", step.get("uses")) for step in job["steps"]]

    assert (workflow["permissions"], job["permissions"]) == ({}, {"contents": "read"})
    assert [bool(re.search(r"@v\d+$", step)) for step in steps[:2]] == [True, True]
    assert steps[2:] == [
        "python -m pip wheel --no-deps --wheel-dir dist .",
        'python -m pip install dist/*.whl "comity[testing]"',
        "python -m pytest",
        "comity plugins check KE",
        "comity law audit KE",
        "comity law audit KE --older-than 365d",
    ]


def test_a_folder_that_holds_something_is_left_alone(comity, tmp_path: Path) -> None:
    folder = tmp_path / "desk" / "comity-ke"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")

    done = comity("new-jurisdiction", "KE")

    assert done.returncode == 2
    assert "already exists and is not empty" in done.stderr
    assert [file.name for file in folder.iterdir()] == ["notes.txt"]


def test_a_country_that_is_installed_is_not_replaced_without_a_word(country, comity) -> None:
    site = country("TV")

    done = comity("new-jurisdiction", "TV", "-o", "tuvalu", "--licence", "MIT", site=site)

    assert done.returncode == 0
    said = " ".join(done.stderr.split())
    assert "comity-tv 1.0 is installed here and already covers TV." in said
    assert "pip replaces it with this one, and its law is lost." in said


def test_a_topic_is_not_replaced_by_a_country_of_its_name(comity, tmp_path: Path) -> None:
    topic = tmp_path / "site" / "comity_tv-1.0.dist-info"
    topic.mkdir(parents=True)
    (topic / "METADATA").write_text("Metadata-Version: 2.4\nName: comity-tv\nVersion: 1.0\n")
    (topic / "entry_points.txt").write_text("[comity.plugins]\nwaves = comity_tv:plugin\n")

    done = comity("new-jurisdiction", "TV", "-o", "tuvalu", site=topic.parent)

    assert done.returncode == 2
    assert "comity-tv is installed here as the topic waves" in done.stderr
    assert not (tmp_path / "desk" / "tuvalu").exists()
