"""The page on the server of an office: its commands exist, and its settings are read."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import get_args

import click
import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs/server.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def commands() -> list[list[str]]:
    """Every ``comity server …`` of the page, word by word."""
    lines = "\n".join(blocks("sh")).splitlines() + re.findall(r"`(comity server [^`]+)`", PAGE)
    found = [line.partition("comity server ")[2] for line in lines if "comity server " in line]
    found = [line.partition(" > ")[0] for line in found]  # which is of the shell
    return [shlex.split(words) for words in dict.fromkeys(found)]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_each_command_of_the_page_exists_with_its_options(words: list[str]) -> None:
    server = import_module("comity_web.server_command").command
    found: click.Command = server
    while words and isinstance(found, click.Group):
        name, *words = words
        inner = found.get_command(click.Context(found), name)
        assert inner is not None, name
        found = inner
    with found.make_context(found.name, words, resilient_parsing=False) as context:
        assert context.args == []


def test_the_commands_of_the_server_are_all_on_the_page() -> None:
    server = import_module("comity_web.server_command").command
    told = {words[0] for words in commands()}
    assert set(server.list_commands(click.Context(server))) == told


def test_the_settings_of_the_page_are_read(tmp_path: Path) -> None:
    from comity_web.running.configuration import read_configuration

    secret = tmp_path / "staff.secret"
    secret.write_text("a secret of the tests")
    secret.chmod(0o600)
    first, _, provider = blocks("toml")
    file = tmp_path / "server.toml"
    file.write_text(first + provider.replace("/etc/comity/", f"{tmp_path}/"), encoding="utf-8")

    serving = read_configuration(file).serving("a secret")

    assert serving.server is not None
    assert (serving.server.review_required, serving.server.keep_closed) == (True, 365)
    (staff,) = serving.server.sign_in.providers
    back = f"{serving.server.url}/sign-in/with/{staff.id}/back"
    assert f"`{back}`" in PAGE


def test_a_database_on_another_machine_is_reached_as_the_page_says(tmp_path: Path) -> None:
    from comity_web.running.configuration import read_configuration
    from comity_web.running.server_fields import Database

    first, database, _ = blocks("toml")
    for name in re.findall(r'"/etc/comity/([^"]+)"', database):
        (tmp_path / name).write_text("a text of the tests")
        (tmp_path / name).chmod(0o600)
    own = re.search(r"^\[database\]\n(?:.+\n)+", first, re.MULTILINE)
    assert own is not None
    file = tmp_path / "server.toml"
    text = first.replace(own[0], database.replace("/etc/comity/", f"{tmp_path}/"))
    file.write_text(text, encoding="utf-8")
    options = read_configuration(file).database["OPTIONS"]
    told_here = (options["sslmode"], options["sslrootcert"])
    assert told_here == ("verify-full", str(tmp_path / "database-authority.pem"))
    (told,) = re.findall(r"^`ssl` has the values of PostgreSQL: (.+?)\. ", PAGE, re.MULTILINE)
    known = get_args(get_args(Database.model_fields["ssl"].annotation)[0])
    assert re.findall(r"`([a-z-]+)`", told) == list(known)


def test_the_keys_of_a_line_of_the_log_are_those_that_the_page_tells() -> None:
    from comity_web.guarding.faults import Allowed

    table = PAGE.partition("| key | what it is |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.strip().splitlines()[1:]]
    told = {key for row in rows for key in re.findall(r"`([a-z]+)`", row)}
    assert told == {"at", "level", "event", *Allowed.__annotations__}


def test_the_files_that_the_page_names_are_there_and_agree_with_it() -> None:
    service = (CHECKOUT / "plugins/web/container/comity.service").read_text(encoding="utf-8")
    assert "/opt/comity/bin/comity serve --config /etc/comity/server.toml" in service
    assert "/opt/comity/bin/pip" in PAGE


def test_the_page_installs_the_programs_and_fonts_of_the_container() -> None:
    """A PDF has empty boxes where a font is missing; a bare Debian has no `venv` and no `sudo`."""
    image = (CHECKOUT / "plugins/web/container/Containerfile").read_text(encoding="utf-8")
    first = blocks("sh")[0].replace("\\\n", " ")
    line = next(one for one in first.splitlines() if one.startswith("apt-get install"))
    told = {one for one in line.split()[2:] if not one.startswith("-")}
    fonts = {f"fonts-{name}" for name in re.findall(r"\bfonts-([\w-]+)", image)}
    assert len(fonts) == 3
    assert {"python3-venv", "sudo", "curl", "postgresql", *fonts} <= told
    assert {one for one in told if one.startswith("libreoffice")} == set(
        re.findall(r"libreoffice-[\w-]+", image)
    )


def test_the_database_of_the_page_keeps_every_name_whatever_the_cluster_does() -> None:
    made = shlex.split(next(one for one in blocks("sh")[1].splitlines() if "createdb" in one))
    options = dict(pairwise(made))
    assert (options["--encoding"], options["--template"]) == ("UTF8", "template0")
    assert options["--locale"].endswith("UTF-8")
