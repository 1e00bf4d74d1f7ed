"""Two authors, one field: both values are shown; what was typed and never saved is kept."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.postgres


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


@pytest.fixture
def file(saving):
    tree = {"schema": "1", "kind": "request", "reference": "FMJ/2026/9", "court": "High Court"}
    return saving.new_file("request", tree)


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def clash(saving, file):
    base = file.head
    tree = saving.tree_of(base)
    saving.save(file, base, {**tree, "reference": "THEIRS/1", "court": "Theirs"}, {})
    posted = {"reference": ["MINE/1"], "court": ["Mine"]}
    attempt = saving.store_attempt(file, base, "case", posted)
    mine = {**tree, "reference": "MINE/1", "court": "Mine"}
    return saving.save(file, base, mine, {}, section="case", attempt=attempt).attempt


def decide(client, file, clash, **posted):
    address = f"/c/{file.key}/conflict/{clash.pk}"
    page = client.get(address).content.decode()
    head = re.search(r'name="head" value="(\d+)"', page)[1]
    return client.post(address, {"head": head, **posted})


def test_both_values_stand_side_by_side_and_none_is_chosen(client, file, clash):
    page = client.get(f"/c/{file.key}/conflict/{clash.pk}").content.decode()

    assert "MINE/1" in page and "THEIRS/1" in page
    assert "checked" not in page


def test_each_field_is_decided_by_itself(client, saving, file, clash):
    chosen = {"choice:reference": "theirs", "choice:court": "own", "text:court": "Both"}
    answer = decide(client, file, clash, **chosen)

    assert answer.status_code == 303
    tree = saving.tree_of(saving.head_of(file))
    assert (tree["reference"], tree["court"]) == ("THEIRS/1", "Both")
    assert not file.attempts.exists()


def test_a_decision_that_is_missing_keeps_the_others(client, saving, file, clash):
    before = saving.head_of(file)
    answer = decide(client, file, clash, **{"choice:court": "own", "text:court": "Both, I think"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Choose a side" in page and "Both, I think" in page
    assert page.count("checked") == 1
    assert saving.head_of(file) == before
    again = client.get(f"/c/{file.key}/conflict/{clash.pk}").content.decode()
    assert "Both, I think" in again and again.count("checked") == 1


def test_whoever_writes_something_else_has_decided(client, saving, file, clash):
    chosen = {"choice:reference": "mine", "text:reference": "MINE/1", "text:court": "A\r\nB"}
    assert decide(client, file, clash, **chosen).status_code == 303
    tree = saving.tree_of(saving.head_of(file))
    assert (tree["reference"], tree["court"]) == ("MINE/1", "A\nB")


def test_two_windows_on_one_section_lead_to_the_choice(client, saving, file):
    for typed in ("FIRST/1", "SECOND/2"):
        address = f"/c/{file.key}/s/case"
        answer = client.post(address, {"_base": "1", "_stay": "1", "reference": typed})
        assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()

    assert "/conflict/" in answer["Location"]
    assert "FIRST/1" in page and "SECOND/2" in page
    assert saving.tree_of(saving.head_of(file))["reference"] == "FIRST/1"


WINDOW, OTHER = "a" * 32, "b" * 32


def post(client, file, typed, window, page="case"):
    values = {"_base": "1", "_stay": "1", "_window": window, **typed}
    return client.post(f"/c/{file.key}/s/{page}", values)["Location"]


def test_a_window_is_in_no_conflict_with_what_it_saved_before(client, saving, file):
    for typed in ("FIRST/1", "SECOND/2", "FMJ/2026/9"):  # the last is what the base had
        assert "/conflict/" not in post(client, file, {"reference": typed}, WINDOW)
        assert saving.tree_of(saving.head_of(file))["reference"] == typed
    numbers = [one.number for one in file.revisions.all()]
    assert numbers == [1, 2, 3, 4]  # the history has them all


def test_another_window_is_in_conflict_all_the_same(client, saving, file):
    post(client, file, {"reference": "FIRST/1"}, WINDOW)
    assert "/conflict/" in post(client, file, {"reference": "SECOND/2"}, OTHER)
    assert "/conflict/" in post(client, file, {"reference": "THIRD/3"}, "")
    assert saving.tree_of(saving.head_of(file))["reference"] == "FIRST/1"


def test_what_others_saved_between_two_saves_of_a_window_is_shown_alone(client, saving, file):
    typed = {"reference": "FIRST/1", "subject": "Mine"}
    post(client, file, typed, WINDOW)
    head = saving.head_of(file)
    saving.save(file, head, {**saving.tree_of(head), "reference": "THEIRS/2"}, {})
    here = post(client, file, {"reference": "SECOND/2", "subject": "Mine, later"}, WINDOW)

    assert "/conflict/" in here
    page = text_of(client.get(here))
    assert "SECOND/2" in page and "THEIRS/2" in page
    assert "Mine, later" not in page  # only one field is to be decided
    answer = decide(client, file, file.attempts.get(), all="mine")
    assert answer.status_code == 303
    tree = saving.tree_of(saving.head_of(file))
    assert (tree["reference"], tree["subject"]) == ("SECOND/2", "Mine, later")


def test_what_a_window_saved_after_others_is_its_own_too(client, saving, file):
    tree = saving.tree_of(file.head)
    saving.save(file, file.head, {**tree, "court": "Theirs"}, {})
    for typed in ("FIRST/1", "SECOND/2"):
        assert "/conflict/" not in post(client, file, {"reference": typed}, WINDOW)
    tree = saving.tree_of(saving.head_of(file))
    assert (tree["reference"], tree["court"]) == ("SECOND/2", "Theirs")


@pytest.mark.parametrize(("side", "reference"), [("mine", "MINE/1"), ("theirs", "THEIRS/1")])
def test_one_button_takes_one_side(client, saving, file, clash, side, reference):
    assert decide(client, file, clash, all=side).status_code == 303
    assert saving.tree_of(saving.head_of(file))["reference"] == reference


def test_what_is_saved_in_between_is_shown_first(client, saving, file, clash):
    address = f"/c/{file.key}/conflict/{clash.pk}"
    head = saving.head_of(file)
    saving.save(file, head, {**saving.tree_of(head), "reference": "THEIRS/2"}, {})
    answer = client.post(address, {"head": str(head.number), "all": "mine"})

    assert answer.status_code == 409
    assert "THEIRS/2" in answer.content.decode()
    assert saving.tree_of(saving.head_of(file))["reference"] == "THEIRS/2"


F1, F2, F3 = (
    {"id": f"F{number}", "date": f"2026-03-0{number}", "text": f"On day {number} he paid."}
    for number in (1, 2, 3)
)
CLASHES = {
    "one edited what the other removed": (
        [F1, F2],
        [{**F1, "text": "He called."}, F2],
        [F2],
        {"mine": ["He called.", F2["text"]], "theirs": [F2["text"]]},
    ),
    "one removed what the other edited": (
        [F1, F2],
        [F2],
        [{**F1, "text": "He called."}, F2],
        {"mine": [F2["text"]], "theirs": ["He called.", F2["text"]]},
    ),
    "both added an item of one name": (
        [F1],
        [F1, {**F2, "text": "Mine."}],
        [F1, {**F2, "text": "Theirs."}],
        {"mine": [F1["text"], "Mine."], "theirs": [F1["text"], "Theirs."]},
    ),
    "both put them into another order": (
        [F1, F2, F3],
        [F3, F1, F2],
        [F2, F1, F3],
        {
            "mine": [F3["text"], F1["text"], F2["text"]],
            "theirs": [F2["text"], F1["text"], F3["text"]],
        },
    ),
    "both wrote what no file holds": ("", "a\x0b", "b\x0b", {"mine": "a\x0b", "theirs": "b\x0b"}),
}


@pytest.mark.parametrize("side", ["mine", "theirs"])
@pytest.mark.parametrize("kind", CLASHES)
def test_every_kind_of_clash_is_shown_and_decided(client, saving, kind, side):
    start, mine, theirs, wanted = CLASHES[kind]

    def with_(value):
        tree = {"schema": "1", "kind": "request"}
        return (
            (tree, {"court": value} if value else {})
            if kind[-5:] == "holds"
            else ({**tree, "facts": value}, {})
        )

    file = saving.new_file("request", with_(start)[0])
    base = file.head
    saving.save(file, base, *with_(theirs))
    clash = saving.save(file, base, *with_(mine), section="case")
    assert clash.revision is None
    answer = decide(client, file, clash.attempt, all=side)
    assert answer.status_code == 303, text_of(answer)

    head = saving.head_of(file)
    if kind[-5:] == "holds":
        assert saving.held_of(head) == {"court": wanted[side]}
    else:
        assert [one["text"] for one in saving.tree_of(head)["facts"]] == wanted[side]


def added_by_both(saving, mine, theirs):
    """A file to which two windows added an entry each, and the attempt of the second."""
    file = saving.new_file("request", {"schema": "1", "kind": "request", "facts": [F1]})
    base, tree = file.head, saving.tree_of(file.head)
    saving.save(file, base, {**tree, "facts": [F1, *theirs]}, {})
    found = saving.save(file, base, {**tree, "facts": [F1, *mine]}, {}, section="case")
    assert found.revision is None
    return file, found.attempt


def test_two_new_entries_of_one_place_can_both_stay(client, saving):
    mine = [{**F2, "text": "Mine, first."}, {**F3, "text": "Mine, second."}]
    theirs = [{**F2, "text": "Theirs, first."}, {**F3, "text": "Theirs, second."}]
    file, attempt = added_by_both(saving, mine, theirs)
    page = text_of(client.get(f"/c/{file.key}/conflict/{attempt.pk}"))
    assert page.count("Keep both as two entries") == 2

    both = {f"choice:facts[{number}]": "both" for number in (1, 2)}
    assert decide(client, file, attempt, **both).status_code == 303

    facts = saving.tree_of(saving.head_of(file))["facts"]
    assert [(one["id"], one["text"]) for one in facts] == [
        ("F1", F1["text"]),
        *[("F2", "Theirs, first."), ("F3", "Theirs, second.")],
        *[("F4", "Mine, first."), ("F5", "Mine, second.")],
    ]


def test_a_new_entry_that_its_author_names_elsewhere_cannot_get_another_number(client, saving):
    mine = [{**F2, "text": "Mine."}, {**F3, "text": "See F2."}]
    file, attempt = added_by_both(saving, mine, [{**F2, "text": "Theirs."}])
    assert "Keep both" not in text_of(client.get(f"/c/{file.key}/conflict/{attempt.pk}"))

    answer = decide(client, file, attempt, **{"choice:facts[1]": "both"})
    assert answer.status_code == 422
    facts = saving.tree_of(saving.head_of(file))["facts"]
    assert [one["text"] for one in facts] == [F1["text"], "Theirs."]


# --- typed and never saved -----------------------------------------------------------------------


@pytest.fixture
def typed(saving, file):
    from comity_web.pages.outline import outline

    section = next(one for one in outline("request", "en").sections if "reference" in one.fields)
    posted = {"_base": ["1"], "reference": ["TYPED/7"]}
    return saving.store_attempt(file, file.head, section.id, posted)


def test_what_was_typed_and_not_saved_is_looked_at_and_put_back(client, saving, file, typed):
    for address in ("", "s/case", "history"):
        page = text_of(client.get(f"/c/{file.key}/{address}"))
        assert "Something that was typed was not saved" in page
    assert client.get(f"/c/{file.key}/unsaved").status_code == 200
    assert "TYPED/7" in text_of(client.get(f"/c/{file.key}/unsaved/{typed.pk}"))

    client.post(f"/c/{file.key}/unsaved/{typed.pk}/put-back")
    assert saving.tree_of(saving.head_of(file))["reference"] == "TYPED/7"
    assert "Everything that you typed is saved" in text_of(client.get(f"/c/{file.key}/unsaved"))


def test_what_was_typed_and_not_saved_is_discarded(client, saving, file, typed):
    client.post(f"/c/{file.key}/unsaved/{typed.pk}/discard")

    assert not file.attempts.exists()
    assert saving.tree_of(saving.head_of(file))["reference"] == "FMJ/2026/9"


def test_an_attempt_of_another_file_is_not_shown(client, saving, typed):
    other = saving.new_file("request", {"schema": "1", "kind": "request"})
    assert client.get(f"/c/{other.key}/unsaved/{typed.pk}").status_code == 404
    assert client.post(f"/c/{other.key}/unsaved/{typed.pk}/discard").status_code == 404
    assert typed.file.attempts.exists()
