"""What is refused, how it is said, and that nothing typed is lost by it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import override_settings

from comity_web.guarding import refusals
from comity_web.running.links import make_link
from comity_web.running.serving import Rates

TYPED = {"facts": "On 3 May\nthe “account” <b>was</b> emptied. \u202e", "empty": "", "csrf": "x"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def shown_back(page) -> list[tuple[str, str]]:
    """The values that the page shows to be copied, each with its label."""
    import html

    rows = r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>"
    found = re.findall(rows, page.content.decode(), re.DOTALL)
    return [(html.unescape(label), html.unescape(value)) for label, value in found]


def given_back(page) -> dict[str, str]:
    """The values that the page sends again, by name."""
    import html

    form = page.content.decode().partition("<main")[2]
    found = {html.unescape(k): html.unescape(v) for k, v in HIDDEN.findall(form)}
    found.pop("csrfmiddlewaretoken", None)
    return found


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


def test_a_page_that_saves_by_itself_is_told_in_a_line(client):
    client.post("/leave")

    told = client.post("/stay", TYPED, headers={"x-comity-autosave": "1"})

    assert told.status_code == 403
    assert told.json()["message"].startswith("Your session has ended. ")


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
    assert [value for _, value in shown_back(page)] == list(large.values())


def test_a_form_with_a_file_that_is_too_large_comes_back_with_what_was_typed(client, tmp_path):
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))

    with file.open("rb") as stream:
        page = client.post("/stay", {"name": "typed beside it", "file": stream})

    assert page.status_code == 413
    assert [value for _, value in shown_back(page)] == ["typed beside it"]


def test_of_a_form_that_is_far_too_large_it_is_said_that_it_was_not_read(client):
    """And no page claims that what was typed stands on it: the page before has it."""
    from comity_web.guarding.sizes import LARGEST_READ

    data = "facts=" + "a" * LARGEST_READ
    page = client.post("/stay", data, "application/x-www-form-urlencoded")

    assert page.status_code == 413
    text = page.content.decode()
    assert "Comity could not read what you sent" in text
    assert "back button" in text
    assert "stands below" not in text
    assert shown_back(page) == []


FIELDS = {
    "measures[0].holder.name": "Example Mail Inc.",
    "measures[0].period.from!day": "3",
    "measures[0].period.from!month": "5",
    "measures[0].period.from!year": "2026",
    "measures[0].period.from!was": "{}",
    "no.such[9].field": "kept as well",
    "_base": "4",
    "_narrative": "On 3 May the account was emptied.",
}


@pytest.mark.parametrize(
    ("tag", "labels"),
    [
        (
            "en",
            [
                "Measure 1, holder",
                "Measure 1, period, from",
                "Another field",
                "Write or paste what happened",
            ],
        ),
        (
            "de",
            [
                "Maßnahme 1, Gewahrsamsinhaber",
                "Maßnahme 1, Zeitraum, Von",
                "Weiteres Feld",
                "Schreiben Sie, was geschehen ist, oder fügen Sie es ein",
            ],
        ),
    ],
)
def test_what_was_typed_is_shown_under_the_label_of_its_field_and_not_its_name(strict, tag, labels):
    spoken = {"Accept-Language": tag}
    page = strict.post("/c/0123456789ab/s/measures/measures/0", FIELDS, headers=spoken)
    shown = shown_back(page)

    assert page.status_code == 403
    assert [label for label, _ in shown] == labels
    assert [value for _, value in shown] == [
        "Example Mail Inc.",
        "3 5 2026",
        "kept as well",
        "On 3 May the account was emptied.",
    ]
    assert given_back(page) == FIELDS
    assert "measures[0]" not in page.content.decode().partition("<dl")[2]


def test_a_form_with_too_many_fields_comes_back_with_every_value(client):
    many = {f"f{n}": str(n) for n in range(12)}

    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=10):
        page = client.post(
            "/stay",
            "&".join(f"{name}={value}" for name, value in many.items()),
            "application/x-www-form-urlencoded",
        )

    assert page.status_code == 413
    assert [value for _, value in shown_back(page)] == list(many.values())


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


@pytest.mark.postgres
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
