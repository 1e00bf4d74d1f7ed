"""A path that is empty, too long, of several lines, or leads nowhere is one clear error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
LONG = "x" * 300
EMPTY = {
    "build": ("build", "case.yaml", "-o", ""),
    "check": ("check", ""),
    "check letter": ("check", "case.yaml", "--as", "NR", "--letter", "-o", ""),
    "new": ("new", "request", "--to", "NR", "-o", ""),
    "new-jurisdiction": ("new-jurisdiction", "QM", "--name", "Quasimodia", "-o", ""),
    "template": ("template", "derive", "NR", "request", "-o", ""),
    "demo": ("demo", ""),
    "office": ("office", "allow", ""),
}


@pytest.fixture
def site(country, write, request_data) -> Path:
    """Two countries, beside a case of theirs."""
    write(request_data)
    country("TV")
    return country("NR")


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_path_is_refused_and_nothing_is_written(
    name: str, comity, site: Path, desk: Path
) -> None:
    before = sorted(desk.rglob("*"))
    done = comity(*EMPTY[name], site=site)

    assert done.returncode == 2
    assert "The name is empty. Give the name of a file or folder." in done.stderr
    assert sorted(desk.rglob("*")) == before


NAMED = {
    "build": ("build", "case.yaml", "-o", "{}"),
    "check": ("check", "{}"),
    "new": ("new", "request", "--to", "NR", "-o", "{}"),
    "new-jurisdiction": ("new-jurisdiction", "QM", "--name", "Quasimodia", "-o", "{}"),
    "template check": ("template", "check", "{}"),
    "demo": ("demo", "{}"),
    "office forget": ("office", "forget", "{}"),
    "office option": ("--office", "{}", "measures"),
}


def refused_at(comity, name: str, path: str, site: Path) -> str:
    """What a command says of a path that it cannot use."""
    done = comity(*(part.format(path) for part in NAMED[name]), site=site)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return " ".join(done.stderr.split())


@pytest.mark.parametrize("name", NAMED)
def test_a_name_that_is_too_long_for_the_system_is_refused(name: str, comity, site: Path) -> None:
    assert "the name is too long for this system." in refused_at(comity, name, LONG, site)


@POSIX
@pytest.mark.parametrize("name", NAMED)
def test_a_link_that_leads_back_to_itself_is_refused(
    name: str, comity, site: Path, desk: Path
) -> None:
    (desk / "loop").symlink_to("loop")

    assert "this link points back to itself." in refused_at(comity, name, "loop", site)


@POSIX
@pytest.mark.parametrize("name", ["build", "new-jurisdiction"])
def test_an_output_folder_that_is_a_link_to_nothing_is_named(
    name: str, comity, site: Path, desk: Path
) -> None:
    (desk / "gone").symlink_to("not-there")
    draft = ("--draft",) if name == "build" else ()

    done = comity(*(part.format("gone") for part in NAMED[name]), *draft, site=site)

    assert done.returncode == 2, done.stderr
    assert "gone: it is a link, and its target does not exist" in done.stderr


@POSIX
def test_a_pipe_in_place_of_a_template_is_not_said_to_be_missing(comity, desk: Path) -> None:
    os.mkfifo(desk / "pipe.docx")

    done = comity("template", "check", "pipe.docx")

    assert done.returncode == 2
    assert "it is not an ordinary file" in done.stderr


@pytest.mark.parametrize("name", NAMED)
def test_an_argument_of_several_lines_is_refused_on_one(name: str, comity, site: Path) -> None:
    done = comity(
        *(part.format("x\nOffice: Ministry (comity.toml).") for part in NAMED[name]), site=site
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert not any(line.startswith("Office:") for line in done.stderr.splitlines())
    assert "contains a line break. Remove it." in " ".join(done.stderr.split())
