"""The files for a container and for systemd: they name what exists, and give no right too many.

They are read here, not run: the machines of the tests have no container engine and no image.
"""

from __future__ import annotations

import configparser
import ipaddress
import json
import re
import shlex
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "plugins/web/container"
FILE = "/etc/comity/server.toml"
GIVEN = ("ada", "Ada Example", "/var/lib/comity/backup-monday", FILE)
"""What the page gives to commands as values."""


def instructions():
    """The instructions of the Containerfile: name and rest, joined and without comments."""
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^#.*\n", "", text)
    text = re.sub(r"\\\n\s*", " ", text)
    return [tuple(line.split(" ", 1)) for line in text.splitlines() if line]


def last(name):
    return [rest for one, rest in instructions() if one == name][-1]


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))


def _is_a_command(words):
    """Whether ``comity`` has such a command with such options."""
    from comity.cli.group import program

    found = program
    context = click.Context(program)
    while isinstance(found, click.Group):
        found = found.get_command(context, words.pop(0))
        assert found is not None
    options = {name for one in found.params for name in one.opts}
    return {one for one in words if one.startswith("-")} <= options


def test_what_is_copied_into_the_image_is_in_the_checkout():
    copied = [rest.split()[:-1] for name, rest in instructions() if name == "COPY"]
    names = [one for row in copied for one in row if not one.startswith("--from")]
    assert [one for one in names if one[0] != "/" and not (CHECKOUT / one).exists()] == []
    # all that the distributions need: what the files of requirements name lies in it
    wanted = re.findall(
        r"(?m)^\./([^/\s]+)/", (CHECKOUT / "requirements-plugins.txt").read_text(encoding="utf-8")
    )
    assert set(wanted) <= set(names)


def test_the_image_installs_what_the_tests_of_this_checkout_install():
    run = " ".join(rest for name, rest in instructions() if name == "RUN")
    assert '-r requirements.txt "./plugins/web[server]"' in run
    check = (CHECKOUT / ".ci/programs").read_text(encoding="utf-8")
    for package in ("libreoffice-writer-nogui", "fonts-liberation", "fonts-dejavu-core"):
        assert package in run
        assert package in check
    assert "postgresql-client" in run


def test_the_image_runs_as_nobody_special_and_what_it_starts_exists(application):
    names = [name for name, _ in instructions()]
    assert "USER" in names[names.index("COPY") :]
    uid = last("USER").split(":")[0]
    assert int(uid) > 0
    assert f"--uid {uid}" in " ".join(rest for name, rest in instructions() if name == "RUN")
    assert not [rest for name, rest in instructions() if name == "ADD" or "sudo" in rest]
    assert json.loads(last("ENTRYPOINT")) == ["comity"]
    words = json.loads(last("CMD"))
    assert words[-1] == FILE
    assert _is_a_command(words)
    assert last("VOLUME") == "/var/lib/comity"
    from comity_web.guarding.health import PATHS

    assert any(f":8080{path}'" in last("HEALTHCHECK") for path in PATHS)


def test_the_example_of_compose_gives_no_right_too_many(compose):
    server = compose["services"]["server"]

    assert server["read_only"] is True
    assert server["cap_drop"] == ["ALL"]
    assert server["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in server  # people come by the proxy alone
    assert "ports" not in compose["services"]["database"]
    assert "data:/var/lib/comity" in server["volumes"]
    assert f"./server.toml:{FILE}:ro" in server["volumes"]
    build = server["build"]
    assert (FOLDER / build["context"]).resolve() == CHECKOUT
    assert (CHECKOUT / build["dockerfile"]).is_file()
    assert set(server["secrets"]) == set(compose["secrets"])
    for service in compose["services"].values():
        assert set(service.get("secrets", [])) <= set(compose["secrets"])
        assert set(service["networks"]) <= set(compose["networks"])


def test_the_server_waits_for_a_database_that_answers(compose):
    """``up`` and ``run`` would meet one that is still being made."""
    assert compose["services"]["server"]["depends_on"] == {
        "database": {"condition": "service_healthy"}
    }
    database = compose["services"]["database"]
    command = database["healthcheck"]["test"]
    assert command[:2] == ["CMD", "pg_isready"]
    # at its socket the image answers while it still makes the database
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("--username") + 1] == database["environment"]["POSTGRES_USER"]


def test_no_secret_of_an_office_gets_into_an_image_and_nothing_of_the_checkout_is_left_out():
    """The folder ``secrets`` of the page lies in what is copied."""
    text = (FOLDER / "Containerfile.dockerignore").read_text(encoding="utf-8")
    out = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    assert "**/secrets" in out
    names = {one.removeprefix("**/") for one in out}
    copied = [rest.split()[:-1] for name, rest in instructions() if name == "COPY"]
    roots = [CHECKOUT / one for row in copied for one in row if (CHECKOUT / one).is_dir()]
    assert len(roots) == 4
    tracked = subprocess.run(
        ["git", "ls-files", "--", *map(str, roots)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(tracked) > 1000
    parts = {part for one in tracked for part in Path(one).parts}
    assert [one for one in parts if any(fnmatch(one, name) for name in names)] == []


def test_the_file_of_the_container_is_valid_and_fits_the_example(compose, tmp_path):
    from comity_web.running.configuration import read_configuration

    text = (FOLDER / "server.toml").read_text(encoding="utf-8")
    for name in compose["secrets"]:
        (tmp_path / name).write_text("secret")
        (tmp_path / name).chmod(0o600)
        assert f'"/run/secrets/{name}"' in text
    file = tmp_path / "server.toml"
    file.write_text(text.replace("/run/secrets/", f"{tmp_path}/"))
    read = read_configuration(file)

    said = compose["services"]["database"]["environment"]
    assert read.database["HOST"] in compose["services"]
    assert read.database["NAME"] == said["POSTGRES_DB"]
    assert read.database["USER"] == said["POSTGRES_USER"]
    assert str(read.folder) == "/var/lib/comity"
    assert read.listen == ("0.0.0.0", 8080)
    subnet = compose["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert [ipaddress.ip_network(one) for one in read.said.server.proxies] == [
        ipaddress.ip_network(subnet)
    ]
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in compose["services"]["proxy"]["volumes"]
    site, inside = caddy((FOLDER / "Caddyfile").read_text(encoding="utf-8"))
    assert read.said.server.url == f"https://{site}"
    assert inside[-1] == f"reverse_proxy server:{read.listen[1]}"


def caddy(text):
    """The address of a Caddyfile with one site, and the lines of that site."""
    text = re.sub(r"(?m)^#.*\n", "", text)
    first, *inside, end = [line.strip() for line in text.splitlines()]
    assert (first[-2:], end) == (" {", "}")
    return first[:-2], inside


def test_the_proxy_of_the_example_is_that_of_the_page_and_keeps_health_and_counts_inside():
    from comity_web.guarding.health import PATHS

    page = (CHECKOUT / "docs/server.md").read_text(encoding="utf-8")
    told = re.findall(r"(?ms)^```text\n(comity\.example\.gov \{\n.*?)^```$", page)
    assert len(told) == 1
    site, inside = caddy(told[0])
    example = caddy((FOLDER / "Caddyfile").read_text(encoding="utf-8"))
    assert (site, inside[:-1]) == (example[0], example[1][:-1])
    matched = inside[0].removeprefix("@inside path ").split()
    assert inside[1] == "respond @inside 403"
    for path in [*PATHS, "/metrics"]:
        assert any(fnmatch(path, one) for one in matched), path
    nginx = re.search(r"location ~ (\S+) \{ deny all; \}", page)[1]
    for path in [*PATHS, "/metrics"]:
        assert re.search(nginx, path), path


def test_the_example_of_systemd_starts_what_exists_and_ends_it_gently():
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string((FOLDER / "comity.service").read_text(encoding="utf-8"))
    service = parser["Service"]

    words = shlex.split(service["ExecStart"])
    assert words[0].endswith("/comity")
    assert words[-1] == FILE
    assert _is_a_command(words[1:])
    assert service["User"] == "comity"
    assert service["KillMode"] == "mixed"
    from comity_web.running.server import ENDING
    from comity_web.running.supervising import PATIENCE

    assert int(service["TimeoutStopSec"]) > ENDING + PATIENCE
    example = (FOLDER.parent / "src/comity_web/running/server.toml.txt").read_text(encoding="utf-8")
    assert f'data = "/var/lib/{service["StateDirectory"]}"' in example


def test_the_commands_of_its_page_exist():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    said = [
        shlex.split(words)
        for words in re.findall(r"(?:run --rm server|exec server comity) ([^`\n]+)", text)
    ]
    assert len(said) == 3
    for words in said:
        assert _is_a_command([one for one in words if one not in GIVEN])
