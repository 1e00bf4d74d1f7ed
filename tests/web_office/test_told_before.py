"""What was written before somebody was protected, and who asks for a name by what they type."""

from __future__ import annotations

import json

import pytest

from .office_world import account, browser, sample, team

NAME = "Quastelwitz"


@pytest.fixture
def unit(application):
    return team()


@pytest.fixture
def people(unit):
    return {role: account((unit, role)) for role in ("drafter", "reviewer")}


def person(**more):
    return {"id": "P9", "role": "witness", "name": {"full": f"Zerlina {NAME}"}, **more}


@pytest.fixture
def file(people, unit):
    """A request with a witness whom nobody protects yet."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    tree = sample("bec-request")
    tree["persons"] = [*tree["persons"], person()]
    with on_behalf_of(who_is(people["drafter"])):
        return new_file("request", tree, team=unit.pk)


def protected(by, file):
    """The same, once the witness is protected."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import head_of, save, tree_of

    with on_behalf_of(who_is(by)):
        head = head_of(file)
        tree = tree_of(head)
        tree["persons"] = [*tree["persons"][:-1], person(protect="pseudonym")]
        save(file, head, tree, {}, section="people")
    file.refresh_from_db()
    return file


def sent_back(by, file, reason, number=None):
    posted = {"outcome": "back", "reason": reason, "number": number or file.head.number}
    return browser(by).post(f"/c/{file.key}/review", posted)


def shown(by, file, name=""):
    return browser(by).get(f"/c/{file.key}/{name}").content.decode()


def test_a_reason_of_before_the_protection_is_not_shown_any_more(people, file):
    reason = f"Protect Zerlina {NAME}, she is in danger."
    assert sent_back(people["reviewer"], file, reason).status_code == 303
    assert "she is in danger" in shown(people["drafter"], file, "review")

    protected(people["drafter"], file)

    for role in people:
        for name in ("", "review", "history", "documents"):
            told = shown(people[role], file, name)
            assert "she is in danger" not in told, (role, name)
        assert "It named a person who is protected now" in shown(people[role], file, "review")


def test_a_reason_that_names_nobody_stays(people, file):
    assert sent_back(people["reviewer"], file, "Protect the witness P9.").status_code == 303
    protected(people["drafter"], file)
    assert "Protect the witness P9." in shown(people["reviewer"], file, "review")


def test_the_page_of_the_case_asks_for_another_name_of_the_file(people, file):
    drafter = browser(people["drafter"])
    drafter.post(f"/c/{file.key}/rename", {"name": f"{NAME} 2"})
    assert "tells who a protected person is" not in shown(people["drafter"], file)

    protected(people["drafter"], file)

    told = shown(people["drafter"], file)
    assert "The name of this file tells who a protected person is" in told
    assert f"/c/{file.key}/rename" in told
    assert "tells who a protected person is" not in shown(people["reviewer"], file)
    drafter.post(f"/c/{file.key}/rename", {"name": "Witness P9"})
    assert "tells who a protected person is" not in shown(people["drafter"], file)


def test_a_save_that_protects_somebody_gives_the_file_a_name_that_does_not_tell(people, file):
    from comity_web.cases.models import AuditEntry

    drafter = browser(people["drafter"])
    drafter.post(f"/c/{file.key}/rename", {"name": f"{NAME} 2"})
    file.refresh_from_db()
    assert file.name == f"{NAME} 2"
    at = file.head.number
    number = len(sample("bec-request")["persons"])
    posted = {"_base": at, f"persons[{number}].protect": "pseudonym", "_stay": "1"}

    saved = drafter.post(f"/c/{file.key}/s/people/persons/{number}", posted)

    assert saved.status_code == 303
    page = drafter.get(saved["Location"]).content.decode()
    assert "Comity gave that file another name" in page
    assert "gave that file another name" not in drafter.get(saved["Location"]).content.decode()
    file.refresh_from_db()
    assert NAME not in file.name
    assert AuditEntry.objects.order_by("-pk").first().action == "rename"
    told = shown(people["reviewer"], file)
    assert file.name in told
    assert NAME not in told
    assert "protected person" not in told


def test_nobody_learns_a_name_by_asking_and_leaves_no_trace(people, file):
    from comity_web.cases.models import AuditEntry, Review

    protected(people["drafter"], file)
    before = AuditEntry.objects.count()

    asked = [sent_back(people["reviewer"], file, one, number=99) for one in (NAME, "Nobody")]

    assert {answer.status_code for answer in asked} == {409}  # the same for both
    hit = sent_back(people["reviewer"], file, f"Ask {NAME}")
    assert hit.status_code == 422
    noted = AuditEntry.objects.filter(pk__gt=0).order_by("pk")[before:]
    assert [(one.actor, one.action, one.detail.split()[0]) for one in noted] == [
        (people["reviewer"].username, "refused", "name")
    ]
    assert sent_back(people["reviewer"], file, "Nobody").status_code == 303
    assert Review.objects.filter(revision__file=file).count() == 1  # a miss stands for all to see


def test_each_try_of_a_name_is_an_entry_and_of_the_rest_the_next_one_counts(
    people, file, monkeypatch
):
    from comity_web.cases.models import AuditEntry
    from comity_web.guarding import attempts

    protected(people["drafter"], file)
    known = {*AuditEntry.objects.values_list("pk", flat=True)}
    for name in (NAME, f"Mrs {NAME}", f"Zerlina {NAME}"):
        assert sent_back(people["reviewer"], file, name).status_code == 422
    for _ in range(4):
        browser(people["reviewer"]).post(f"/c/{file.key}/remove", {})
    monkeypatch.setattr(attempts, "EACH", 0.0)  # a minute later
    browser(people["reviewer"]).post(f"/c/{file.key}/remove", {})

    entries = AuditEntry.objects.filter(actor=people["reviewer"].username).exclude(pk__in=known)
    noted = [one.detail for one in entries.order_by("pk")]
    assert noted == ["name review"] * 3 + ["role remove", "role remove 3"]
    auditor = browser(account(auditor=True)).get("/audit/").content.decode()
    assert "earlier attempts without an entry: 3" in auditor


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00"])
def test_a_reason_with_signs_that_cannot_be_seen_is_refused(people, file, sign):
    answer = sent_back(people["reviewer"], file, f"{sign}No such fact")
    shown_ = answer.content.decode()
    assert answer.status_code == 422
    assert "signs that cannot be seen" in shown_
    assert sent_back(people["reviewer"], file, "No such\r\nfact").status_code == 303


def test_who_wrote_what_was_brought_back_does_not_review_it(people, unit, file):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import head_of, save, tree_of

    both = account((unit, "drafter"), (unit, "reviewer"))

    def written(by, tree):
        with on_behalf_of(who_is(by)):
            save(file, head_of(file), tree, {}, section="case")
        file.refresh_from_db()

    def good(by):
        posted = {"outcome": "good", "reason": "", "number": file.head.number}
        return browser(by).post(f"/c/{file.key}/review", posted).status_code

    first = tree_of(head_of(file))
    assert good(people["reviewer"]) == 303
    written(both, {**first, "subject": "In the words of both"})
    theirs = tree_of(head_of(file))
    written(people["drafter"], first)
    assert good(people["reviewer"]) == 303  # word for word what was let go out before
    written(people["drafter"], theirs)

    assert good(both) == 403
    assert good(people["reviewer"]) == 303


def test_a_name_that_was_protected_is_hidden_however_often_the_file_was_saved_since(people, file):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import save, tree_of

    protected(people["drafter"], file)
    other = {"id": "P8", "role": "victim", "name": {"full": "A. Other"}, "protect": "pseudonym"}
    with on_behalf_of(who_is(people["drafter"])):
        tree = tree_of(file.head)
        tree["facts"][0]["text"] += f" The car was sold by {NAME}."
        save(file, file.head, {**tree, "persons": [*tree["persons"][:-1], other]}, {})
        for number in range(105):
            save(file, file.head, {**tree_of(file.head), "subject": f"Money {number}"}, {})
    assert f"sold by {NAME}" in shown(people["drafter"], file, "s/facts")
    page = shown(people["reviewer"], file, "s/facts")
    assert NAME not in page and "sold by [P9]" in page


WRITTEN = person(protect="pseudonym")
SLIPS = {
    "text": {**WRITTEN, "name": f"Zerlina {NAME}"},
    "list": {**WRITTEN, "name": ["Zerlina", NAME]},
    "listed": {**WRITTEN, "name": {"full": [f"Zerlina {NAME}"]}},
    "misspelt": {**WRITTEN, "name": {"fulll": f"Zerlina {NAME}"}},
    "names": {**WRITTEN, "names": f"Zerlina {NAME}", "name": {}},
}


@pytest.mark.parametrize("slip", [*SLIPS, "group"])
def test_a_name_in_a_form_that_is_not_read_is_hidden_too(people, unit, slip):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    tree = sample("bec-request")
    tree["persons"] = [*tree["persons"], SLIPS.get(slip, WRITTEN)]
    if slip == "group":
        tree["persons"] = {one["id"]: one for one in tree["persons"]}
    tree["facts"][0]["text"] += f" The car was sold by {NAME}."
    with on_behalf_of(who_is(people["drafter"])):
        file = new_file("request", tree, team=unit.pk, section="upload")
    assert f"sold by {NAME}" in shown(people["drafter"], file, "s/facts")
    for page in ("s/facts", "s/people", "check"):
        assert NAME not in shown(people["reviewer"], file, page), page
    assert "sold by [P9]" in shown(people["reviewer"], file, "s/facts")


def made_now(file):
    """Documents of a file as the worker makes them, ended at once."""
    from django.conf import settings

    from comity_web.accounts.who import OWNER, on_behalf_of
    from comity_web.cases.saving import head_of
    from comity_web.judging.worker import later

    with on_behalf_of(OWNER):
        job = later("documents", head_of(file), language="en", formats=["md"], draft=True)
        folder = settings.COMITY.folder / "made" / job.key
        folder.mkdir(parents=True)
        (folder / "abc").write_text(f"Sold by {NAME}.")
        row = {"name": "order.md", "sha256": "abc", "size": 9, "sealed": False, "draft": True}
        job.state, job.result = "done", json.dumps({"files": [row]})
        job.save()
    return f"/c/{file.key}/made/{job.key}/0"


def opened(by, address):
    """The status of a download, read to its end."""
    answer = browser(by).get(address)
    if answer.streaming:
        assert NAME in b"".join(answer.streaming_content).decode()
    answer.close()
    return answer.status_code


def test_a_document_from_before_a_protection_is_only_for_who_drafts(people, file):
    before = made_now(file)
    assert opened(people["reviewer"], before) == 200
    protected(people["drafter"], file)
    assert opened(people["reviewer"], before) == 403
    page = shown(people["reviewer"], file, "documents")
    assert before not in page and "made before the protection of a person" in page
    assert opened(people["drafter"], before) == 200
    assert before in shown(people["drafter"], file, "documents")
    since = made_now(file)
    assert since != before
    assert opened(people["reviewer"], since) == 200
    assert since in shown(people["reviewer"], file, "documents")


def test_a_document_from_before_another_file_protects_is_only_for_who_drafts(people, file):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file

    before = made_now(file)
    with on_behalf_of(who_is(people["drafter"])):
        tree = sample("bec-request")
        tree["persons"] = [*tree["persons"], person(protect="pseudonym")]
        new_file("request", tree, matter=file.matter, section="upload")
    assert opened(people["reviewer"], before) == 403
    assert opened(people["reviewer"], made_now(file)) == 200
