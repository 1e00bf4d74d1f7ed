"""The auditor's pages: the trail in sentences, what one looks for, whether it is whole."""

from __future__ import annotations

import ast
import csv
import io
import re
from pathlib import Path

import pytest

from .entering import text_of
from .office_world import taken_back

WEB = Path(__file__).resolve().parents[2] / "plugins/web/src/comity_web"


@pytest.fixture
def auditor(account, browser_of):
    """A browser in which an auditor has signed in."""
    return browser_of(account(auditor=True))


@pytest.fixture(autouse=True)
def alone(application):
    """No other test sees an alarm that is raised here."""
    with taken_back():
        yield


@pytest.fixture
def done_by(application):
    """Notes what an account did: ``done_by(account, "download", file=…, detail=…)``."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.trail import audit

    def note(somebody, action, **more):
        with on_behalf_of(who_is(somebody)):
            audit(action, **more)

    return note


@pytest.fixture
def file(application):
    from comity_web.cases.saving import new_file

    return new_file("request", {"schema": "1", "kind": "request", "subject": "Harbour Ghost"})


def rows_of(page):
    """The rows of the table, each as it is read."""
    body = page.content.decode().partition("<tbody")[2].partition("</tbody>")[0]
    shown = re.sub(r'<span class="c-table__head".*?</span>', "", body)
    bare = [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr.*?</tr>", shown, re.DOTALL)]
    return [" ".join(row.split()) for row in bare]


def looked(browser, **typed):
    """The page after the form to look for something was sent; its address tells nothing of it."""
    answer = browser.post("/audit/", typed)
    assert answer.status_code == 303
    assert [text for text in typed.values() if text.lower() in answer["Location"].lower()] == []
    return browser.get(answer["Location"])


def csv_on(page):
    """The address of the spreadsheet of what a page shows."""
    return re.search(r'href="(/audit/trail\.csv[^"]*)"', page.content.decode())[1]


def noted(text):
    """The first words of every call that notes an action."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "audit" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


def test_every_action_that_the_program_notes_has_a_sentence(application):
    from comity_web.cases import staff
    from comity_web.guarding.events import EVENTS
    from comity_web.matters.arriving import CHANGE
    from comity_web.pages.trail_words import ACTIONS
    from comity_web.wording.catalogues import tags, words

    in_code = {one for path in WEB.rglob("*.py") for one in noted(path.read_text("utf-8"))}
    of_staff = set(re.findall(r'_note\("([a-z-]+)"', Path(staff.__file__).read_text("utf-8")))
    of_staff |= {"right-given", "right-taken"}
    assert len(in_code) > 20
    assert len(of_staff) > 10
    assert (in_code | of_staff | {*EVENTS, CHANGE}) - {*ACTIONS} == set()
    slots = {name: "x" for names in ACTIONS.values() for name in names}
    for tag in tags():
        for action in ACTIONS:
            assert words(tag).say(f"web.audit.did-{action}", **slots)
            assert words(tag).say(f"web.audit.kind-{action}")


def test_the_trail_says_in_sentences_what_was_done_and_nothing_of_a_case(
    auditor, account, team, file, done_by
):
    somebody, unit = account(), team("Unit of the trail")
    done_by(somebody, "download", file=file, detail="sealed-annex " + "ab" * 32)
    done_by(somebody, "record", file=file, detail="sent")
    done_by(somebody, "role-given", detail=f"ada.example reviewer {unit.key}")
    done_by(somebody, "review", file=file, detail="3 back")
    done_by(somebody, "of-another-version", detail="more")

    page = auditor.get("/audit/")

    name = somebody.username
    for sentence in (
        f"{name} of-another-version more –",
        f"{name} reviewed version 3: it goes back {file.key}",
        f"{name} gave ada.example a role in Unit of the trail: Reviewer –",
        f"{name} recorded: Sent {file.key}",
        f"{name} downloaded the sealed annex abababababab… {file.key}",
    ):
        assert any(row.endswith(sentence) for row in rows_of(page)), sentence
    assert "harbour" not in page.content.decode().lower()


def test_entries_are_found_by_account_action_file_and_day(auditor, account, file, done_by):
    somebody, other = account(), account()
    done_by(somebody, "rename", file=file)
    done_by(somebody, "remove", file=file)
    done_by(other, "remove", file=file)

    def found(**asked):
        return [re.split(r":\d\d \S+ ", row)[-1] for row in rows_of(looked(auditor, **asked))]

    mine = f"{somebody.username} removed the file {file.key}"
    theirs = f"{other.username} removed the file {file.key}"
    renamed = f"{somebody.username} renamed the file {file.key}"
    assert found(file=file.key) == [theirs, mine, renamed]
    assert found(actor=somebody.username.upper()) == [mine, renamed]
    assert found(actor=somebody.username, action="remove") == [mine]
    assert found(file=file.key, since="2020-01-01", until="2999-12-30") == [theirs, mine, renamed]
    assert found(file=file.key, until="2020-01-01") == []
    assert "The trail has no such entry" in text_of(looked(auditor, until="2020-01-01"))
    assert found(file=file.key, since="31 February") == [theirs, mine, renamed]


def test_a_long_trail_has_pages_that_keep_what_is_looked_for(auditor, account, done_by):
    somebody = account()
    for _ in range(51):
        done_by(somebody, "sign-in")

    first = looked(auditor, actor=somebody.username)
    ahead = re.search(r'rel="next" href="([^"]+)"', first.content.decode())[1].replace("&amp;", "&")
    last = auditor.get(ahead)

    assert (len(rows_of(first)), len(rows_of(last))) == (50, 1)
    assert "51 entries" in text_of(first)
    assert "Page 2 of 2" in text_of(last)


def test_what_is_shown_is_taken_along_as_csv_and_the_trail_tells(auditor, account, file, done_by):
    somebody = account()
    done_by(somebody, "remove", file=file)
    done_by(somebody, "discard", detail="=1+1")

    page = looked(auditor, actor=somebody.username)
    answer = auditor.get(csv_on(page))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="trail.csv"' in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["action"] for row in rows] == ["discard", "remove"]
    assert rows[0]["detail"] == "'=1+1"
    assert (rows[1]["file"], rows[1]["actor"]) == (file.key, somebody.username)
    assert all(len(row["sha256"]) == 64 for row in rows)
    assert any("downloaded the trail" in row for row in rows_of(auditor.get("/audit/")))


def test_where_it_is_forgotten_what_was_looked_for_not_all_entries_are_taken_along(auditor):
    answer = auditor.get("/audit/trail.csv?looked=0123456789abcdef")

    assert (answer.status_code, answer["Location"]) == (303, "/audit/")


def test_a_whole_trail_is_verified_and_the_next_time_compared(auditor, account, done_by):
    done_by(account(), "sign-in")

    answer = auditor.post("/audit/verify")

    assert (answer.status_code, answer["Location"]) == (303, "/audit/verified")
    page = auditor.get("/audit/verified")
    assert "The trail is whole" in text_of(page)
    told = re.search(r"Entries (\d+) Hash of the last of them ([0-9a-f]{64})", text_of(page))
    count, sha256 = told.groups()
    done_by(account(), "sign-in")
    assert "You named nothing that was noted earlier" in text_of(page)
    auditor.post("/audit/verify", {"count": f"{int(count):,}", "sha256": sha256.upper()})
    page = text_of(auditor.get("/audit/verified"))
    assert "The trail is whole" in page
    assert f"Entry {count} is the one that you noted" in page
    auditor.post("/audit/verify", {"count": count, "sha256": "0" * 64})
    page = text_of(auditor.get("/audit/verified"))
    assert "The trail is not the one that you noted" in page
    assert f"does not have the hash that you noted: {count}" in page
    assert "found to differ" in text_of(auditor.get("/audit/"))


def test_a_trail_with_fewer_entries_than_were_noted_is_said_to_be_shorter(auditor):
    auditor.post("/audit/verify", {"count": "900000", "sha256": "a" * 64})

    page = text_of(auditor.get("/audit/verified"))
    assert "The trail has fewer entries than you noted" in page
    assert "found shorter" in text_of(auditor.get("/audit/"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"count": "x", "sha256": "a" * 64}, "in digits"),
        ({"count": "0", "sha256": "a" * 64}, "in digits"),
        ({"count": "-1", "sha256": "a" * 64}, "in digits"),
        ({"sha256": "a" * 64}, "Type the number of entries that you noted"),
        ({"count": "12"}, "Type the hash that you noted"),
        ({"count": "12", "sha256": "zz"}, "64 signs"),
    ],
)
def test_nothing_is_said_of_the_trail_where_what_was_noted_cannot_be_compared(auditor, typed, told):
    from comity_web.cases.models import AuditEntry

    before = AuditEntry.objects.count()
    answer = auditor.post("/audit/verify", typed)

    assert answer.status_code == 422
    assert told in text_of(answer)
    assert "The trail is whole" not in text_of(answer)
    for name, value in typed.items():
        assert f'name="{name}" value="{value}"' in answer.content.decode()
    assert AuditEntry.objects.count() == before


def test_entries_have_the_numbers_by_which_a_verification_names_them(auditor, account, done_by):
    from comity_web.cases.models import AuditEntry

    somebody = account()
    for _ in range(2):
        done_by(somebody, "sign-in")
    count = AuditEntry.objects.count()

    page = looked(auditor, actor=somebody.username)
    rows = rows_of(page)
    assert [row.split()[0] for row in rows] == [str(count), str(count - 1)]
    text = auditor.get(csv_on(page)).content.decode("utf-8-sig")
    assert [row["number"] for row in csv.DictReader(io.StringIO(text))] == [
        str(count),
        str(count - 1),
    ]


def test_nothing_is_noted_where_nothing_was_done(account, browser_of, team, file):
    from comity_web.cases.models import AuditEntry, Matter

    unit = team()
    Matter.objects.filter(pk=file.matter_id).update(team=unit)
    browser = browser_of(account([(unit, "drafter")]))
    administrator, somebody = browser_of(account(administrator=True)), account()
    before = AuditEntry.objects.count()

    assert browser.post(f"/incoming/{file.key}/change").status_code == 404
    assert browser.post(f"/c/{file.key}/rename", {"name": file.name}).status_code == 303
    unlocked = administrator.post(f"/administer/accounts/{somebody.key}/unlock")

    assert unlocked.status_code == 303
    assert AuditEntry.objects.count() == before
    for _ in range(2):
        browser.post(f"/c/{file.key}/remove")
    for _ in range(2):
        browser.post(f"/removed/{file.key}")
    noted = AuditEntry.objects.order_by("pk").values_list("action", flat=True)[before:]
    assert list(noted) == ["remove", "bring-back"]


def test_only_an_auditor_sees_the_trail(account, browser_of, team):
    unit = team()
    others = [
        account(administrator=True),
        account([(unit, "drafter"), (unit, "reviewer"), (unit, "central-authority")]),
        account(),
    ]
    for somebody in others:
        browser = browser_of(somebody)
        for address in ("", "trail.csv", "verified"):
            assert browser.get(f"/audit/{address}").status_code == 403, address
        assert browser.post("/audit/verify").status_code == 403


def test_whoever_has_one_task_alone_is_led_to_it(account, browser_of, team):
    auditor = browser_of(account(auditor=True))
    administrator = browser_of(account(administrator=True))
    assert auditor.get("/")["Location"] == "/audit/"
    assert administrator.get("/")["Location"] == "/administer/"
    head = administrator.get("/administer/").content.decode().partition("</header>")[0]
    assert "Administration" in head
    assert "Trail" not in head
    assert "Register" not in head
    both = browser_of(account(auditor=True, administrator=True))
    page = text_of(both.get("/"))
    assert "Accounts, teams and the state of the server" in page
    assert "whether the trail is whole" in page
    assert "no team yet" not in page
    drafting = browser_of(account([(team(), "drafter")], administrator=True))
    page = text_of(drafting.get("/"))
    assert "What would you like to do?" in page
    assert "Accounts, teams and the state of the server" in page
