"""Four eyes count whose words a new file took over from another, whoever made it."""

from __future__ import annotations

import json

import pytest

from .office_world import account, browser, sample, team

FACT = {"text": "The flat in the harbour street was sold to a stranger for cash."}


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


def begun(by, unit):
    from comity_web.cases.saving import new_file

    with acting(by):
        return new_file("request", sample("bec-request"), team=unit.pk)


def saved(by, file, **changes):
    from comity_web.cases.saving import head_of, save, tree_of

    with acting(by):
        head = head_of(file)
        save(file, head, {**tree_of(head), **changes}, {}, section="facts")
    file.refresh_from_db()


def with_fact():
    return {"facts": [*sample("bec-request")["facts"], FACT]}


def file_at(answer):
    from comity_web.cases.models import CaseFile

    assert answer.status_code == 303, answer.content.decode()
    return CaseFile.objects.get(key=answer["Location"].split("/")[2])


def letter(by, file):
    """The supplement to a request, as its button begins it."""
    return file_at(browser(by).post(f"/c/{file.key}/follow-up", {"letter": "supplement"}))


def paper(by, file):
    """A paper for a provider, as its button begins it."""
    return file_at(browser(by).post(f"/c/{file.key}/papers", {"paper": "preservation"}))


def uploaded(by, tree, **more):
    """A file as its author uploads it, though it may be here."""
    from io import BytesIO

    given = BytesIO(json.dumps(tree).encode())
    given.name = "copy.json"
    return file_at(browser(by).post("/upload", {"file": given, "again": "1", **more}))


def reviewed(by, file):
    posted = {"outcome": "good", "reason": "", "number": file.head.number}
    return browser(by).post(f"/c/{file.key}/review", posted).status_code


def tree(file):
    from comity_web.cases.saving import tree_of

    return tree_of(file.head)


def own_words_refused(people, file):
    """Who wrote it is told that another reviews it; another may."""
    from comity_web.cases.models import Review

    page = browser(people["both"]).get(f"/c/{file.key}/review").content.decode()
    assert "Somebody else reviews it" in page
    assert 'value="good"' not in page
    assert reviewed(people["both"], file) == 403
    assert not Review.objects.filter(revision__file=file).exists()


def test_who_wrote_what_a_letter_takes_over_does_not_review_it(people, unit):
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **with_fact())
    made = letter(people["drafter"], file)
    assert FACT["text"] in json.dumps(tree(made))
    own_words_refused(people, made)
    assert reviewed(people["reviewer"], made) in (303, 422)  # 422: something is missing yet


def test_who_wrote_a_paper_for_a_provider_by_way_of_its_request_does_not_review_it(people, unit):
    file = begun(people["both"], unit)
    own_words_refused(people, paper(people["drafter"], file))


def test_the_words_of_a_letter_that_are_gone_do_not_count(people, unit):
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **with_fact())
    made = letter(people["drafter"], file)
    facts = [one for one in tree(made)["facts"] if one.get("text") != FACT["text"]]
    saved(people["drafter"], made, facts=facts)
    assert reviewed(people["both"], made) != 403


def test_a_letter_of_words_that_another_let_out_is_reviewed_by_their_author(people, unit):
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **with_fact())
    assert reviewed(people["reviewer"], file) == 303
    assert reviewed(people["both"], letter(people["drafter"], file)) != 403


def test_who_made_another_paper_of_the_matter_and_wrote_nothing_reviews_the_letter(people, unit):
    file = begun(people["drafter"], unit)
    paper(people["both"], file)
    assert reviewed(people["both"], letter(people["drafter"], file)) != 403


@pytest.mark.parametrize("beside", [True, False])
def test_who_wrote_a_copy_that_another_uploads_does_not_review_it(people, unit, beside):
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **with_fact())
    more = {"beside": file.key} if beside else {}
    made = uploaded(people["drafter"], {**tree(file), "subject": "Another subject"}, **more)
    own_words_refused(people, made)
    assert reviewed(people["reviewer"], made) == 303


def test_a_copy_under_another_reference_is_found_by_its_words(people, unit):
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **with_fact())
    own_words_refused(people, uploaded(people["drafter"], {**tree(file), "reference": "X-1/2026"}))


def test_a_file_of_other_words_is_reviewed_by_whoever_wrote_nothing_of_it(people, unit):
    begun(people["both"], unit)
    other = sample("ransomware-gb-us")
    assert reviewed(people["both"], uploaded(people["drafter"], other)) != 403


def followed(by, file, which):
    return file_at(browser(by).post(f"/c/{file.key}/follow-up", {"letter": which}))


def with_item():
    """A request of which a paper puts an item of one measure into another."""
    measures = sample("bec-request")["measures"]
    measures[2]["items"][0] = "Billing notes"
    return {"measures": measures}


SHORT = {
    "subject": ({"subject": "Diverted payments"}, "closing"),
    "reference": ({"reference": "Own/2026/7"}, "supplement"),
    "day": ({"date": "2026-01-17"}, "closing"),
}


@pytest.mark.parametrize("what", SHORT)
def test_who_wrote_a_word_or_two_that_a_letter_has_elsewhere_does_not_review_it(people, unit, what):
    changes, which = SHORT[what]
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **changes)
    made = followed(people["drafter"], file, which)
    assert next(iter(changes.values())) in json.dumps(tree(made))
    own_words_refused(people, made)


def test_who_wrote_a_short_item_that_a_paper_asks_for_elsewhere_does_not_review_it(people, unit):
    file = begun(people["drafter"], unit)
    saved(people["both"], file, **with_item())
    made = paper(people["drafter"], file)
    assert "Billing notes" in json.dumps(tree(made))
    own_words_refused(people, made)


def test_a_short_text_that_another_wrote_or_let_out_does_not_count(people, unit):
    file = begun(people["drafter"], unit)
    known = sample("bec-request")
    known["persons"][1]["birthplace"] = known["measures"][0]["holder"]["service"]
    saved(people["both"], file, persons=known["persons"])
    assert reviewed(people["both"], paper(people["drafter"], file)) != 403
    file = begun(people["drafter"], unit)
    saved(people["both"], file, subject="Diverted payments")
    assert reviewed(people["reviewer"], file) == 303
    assert reviewed(people["both"], followed(people["drafter"], file, "closing")) != 403
