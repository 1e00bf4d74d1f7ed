"""``comity serve --config`` as a process: on PostgreSQL, behind a proxy, with its worker."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
import time
from urllib.parse import quote, urlencode

import pytest

from .offices import HOST, TOKEN, Office, database_of, free_port, in_office, run, written

PROTECTED = "Witness Nine"
NASTY = (
    *(PROTECTED, "Amara <script>alert(1)</script>", "line\nbreak", "\x1b[31mred", "\u202eevil"),
    *('{"event": "forged"}', "' OR 1=1 --", "..%2f..%2fetc%2fpasswd", "%s%n", "${jndi:ldap://x}"),
)


@pytest.fixture(scope="module")
def started(new_office, tmp_path_factory):
    """Starts servers; ends them all."""
    made: list[Office] = []

    def start(**options):
        port = free_port()
        folder = tmp_path_factory.mktemp("office")
        made.append(Office(new_office(folder, port=port, **options), port))
        made[-1].start()
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def office(started):
    """A server that runs, with its worker."""
    made = started()
    made.wait(lambda: made.ask("/health/ready").status == 200)
    return made


def test_it_says_where_it_answers_and_becomes_ready_with_its_worker(office):
    said = f"Comity answers at https://{HOST}, and listens at 127.0.0.1:{office.port}."
    assert said in office.log.read_text()
    assert json.loads(office.ask("/health/ready").text) == {"status": "ok"}
    told = json.loads(office.ask("/health/ready", Authorization=f"Bearer {TOKEN}").text)
    parts = {"database": True, "schema": True, "worker": True, "folder": True}
    assert told == {"status": "ok"} | parts


def test_counts_are_told_to_who_has_the_token_alone(office):
    for wrong in ("", "Bearer ", "Bearer wrong", TOKEN, f"Bearer {TOKEN}x", "Bearer \xe9"):
        answer = office.ask("/metrics", Authorization=wrong)
        assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")

    answer = office.ask("/metrics", Authorization=f"Bearer {TOKEN}")

    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert 'comity_answers_total{status="401",view="metrics"} 6.0' in answer.text
    assert "comity_workers 1.0" in answer.text
    assert 'comity_jobs{state="waiting"} 0.0' in answer.text


def test_programs_ask_under_any_name_and_people_under_the_one_of_the_server(office):
    assert office.ask("/health/live", host="10.0.0.1:8080").status == 200
    refused = office.ask("/", host="attacker.example")
    assert refused.status == 400
    assert "attacker.example" not in refused.text
    assert office.ask("/", X_Forwarded_Host="attacker.example").status != 400


def test_what_comes_without_tls_is_refused(office):
    for scheme in ("", "http"):
        answer = office.ask("/", X_Forwarded_Proto=scheme)
        assert answer.status == 400
        assert "not protected" in answer.text
    answer = office.ask("/")
    assert answer.status in (302, 303, 403)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_only_the_named_proxies_are_believed(started):
    office = started(more="[worker]\nhere = false", proxies="192.0.2.1")
    answer = office.ask("/")
    assert answer.status == 400
    assert "not protected" in answer.text


def test_the_log_has_no_value_of_a_request(office):
    for text in NASTY:
        plain = text.encode("ascii", "backslashreplace").decode().replace("\n", " ")
        form = urlencode({"name": text, "password": text, "csrfmiddlewaretoken": text})
        office.ask(f"/{quote(text, safe='')}?{urlencode({'q': text})}")
        office.ask(f"/c/{quote(text, safe='')}/s/{quote(text, safe='')}")
        plain = plain.replace("\x1b", "")
        headers = {"User_Agent": plain, "Referer": plain, "X_Forwarded_For": plain}
        office.ask("/", "POST", form, Cookie=f"__Host-comity-session={quote(text)}", **headers)
        office.ask("/upload", "POST", form, Accept_Language=plain, Origin=plain)
        office.ask("/health/live", Authorization=plain)
    office.ask(f"/{quote(PROTECTED)}", method="PROPFIND")
    for text in NASTY:
        page = office.ask("/sign-in")
        token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        cookies = "; ".join(one.split(";")[0] for one in page.headers.get_all("Set-Cookie"))
        typed = {"username": text, "password": text, "csrfmiddlewaretoken": token}
        tried = office.ask(
            "/sign-in", "POST", urlencode(typed), Cookie=cookies, Origin=f"https://{HOST}"
        )
        assert tried.status in (200, 422, 429)

    counts = office.ask("/metrics", Authorization=f"Bearer {TOKEN}").text
    assert re.search(r'comity_sign_ins_total\{outcome="failed"\} [1-9]', counts)
    lines = office.log.read_text().splitlines()

    said = [line for line in lines if not line.startswith("{")]
    assert [line.partition(" ")[0] for line in said] == ["Comity"]
    allowed = {"at", "level", "event", "view", "method", "status", "milliseconds", "request"}
    allowed |= {"account", "job", "process", "seconds", "place", "error"}
    assert {key for line in office.lines() for key in line} <= allowed
    whole = "\n".join(lines)
    parts = ("Witness", "Nine", "script", "alert", "forged", "evil", "1=1", "passwd", "jndi")
    assert [part for part in parts if part in whole] == []
    assert {line["view"] for line in office.lines() if "view" in line} >= {"sign_in", "none"}
    answered = [line for line in office.lines() if line["event"] == "answered"]
    assert len({line["request"] for line in answered}) == len(answered) > 50


def test_the_database_ends_what_hangs_and_a_thread_keeps_its_connection(office):
    shown = """
from django.db import connection
with connection.cursor() as cursor:
    for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        cursor.execute("SHOW " + name)
        print(cursor.fetchone()[0])
print(connection.settings_dict["CONN_MAX_AGE"], connection.settings_dict["CONN_HEALTH_CHECKS"])
"""
    assert in_office(office.file, shown).split() == ["30s", "10s", "1min", "600", "True"]


def _worker_of(office):
    started = [one for one in office.lines() if one["event"] == "the worker was started"]
    return started[-1]["process"], len(started)


def _runs(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_goes_on_when_the_database_ends_every_connection(office, cluster):
    import psycopg

    worker, before = _worker_of(office)
    name = database_of(office.file)["NAME"]
    with psycopg.connect(cluster.address(name), autocommit=True) as other:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        ended = other.execute(
            f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {others}"
        ).fetchone()[0]
        assert ended >= 3  # of pages, of the worker, of the share in the database

        session = "__Host-comity-session=abcdefghijklmnopqrstuvwxyz012345"
        answers = {office.ask("/register", Cookie=session).status for _ in range(20)}
        assert answers == {303}
        key = "SELECT key FROM judging_worker"
        ((known,),) = other.execute(key).fetchall()
        other.execute("UPDATE judging_worker SET seen = now() - interval '20 seconds'")
        office.wait(lambda: _fresh(other))
        assert other.execute(key).fetchall() == [(known,)]
    assert _worker_of(office) == (worker, before)


def test_while_the_database_is_away_pages_say_so(started, cluster):
    import psycopg

    office = started(more="[worker]\nhere = false")
    name = database_of(office.file)["NAME"]
    session = "__Host-comity-session=abcdefghijklmnopqrstuvwxyz012345"
    page = office.ask("/sign-in")
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    cookies = "; ".join(one.split(";")[0] for one in page.headers.get_all("Set-Cookie"))
    typed = urlencode(
        {"username": "ada.typed", "password": "hidden-word", "csrfmiddlewaretoken": token}
    )
    with psycopg.connect(cluster.address("postgres"), autocommit=True) as other:
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        other.execute(ending, [name])

        looked = office.ask("/register", Cookie=session)
        sent = office.ask("/sign-in", "POST", typed, Cookie=cookies, Origin=f"https://{HOST}")
        assert office.ask("/health/live").status == 200
        assert office.ask("/health/ready").status == 503
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    for answer in (looked, sent):
        assert answer.status == 503
        assert "Comity cannot reach its database" in answer.text
        assert "disk" not in answer.text
        assert "hidden-word" not in answer.text
    assert "the database does not answer" in {line["event"] for line in office.lines()}
    assert office.ask("/register", Cookie=session).status == 303


def _fresh(connection):
    asked = "SELECT count(*) FROM judging_worker WHERE seen > now() - interval '8 seconds'"
    return connection.execute(asked).fetchone()[0] == 1


def test_a_worker_that_dies_is_started_again(office):
    process, before = _worker_of(office)

    os.kill(process, signal.SIGKILL)
    office.wait(lambda: _worker_of(office)[1] == before + 1)

    assert "the worker ended; it is started again" in {line["event"] for line in office.lines()}
    token = {"Authorization": f"Bearer {TOKEN}"}
    office.wait(lambda: json.loads(office.ask("/health/ready", **token).text)["worker"])


def test_at_its_end_what_is_asked_is_answered_and_the_worker_ends(started, cluster):
    import psycopg

    office = started()
    office.wait(lambda: office.ask("/health/ready").status == 200)
    worker, _ = _worker_of(office)
    session = "__Host-comity-session=abcdefghijklmnopqrstuvwxyz012345"
    answers = []
    name = database_of(office.file)["NAME"]
    with psycopg.connect(cluster.address(name)) as other:
        other.execute("LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE")
        asking = threading.Thread(
            target=lambda: answers.append(office.ask("/register", Cookie=session).status)
        )
        asking.start()
        _wait_for_a_lock(other)
        office.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert office.process.poll() is None
    asking.join(30)

    assert office.process.wait(60) == 0
    assert answers in ([302], [303], [403])
    assert not _runs(worker)
    plain = [line for line in office.log.read_text().splitlines() if line[0] != "{"]
    assert [line.split()[0] for line in plain] == ["Comity", "Stopped."]
    events = [line["event"] for line in office.lines() if line["event"].startswith("the server ")]
    assert events == ["the server was started", "the server was stopped"]


def _wait_for_a_lock(connection):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if connection.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0]:
            return
        time.sleep(0.05)
    raise AssertionError("nothing waits")


def test_a_second_server_with_the_same_folder_or_port_is_refused(office, new_office, tmp_path):
    done = run("serve", "--config", str(office.file), cwd=tmp_path)

    assert done.returncode == 2
    assert "is in use by another server" in done.stderr
    assert "Traceback" not in done.stderr

    other = new_office(tmp_path, port=office.port)
    done = run("serve", "--config", str(other), cwd=tmp_path)
    assert done.returncode == 2
    assert f"127.0.0.1 port {office.port}: cannot be used: address already in use" in done.stderr
    assert "as `listen` in `[server]`" in done.stderr


def test_a_database_that_is_not_there_empty_or_of_another_version_is_refused(
    cluster, new_office, tmp_path
):
    import psycopg

    gone = written(tmp_path / "gone", {"NAME": "nothere", "USER": "x", "HOST": "/nowhere"})
    empty = written(tmp_path / "empty", cluster.database())
    newer, older = (new_office(tmp_path / age) for age in ("newer", "older"))
    with psycopg.connect(cluster.address(database_of(newer)["NAME"])) as opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('cases', '9999_later', now())"
        )
    with psycopg.connect(cluster.address(database_of(older)["NAME"])) as opened:
        opened.execute("DELETE FROM django_migrations WHERE app = 'judging'")

    said = {
        gone: "database: cannot be reached: ",
        empty: "database: has no tables yet\n    Run `comity server upgrade --config ",
        newer: "database: was written by a newer version of Comity",
        older: "database: is of an older version of Comity\n    Run `comity server upgrade",
    }
    asked = [(("serve",), file) for file in said]
    asked += [(("server", "worker"), file) for file in (gone, older)]
    for command, file in asked:
        done = run(*command, "--config", str(file), cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{file}: {said[file]}" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_worker_ends_by_itself_when_its_server_is_killed(office):
    """The last test of the server of this file, which it ends."""
    worker, _ = _worker_of(office)

    office.stop(signal.SIGKILL)

    end = time.monotonic() + 30
    while _runs(worker) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _runs(worker)
