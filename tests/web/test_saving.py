"""What is saved, what is merged, and what is kept when nothing can be saved."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.postgres

WORDS = "case", "letter", "order", "annex"


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


@pytest.fixture
def file(saving):
    return saving.new_file("request", {"kind": "request", "reference": "A/1"})


def content(saving, file):
    return saving.tree_of(saving.head_of(file))


def test_two_authors_of_one_field_both_keep_what_they_wrote(saving, file):
    base = file.head
    first = saving.store_attempt(file, base, "case", {"reference": ["A/2"]})
    saving.save(file, base, {"kind": "request", "reference": "A/2"}, {}, attempt=first)
    second = saving.store_attempt(file, base, "case", {"reference": ["A/3"]})
    clash = saving.save(file, base, {"kind": "request", "reference": "A/3"}, {}, attempt=second)

    assert clash.revision is None
    assert [(one.path, one.mine, one.theirs) for one in clash.conflicts] == [
        ("reference", "A/3", "A/2")
    ]
    assert content(saving, file)["reference"] == "A/2"
    assert saving.posted_of(clash.attempt) == {"reference": ["A/3"]}
    assert list(file.attempts.values_list("outcome", flat=True)) == ["conflict"]


def test_fields_apart_are_merged_and_keys_keep_their_order(saving, file):
    base = file.head
    saving.save(file, base, {"kind": "request", "reference": "A/2"}, {})
    mine = {"kind": "request", "date": "2026-11-29", "reference": "A/1", "court": "X"}
    saved = saving.save(file, base, mine, {})

    assert saved.merged and saved.revision.number == 3
    assert list(saving.tree_of(saved.revision).items()) == [
        ("kind", "request"),
        ("date", "2026-11-29"),
        ("reference", "A/2"),
        ("court", "X"),
    ]


def test_a_save_that_changes_nothing_makes_no_revision(saving, file):
    attempt = saving.store_attempt(file, file.head, "case", {"reference": ["A/1"]})
    tree = {"kind": "request", "reference": "A/1"}
    saved = saving.save(file, file.head, tree, {}, attempt=attempt)

    assert saved.revision == file.head
    assert not file.attempts.exists()


def test_what_cannot_stand_in_a_file_stays_until_it_is_answered(saving, file):
    tree = {"kind": "request", "reference": "A/1"}
    typed = saving.save(file, file.head, tree, {"date": "2026\x0b11"}).revision
    elsewhere = saving.save(file, typed, {**tree, "reference": "A/2"}, {"date": "2026\x0b11"})
    assert saving.held_of(elsewhere.revision) == {"date": "2026\x0b11"}

    answer = {**tree, "reference": "A/2", "date": "2026-11-29"}
    answered = saving.save(file, elsewhere.revision, answer, {"date": "2026\x0b11"})
    assert saving.held_of(answered.revision) == {}


def test_a_held_value_follows_its_item(saving, file):
    persons = [{"id": "P1"}, {"id": "P2"}]
    base = saving.save(file, file.head, {"kind": "request", "persons": persons}, {}).revision
    others = {"kind": "request", "persons": [{"id": "P0"}, *persons]}
    saving.save(file, base, others, {})
    mine = {"kind": "request", "persons": persons}
    saved = saving.save(file, base, mine, {"persons[1].name": "A\x07"})

    assert saving.held_of(saved.revision) == {"persons[2].name": "A\x07"}
    from comity_web.cases.trees import held_after

    after = {"persons": [{"id": "P0"}, {"id": "P2"}]}
    assert held_after({"persons[2].name": "A\x07"}, others, after) == {"persons[1].name": "A\x07"}
    assert held_after({"persons[1].name": "A\x07"}, others, after) == {}


def test_a_held_value_follows_when_an_item_before_it_goes(saving, file):
    persons = [{"name": "One"}, {"name": "Two"}, {"name": "Three"}]
    tree = {"kind": "request", "persons": persons}
    held = {"persons[0].role": "a\x07", "persons[2].role": "b\x07"}
    base = saving.save(file, file.head, tree, held).revision
    shorter = {"kind": "request", "persons": persons[1:]}
    saved = saving.save(file, base, shorter, saving.held_of(base))

    assert saving.held_of(saved.revision) == {"persons[1].role": "b\x07"}


def test_what_no_case_can_hold_is_refused_and_its_typing_kept(saving, file):
    from comity.model.errors import DraftError

    attempt = saving.store_attempt(file, file.head, "case", {"reference": ["A\u202e"]})
    with pytest.raises(DraftError):
        saving.save(file, file.head, {"reference": "A\u202e"}, {}, attempt=attempt)

    assert saving.head_of(file) == file.head
    assert file.attempts.get().outcome == "failed"


def test_a_page_that_saves_by_itself_leaves_one_attempt(saving, file):
    for typed in ("A", "A/", "A/9"):
        saving.store_attempt(file, file.head, "case", {"reference": [typed]}, autosave=True)
    assert [saving.posted_of(one) for one in file.attempts.all()] == [{"reference": ["A/9"]}]

    last = saving.store_attempt(file, file.head, "case", {"reference": ["A/9"]})
    saving.save(file, file.head, {"kind": "request", "reference": "A/9"}, {}, attempt=last)
    assert not file.attempts.exists()


def test_restoring_makes_a_new_revision(saving, file):
    first = file.head
    saving.save(file, first, {"kind": "request", "reference": "A/2"}, {})
    restored = saving.restore(file, first)

    assert restored.number == 3 and content(saving, file)["reference"] == "A/1"
    assert saving.restore(file, first) == restored


# --- many at once, and free input ----------------------------------------------------------------


def test_of_concurrent_saves_none_is_lost(saving, file):
    failed = []

    def work(number):
        from django.db import connection

        try:
            for turn in range(5):
                base = saving.head_of(file)
                name = f"field-{number}-{turn}"
                attempt = saving.store_attempt(file, base, "case", {name: ["x"]})
                tree = {**saving.tree_of(base), name: "x"}
                saved = saving.save(file, base, tree, {}, attempt=attempt)
                if saved.revision is None:
                    failed.append(name)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)

    assert failed == []
    assert len(content(saving, file)) == 2 + 40
    numbers = list(file.revisions.values_list("number", flat=True))
    assert numbers == list(range(1, 42))
    assert not file.attempts.exists()


def _trees(sign: str) -> st.SearchStrategy[dict[str, Any]]:
    """Small cases whose own texts begin with a letter; texts of the base begin with b."""
    text = st.sampled_from([f"{sign}{number}" for number in range(6)] + ["b0", "b1", "b2"])
    item = st.fixed_dictionaries(
        {"id": st.sampled_from("PQRS")}, optional={"name": text, "x": text}
    )
    items = st.lists(item, max_size=4, unique_by=lambda one: one["id"])
    plain = st.lists(text, max_size=3, unique=True)
    fields = {"reference": text, "court": text, "persons": items, "words": plain}
    return st.fixed_dictionaries({}, optional=fields)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_trees("b"), _trees("m"), _trees("t"))
def test_what_both_wrote_is_in_the_file_or_on_the_page_of_the_conflict(saving, base, mine, theirs):
    from comity_web.cases.conflicts import MINE, THEIRS, Choice, collision

    file = saving.new_file("request", base)
    began = file.head
    saving.save(file, began, theirs, {})
    saved = saving.save(file, began, mine, {})
    own, other = (
        {one for one in _texts(tree) if one[0] == sign}
        for tree, sign in ((mine, "m"), (theirs, "t"))
    )
    if saved.revision is not None:
        assert own | other <= set(_texts(content(saving, file)))
        return
    assert content(saving, file) == theirs
    found = collision(saved.attempt)
    for side, texts in ((MINE, own), (THEIRS, other)):
        tree, _ = found.resolved({one.path: Choice(side) for one in found.clashes})
        assert texts <= set(_texts(tree))
    tree, held = found.resolved({one.path: Choice(MINE) for one in found.clashes})
    again = saving.save(file, found.head, tree, held, attempt=saved.attempt)
    assert again.revision is not None
    assert own <= set(_texts(content(saving, file)))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40))
def test_any_posted_text_is_kept_as_it_was_typed(saving, text):
    attempt = saving.store_attempt(None, None, "case", {"reference": [text, ""], text: []})
    attempt.refresh_from_db()
    assert saving.posted_of(attempt) == {"reference": [text, ""], text: []}
    attempt.delete()


# --- a process that is killed, a disk that is full -----------------------------------------------

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
of_this_process = pytest.mark.skipif(  # PostgreSQL writes in a process of its own
    os.environ.get("COMITY_WEB_POSTGRES") == "1", reason="limits what this process writes"
)


def _child(work) -> tuple[int, int]:
    """A process that works on the same database and writes what was confirmed into a pipe."""
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(lambda line: os.write(writing, f"{line}\n".encode()))
    finally:
        os._exit(0)


@posix
def test_nothing_confirmed_is_lost_when_the_process_is_killed(saving, file):
    confirmed: set[str] = set()

    def work(start, confirm):
        for number in range(start, start + 50):
            base = saving.head_of(file)
            attempt = saving.store_attempt(file, base, "case", {f"n{number}": ["x"]})
            confirm(f"a{number}")
            tree = {**saving.tree_of(base), f"n{number}": "x"}
            saving.save(file, base, tree, {}, attempt=attempt)
            confirm(f"s{number}")

    for round_ in range(4):
        child, reading = _child(lambda confirm, start=round_ * 50: work(start, confirm))
        with os.fdopen(reading) as lines:
            for line in lines:
                confirmed.add(line.strip())
                if line.strip() == f"s{round_ * 50 + 40 + round_}":
                    os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    saved = {line[1:] for line in confirmed if line[0] == "s"}
    posted = {line[1:] for line in confirmed if line[0] == "a"}
    tree = content(saving, file)
    waiting = {name[1:] for one in file.attempts.all() for name in saving.posted_of(one)}
    assert 160 <= len(saved) < 200
    assert saved <= {name[1:] for name in tree if name[0] == "n"}
    assert posted <= waiting | {name[1:] for name in tree}
    numbers = list(file.revisions.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert file.revisions.last().pk == type(file).objects.get(pk=file.pk).head_id


def _fill(saving, file, folder, confirm) -> int:
    """Save until nothing more can be written; gives what was allowed before."""
    import resource

    sizes = [one.stat().st_size for one in folder.glob("comity.sqlite3*")]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(sizes) + 150_000, hard))
    for number in range(200):
        base = saving.head_of(file)
        typed = {"text": [f"{number}-" + "y" * 3000]}
        try:
            attempt = saving.store_attempt(file, base, "case", typed)
            tree = {**saving.tree_of(base), f"n{number}": typed["text"][0]}
            saving.save(file, base, tree, {}, attempt=attempt)
            confirm(f"s{number}")
        except saving.NotSaved as error:
            confirm(f"given back {error.posted == typed}")
            break
    return soft


@posix
@of_this_process
def test_a_full_disk_gives_the_typing_back_and_loses_nothing(saving, file, application):
    import resource

    def work(confirm):
        soft = _fill(saving, file, application, confirm)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        base = saving.head_of(file)
        saving.save(file, base, {**saving.tree_of(base), "last": "z"}, {})
        confirm("saved again")

    child, reading = _child(work)
    with os.fdopen(reading) as lines:
        said = [line.strip() for line in lines]
    os.waitpid(child, 0)

    *saved, full, again = said
    assert (full, again) == ("given back True", "saved again")
    assert 0 < len(saved) < 200
    tree = content(saving, file)
    assert all(f"n{line[1:]}" in tree for line in saved)
    assert tree["last"] == "z"


@posix
@of_this_process
def test_a_page_on_a_full_disk_shows_what_was_typed(saving, client, application):
    file = saving.new_file("request", {"schema": "1", "kind": "request", "reference": "A/1"})
    typed = "TYPED/1 " + "z" * 20_000
    address = f"/c/{file.key}/s/case"
    assert client.get(address).status_code == 200

    def work(confirm):
        _fill(saving, file, application, lambda line: None)
        answer = client.post(address, {"_base": "1", "_stay": "1", "reference": typed})
        confirm(answer.status_code)
        shown = answer.content.decode()
        confirm(typed in shown)
        # with scripts the page goes back to its place, unless something of it takes the focus
        confirm(0 < shown.find("data-focus-first") < shown.find("could not be saved"))
        confirm(client.get(address).status_code)

    child, reading = _child(work)
    with os.fdopen(reading) as lines:
        said = [line.strip() for line in lines]
    os.waitpid(child, 0)

    assert said == ["503", "True", "True", "200"]
