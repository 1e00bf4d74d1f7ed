"""docs/release.md: its commands for building, run as they stand in a copy of the checkout."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.dist

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "release.md").read_text(encoding="utf-8")
# with what other tests write meanwhile
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".tox", ".hypothesis", "__pycache__", ".*_cache", "dist", "tests"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the block of commands under *Build* fills."""
    copy = tmp_path_factory.mktemp("release") / "comity"
    shutil.copytree(CHECKOUT, copy, ignore=LEFT_OUT)
    section = PAGE.partition("\n## Build\n")[2]
    block = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
    assert block
    script = block[1].replace("python ", f"'{sys.executable}' ")
    subprocess.run(["sh", "-eu", "-c", script], cwd=copy, check=True, capture_output=True)
    return copy / "dist"


def test_each_distribution_but_exampleland_is_built_as_wheel_and_archive(built: Path) -> None:
    members = {path.name for path in CHECKOUT.glob("*/*/src/*")}
    wanted = {"comity", *members} - {"comity_xa"}

    for ending in ("-py3-none-any.whl", ".tar.gz"):
        files = [file.name for file in built.iterdir() if file.name.endswith(ending)]
        assert sorted(name.partition("-")[0] for name in files) == sorted(wanted)


def test_the_archive_of_the_host_carries_what_a_stranger_needs(built: Path) -> None:
    (archive,) = built.glob("comity-*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}

    assert {"SECURITY.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "publiccode.yml"} <= names
    assert {".github/CODEOWNERS", ".github/workflows/check.yml", ".ci/no_case_data.py"} <= names


def test_a_country_says_on_the_index_what_it_holds_and_which_host_it_needs(built: Path) -> None:
    (wheel,) = built.glob("comity_ke-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        (name,) = [name for name in opened.namelist() if name.endswith("/METADATA")]
        metadata = opened.read(name).decode()

    folder = CHECKOUT / "jurisdictions" / "ke"
    pyproject = (folder / "pyproject.toml").read_text(encoding="utf-8")
    assert (folder / "README.md").read_text(encoding="utf-8") in metadata
    (needed,) = re.findall(r"^Requires-Dist: (comity.*)$", metadata, re.MULTILINE)
    (asked,) = re.findall(r'^dependencies = \["(.*)"\]$', pyproject, re.MULTILINE)
    assert Requirement(needed) == Requirement(asked)


def test_every_country_and_topic_is_published_after_the_host() -> None:
    section = PAGE.partition("\n## Publish\n")[2]
    uploads = re.findall(r"^python -m twine upload (.+)$", section, re.MULTILINE)
    names = [re.findall(r"dist/(\w+)-\*", line) for line in uploads]
    topics = sorted(path.name for path in CHECKOUT.glob("plugins/*/src/*"))
    countries = sorted(
        f"comity_{path.parent.name}" for path in CHECKOUT.glob("jurisdictions/*/src")
    )

    assert names == [["comity"], topics, [name for name in countries if name != "comity_xa"]]
