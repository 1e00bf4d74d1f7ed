"""Commands are found by name, imported when run, and never quietly replaced."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from comity.cli import main
from comity.cli.group import BUILTIN, hidden, program

STAMP = """
import click

@click.command()
def command():
    click.echo("stamped")
"""


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch):
    """Put a folder first on the path, and forget what was imported from it."""

    def put(site: Path) -> None:
        monkeypatch.syspath_prepend(str(site))

    before = set(sys.modules)
    yield put
    for name in set(sys.modules) - before:
        if name.startswith("comity_stamp"):
            del sys.modules[name]


@pytest.mark.parametrize("name", BUILTIN)
def test_every_command_in_the_table_exists(name: str) -> None:
    command = program.get_command(click.Context(program), name)

    assert isinstance(command, click.Command)
    assert command.get_short_help_str(200)


def test_the_help_lists_every_command_with_its_line(capsys) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out

    for name, (_, line) in BUILTIN.items():
        assert name in text
        assert " ".join(line.split()[:4]) in text


def test_a_command_of_a_plugin_is_run(install, on_path, capsys) -> None:
    entry = "[comity.commands]\nstamp = comity_stamp:command\n"
    on_path(install("comity-stamp", "1.0", entry, modules={"comity_stamp.py": STAMP}))

    assert main(["stamp"]) == 0
    assert capsys.readouterr().out == "stamped\n"


def test_the_list_of_plugins_names_the_commands_of_other_distributions(
    install, on_path, capsys
) -> None:
    entry = "[comity.commands]\nstamp = comity_stamp:command\n"
    on_path(
        install("comity-stamp", "1.0", entry, modules={"comity_stamp.py": "raise SystemExit(9)"})
    )

    assert main(["plugins"]) == 0
    text = capsys.readouterr().out
    assert "Commands of other distributions:" in text
    assert "  stamp      (comity-stamp 1.0)" in text


def test_a_plugin_does_not_replace_a_built_in_command(install, on_path) -> None:
    entry = "[comity.commands]\ncheck = comity_stamp:command\n"
    on_path(install("comity-stamp", "1.0", entry, modules={"comity_stamp.py": STAMP}))

    assert [entry.distribution for entry in hidden()] == ["comity-stamp"]
    assert program.list_commands(click.Context(program)).count("check") == 1
    assert BUILTIN["check"][0].startswith("comity.cli.")


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("import no_such_library", "No module named 'no_such_library'"),
        ("raise SystemExit(0)", "SystemExit"),
        ("command = 3", "comity_stamp:command is not a click command"),
        ("", "has no attribute 'command'"),
    ],
)
def test_a_broken_command_is_named_with_its_distribution(
    install, on_path, capsys, source: str, cause: str
) -> None:
    entry = "[comity.commands]\nstamp = comity_stamp:command\n"
    on_path(install("comity-stamp", "1.0", entry, modules={"comity_stamp.py": source}))

    assert main(["stamp"]) == 2
    said = capsys.readouterr().err
    assert "The command 'stamp' of comity-stamp 1.0 cannot be loaded" in said
    assert cause in said
    assert "Traceback" not in said


def test_a_command_that_two_plugins_claim_is_refused_and_both_are_named(
    install, on_path, capsys
) -> None:
    entry = "[comity.commands]\nstamp = comity_stamp:command\n"
    install("comity-stamp-a", "1.0", entry, modules={"comity_stamp.py": STAMP})
    on_path(install("comity-stamp-b", "2.0", entry))

    assert main(["stamp"]) == 2
    assert "belongs to comity-stamp-a 1.0 and comity-stamp-b 2.0" in capsys.readouterr().err
