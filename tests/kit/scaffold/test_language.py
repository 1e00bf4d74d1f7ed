"""``comity new-language``: a distribution that is nothing but the wording of one language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from comity.kit.scaffold import language_files, plan_language
from comity.model.errors import InputError
from comity.steps.wording.needed import all_ids, version
from comity.text.catalogue_writer import Entry, catalogue_text


def test_the_names_follow_the_tag() -> None:
    language = plan_language("pt-br")

    assert (language.tag, language.name) == ("pt-BR", "Portuguese (Brazil)")
    assert language.distribution == "comity-language-pt-br"
    assert language.catalogue == "src/comity_language_pt_br/catalogues/pt-BR.po"


@pytest.mark.parametrize("tag", ["pt", "pt-BR", "zh-Hant", "sr-Latn"])
def test_the_package_declares_its_language_and_nothing_else(tag: str) -> None:
    language = plan_language(tag)
    files = language_files(language)
    project = tomllib.loads(files["pyproject.toml"].decode())["project"]

    assert project["entry-points"] == {"comity.languages": {tag: language.package}}
    assert project["name"] == language.distribution
    assert all(compile(files[name], name, "exec") for name in files if name.endswith(".py"))


def test_there_is_no_catalogue_that_says_nothing() -> None:
    files = language_files(plan_language("pt"))

    assert not any(name.endswith(".po") for name in files)
    guide = files["src/comity_language_pt/catalogues/README.md"].decode()
    assert "comity wording new pt -o src/comity_language_pt/catalogues/pt.po" in guide


def test_the_workflow_checks_the_catalogue() -> None:
    workflow = yaml.safe_load(language_files(plan_language("pt"))[".github/workflows/check.yml"])
    (job,) = workflow["jobs"].values()

    command = "comity wording check src/comity_language_pt/catalogues/pt.po --kind request"
    assert job["steps"][-1] == {"run": command}


@pytest.mark.parametrize(
    ("tag", "name", "said"),
    [
        ("en", "", "the English wording belongs to Comity"),
        ("xx", "", "'xx' is not the tag of a known language"),
        ("portuguese", "", "is not the tag of a known language"),
        ("pt_BR", "", "is not the tag of a known language"),
        ("pt", 'Portu"guese', "contains a quote"),
    ],
)
def test_what_cannot_be_a_language_is_refused(tag: str, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        plan_language(tag, name)


def test_the_command_writes_the_folder_and_names_each_file(comity, tmp_path: Path) -> None:
    done = comity("new-language", "pt", "--licence", "EUPL-1.2")
    folder = tmp_path / "desk" / "comity-language-pt"
    made = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}

    assert done.returncode == 0, done.stderr
    assert made == set(language_files(plan_language("pt", "", "EUPL-1.2")))
    assert "comity wording new pt -o src/comity_language_pt/catalogues/pt.po" in done.stderr


def test_it_says_when_comity_itself_has_the_language(comity) -> None:
    done = comity("new-language", "fr", "--licence", "MIT")

    assert "Comity itself has wording for fr." in done.stderr
    assert '"fr" = "comity-language-fr" in comity.toml, [plugins.languages]' in done.stderr


def test_it_says_when_another_distribution_brings_the_language(comity, install) -> None:
    site = install("comity-tv", "1.0", "[comity.languages]\nsw = comity_tv\n")

    done = comity("new-language", "sw", "--licence", "MIT", site=site)

    assert "comity-tv 1.0 is installed here and already brings sw." in done.stderr


def test_the_host_finds_the_language_once_it_has_a_catalogue(install, make_host) -> None:
    files = language_files(plan_language("pt"))
    text = catalogue_text("pt", [Entry(id) for id in all_ids("pt")], table=version())
    install(
        "comity-language-pt",
        "0.1.0",
        "[comity.languages]\npt = comity_language_pt\n",
        modules={
            **{
                name.removeprefix("src/"): data.decode()
                for name, data in files.items()
                if name.startswith("src/")
            },
            "comity_language_pt/catalogues/pt.po": text,
        },
    )

    host = make_host()

    assert "pt" in host.languages.tags()
    assert host.languages.wordings("pt") is not None
    assert host.languages.brought_by("pt") == "comity-language-pt 0.1.0"
