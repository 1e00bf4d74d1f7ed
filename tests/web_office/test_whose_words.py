"""Four eyes count whose words a version has, whoever saved them last."""

from __future__ import annotations

import html
import re

import pytest

from .office_world import account, browser, sample, team

THIRD = {"id": "P9", "role": "witness", "name": {"full": "Person Of Both"}}


@pytest.fixture
def unit(application):
    return team()


@pytest.fixture
def people(unit):
    return {
        "drafter": account((unit, "drafter"), name="Ada One"),
        "reviewer": account((unit, "reviewer"), name="Rita Reader"),
        "both": account((unit, "drafter"), (unit, "reviewer"), name="Ben Both"),
    }


def acting(who):
    from comity_web.accounts.who import on_behalf_of, who_is

    return on_behalf_of(who_is(who))


def begun(by, unit, **changes):
    from comity_web.cases.saving import new_file

    with acting(by):
        return new_file("request", {**sample("bec-request"), **changes}, team=unit.pk)


def saved(by, file, **changes):
    from comity_web.cases.saving import head_of, save, tree_of

    with acting(by):
        head = head_of(file)
        made = save(file, head, {**tree_of(head), **changes}, {}, section="case").revision
    file.refresh_from_db()
    return made


def undone(by, file, removal):
    """The removal of an item undone, as the button does."""
    from comity_web.cases.models import Revision
    from comity_web.cases.saving import save, tree_of

    with acting(by):
        before = Revision.objects.get(file=file, number=removal.number - 1)
        save(file, removal, tree_of(before), {}, section="people")
    file.refresh_from_db()


def reviewed(by, file):
    posted = {"outcome": "good", "reason": "", "number": file.head.number}
    return browser(by).post(f"/c/{file.key}/review", posted).status_code


def with_third():
    return [*sample("bec-request")["persons"], THIRD]


def removed_and_let_out(people, unit, by):
    """A request of which a person was taken out again before it was let out."""
    file = begun(people[by], unit, persons=with_third())
    removal = saved(people["drafter"], file, persons=sample("bec-request")["persons"])
    assert reviewed(people["reviewer"], file) == 303
    saved(people["drafter"], file, subject="Another subject")
    return file, removal


def test_who_wrote_what_an_undo_brings_back_does_not_review_it(people, unit):
    file, removal = removed_and_let_out(people, unit, "both")
    assert reviewed(people["both"], file) == 303
    saved(people["drafter"], file, subject="Yet another subject")
    undone(people["drafter"], file, removal)
    from comity_web.cases.saving import tree_of

    assert THIRD in tree_of(file.head)["persons"]
    assert reviewed(people["both"], file) == 403
    assert reviewed(people["reviewer"], file) == 303


def test_who_wrote_nothing_of_it_reviews_what_came_back(people, unit):
    file, removal = removed_and_let_out(people, unit, "drafter")
    undone(people["drafter"], file, removal)
    assert reviewed(people["both"], file) == 303


def test_what_another_reviewer_let_out_may_come_back(people, unit):
    file = begun(people["both"], unit, persons=with_third())
    assert reviewed(people["reviewer"], file) == 303
    removal = saved(people["drafter"], file, persons=sample("bec-request")["persons"])
    assert reviewed(people["both"], file) == 303
    undone(people["drafter"], file, removal)
    saved(people["drafter"], file, subject="Another subject")
    assert reviewed(people["both"], file) == 303


@pytest.fixture
def collided(people, unit):
    """A request in which what one person typed clashed with what another saved; its attempt."""
    from comity_web.cases.models import Attempt

    file = begun(people["drafter"], unit)
    posted = {"_base": "1", "_stay": "1"}
    client = browser(people["drafter"])
    client.post(f"/c/{file.key}/s/case", {**posted, "subject": "Saved by Ada"})
    other = browser(people["both"])
    other.post(f"/c/{file.key}/s/case", {**posted, "subject": "Typed by Ben"})
    file.refresh_from_db()
    return file, Attempt.objects.get(file=file)


def told(client, address):
    page = client.get(address, follow=True).content.decode()
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def test_whose_words_somebody_else_takes_does_not_review_them(people, collided):
    from comity_web.cases.saving import tree_of

    file, attempt = collided
    assert reviewed(people["both"], file) == 303
    client = browser(people["drafter"])
    chosen = {"all": "mine", "head": str(file.head.number)}
    client.post(f"/c/{file.key}/conflict/{attempt.pk}", chosen)
    file.refresh_from_db()
    assert tree_of(file.head)["subject"] == "Typed by Ben"
    assert (file.head.account, file.head.typed_by) == (
        people["drafter"].username,
        people["both"].username,
    )
    assert reviewed(people["both"], file) == 403
    assert reviewed(people["reviewer"], file) == 303


def test_the_pages_say_who_typed_it(people, collided):
    file, attempt = collided
    ada, ben = browser(people["drafter"]), browser(people["both"])
    conflict = f"/c/{file.key}/conflict/{attempt.pk}"
    for address in (conflict, f"/c/{file.key}/unsaved", f"/c/{file.key}/unsaved/{attempt.pk}"):
        assert "What Ben Both typed" in told(ada, address), address
        assert "What you typed" not in told(ada, address), address
        assert "What you typed" in told(ben, address), address
        assert "What Ben Both typed" not in told(ben, address), address
    page = told(ada, conflict)
    assert "While Ben Both worked on" in page and "you changed the same answers" in page
    assert "Ada One" not in page.partition("While Ben Both")[2].partition("same answers")[0]
    assert "Take what Ben Both typed" in page and "Take what I typed" not in page
    assert "While you worked on" in told(ben, conflict)


def test_the_version_that_a_reviewer_read_stands_alone_in_the_history(people, unit):
    file = begun(people["drafter"], unit)
    for subject in ("As it was read", "As it was changed after"):
        saved(people["drafter"], file, subject=subject)
        if file.head.number == 2:
            assert reviewed(people["reviewer"], file) == 303
    page = told(browser(people["reviewer"]), f"/c/{file.key}/history")
    assert "Version 2" in page and "Version 3" in page
    assert "As it was read" in page.partition("Version 2")[2]
    assert "2 saves" not in page
