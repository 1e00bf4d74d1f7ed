"""Which job is next and whose it is, when several workers take from one database."""

from __future__ import annotations

import datetime as dt
import os
import signal
import time

import pytest
from django.utils import timezone

TREE = {"schema": "1", "kind": "request"}


@pytest.fixture
def jobs(application, monkeypatch):
    """Adds jobs of new files, which nobody takes by itself; no other job is there."""
    from comity_web.cases.models import Job
    from comity_web.cases.saving import new_file
    from comity_web.judging import worker

    worker.stop()
    monkeypatch.setattr(worker._WORKER, "wake", lambda: None)
    Job.objects.all().delete()

    def add(number=1):
        revision = new_file("request", TREE).head
        return [worker.later("refusals", revision, language="en", n=n) for n in range(number)]

    yield add
    Job.objects.all().delete()


@pytest.fixture
def worker_of(application):
    """Makes workers that have said that they are there."""
    from comity_web.judging.models import Worker
    from comity_web.judging.turns import Turns

    def make():
        turns = Turns(shared=True)
        turns.begin()
        return turns

    yield make
    Worker.objects.all().delete()


def _gone(turns, seconds=31):
    from comity_web.judging.models import Worker

    moment = timezone.now() - dt.timedelta(seconds=seconds)
    Worker.objects.filter(pk=turns._key).update(seen=moment)


def test_a_job_is_taken_once_and_the_first_comes_first(jobs, worker_of):
    first, second = jobs()[0], jobs()[0]
    one, other = worker_of(), worker_of()

    assert [one.take(), other.take(), one.take()] == [first, second, None]
    assert one.is_mine(first)
    assert not other.is_mine(first)


def test_a_file_with_many_jobs_keeps_no_other_waiting(jobs, worker_of):
    many, few = jobs(4), jobs(1)
    turns = worker_of()

    taken = [turns.take() for _ in range(5)]

    assert taken == [many[0], few[0], *many[1:]]


def test_what_a_dead_worker_had_is_made_by_another_once(jobs, worker_of):
    from comity_web.cases.models import Job
    from comity_web.judging.worker import result_of

    (job,) = jobs()
    dead, other = worker_of(), worker_of()
    assert dead.take() == job
    _gone(dead, seconds=5)
    third = worker_of()
    assert third.take() is None

    _gone(dead)
    third.begin()

    assert other.take() == job
    assert not dead.is_mine(job)  # it is only slow, and its result comes too late
    _gone(other)
    third.begin()
    assert third.take() is None
    found = Job.objects.get(pk=job.pk)
    assert (found.state, result_of(found)) == ("failed", {"why": "ended"})


def test_a_worker_that_stops_leaves_its_job_to_others(jobs, worker_of):
    (job,) = jobs()
    one, other = worker_of(), worker_of()
    for _ in range(3):  # it was not tried: it does not fail for that
        assert one.take() == job
        one.let_go(job)

    assert other.take() == job
    one.let_go(job)
    assert other.is_mine(job)


def test_a_worker_that_was_away_says_again_that_it_is_there(jobs, worker_of):
    from comity_web.judging.turns import workers_there

    one, other = worker_of(), worker_of()
    assert workers_there() == 2
    _gone(one)
    other.begin()
    assert workers_there() == 1

    one.say_there()

    assert workers_there() == 2
    one.leave()
    assert workers_there() == 1


def test_what_could_not_be_written_down_is_made_again_and_not_left_running(jobs, worker_of):
    (job,) = jobs()
    turns = worker_of()
    assert turns.take() == job

    turns.begin()  # as after an error of the database

    assert turns.take() == job


def test_jobs_of_other_teams_fill_the_queue_too(jobs, team, account, monkeypatch):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.models import Matter
    from comity_web.cases.saving import new_file
    from comity_web.judging import worker

    unit = team()
    mine = new_file("request", TREE)
    Matter.objects.filter(pk=mine.matter.pk).update(team=unit)
    jobs(3)  # of others
    monkeypatch.setattr(worker, "MOST_WAITING_IN_AN_OFFICE", 3)

    with on_behalf_of(who_is(account([(unit, "drafter")]))), pytest.raises(worker.Busy):
        worker.later("refusals", mine.head, language="en")


def test_a_job_that_does_not_end_in_time_is_left_to_the_next_worker(jobs, worker_here):
    from comity_web.judging.models import Turn, Worker

    worker = worker_here
    worker.start()
    worker._WORKER.wanted = True
    _until(lambda: worker._WORKER._process is not None)
    os.kill(worker._WORKER._process._process.pid, signal.SIGSTOP)
    (job,) = jobs()
    _until(lambda: Turn.objects.filter(job=job, job__state="running").exists())

    worker.stop(patience=0.5)

    job.refresh_from_db()
    turn = Turn.objects.get(job=job)
    assert (job.state, turn.times, turn.worker) == ("waiting", 0, None)
    assert not Worker.objects.exists()


def _until(done, seconds=30):
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)
