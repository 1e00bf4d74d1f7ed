"""Makes the older databases of this folder: by the code of that version, with invented matters.

Only to make them again; the tests read what it wrote. ``OLD`` is a checkout of that version:

    git worktree add OLD 6bf8ac6b
    export PYTHONPATH=OLD/core/src:OLD/templates/src:OLD/plugins/web/src
    python tests/web_office/older/make_older.py postgresql > tests/web_office/older/postgresql.sql
    python tests/web_office/older/make_older.py sqlite > tests/web_office/older/sqlite.sql
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

HOST = "127.0.0.1:8000"


def main(engine: str) -> None:
    from comity_web.running import settings
    from comity_web.running.serving import Serving

    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        values, database = settings._values, {}
        if engine == "postgresql":
            cluster = stack.enter_context(of_tests().Cluster())
            database = {"DATABASES": {"default": cluster.database()}}
        settings._values = lambda serving: values(serving) | database
        settings.configure(Serving(folder, 8000, "a secret of the tests"))
        from django.db import connections

        assert connections["default"].vendor == engine
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        write(folder)
        connections.close_all()
        if engine == "sqlite":
            with contextlib.closing(sqlite3.connect(folder / "comity.sqlite3")) as opened:
                text = "\n".join(opened.iterdump()) + "\n"
        else:
            command = ["--inserts", "--no-owner", "--no-privileges", cluster.address("comity_1")]
            dumped = subprocess.run(
                [str(cluster.programs / "pg_dump"), *command], capture_output=True, check=True
            )
            lines = dumped.stdout.decode().splitlines()
            # what psql alone understands, and only lines that say something
            kept = [one for one in lines if one and not one.startswith(("\\", "--"))]
            text = "\n".join(kept) + "\n"
        sys.stdout.write(text)


def write(folder: Path) -> None:
    """What one may do in a morning: as pages do it, and by the functions that they call."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    import comity
    from comity_web.cases.history import remove
    from comity_web.cases.models import CaseFile, Judgement
    from comity_web.cases.saving import new_file, save, store_attempt, tree_of
    from comity_web.core import host
    from comity_web.judging.judged import judge
    from comity_web.matters.kept import keep
    from comity_web.matters.recording import record
    from comity_web.running.links import make_link
    from comity_web.wording.catalogues import words

    client = Client(HTTP_HOST=HOST)
    assert client.get(f"/enter/{make_link(folder)}").status_code == 303

    # a request that was written in two windows, sent, answered and closed
    file = new_file("request", sample("bec-request"), author="A. Author")
    held = {"facts.summary": "pasted \x00 and \x0b"}
    tree = {**tree_of(file.head), "reference": "INV/2026/17"}
    first = save(file, file.head, tree, held, section="case", window="w1").revision
    save(
        file,
        first,
        {**tree_of(first), "reference": "INV/2026/17-A"},
        held,
        section="case",
        window="w2",
    )
    file.refresh_from_db()
    judge(file.head, words("en"))
    keep("received", file.head, "en", {"text": "kept by a hash alone"})
    assert client.get(f"/c/{file.key}/as/yaml").status_code == 200
    day = max(dt.date(2026, 10, 5), dt.date.fromisoformat(str(tree["date"])))
    for kind, after in (("sent", 1), ("answered", 20), ("closed", 30)):
        record(file, kind, day + dt.timedelta(days=after))

    # a draft with a clash, and what a page had sent by itself
    draft = new_file("request", {"schema": "1", "kind": "request", "reference": "INV/2026/18"})
    base = draft.head
    save(draft, base, {**tree_of(base), "reference": "INV/2026/19"}, {}, section="case")
    posted = {"reference": ["INV/2026/20"]}
    attempt = store_attempt(draft, base, "case", posted)
    clash = save(draft, base, {**tree_of(base), "reference": "INV/2026/20"}, {}, attempt=attempt)
    assert clash.conflicts
    store_attempt(draft, base, "facts", {"summary": ["half a sen"]}, autosave=True)

    # a file that was uploaded, one that was removed, and a notice
    text = comity.to_yaml(sample("bec-request")).encode()
    answer = client.post("/upload", {"file": SimpleUploadedFile("request.yaml", text)})
    assert answer.status_code == 303, answer.content
    notice = new_file("notice", sample("notice-us"))
    assert comity.examine(tree_of(notice.head), host())
    remove(new_file("request", {"schema": "1", "kind": "request"}, matter=draft.matter))
    assert CaseFile.objects.count() == 5
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()
    Judgement.objects.exclude(key__startswith=file.key).filter(key__contains=".").delete()


def sample(stem: str) -> dict:
    from comity.kit.samples import sample_files
    from comity.steps.read import reading
    from comity.steps.read.case_file import load
    from comity_web.core import host

    (file,) = (one for one in sample_files() if one.stem == stem)
    return reading(load(file), file, host().for_case().document_types()).tree.data


def of_tests():
    """The module of the cluster, from beside this folder."""
    place = Path(__file__).parents[1] / "cluster.py"
    spec = importlib.util.spec_from_file_location("cluster", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    os.environ["TZ"] = "UTC"
    main(sys.argv[1])
