"""An older database is brought up to date by wheels of this checkout, and the drill of a restore.

``older/`` has what the version of commit 6bf8ac6b left: on PostgreSQL, and on one's own machine.
"""

from __future__ import annotations

import http.client
import json
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from ..dist.conftest import CHECKOUT, Environment
from ..dist.conftest import run as done
from .offices import written

pytestmark = pytest.mark.wheels

OLDER = Path(__file__).parent / "older"
NEEDED = (".", "./plugins/web", "./jurisdictions/ng", "./jurisdictions/us")
OURS = re.compile(r"_*(editable_impl_|editable__+)?comity|.*\.pth$")
"""Distributions of this checkout, among what is installed."""
OPTIONAL = '[sign-in]\ncodes = "optional"'
FIRST = """
import json, sys
from pathlib import Path
from comity_web.running.configuration import read_configuration
from comity_web.running.setting_up import set_up
set_up(read_configuration(Path(sys.argv[1])))
"""
LOOK = """
from django.test import Client
from comity_web.accounts.models import Account, Membership, Team
from comity_web.cases.models import CaseFile, Matter
from comity_web.cases.saving import head_of, held_of
team = Team.objects.create(name="Unit")
Matter.objects.update(team=team)
account = Account.objects.create_user("drafter", "a long pass phrase", name="D. Drafter")
Membership.objects.create(account=account, team=team, role="drafter")
client = Client(HTTP_HOST="comity.example")
given = {"username": "drafter", "password": "a long pass phrase"}
assert client.post("/sign-in", given, secure=True).status_code == 303
pages = {}
for file in CaseFile.objects.order_by("pk"):
    for page in ("", "check", "history", "as/yaml"):
        answer = client.get(f"/c/{file.key}/{page}", secure=True)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        pages[f"{file.pk}/{page}"] = [answer.status_code, text.decode()]
held = {file.pk: held_of(head_of(file)) for file in CaseFile.objects.order_by("pk")}
print(json.dumps({"pages": pages, "held": held}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An environment outside the checkout, with wheels of it beside what is installed here.

    That wheels bring along what they need is for tests/dist to see.
    """
    wheels = tmp_path_factory.mktemp("wheels")
    # hatchling is in this environment: without isolation none waits for one of its own
    done(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"),
        *("--wheel-dir", wheels, *NEEDED),
        cwd=CHECKOUT,
    )
    home = tmp_path_factory.mktemp("installed")
    environment = Environment(home, with_pip=False)
    done(
        *(sys.executable, "-m", "pip", "--python", environment.python, "install", "--quiet"),
        *("--no-index", "--no-deps", *wheels.glob("*.whl")),
    )
    (site,) = home.glob("venv/lib/python*/site-packages")
    (site / "beside.pth").write_text(f"{others(home / 'others')}\n")
    assert installed_from(environment, "comity_web").is_relative_to(site)
    return environment


def others(folder):
    """A folder with a link to each distribution that is installed here and not of this checkout."""
    folder.mkdir()
    for place in map(Path, sys.path):
        if place.name in ("site-packages", "dist-packages"):
            for one in place.iterdir():
                if not OURS.match(one.name) and not (folder / one.name).exists():
                    (folder / one.name).symlink_to(one)
    return folder


def installed_from(environment, name):
    """The place from which a package is imported there."""
    found = done(environment.python, "-P", "-c", f"import {name}; print({name}.__file__)")
    return Path(found.strip())


@pytest.fixture
def older(cluster):
    """A database as the older version left it."""
    database = cluster.database()
    with psycopg.connect(cluster.address(database["NAME"])) as opened:
        opened.execute((OLDER / "postgresql.sql").read_text())
    return database


def evaluate(installed, code, file):
    return done(installed.python, "-P", "-c", FIRST + code, file, cwd=installed.work)


def rows(cluster, database):
    """Every row of every table."""
    with psycopg.connect(cluster.address(database["NAME"])) as opened:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        tables = [table for (table,) in opened.execute(named)]
        return {
            table: opened.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()
            for table in tables
        }


def test_a_database_of_a_server_is_upgraded_backed_up_and_restored(
    installed, cluster, older, tmp_path
):
    before = rows(cluster, older)
    file = written(tmp_path / "server", older, more=OPTIONAL)
    said = installed.comity("server", "upgrade", "--config", str(file))

    steps = (CHECKOUT / "plugins/web/src/comity_web/cases/migrations").glob("0*.py")
    latest = max(step.stem for step in steps)
    assert f"cases: from 0002_windows to {latest}" in said
    assert "accounts: from nothing to " in said
    (kept,) = (tmp_path / "server/data/backups").iterdir()
    assert f"Backup: {kept}" in said
    manifest = json.loads((kept / "manifest.json").read_text())
    assert manifest["migrations"]["cases"] == ["0001_initial", "0002_windows"]
    assert "up to date" in installed.comity("server", "upgrade", "--config", str(file))

    after = rows(cluster, older)
    assert [row[1:] for row in after["cases_auditentry"]][: len(before["cases_auditentry"])] == [
        row[1:] for row in before["cases_auditentry"]
    ]
    for table in ("cases_revision", "cases_casefile", "cases_matter", "cases_attempt"):
        olds = [row[: len(row)] for row in before[table]]
        assert [row[: len(old)] for row, old in zip(after[table], olds, strict=True)] == olds
    assert len(before["cases_judgement"]) == 2
    assert [row[0][12] for row in after["cases_judgement"]] == ["."]

    found = json.loads(evaluate(installed, LOOK, file))
    pages = found["pages"]
    assert {pages[f"{number}/"][0] for number in (1, 2, 3, 4)} == {200}
    assert pages["5/"][0] == 404  # it was removed
    assert {pages[f"1/{page}"][0] for page in ("check", "history", "as/yaml")} == {200}
    assert "INV/2026/17-A" in pages["1/as/yaml"][1] and "INV/2026/19" in pages["2/as/yaml"][1]
    assert found["held"]["1"] == {"facts.summary": "pasted \x00 and \x0b"}

    to = tmp_path / "backup"
    noted = installed.comity("server", "backup", "--config", str(file), "--to", str(to))
    other = cluster.database()
    second = written(tmp_path / "second", other, more=OPTIONAL)
    installed.comity("server", "restore", "--config", str(second), "--from", str(to))
    was, now = rows(cluster, older), rows(cluster, other)
    assert was.keys() == now.keys()
    apart = {table for table in was if was[table] != now[table]}
    assert apart <= {"cases_auditentry", "django_session", "usersessions_usersession"}
    assert now["cases_auditentry"][:-1] == was["cases_auditentry"]
    assert (now["django_session"], bool(was["django_session"])) == ([], True)
    entries, last = re.search(r"Trail: (\d+) entries, last hash (\w+)", noted).groups()
    told = ("--count", entries, "--sha256", last)
    for one in (file, second):
        assert "is the one that was noted" in installed.comity(
            "server", "trail", "--config", str(one), *told
        )


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(installed, cluster, older, tmp_path):
    with psycopg.connect(cluster.address(older["NAME"])) as opened:
        opened.execute("CREATE TABLE cases_review (id int)")  # in the way of the fourth step
    before = rows(cluster, older)
    file = written(tmp_path / "server", older, more=OPTIONAL)
    to = tmp_path / "kept"
    failed = subprocess.run(
        [installed.bin / "comity", "server", "upgrade", "--config", file, "--to", to],
        cwd=installed.work,
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 2
    assert 'could not be upgraded: relation "cases_review" already exists' in failed.stderr
    assert f"It is as it was before. A backup lies in {to}." in failed.stderr
    assert rows(cluster, older) == before


def test_the_database_of_ones_own_machine_is_brought_up_to_date_at_a_start(installed, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    with closing(sqlite3.connect(folder / "comity.sqlite3")) as opened:
        opened.executescript((OLDER / "sqlite.sql").read_text())
        keys = [key for (key,) in opened.execute("SELECT key FROM cases_casefile ORDER BY id")]
    command = [installed.bin / "comity", "serve", "--no-browser", "--folder", folder]
    with subprocess.Popen(
        command, cwd=installed.work, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            link = process.stdout.readline().strip()
            place, _, path = link.removeprefix("http://").partition("/")
            opened = http.client.HTTPConnection(place, timeout=60)
            opened.request("GET", f"/{path}")
            answer = opened.getresponse()
            answer.read()
            cookies = "; ".join(
                one.split(";")[0] for one in answer.headers.get_all("Set-Cookie", [])
            )
            found = {}
            for key in keys:
                opened.request("GET", f"/c/{key}/as/yaml", headers={"Cookie": cookies})
                answer = opened.getresponse()
                found[key] = answer.status, answer.read().decode()
            opened.close()
        finally:
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=60)[1]
    assert "The database was brought up to date" in said
    assert [found[key][0] for key in keys] == [200, 200, 200, 200, 404]
    assert "INV/2026/17-A" in found[keys[0]][1]
    assert "fits" not in said
    trail = installed.comity("server", "trail", "--folder", str(folder))
    assert trail.startswith("Trail: ")
    (copy,) = folder.glob("comity.before-*.sqlite3")
    assert copy.stat().st_size > 100_000
