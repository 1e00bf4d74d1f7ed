"""What the server of an office notes and believes: the form of a line, the word of a proxy."""

from __future__ import annotations

import io
import json
import logging
import time

import pytest

from ..web.cases import sample_tree


@pytest.fixture
def lines(application):
    """Collects what is logged, as an office writes it."""
    from comity_web.guarding.faults import LOG
    from comity_web.running.logs import JsonLines

    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    before, level, passing = list(LOG.handlers), LOG.level, LOG.propagate
    LOG.handlers[:], LOG.propagate = [handler], False
    LOG.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    LOG.handlers[:], LOG.propagate = before, passing
    LOG.setLevel(level)


def test_what_has_not_the_form_of_an_allowed_value_is_not_written(lines):
    from comity_web.guarding.faults import note

    note("a text of ours", view="case", status=200, milliseconds=3)
    note("evil\n{}", place="a“b”")
    logging.getLogger("comity_web.other").error("a case says %s", "Witness Nine")
    strange = {"title": "Witness Nine", "view": "case"}
    logging.getLogger("comity_web").error("x", extra={"event": "known", "comity": strange})

    first, second, third, fourth = lines()

    assert set(first) == {"at", "level", "event", "view", "status", "milliseconds"}
    assert (first["event"], first["view"], first["status"]) == ("a text of ours", "case", 200)
    assert first["at"].endswith("+00:00")
    assert (second["event"], second["place"]) == ("not written", "not written")
    assert third["event"] == "not written"
    assert third["place"].startswith("test_watched:")
    assert {key: fourth[key] for key in fourth if key != "at"} == {
        "level": "error",
        "event": "known",
        "view": "case",
    }


def test_an_answer_is_noted_by_view_and_account_key_and_a_fault_by_its_place(
    lines, account, browser_of, monkeypatch
):
    from django.urls import get_resolver

    somebody = account()
    browser = browser_of(somebody, raise_request_exception=False)

    def raises(request):
        raise KeyError("Witness Nine")

    pattern = next(p for p in get_resolver().url_patterns if p.name == "glossary")
    monkeypatch.setattr(pattern, "callback", raises)
    page = browser.get("/glossary?q=Witness")
    assert page.status_code == 500

    fault, answered = lines()
    assert (fault["event"], fault["error"]) == ("fault", "KeyError")
    assert fault["place"].startswith("web_office/test_watched.py:")
    assert answered["event"] == "answered"
    assert (answered["view"], answered["method"], answered["status"]) == ("glossary", "GET", 500)
    assert answered["account"] == somebody.key
    assert answered["request"] == fault["request"]
    assert fault["request"] in page.content.decode(), "who reports it can tell which line it is"
    assert somebody.username not in json.dumps([fault, answered])


def test_no_value_of_a_case_is_in_the_log_whatever_is_done_with_it(
    lines, account, team, browser_of, monkeypatch, worker_here
):
    from comity_web.cases.models import Matter
    from comity_web.cases.saving import new_file
    from comity_web.judging import judged, worker

    tree = sample_tree("protected-witness-gb-in")
    witness = next(one for one in tree["persons"] if one.get("protect"))["name"]["full"]
    unit = team()
    file = new_file("request", tree)
    Matter.objects.filter(pk=file.matter.pk).update(team=unit)
    browser = browser_of(account([(unit, "drafter")]), raise_request_exception=False)
    at = f"/c/{file.key}"

    for page in ("/", "/check", "/history", "/s/facts", "/s/people", "/documents", f"/{witness}"):
        browser.get(f"{at}{page}", {"q": witness})
    typed = {"_base": file.head.number, "facts": witness, "reference": f"{witness} <b>"}
    browser.post(f"{at}/s/facts", typed)
    browser.post(f"{at}/rename", {"name": witness})
    browser.post("/upload", {"file": io.BytesIO(f"kind: {witness}\n[".encode())})

    def raises(*_, **__):
        raise ValueError(witness)

    monkeypatch.setattr(judged, "reckon", raises)
    monkeypatch.setattr(worker, "_order", raises)
    browser.post(f"{at}/s/facts", typed | {"facts": f"{witness} again"})
    job = worker.later("refusals", file.head, language="en")
    end = time.monotonic() + 120
    while job.state not in ("done", "failed") and time.monotonic() < end:
        job.refresh_from_db()
        time.sleep(0.05)
    worker.stop()

    said = lines()
    assert {one["event"] for one in said} >= {"answered", "a job failed"}
    assert {one.get("view") for one in said} >= {"case", "section", "rename", "upload"}
    whole = json.dumps(said, ensure_ascii=False)
    secrets = [
        witness,
        *witness.split(),
        tree["reference"],
        tree["facts"][0]["text"][:20],
        file.name,
    ]
    assert [one for one in secrets if one in whole] == []


@pytest.mark.parametrize(
    ("named", "peer", "believed"),
    [
        (["127.0.0.1"], "127.0.0.1", True),
        (["127.0.0.1"], "::ffff:127.0.0.1", True),
        (["10.1.0.0/24"], "10.1.0.9", True),
        (["10.1.0.0/24"], "10.1.1.9", False),
        (["::1"], "::1", True),
        (["127.0.0.1"], "192.0.2.1", False),
        ([], "127.0.0.1", False),
        (["127.0.0.1"], "", False),
    ],
)
def test_only_a_named_proxy_says_where_a_request_came_from(named, peer, believed):
    from comity_web.running.proxies import Proxies

    seen = {}
    said = {
        "REMOTE_ADDR": peer,
        "REMOTE_HOST": peer,
        "REMOTE_PORT": "1",
        "wsgi.url_scheme": "http",
        "HTTP_HOST": "comity.example",
        "SERVER_NAME": "x",
        "SERVER_PORT": "8080",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.5",
        "HTTP_X_FORWARDED_HOST": "attacker.example",
        "HTTP_FORWARDED": "for=198.51.100.1",
    }
    Proxies(lambda environ, start: seen.update(environ), named)(said, None)

    assert seen["wsgi.url_scheme"] == ("https" if believed else "http")
    # what a client wrote before the proxy added its own word is not believed either
    assert seen["REMOTE_ADDR"] == ("203.0.113.5" if believed else peer)
    assert seen["HTTP_HOST"] == "comity.example"
    assert "HTTP_X_FORWARDED_HOST" not in seen
    assert "HTTP_FORWARDED" not in seen
