"""What belongs to one team is nowhere to be seen in another, and only its roles may change it."""

from __future__ import annotations

import pytest

from .office_world import account, browser, lasting, sample, team

SECRET = "Quetzalcoatl"


@pytest.fixture
def ours(application):
    return team()


@pytest.fixture
def theirs(application):
    return team()


def kept(of, **more):
    """A file of a team whose subject is known nowhere else."""
    from comity_web.cases.saving import new_file

    tree = sample("bec-request")
    tree["reference"] = f"{SECRET}-1/2026"
    tree["subject"] = SECRET
    return new_file("request", tree, team=of.pk, **more)


SIDES = ("requesting", "requested")
LISTS = ("/", "/register", "/register.csv", "/register.ics", "/register.ics?with=case")
LISTS = (*LISTS, "/incoming/", "/notices/", "/removed")


def told(client, address):
    return client.get(address, follow=True).content.decode()


def test_no_list_shows_anything_of_another_team(ours, theirs):
    from comity_web.cases.history import remove

    files = [kept(ours), kept(ours, incoming=True), kept(ours)]
    remove(files[2])
    mine = browser(account((ours, "central-authority")))
    others = browser(account((theirs, "central-authority")))

    for address in LISTS:
        found = told(others, address)
        assert SECRET not in found, address
        assert [one.key for one in files if one.key in found] == [], address
    assert any(SECRET in told(mine, address) for address in LISTS)
    assert SECRET in told(mine, "/register.csv")


def test_what_may_not_be_seen_is_answered_as_what_is_not_there(ours, theirs):
    file = kept(ours)
    client = browser(account((theirs, "central-authority")))

    hidden = client.get(f"/c/{file.key}/check")
    absent = client.get(f"/c/{'0' * 12}/check")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert _without_own(hidden, file.key) == _without_own(absent, "0" * 12)
    posted = client.post(f"/c/{file.key}/remove")
    nothing = client.post(f"/c/{'0' * 12}/remove")
    assert (posted.status_code, nothing.status_code) == (404, 404)


def _without_own(answer, key):
    """A page without its address and without what differs each time it is asked for."""
    return lasting(answer.content.decode().replace(key, "KEY"))


def test_a_file_beside_another_is_taken_in_by_those_who_may_draft_there(ours, theirs):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from comity_web.cases.models import CaseFile

    file = kept(ours)
    given = lambda: SimpleUploadedFile("a.yaml", b"kind: request\nschema: 1\n")  # noqa: E731

    for roles, status in (
        ([(theirs, "drafter")], 404),
        ([(ours, "reviewer"), (theirs, "drafter")], 403),
        ([(ours, "drafter"), (theirs, "drafter")], 303),
    ):
        client = browser(account(*roles))
        asked = {"beside": file.key, "file": given()}
        assert client.post("/upload", asked).status_code == status
        looked = client.get(f"/upload?beside={file.key}").status_code
        assert looked == (200 if status == 303 else status)
    assert CaseFile.objects.filter(matter=file.matter).count() == 2


def test_what_comes_in_is_not_put_to_a_request_of_a_team_for_which_one_only_drafts(ours, theirs):
    """The same request is there already, in a team where this person may not receive."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    import comity
    from comity_web.cases.models import CaseFile

    file = kept(ours, incoming=True)
    client = browser(account((ours, "drafter"), (theirs, "central-authority")))
    content = comity.to_yaml(sample("bec-request") | {"reference": f"{SECRET}-1/2026"}).encode()
    import datetime as dt

    day = dt.date.today()
    asked = {
        "received-day": day.day,
        "received-month": day.month,
        "received-year": day.year,
        "file": SimpleUploadedFile("a.yaml", content),
    }

    assert client.post("/incoming/", asked).status_code == 303

    new = CaseFile.objects.filter(incoming=True, matter__team=theirs).get()
    assert new.matter_id != file.matter_id
    file.refresh_from_db()
    assert file.head.number == 1


def test_a_letter_is_put_beside_a_request_of_its_team_by_those_who_may_receive(ours, theirs):
    from comity_web.cases.saving import new_file

    here, elsewhere = kept(ours), kept(theirs)
    states = {side: {"state": sample("bec-request")[side]["state"]} for side in SIDES}
    letter = {"schema": "1", "kind": "acknowledgement", **states}
    came = new_file("acknowledgement", letter, incoming=True, team=ours.pk)
    address = f"/incoming/{came.key}"

    reviewer = browser(account((ours, "reviewer")))
    assert "<select" not in told(reviewer, address)
    assert reviewer.post(address, {"request": here.key}).status_code == 403
    both = browser(account((ours, "central-authority"), (theirs, "central-authority")))
    assert elsewhere.key not in told(both, address)
    assert both.post(address, {"request": elsewhere.key}).status_code == 404
    assert both.post(address, {"request": here.key}).status_code == 303
    came.refresh_from_db()
    assert came.matter_id == here.matter_id


def test_a_new_matter_belongs_to_the_only_team_in_which_one_drafts(ours, theirs):
    from comity_web.cases.models import Matter

    client = browser(account((ours, "drafter"), (theirs, "reviewer")))

    assert client.post("/new/request").status_code == 303

    assert Matter.objects.filter(team=ours).count() == 1
    assert "For which team?" not in told(client, "/")


def test_who_drafts_in_several_teams_chooses_and_the_choice_is_remembered(ours, theirs):
    from comity_web.cases.models import Matter

    client = browser(account((ours, "drafter"), (theirs, "drafter")))
    assert "For which team?" in told(client, "/")

    unchosen = client.post("/new/request")
    assert unchosen.status_code == 422
    assert "Choose a team first" in unchosen.content.decode()
    stranger = client.post("/new/request", {"team": team().key})
    assert stranger.status_code == 422
    assert Matter.objects.filter(team__in=(ours, theirs)).count() == 0

    assert client.post("/new/request", {"team": theirs.key}).status_code == 303
    assert Matter.objects.filter(team=theirs).count() == 1
    assert f'value="{theirs.key}" selected' in told(client, "/")
    assert theirs.name in told(client, "/").partition("<tbody")[2]


def test_who_has_no_team_is_told_so_and_begins_nothing(application):
    client = browser(account())

    assert "You belong to no team yet" in told(client, "/")
    assert client.post("/new/request").status_code == 403


def test_a_matter_moves_whole_and_the_trail_notes_it(ours, theirs):
    from comity_web.cases.models import AuditEntry

    file = kept(ours)
    other = kept(ours, matter=file.matter)
    mover = account((ours, "central-authority"), (theirs, "reviewer"))
    client = browser(mover)
    stays, gets = browser(account((ours, "drafter"))), browser(account((theirs, "drafter")))

    assert theirs.name in told(client, f"/c/{file.key}/team")
    assert client.post(f"/c/{file.key}/team", {"team": ours.key}).status_code == 422
    answer = client.post(f"/c/{file.key}/team", {"team": theirs.key})

    assert answer.status_code == 303
    for one in (file, other):
        assert stays.get(f"/c/{one.key}/").status_code == 404
        assert gets.get(f"/c/{one.key}/").status_code == 200
        entry = AuditEntry.objects.get(file=one.key, action="move")
        assert entry.actor == mover.username
        assert entry.detail == f"{ours.key} {theirs.key}"


def test_a_matter_is_not_moved_into_a_team_of_others(ours, theirs):
    file = kept(ours)
    client = browser(account((ours, "central-authority")))

    assert client.post(f"/c/{file.key}/team", {"team": theirs.key}).status_code == 422
    assert theirs.name not in told(client, f"/c/{file.key}/team")
    drafter = browser(account((ours, "drafter"), (theirs, "drafter")))
    assert drafter.post(f"/c/{file.key}/team", {"team": theirs.key}).status_code == 403


def test_what_a_page_forgets_to_ask_is_asked_where_the_file_is_changed(ours):
    """The second line: without any page, a reviewer changes nothing."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.history import remove, rename
    from comity_web.cases.saving import new_file, restore, save, tree_of
    from comity_web.cases.visible import NotAllowedError
    from comity_web.matters.record_state import state_of, take_back

    file = kept(ours)
    changes = (
        lambda: save(file, file.head, {**tree_of(file.head), "subject": "x"}, {}),
        lambda: restore(file, file.head),
        lambda: remove(file),
        lambda: rename(file, "another"),
        lambda: take_back(file, state_of(file)),
        lambda: new_file("request", {"schema": "1", "kind": "request"}, matter=file.matter),
        lambda: new_file("request", {"schema": "1", "kind": "request"}, team=ours.pk),
        lambda: new_file("request", {"schema": "1", "kind": "request"}),
    )
    with on_behalf_of(who_is(account((ours, "reviewer")))):
        for change in changes:
            with pytest.raises(NotAllowedError):
                change()


def test_a_reviewer_reads_a_section_without_controls_and_sees_no_button_to_change(ours):
    file = kept(ours)
    client = browser(account((ours, "reviewer")))

    section = told(client, f"/c/{file.key}/s/case")
    assert SECRET in section
    assert "<textarea" not in section and "data-autosave" not in section
    item = told(client, f"/c/{file.key}/s/people/persons/0")
    assert "<textarea" not in item
    for name in ("", "check", "documents", "history", "record", "follow-up"):
        page = told(client, f"/c/{file.key}/{name}").partition("<main")[2]
        page = page.partition("</main>")[0]
        forms = [part.partition('"')[0] for part in page.split('method="post" action="')[1:]]
        assert [one for one in forms if not one.endswith(("/check-again", "/review"))] == [], name
        assert "/as/yaml" not in page
    first = told(client, "/").partition("<main")[2].partition("</main>")[0]
    assert 'method="post"' not in first


def test_the_page_of_a_refusal_names_the_roles_that_may(ours):
    file = kept(ours)
    client = browser(account((ours, "drafter")))

    answer = client.post(f"/c/{file.key}/record", {"event": "sent"})

    assert answer.status_code == 403
    assert "It takes this role: central authority." in answer.content.decode()
    as_reviewer = browser(account((ours, "reviewer"))).post(f"/c/{file.key}/remove")
    assert "drafter or central authority" in as_reviewer.content.decode()


def test_refused_attempts_are_in_the_trail_once_a_minute_and_in_the_log(ours, theirs, caplog):
    from comity_web.cases.models import AuditEntry
    from comity_web.cases.saving import new_file

    file = new_file("request", {"schema": "1", "kind": "request"}, team=ours.pk)
    stranger, drafter = account((theirs, "central-authority")), account((ours, "drafter"))
    before = AuditEntry.objects.count()

    for _ in range(3):
        assert browser(stranger).get(f"/c/{file.key}/").status_code == 404
        assert browser(stranger).post(f"/c/{file.key}/record").status_code == 404
        assert browser(drafter).post(f"/c/{file.key}/documents/make-sealed").status_code == 403
        assert browser(drafter).get("/administer/accounts").status_code == 403
    assert browser(stranger).get("/c/0123456789ab/").status_code == 404  # of nobody

    noted = AuditEntry.objects.order_by("pk")[before:]
    assert [(one.actor, one.detail, one.file) for one in noted] == [
        (stranger.username, "team case", file.key),
        (drafter.username, "sealed make_sealed", file.key),
        (drafter.username, "role accounts", ""),
    ]
    lines = [one.comity for one in caplog.records if "another team" in one.getMessage()]
    assert [line["account"] for line in lines] == [stranger.key] * 6
    shown = browser(account(auditor=True)).get("/audit/").content.decode()
    assert "was refused: a file of another team" in shown
    assert "was refused: the sealed annex" in shown


def test_a_closed_account_is_out_at_once(ours):
    file = kept(ours)
    one = account((ours, "drafter"))
    client = browser(one)
    assert client.get(f"/c/{file.key}/").status_code == 200

    type(one).objects.filter(pk=one.pk).update(is_active=False)

    assert client.get(f"/c/{file.key}/").status_code in (303, 403)


def test_a_role_that_is_taken_away_is_gone_with_the_next_request(ours):
    from comity_web.accounts.models import Membership

    file = kept(ours)
    one = account((ours, "drafter"))
    client = browser(one)
    assert client.get(f"/c/{file.key}/").status_code == 200

    Membership.objects.filter(account=one).delete()

    assert client.get(f"/c/{file.key}/").status_code == 404
