"""What a terminal shows: nothing runs over its edge, nothing is cut short, States go by name."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from comity.cli import main
from comity.cli.group import program
from comity.kit.samples import sample_files

(BEC,) = (file for file in sample_files() if file.name == "bec-request.yaml")
NARROW = {"COLUMNS": "80"}
SHOWN: dict[str, tuple[str | Path, ...]] = {
    "check": ("check", "corruption-ng-gb.yaml"),
    "check --as": ("check", "rogatory-in-gb.yaml", "--as", "GB"),
    "refusals": ("refusals", BEC.name, "--to", "DE"),
    "compare": ("compare", BEC.name, "--to", "DE,IN,GB"),
    "explain": ("explain", BEC.name),
    "measures": ("measures",),
    "plugins": ("plugins",),
    "law ties": ("law", "ties", "NG", "US"),
}


def unbroken(line: str) -> bool:
    """Whether a line is one long word, which is never cut so that it can be copied."""
    return len(line.split()) == 1


@pytest.mark.needs_country
@pytest.mark.parametrize("name", SHOWN)
def test_nothing_runs_over_the_edge_of_a_narrow_terminal(comity, name: str) -> None:
    done = comity(*SHOWN[name], env=NARROW, cwd=BEC.parent)  # paths are as long as they are

    lines = done.stdout.splitlines()
    assert len(lines) > 1, done.stderr
    assert [line for line in lines if len(line) > 80 and not unbroken(line)] == []


@pytest.mark.needs_country
@pytest.mark.parametrize("name", ["check", "refusals", "explain"])
def test_a_narrow_terminal_is_told_the_same(comity, name: str) -> None:
    narrow = comity(*SHOWN[name], env=NARROW, cwd=BEC.parent)
    wide = comity(*SHOWN[name], env={"COLUMNS": "100"}, cwd=BEC.parent)

    def words(text: str) -> list[str]:
        return sorted({word for word in text.split() if set(word) != {"-"}})

    assert narrow.returncode == wide.returncode
    assert words(narrow.stdout) == words(wide.stdout)


def every_command(group: click.Group, *path: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += every_command(command, *path, name)
    return found


@pytest.mark.parametrize("path", [(), *every_command(program)], ids=" ".join)
def test_help_fits_80_columns_cuts_no_line_short_and_explains_every_option(
    path: tuple[str, ...], capsys, monkeypatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert main([*path, "--help"]) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines())) <= 80
    assert "..." not in text.partition("Commands:")[2]
    command: click.Command | None = program
    for name in path:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert command is not None
    bare = [p.opts for p in command.params if isinstance(p, click.Option) and not p.help]
    assert bare == []


@pytest.mark.parametrize(
    ("args", "meant"),
    [(["chekc"], "check"), (["law", "tie"], "ties"), (["template", "field"], "fields")],
)
def test_a_misspelt_command_is_told_what_was_meant(args: list[str], meant: str, capsys) -> None:
    assert main(args) == 2
    assert f"Did you mean {meant}?" in capsys.readouterr().err


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("by_name", "by_code"),
    [
        (("refusals", BEC, "--to", "Germany"), ("refusals", BEC, "--to", "DE")),
        (("law", "show", "Kenya"), ("law", "show", "KE")),
        (("law", "ties", "Nigeria", "united states"), ("law", "ties", "NG", "US")),
    ],
    ids=["refusals", "show", "ties"],
)
def test_a_state_may_be_named_in_english(
    comity, by_name: tuple[str | Path, ...], by_code: tuple[str | Path, ...]
) -> None:
    named = comity(*by_name)

    assert named.stdout
    assert named.stdout == comity(*by_code).stdout


def test_a_demo_that_has_no_folder_says_so_before_the_work(comity, tmp_path: Path) -> None:
    (tmp_path / "desk" / "file").touch()
    done = comity("demo", "file")

    assert done.returncode == 2
    assert done.stderr.startswith("file: there is a file where a folder is needed")


@pytest.mark.needs_country
def test_the_format_may_stand_before_the_check_of_a_plugin(comity) -> None:
    done = comity("plugins", "--format", "json", "check", "XA", "--only", "record")

    assert done.returncode == 0
    assert done.stdout.startswith("[")


@pytest.mark.needs_country
def test_of_two_languages_it_is_said_which_has_which_findings(comity) -> None:
    notice = BEC.with_name("notice-us.yaml")
    done = comity("build", notice, "-o", "out", "--language", "en,fr")

    assert done.returncode == 0
    said = [line.partition(": ")[0] for line in done.stderr.splitlines()]
    assert said == ["notice-us.yaml (en)", "notice-us.yaml (fr)"]


@pytest.mark.skipif(os.name == "nt", reason="the quotation marks are those of a POSIX shell")
def test_a_command_that_is_shown_can_be_copied_whatever_the_name_of_the_file(comity) -> None:
    done = comity("new", "reminder", "--from", "NG", "--to", "US", "-o", "my case.yaml")

    assert done.returncode == 0
    assert done.stderr == "Fill in the file, then run: comity check 'my case.yaml'\n"
