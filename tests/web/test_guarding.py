"""Who may ask, how often, and what every answer carries."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings
from django.urls import get_resolver

from comity_web.guarding.faults import LOG
from comity_web.guarding.headers import PAGE, PREVIEW, with_policy
from comity_web.guarding.rates import Buckets
from comity_web.guarding.sessions import ENTERED, LONGEST
from comity_web.running.links import SECONDS, make_link, use_link
from comity_web.running.serving import Rates

pytestmark = pytest.mark.postgres

TYPED = {"facts": "typed"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/no/such/page", 404), ("/stay", 405), ("/static/0/no.js", 404)],
)
def test_every_answer_has_the_headers(client, path, status):
    page = client.get(path)

    assert page.status_code == status
    assert page["Content-Security-Policy"] == PAGE
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["X-Frame-Options"] == "DENY"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in page["Permissions-Policy"]
    assert page["Cache-Control"] == "no-store"


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    assert "unsafe" not in PAGE
    assert "http" not in PAGE
    assert PAGE.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in PAGE
    assert "script-src" not in PREVIEW
    assert PREVIEW.startswith("sandbox;")


def test_a_view_may_give_its_page_the_policy_of_a_preview(client, failing, monkeypatch):
    from django.http import HttpResponse

    pattern = next(p for p in get_resolver().url_patterns if p.name == "stay")
    monkeypatch.setattr(pattern, "callback", lambda request: with_policy(HttpResponse("a letter")))

    page = client.post("/stay")

    assert page["Content-Security-Policy"] == PREVIEW
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_a_session_that_was_ended_opens_nothing_even_with_its_old_cookie(client):
    old = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/leave")
    client.cookies[settings.SESSION_COOKIE_NAME] = old

    page = client.get("/")

    assert page.status_code == 403
    assert "Your session has ended" in page.content.decode()


def test_a_session_gets_a_new_key_when_it_begins(application, stranger):
    stranger.get(f"/enter/{make_link(application)}")
    first = stranger.cookies[settings.SESSION_COOKIE_NAME].value
    stranger.get(f"/enter/{make_link(application)}")
    second = stranger.cookies[settings.SESSION_COOKIE_NAME].value

    assert first != second
    stranger.cookies[settings.SESSION_COOKIE_NAME] = first
    assert stranger.get("/").status_code == 403


def test_every_page_of_a_session_has_a_way_out(client):
    assert 'action="/leave"' in client.get("/").content.decode()
    client.post("/leave")
    assert 'action="/leave"' not in client.get("/").content.decode()


def test_ending_a_session_clears_what_the_browser_keeps(client):
    page = client.post("/leave")

    assert page["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/").status_code == 403


def test_no_form_leads_to_another_server(client):
    for wanted in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:a"):
        page = client.post("/language", {"language": "fr", "next": wanted})
        assert page["Location"] == "/"


def test_a_session_that_nobody_uses_ends(client):
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    Session.objects.update(expire_date=timezone.now())

    assert client.get("/").status_code == 403


def test_a_session_ends_after_a_week_however_much_it_is_used(client):
    session = client.session
    session[ENTERED] -= LONGEST
    session.save()

    assert client.get("/").status_code == 403


def test_a_bucket_is_emptied_steadily():
    buckets = Buckets()

    assert [buckets.fits("a", "posts", 2, now=0.0) for _ in range(3)] == [True, True, False]
    assert buckets.fits("b", "posts", 2, now=0.0)
    assert not buckets.fits("a", "posts", 2, now=29.0)
    assert buckets.fits("a", "posts", 2, now=31.0)


def test_links_that_lead_nowhere_are_counted_and_a_good_one_still_opens(
    application, stranger, serving
):
    with serving(rates=Rates(links=2)):
        statuses = {stranger.get(f"/enter/{'a' * 43}").status_code for _ in range(30)}
        assert statuses == {403, 429}
        assert stranger.get(f"/enter/{make_link(application)}").status_code == 303


def test_a_link_is_good_for_ten_minutes_and_once(tmp_path):
    early, late = make_link(tmp_path, now=0.0), make_link(tmp_path, now=0.0)

    assert use_link(tmp_path, early, now=SECONDS - 1.0)
    assert not use_link(tmp_path, early, now=SECONDS - 1.0)
    assert not use_link(tmp_path, late, now=float(SECONDS))
    assert not use_link(tmp_path, late, now=0.0)
    assert early not in "".join(path.name for path in (tmp_path / "links").iterdir())


def test_a_fault_is_noted_by_its_class_and_place_alone(failing, caplog):
    with caplog.at_level(logging.INFO, logger=LOG.name):
        failing(ValueError("the name of a witness")).post("/stay", TYPED)

    *_, record = [record for record in caplog.records if record.name == LOG.name]
    said = record.getMessage()
    assert said.startswith("fault: ValueError at ")
    assert "conftest.py" in said
    assert "witness" not in said
    assert record.exc_info is None


def test_what_concerns_safety_is_noted_in_fixed_words(application, strict, caplog, serving):
    with caplog.at_level(logging.INFO, logger=LOG.name), serving(rates=Rates(posts=0)):
        strict.get(f"/enter/{make_link(application)}")
        strict.get(f"/enter/{'b' * 43}")
        strict.get("/", headers={"host": "evil.example"})
        strict.post("/stay", TYPED, headers={"origin": "https://evil.example"})
        strict.handler.enforce_csrf_checks = False
        strict.post("/stay", TYPED)
        strict.post("/leave")

    said = [record.getMessage() for record in caplog.records if record.name == LOG.name]
    assert said == [
        "a session began by a link",
        "a request for another host was refused",
        "a form from another page was refused",
        "a session sent too much in a minute",
        "a session sent too much in a minute",
    ]


def test_files_of_the_package_are_served_and_nothing_else(stranger):
    from comity_web.guarding.assets import _assets
    from comity_web.wording.assets import address

    for name, found in _assets().items():
        page = stranger.get(address(name))
        assert page.status_code == 200
        assert page.content == found.data
        assert "max-age=31536000" in page["Cache-Control"]
        assert stranger.get(f"/static/000000000000/{name}")["Cache-Control"] == "no-cache"
        kept = stranger.get(address(name), headers={"if-none-match": page["ETag"]})
        assert (kept.status_code, kept.content) == (304, b"")
    for name in ("web/README.md", "../urls.py", "%2e%2e/urls.py", "web/", "/etc/passwd"):
        assert stranger.get(f"/static/0/{name}").status_code in (403, 404)
