"""A full disk under PostgreSQL: its process may write no further, as where there is no room."""

from __future__ import annotations

import html
import os
import random
import shutil
import string
import subprocess
from pathlib import Path

import pytest

from .cases import sample_tree, saved

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(
        os.environ.get("COMITY_WEB_POSTGRES") != "1" or shutil.which("prlimit") is None,
        reason="limits a process of PostgreSQL",
    ),
]
ROOM = 17 * 1024**2
"""Bytes of one file: what is written ahead is in files of 16 MiB, and goes on."""


def _letters(count: int) -> str:
    """What no database can pack."""
    return "".join(random.Random(count).choices(string.ascii_letters, k=count))


def _limit(process: int, size: int | str) -> None:
    """Let a process write so much into one file, as the user to whom it belongs."""
    of = Path(f"/proc/{process}").stat()
    as_owner = {} if os.getuid() else {"user": of.st_uid, "group": of.st_gid, "extra_groups": []}
    limited = ["prlimit", f"--pid={process}", f"--fsize={size}:"]
    subprocess.run(limited, check=True, cwd="/", **as_owner)


@pytest.fixture
def full(application):
    """Fills the file of long values, and lets the process of this connection write no further."""
    from django.db import connection

    from comity_web.cases.models import Attempt

    filling = [Attempt.objects.create(page="case", text=_letters(ROOM // 8)) for _ in range(12)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    _limit(process, ROOM)
    yield lambda: _limit(process, "unlimited")
    _limit(process, "unlimited")
    for one in filling:
        one.delete()


def test_a_disk_that_is_full_gives_back_what_was_typed_and_takes_it_later(client, full):
    from comity_web.cases.saving import head_of, tree_of

    file = saved(sample_tree("bec-request")).file
    typed = _letters(200_000)
    address = f"/c/{file.key}/s/case"

    answer = client.post(address, {"subject": typed, "_stay": "1"})
    assert answer.status_code == 503
    assert typed in html.unescape(answer.content.decode())
    assert head_of(file).number == 1  # nothing half done
    assert client.get(address).status_code == 200  # it can still be read

    full()
    assert client.post(address, {"subject": typed, "_stay": "1"}).status_code == 303
    assert tree_of(head_of(file))["subject"] == typed
