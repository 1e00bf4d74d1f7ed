"""On one's own machine there is nothing of an office: no accounts, and none of their libraries."""

from __future__ import annotations

import subprocess
import sys

LOADED = """
import sys, tempfile
from pathlib import Path
from comity_web.running.serving import Serving
from comity_web.running.settings import configure
with tempfile.TemporaryDirectory() as made:
    configure(Serving(Path(made), 8000, "a secret of the tests"))
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from django.test import Client
    from comity_web.running.links import make_link
    client = Client(HTTP_HOST="127.0.0.1:8000")
    assert client.get(f"/enter/{make_link(Path(made))}").status_code == 303
    assert client.get("/").status_code == 200
    from django.db import connections
    connections.close_all()
loaded = {name.partition(".")[0] for name in sys.modules}
of_an_office = "allauth argon2 cryptography jwt prometheus_client psycopg requests"
print(sorted(loaded & {*of_an_office.split()}))
print("django.contrib.auth.models" in sys.modules)
"""


def test_what_lets_people_sign_in_is_not_even_loaded():
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.splitlines() == ["[]", "False"], done.stderr


def test_no_page_of_an_office_exists(client):
    for page in ("/sign-in", "/sign-out", "/account", "/invited/" + "a" * 43):
        assert client.get(page).status_code == 404
    page = client.get("/").content.decode()
    assert "/account" not in page
    assert "/sign-out" not in page
