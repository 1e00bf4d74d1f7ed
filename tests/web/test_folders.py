"""A matter as a folder of files, for the tasks that need files."""

from __future__ import annotations

import datetime as dt
import os
import stat
import threading

import pytest

from comity.kit.samples import sample_files
from comity.model.case_record import CaseEvent
from comity.model.record_text import parse_record
from comity.steps.write.record_append import append_event

pytestmark = pytest.mark.postgres

TODAY = dt.date(2026, 11, 29)
RECORD = "# kept\nschema = 1\n"


@pytest.fixture
def cases(application):
    from comity_web.cases import folders, history, saving

    class Cases:
        path_of = staticmethod(folders.path_of)
        folder_of = staticmethod(folders.folder_of)
        take_record = staticmethod(folders.take_record)
        new_file = staticmethod(saving.new_file)
        save = staticmethod(saving.save)
        remove = staticmethod(history.remove)
        rename = staticmethod(history.rename)

    return Cases


@pytest.fixture
def file(cases):
    return cases.new_file("request", {"schema": "1", "kind": "request", "reference": "A/1"})


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def events(file):
    from pathlib import Path

    return parse_record(file.record.encode(), Path("a.record.toml")).events


def test_a_file_and_its_record_lie_in_a_private_folder(cases, file):
    file.record = RECORD
    file.save()
    path = cases.path_of(file)

    assert "reference: A/1\n" in path.read_text()
    assert path.with_name("A-1.record.toml").read_text() == RECORD
    assert names(path.parent) == ["A-1.record.toml", "A-1.yaml"]
    if os.name != "nt":
        assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_folder_follows_saves_names_and_removals(cases, file):
    other = cases.new_file("notice", {"schema": "1", "kind": "notice"}, matter=file.matter)
    folder = cases.folder_of(file.matter)
    assert names(folder) == ["A-1.yaml", f"{other.name}.yaml"]

    tree = {"schema": "1", "kind": "request", "reference": "A/2"}
    cases.save(file, file.head, tree, {})
    cases.rename(file, "second")
    cases.remove(other)
    assert names(cases.folder_of(file.matter)) == ["second.yaml"]
    assert "reference: A/2\n" in (folder / "second.yaml").read_text()


def test_what_does_not_come_from_here_stays(cases, file):
    beside = cases.folder_of(file.matter) / "notes.txt"
    beside.write_text("mine")
    cases.rename(file, "b")
    assert names(cases.folder_of(file.matter)) == ["b.yaml", "notes.txt"]


def test_what_a_task_of_the_core_records_is_taken_in(cases, file):
    append_event(cases.path_of(file), CaseEvent("sent", TODAY, by="courier"))
    cases.take_record(file)
    assert [(one.kind, one.by) for one in events(file)] == [("sent", "courier")]


def test_an_event_that_nobody_took_in_yet_is_not_overwritten(cases, file):
    """A process may be killed after a task of the core wrote the record."""
    append_event(cases.path_of(file), CaseEvent("sent", TODAY, by="courier"))
    cases.folder_of(file.matter)
    append_event(cases.path_of(file), CaseEvent("acknowledged", TODAY))
    cases.save(file, file.head, {"schema": "1", "kind": "request", "reference": "A/3"}, {})
    cases.folder_of(file.matter)
    file.refresh_from_db()

    assert [one.kind for one in events(file)] == ["sent", "acknowledged"]


def test_a_file_stays_as_it_was_once_something_is_recorded_of_it(cases, file, monkeypatch):
    from comity_web.cases import folders

    path = cases.path_of(file)
    append_event(path, CaseEvent("sent", TODAY, by="courier"))
    cases.take_record(file)
    before = path.stat().st_mtime_ns
    monkeypatch.setattr(folders, "_filled_in_by", lambda: "the next version")
    assert cases.path_of(file).stat().st_mtime_ns == before

    other = cases.new_file("request", {"schema": "1", "kind": "request"}, matter=file.matter)
    first = cases.path_of(other).stat().st_mtime_ns
    monkeypatch.setattr(folders, "_filled_in_by", lambda: "the third")
    assert cases.path_of(other).stat().st_mtime_ns > first


def test_threads_at_once_lose_no_event(cases, file):
    from django.db import connection

    path, failed = cases.path_of(file), []

    def work(number):
        try:
            append_event(path, CaseEvent("reminded", TODAY, note=f"n{number}"))
            cases.take_record(type(file).objects.get(pk=file.pk))
            cases.folder_of(file.matter)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    file.refresh_from_db()

    assert failed == []
    assert {one.note for one in events(file)} == {f"n{number}" for number in range(8)}


def test_the_register_of_the_core_reads_the_folder(cases):
    from comity.tasks.register.matters import make_register
    from comity_web.cases.taking import take
    from comity_web.core import host

    sample = next(one for one in sample_files() if one.stem == "disclosure-ng-us")
    taken = take([sample.read_bytes()], sample.name)
    file = cases.new_file(taken.kind, taken.tree, name=taken.name)
    append_event(cases.path_of(file), CaseEvent("sent", TODAY, by="courier"))
    found = make_register(cases.folder_of(file.matter), host(), TODAY)

    assert not found.unreadable and not found.faults
    assert len(found.matters) == 1
