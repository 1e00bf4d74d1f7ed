"""What is refused, how it is said, and that nothing typed is lost by it."""

from __future__ import annotations

import logging
import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import get_resolver

from comity_web.guarding import refusals
from comity_web.guarding.faults import LOG
from comity_web.guarding.headers import PAGE, PREVIEW, with_policy
from comity_web.guarding.rates import Buckets
from comity_web.guarding.sessions import ENTERED, LONGEST
from comity_web.running.links import SECONDS, make_link, use_link
from comity_web.running.serving import Rates, Serving

HOST = "127.0.0.1:8000"
TYPED = {"facts": "On 3 May\nthe “account” <b>was</b> emptied. \u202e", "empty": "", "csrf": "x"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def strict(application, client):
    """The client, checked for tokens as a browser is."""
    checked = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    checked.cookies = client.cookies
    return checked


@pytest.fixture
def serving():
    """The settings of the server, with changes."""

    def changed(**values):
        now: Serving = settings.COMITY
        kept = {name: getattr(now, name) for name in Serving.__dataclass_fields__}
        return override_settings(COMITY=Serving(**kept | values))

    return changed


@pytest.fixture
def failing(client, monkeypatch):
    """Lets the view ``stay`` raise an error, whose page the client then gets."""
    client.raise_request_exception = False

    def with_error(error):
        def raises(request):
            raise error

        pattern = next(p for p in get_resolver().url_patterns if p.name == "stay")
        monkeypatch.setattr(pattern, "callback", raises)
        return client

    return with_error


def shown_back(page) -> dict[str, str]:
    """The values that the page shows to be copied, by name."""
    import html

    rows = r"<dt><code>(.*?)</code></dt>\s*<dd[^>]*>(.*?)</dd>"
    found = re.findall(rows, page.content.decode(), re.DOTALL)
    return {html.unescape(name): html.unescape(value) for name, value in found}


def given_back(page) -> dict[str, str]:
    """The values that the page sends again, by name."""
    import html

    form = page.content.decode().partition("<main")[2]
    found = {html.unescape(k): html.unescape(v) for k, v in HIDDEN.findall(form)}
    found.pop("csrfmiddlewaretoken", None)
    return found


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


def test_a_form_whose_token_is_missing_comes_back_with_every_value(strict):
    page = strict.post("/stay", TYPED)

    assert page.status_code == 403
    assert given_back(page) == TYPED
    assert "<b>was</b>" not in page.content.decode()


def test_what_came_back_can_be_sent_again(strict):
    page = strict.post("/stay", TYPED)
    (token,) = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[-1:]

    assert (
        strict.post("/stay", {**given_back(page), "csrfmiddlewaretoken": token}).status_code == 204
    )


def test_a_form_sent_after_the_session_has_ended_comes_back_with_every_value(client):
    client.post("/leave")

    page = client.post("/stay", TYPED)

    assert page.status_code == 403
    assert given_back(page) == TYPED
    assert "comity serve" in page.content.decode()


def test_what_came_back_can_be_sent_again_with_a_fresh_link(application, strict):
    strict.get("/")
    strict.cookies.pop(settings.SESSION_COOKIE_NAME)
    page = strict.post("/stay", TYPED)
    (token,) = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[-1:]
    strict.get(f"/enter/{make_link(application)}")  # in another tab

    again = strict.post("/stay", {**given_back(page), "csrfmiddlewaretoken": token})

    assert again.status_code == 204


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


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:8001"])
def test_what_a_strange_page_posts_is_neither_taken_nor_given_back(strict, origin):
    page = strict.post("/stay", TYPED, headers={"origin": origin})

    assert page.status_code == 403
    assert given_back(page) == {}
    assert "emptied" not in page.content.decode()


def test_a_form_that_is_too_large_comes_back_with_every_value(client):
    large = {"facts": "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), "name": "b"}

    page = client.post(
        "/stay", f"facts={large['facts']}&name=b", "application/x-www-form-urlencoded"
    )

    assert page.status_code == 413
    assert "back button" in page.content.decode()
    assert shown_back(page) == large


def test_a_form_with_too_many_fields_comes_back_with_every_value(client):
    many = {f"f{n}": str(n) for n in range(12)}

    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=10):
        page = client.post(
            "/stay",
            "&".join(f"{name}={value}" for name, value in many.items()),
            "application/x-www-form-urlencoded",
        )

    assert page.status_code == 413
    assert shown_back(page) == many


def test_a_file_that_is_too_large_is_refused(client, tmp_path):
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))

    with file.open("rb") as stream:
        page = client.post("/stay", {"file": stream})

    assert page.status_code == 413


def test_too_many_posts_are_refused_for_a_while_and_come_back(client, serving):
    with serving(rates=Rates(posts=3)):
        answers = [client.post("/stay", TYPED) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [204, 204, 204, 429]
    assert answers[-1]["Retry-After"] == "30"
    assert given_back(answers[-1]) == TYPED


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


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ValueError("the name of a witness"), 500),
        (OperationalError("database or disk is full"), 503),
        (OperationalError("database is locked"), 503),
        (OSError(28, "No space left on device"), 503),
    ],
)
def test_a_fault_or_a_full_disk_gives_back_every_value(failing, error, status):
    page = failing(error).post("/stay", TYPED)

    assert page.status_code == status
    assert given_back(page) == TYPED
    assert "witness" not in page.content.decode()
    assert "Traceback" not in page.content.decode()


def test_a_fault_is_noted_by_its_class_and_place_alone(failing, caplog):
    with caplog.at_level(logging.INFO, logger=LOG.name):
        failing(ValueError("the name of a witness")).post("/stay", TYPED)

    *_, record = [record for record in caplog.records if record.name == LOG.name]
    said = record.getMessage()
    assert said.startswith("fault: ValueError at ")
    assert "test_guarding.py" in said
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


def test_a_page_that_cannot_even_be_drawn_is_told_plainly(failing, monkeypatch):
    drawn = refusals.render_to_string

    def once(name, *rest):
        if name == "web/refused.html":
            raise KeyError("broken")
        return drawn(name, *rest)

    monkeypatch.setattr(refusals, "render_to_string", once)
    page = failing(ValueError()).post("/stay", TYPED)

    assert page.status_code == 500
    assert "Comity has a fault" in page.content.decode()
    assert "emptied" in page.content.decode()


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_refusals_speak_the_language_of_their_reader(stranger, language):
    page = stranger.get("/", headers={"accept-language": language})

    titles = {"en": "Open Comity", "fr": "Ouvrez Comity", "de": "Öffnen Sie Comity"}
    assert page.status_code == 403
    assert titles[language] in page.content.decode()
    assert page["Content-Language"] == language


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


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\n\r\n"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"a=b"),
        ("application/x-www-form-urlencoded; charset=nosuch", b"a=%ff"),
        ("application/x-www-form-urlencoded", b"%ff=%00&a=%ED%A0%80"),
        ("", b""),
    ],
)
def test_what_no_page_sends_is_no_fault(client, kind, body):
    assert client.generic("POST", "/stay", body, content_type=kind).status_code in (204, 400)


@pytest.mark.parametrize("accepted", ["", "-", "en--fr", ";;q=", "é", "a" * 9000, "1-2,und,*"])
def test_no_wish_for_a_language_is_a_fault(client, accepted):
    assert client.get("/glossary", headers={"accept-language": accepted}).status_code == 200
