"""While a plugin's code answers, nothing of the program is changed for its other threads."""

from __future__ import annotations

import contextvars
import io
import os
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host.guard import _mask, _mask_of_a_folder, guarded
from comity.host.turns import Turn

SECONDS = 30.0


def seen() -> tuple[object, ...]:
    """What belongs to the whole program, as any of its threads sees it."""
    return (
        *(sys.stdin, sys.stdout, sys.stderr, sys.path, warnings.filters),
        *(os.fstat(number) for number in (0, 1, 2)),
        *(Path.cwd(), os.environ.copy(), _mask()),
    )


def same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(a is b or a == b for a, b in zip(one, other, strict=True))


def test_other_threads_see_the_streams_the_folder_and_the_environment_as_they_are() -> None:
    before, asked, done = seen(), threading.Event(), threading.Event()

    def work() -> tuple[object, ...]:
        asked.set()
        assert done.wait(SECONDS)
        return seen()

    answers: list[tuple[object, ...]] = []
    asking = threading.Thread(target=lambda: answers.append(guarded(work, print, SECONDS)))
    asking.start()
    assert asked.wait(SECONDS)
    meanwhile = seen()
    done.set()
    asking.join()

    assert same(meanwhile, before)
    assert same(answers[0], before)
    assert same(seen(), before)


def test_what_another_thread_prints_meanwhile_reaches_where_it_is_meant_to(capsys) -> None:
    def work() -> None:
        other = threading.Thread(target=print, args=("a result",))
        other.start()
        other.join()

    guarded(work, print, SECONDS)

    assert capsys.readouterr() == ("a result\n", "")


def test_files_that_another_thread_makes_meanwhile_have_the_usual_mode(tmp_path: Path) -> None:
    before, stop, modes = os.umask(0o027), threading.Event(), set()

    def make() -> None:
        number = 0
        while not stop.is_set():
            file = tmp_path / str(number := number + 1)
            file.touch()
            modes.add(stat.S_IMODE(file.stat().st_mode))

    making = threading.Thread(target=make)
    making.start()
    try:
        for _ in range(200):
            guarded(lambda: None, print, SECONDS)
    finally:
        stop.set()
        making.join()
        os.umask(before)

    assert modes == {0o640}


@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_the_mask_of_new_files_is_told_without_changing_it(mask: int) -> None:
    before = os.umask(mask)
    try:
        assert _mask() == _mask_of_a_folder() == mask
    finally:
        assert os.umask(before) == mask


def test_one_name_of_the_environment_is_put_back_and_the_others_are_never_gone(monkeypatch) -> None:
    monkeypatch.setenv("KEPT", "1")
    stop, lost, told = threading.Event(), [], []

    def look() -> None:
        while not stop.is_set():
            if "KEPT" not in os.environ:
                lost.append(True)

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(50):
        guarded(lambda: os.environ.update(ADDED="1"), told.append, SECONDS)
    stop.set()
    looking.join()

    assert told == ["the environment"] * 50
    assert "ADDED" not in os.environ
    assert lost == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder in which a program works")
def test_a_plugin_is_asked_and_not_blamed_where_the_working_folder_was_removed(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    told: list[str] = []

    assert guarded(lambda: "heard", told.append, SECONDS) == "heard"
    assert told == []


def test_a_filter_of_warnings_is_put_back() -> None:
    before, told = list(warnings.filters), []

    guarded(lambda: warnings.simplefilter("error"), told.append, SECONDS)

    assert list(warnings.filters) == before
    assert told == []


def test_code_of_plugins_runs_one_at_a_time() -> None:
    inside, most, lock = [], [], threading.Lock()

    def work() -> None:
        with lock:
            inside.append(1)
            most.append(len(inside))
        threading.Event().wait(0.01)
        with lock:
            inside.pop()

    threads = [threading.Thread(target=guarded, args=(work, print, SECONDS)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1] * 8


def test_a_plugin_that_asks_the_host_for_another_goes_on_under_its_turn() -> None:
    assert guarded(lambda: guarded(lambda: "heard", print, SECONDS), print, SECONDS) == "heard"


def test_a_thread_that_was_abandoned_has_lost_its_turn() -> None:
    turn, order = Turn(), []
    with turn.taken():
        context = contextvars.copy_context()

    def late() -> None:
        with turn.taken():
            order.append("late")

    thread = threading.Thread(target=context.run, args=(late,))
    with turn.taken():
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
        order.append("now")
    thread.join()

    assert order == ["now", "late"]


RESULTS = """
import os, subprocess, sys, threading
from comity.cli.streams import plain_streams, results_apart

def others():
    print("printed")
    print("past", file=sys.__stdout__, flush=True)
    print("held", file=sys.__stdout__)
    os.write(1, b"raw\\n")
    subprocess.run([sys.executable, "-c", "print('child')"], check=True)
    sys.stdout.close()

with plain_streams():
    results_apart()
    results_apart()
    thread = threading.Thread(target=others)
    thread.start()
    thread.join()
    print("result")
print("after")
"""


def test_on_the_command_line_only_the_program_writes_to_stdout() -> None:
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", RESULTS], capture_output=True, text=True, check=False, env=usual
    )

    assert done.stdout.splitlines() == ["result", "after"], done.stderr
    assert {"printed", "past", "held", "raw", "child"} <= set(done.stderr.splitlines())


def test_results_that_go_to_no_file_are_kept_apart_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.cli.streams import plain_streams, results_apart

    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    other: Callable[[], None] = lambda: print("of a plugin")  # noqa: E731
    with plain_streams():
        results_apart()
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        print("result")

    assert (out.getvalue(), err.getvalue()) == ("result\n", "of a plugin\n")
    assert sys.stdout is out
