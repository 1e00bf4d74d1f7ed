"""The walkthrough of docs/add-a-country.md, run as it stands, in a folder outside the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "add-a-country.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ADDED = re.search(r"Add `(    necessity:[^`]*)`", PAGE)

pytestmark = [
    pytest.mark.needs_country,
    pytest.mark.skipif(os.name == "nt", reason="the page gives Windows its commands in words"),
]


class Walkthrough:
    """The page being followed: where its reader stands, and what each command said."""

    def __init__(self, home: Path) -> None:
        shutil.copytree(CHECKOUT / "jurisdictions" / "xa", home / "checkout" / "jurisdictions/xa")
        self.folder = home / "checkout"
        self.site = home / "site"
        self.said: dict[str, subprocess.CompletedProcess[str]] = {}
        path = os.pathsep.join(filter(None, (str(self.site), os.environ.get("PYTHONPATH"))))
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
            "PYTHONPATH": path,
            # `python -m pip install .` goes here, so that this environment stays as it is
            "PIP_TARGET": str(self.site),
            "PIP_NO_DEPS": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        if find_spec("hatchling"):
            self.environment["PIP_NO_BUILD_ISOLATION"] = "0"  # pip's way to say: without isolation

    def follow(self) -> None:
        """Write each file and run each command, in the order of the page."""
        for language, text in BLOCK.findall(PAGE):
            if language == "sh":
                for line in text.splitlines():
                    self.said[line] = self.run(line)
            elif language in ("toml", "python", "yaml"):
                name = text.partition("\n")[0].removeprefix("# ")
                (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        if line.startswith("cd "):
            self.folder = (self.folder / line.removeprefix("cd ")).resolve()
            return subprocess.CompletedProcess(line, 0, "", "")
        return subprocess.run(
            line,
            shell=True,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def walkthrough(tmp_path_factory: pytest.TempPathFactory) -> Walkthrough:
    found = Walkthrough(tmp_path_factory.mktemp("country"))
    found.follow()
    return found


def test_every_command_but_the_check_succeeds(walkthrough: Walkthrough) -> None:
    failed = {line: done.stderr for line, done in walkthrough.said.items() if done.returncode}

    assert set(failed) == {"comity check request.yaml"}, failed


def test_the_country_lies_outside_the_checkout(walkthrough: Walkthrough) -> None:
    assert CHECKOUT not in walkthrough.folder.parents
    assert (walkthrough.site / "comity_qm" / "jurisdiction.toml").is_file()


def test_the_plugin_is_listed_and_not_set_aside(walkthrough: Walkthrough) -> None:
    listed, _, quarantined = walkthrough.said["comity plugins"].stdout.partition("Quarantined")

    assert "Quarryland (comity-qm 2026.11.0" in listed
    assert "QM" not in quarantined


def test_its_law_is_shown_with_its_article(walkthrough: Walkthrough) -> None:
    text = " ".join(walkthrough.said["comity law show QM"].stdout.split())

    assert "A foreign request is made in English." in text
    assert "s. 11(2)" in text


def test_the_case_is_judged_by_its_rule_as_the_page_says(walkthrough: Walkthrough) -> None:
    done = walkthrough.said["comity check request.yaml"]
    shown = next(text for kind, text in BLOCK.findall(PAGE) if kind == "text")

    assert done.returncode == 1
    assert shown in done.stdout


def test_the_mended_case_is_clean_and_builds(walkthrough: Walkthrough) -> None:
    assert ADDED is not None
    case = walkthrough.folder / "request.yaml"
    case.write_text(f"{case.read_text(encoding='utf-8')}{ADDED.group(1)}\n", encoding="utf-8")

    checked = walkthrough.run("comity check request.yaml")
    built = walkthrough.run("comity build request.yaml -o out")

    assert (checked.returncode, built.returncode) == (0, 0), checked.stdout + built.stderr
    assert (walkthrough.folder / "out" / "request.docx").is_file()
