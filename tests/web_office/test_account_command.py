"""``comity server account``: the first administrator, and what the pages cannot do any more."""

from __future__ import annotations

import re

import pytest

from .offices import HOST, in_office, run, written

TRAIL = """
from comity_web.cases.models import AuditEntry
for one in AuditEntry.objects.order_by("id"):
    print(one.actor, "|", one.action, "|", one.detail)
"""
ADD = ("add", "Grace.Okoye", "--name", "Grace Okoye", "--administrator")


@pytest.fixture(scope="module")
def file(cluster, tmp_path_factory):
    """The file of a server whose database has no tables yet."""
    return written(tmp_path_factory.mktemp("office"), cluster.database())


@pytest.fixture(scope="module")
def account(file):
    return lambda *given: run("server", "--config", file.name, "account", *given, cwd=file.parent)


def test_the_first_administrator_is_made_invited_and_listed(account, file):
    before = account(*ADD)
    assert before.returncode == 2
    assert "has no tables yet" in before.stderr
    assert f"Run `comity server upgrade --config {file.name}` first." in before.stderr
    upgraded = run("server", "upgrade", "--config", file.name, cwd=file.parent)
    assert upgraded.returncode == 0, upgraded.stderr

    nobody = account("list")
    assert (nobody.returncode, "@" in nobody.stdout) == (0, False)  # none is there from the start

    made = account(*ADD)
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(rf"https://{HOST}/invited/[\w-]{{20,}}\n", made.stdout)
    assert "once, within 72 hours" in made.stderr

    last = account("close", "grace.okoye")
    assert last.returncode == 2
    assert "is the last administrator" in last.stderr

    faulty = account("add", "ada", "--name", "Ada Example", "--email", "ada at office")
    assert faulty.returncode == 2
    assert "is not an e-mail address" in faulty.stderr
    assert account("reset-codes", "GRACE.okoye").returncode == 0
    fresh = account("invite", "grace.okoye")
    assert fresh.stdout.startswith(f"https://{HOST}/invited/")
    assert fresh.stdout != made.stdout

    assert account("list").stdout.splitlines() == [
        "grace.okoye\topen\tadministrator\tGrace Okoye",
    ]
    told = [line for line in in_office(file, TRAIL).splitlines() if "account |" in line]
    assert [line.partition(" | ")[2] for line in told] == [
        "account-made | grace.okoye",
        "right-given | grace.okoye administrator",
        "invited | grace.okoye",
        "codes-reset | grace.okoye",
        "invited | grace.okoye",
    ]
    assert {line.partition(" | ")[0] for line in told} == {"comity server account"}
