"""What a stranger meets first is there and true: how to report, who reviews, what is checked."""

from __future__ import annotations

import configparser
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity import __version__

CHECKOUT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
FORMS = sorted(
    path for path in CHECKOUT.glob(".github/ISSUE_TEMPLATE/*.yml") if path.stem != "config"
)
MEMBERS = sorted(path.parent for path in CHECKOUT.glob("*/*/pyproject.toml"))
# what a code host grants to a job; reading the checkout is all that a check needs
READING = {"contents": "read"}


def text(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def data(name: str) -> Any:
    return yaml.safe_load(text(name))


def tox() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text("tox.ini"))
    return parser


def env_list() -> list[str]:
    return [name.strip() for name in tox()["tox"]["env_list"].split(",")]


WORKFLOW = data(".github/workflows/check.yml")
JOBS = WORKFLOW["jobs"]


def steps(job: str) -> list[dict[str, Any]]:
    return JOBS[job]["steps"]


def test_the_forge_runs_every_environment_that_plain_tox_runs() -> None:
    assert JOBS["tox"]["strategy"]["matrix"]["env"] == env_list()
    assert steps("tox")[-1]["run"] == "python -m tox run -e ${{ matrix.env }}"


def test_every_environment_that_the_forge_runs_is_in_tox() -> None:
    named = re.findall(r"tox run -e ([a-z]+)$", text(".github/workflows/check.yml"), re.MULTILINE)
    assert named == ["documents", "web"]
    for name in (*named, *JOBS["tox"]["strategy"]["matrix"]["env"]):
        assert f"testenv:{name}" in tox()


def test_what_is_run_beside_python_is_installed_by_one_list_on_every_machine() -> None:
    programs = text(".ci/programs")
    pairs = re.search(r"for pair in (.*?); do", programs, re.DOTALL)
    assert pairs
    wanted = {pair.partition(":")[2] for pair in pairs[1].replace("\\", "").split()}
    assert {"libreoffice-writer-nogui", "chromium", "nodejs", "npm", "poppler-utils"} <= wanted
    assert "packages+=(postgresql)" in programs  # whose programs are in no path
    assert re.search(r"^bash \.ci/programs", text(".ci/run"), re.MULTILINE)
    for job in ("documents", "web"):
        runs = [step.get("run", "") for step in steps(job)]
        assert runs.index("bash .ci/programs") < len(runs) - 1  # before tox


def test_the_script_runs_every_environment_that_needs_programs_from_elsewhere() -> None:
    script = text(".ci/run")
    for name in ("documents", "web"):
        assert name not in env_list()  # plain tox needs Python alone
        (run,) = re.findall(r"-m tox run .*-e ([\w,]+)", script)
        assert name in run.split(",")
        assert f"tox run -e {name}" in steps(name)[-1]["run"]


def test_no_browser_is_opened_but_on_request() -> None:
    assert "--ignore tests/web" in tox()["testenv:all"]["commands"]
    named = tox()["testenv:host"]["commands"].split()
    assert not {"tests", "tests/web"} & set(named)


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {}
    assert [job["permissions"] for job in JOBS.values()] == [READING] * len(JOBS)
    checkouts = [
        step
        for job in JOBS
        for step in steps(job)
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert len(checkouts) == len(JOBS)
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(JOBS)


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    used = re.findall(r"uses: (.*)", text(".github/workflows/check.yml"))
    assert used
    loose = [
        one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ]
    assert loose == []


@pytest.mark.parametrize("folder", [CHECKOUT, *MEMBERS], ids=lambda folder: folder.name)
def test_the_versions_of_python_that_are_claimed_are_those_that_are_tested(folder: Path) -> None:
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    prefix = "Programming Language :: Python :: "
    claimed = [name.removeprefix(prefix) for name in project["classifiers"] if prefix in name]

    assert claimed == JOBS["tox"]["strategy"]["matrix"]["python"]
    assert project["requires-python"] == f">={claimed[0]}"


HOOKS = {
    hook["id"]: hook for repo in data(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]
}


def test_the_hooks_are_those_that_contributing_promises() -> None:
    assert set(HOOKS) == {"no-case-data", "ruff-check", "ruff-format", "mypy"}
    assert (CHECKOUT / HOOKS["no-case-data"]["entry"].split()[-1]).is_file()
    assert HOOKS["mypy"]["entry"].split()[-2:] == ["-e", "type"]
    assert HOOKS["mypy"]["stages"] == ["pre-push"]


def test_hooks_use_the_versions_of_tox() -> None:
    asked = {
        "ruff": tox()["testenv:style"]["deps"].split(),
        "tox": [tox()["tox"]["requires"]],
    }
    needs = {name: hook.get("additional_dependencies", []) for name, hook in HOOKS.items()}

    assert needs["no-case-data"] == []
    for name, tool in (("ruff-check", "ruff"), ("ruff-format", "ruff"), ("mypy", "tox")):
        (need,) = needs[name]
        assert need.startswith(tool)
        assert need in asked[tool]


def owners() -> dict[str, list[str]]:
    lines = [line.split() for line in text(".github/CODEOWNERS").splitlines()]
    return {line[0]: line[1:] for line in lines if line and line[0] != "#"}


def test_every_folder_of_countries_and_topics_has_a_team() -> None:
    folders = {f"/{folder.relative_to(CHECKOUT).as_posix()}/" for folder in MEMBERS}
    assert {path for path in owners() if path.count("/") == 3} == folders


def test_every_path_that_has_a_team_is_there_and_all_teams_are_of_one_organisation() -> None:
    assert next(iter(owners())) == "*"
    paths = [path.strip("/") for path in owners() if path != "*"]
    assert [path for path in paths if not (CHECKOUT / path).is_dir()] == []
    teams = [team for names in owners().values() for team in names]
    assert all(re.fullmatch(r"@[\w-]+/comity-[a-z]+", team) for team in teams)
    assert len({team.partition("/")[0] for team in teams}) == 1


def test_a_placeholder_for_the_organisation_is_called_one() -> None:
    file = text(".github/CODEOWNERS")
    assert ("@example-org/" in file) == ("`example-org` is a placeholder" in file)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_form_warns_of_case_data_and_has_its_writer_confirm(form: Path) -> None:
    body = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    ids = [field["id"] for field in body if "id" in field]

    assert "**No case data.**" in form.read_text(encoding="utf-8")
    assert body[-1]["type"] == "checkboxes"
    assert [option["required"] for option in body[-1]["attributes"]["options"]] == [True]
    assert len(ids) == len(set(ids))


def test_there_is_a_form_for_everything_and_no_empty_issue() -> None:
    assert [form.stem for form in FORMS] == [
        *("bug", "law-error", "new-country-or-language", "something-else"),
    ]
    assert data(".github/ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": False}


def test_a_law_error_tells_all_that_an_entry_needs() -> None:
    body = data(".github/ISSUE_TEMPLATE/law-error.yml")["body"]
    required = {
        field["id"] for field in body if field.get("validations", {}).get("required") is True
    }
    assert required == {"state", "article", "says", "law", "source", "read_on", "reading"}


def test_a_change_is_asked_for_what_the_house_style_asks() -> None:
    template = text(".github/PULL_REQUEST_TEMPLATE.md")
    for words in ("No case data", "`tox`", "`changelog.d/`", "`reviewed_by`"):
        assert words in template


def test_security_speaks_of_the_pages_that_say_what_is_promised() -> None:
    linked = set(re.findall(r"\]\(([^)#]+)", text("SECURITY.md")))
    promised = {"docs/threat-model.md", "docs/safety.md", "docs/protection.md"}
    assert promised <= linked
    assert [link for link in sorted(linked) if not (CHECKOUT / link).exists()] == []


def test_security_says_that_this_version_is_mended() -> None:
    minor = ".".join(__version__.split(".")[:2])
    assert f"\n| host {minor}, newest release | yes |\n" in text("SECURITY.md")


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_no_address_for_mail_is_invented(name: str) -> None:
    assert re.findall(r"\S+@\S+\.\w+", text(name)) == []


def test_the_code_of_conduct_is_by_reference() -> None:
    page = text("CODE_OF_CONDUCT.md")
    assert "https://www.contributor-covenant.org/version/2/1/code_of_conduct/" in page
    assert len(page.split()) < 350


def test_the_archive_of_sources_carries_what_a_stranger_needs() -> None:
    included = SETTINGS["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    assert {"SECURITY.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", ".github"} <= set(included)
    assert [name for name in included if not (CHECKOUT / name).exists()] == []


@pytest.mark.parametrize("name", ["SECURITY.md", "CODE_OF_CONDUCT.md", "docs/release.md"])
def test_contributing_leads_to_each(name: str) -> None:
    assert f"]({name})" in text("CONTRIBUTING.md")
