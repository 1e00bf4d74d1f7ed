"""The worker: what it makes, what it bounds, and what a failure leaves alone.

How its child process ends is no matter of a database: that is not run on PostgreSQL too.
"""

from __future__ import annotations

import json
import time

import pytest

from .answering import ended
from .cases import sample_tree, saved


@pytest.mark.postgres
def test_a_document_is_made_once_and_kept_for_this_user_alone(worker):
    revision = saved(sample_tree("preservation-ng-us"))

    job = ended(worker.later("documents", revision, language="en", formats=["docx", "json"]))

    made = worker.result_of(job)["files"]
    assert {one["name"].rpartition(".")[2] for one in made} == {"docx", "json"}
    path = worker.file_of(job, made[0]["name"])
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    again = worker.later("documents", revision, language="en", formats=["docx", "json"])
    assert again.pk == job.pk


@pytest.mark.postgres
def test_what_cannot_be_built_is_refused_with_its_reasons(worker):
    tree = sample_tree("preservation-ng-us")
    del tree["reference"]

    job = ended(worker.later("documents", saved(tree), language="en", formats=["docx"]))

    assert job.state == "failed"
    assert [one["field"] for one in worker.result_of(job)["refused"]] == ["reference"]


def test_a_job_that_takes_too_long_is_ended_and_the_next_one_is_made(worker, monkeypatch):
    from comity_web.judging import process

    slow = saved(sample_tree("ransomware-gb-us"))
    fast = saved(sample_tree("preservation-ng-us"))
    monkeypatch.setattr(process, "STARTING", 0.0)
    monkeypatch.setattr(worker, "OTHERWISE", 0.05)
    job = ended(worker.later("refusals", slow, language="en"))
    assert (job.state, worker.result_of(job)["why"]) == ("failed", "time")

    monkeypatch.undo()
    job = ended(worker.later("documents", fast, language="en", formats=["md"]))
    assert job.state == "done"


@pytest.mark.postgres
def test_a_large_case_is_checked_by_the_worker_and_not_by_the_save(worker):
    from comity_web.judging.judged import judge, judgement
    from comity_web.wording.catalogues import words

    tree = sample_tree("preservation-ng-us")
    tree["reference"] = "R"
    tree["measures"][0]["notes"] = "word " * 25_000
    revision = saved(tree)

    start = time.monotonic()
    assert judge(revision, words("en")) is None
    assert time.monotonic() - start < 1
    from comity_web.cases.models import Job

    ended(Job.objects.get(revision=revision, what="check"))
    assert judgement(revision, words("en")) is not None


@pytest.mark.postgres
def test_the_queue_is_bounded_for_one_file(worker, monkeypatch):
    monkeypatch.setattr(worker._WORKER, "wake", lambda: None)
    revision = saved(sample_tree("preservation-ng-us"))

    for number in range(worker.MOST_OF_A_FILE):
        worker.later("documents", revision, language="en", formats=["md"], number=number)
    with pytest.raises(worker.Busy):
        worker.later("documents", revision, language="en", formats=["docx"])

    from comity_web.cases.models import Job

    Job.objects.filter(revision=revision).delete()


@pytest.mark.postgres
def test_what_was_running_when_the_process_ended_has_failed_at_the_next_start(worker):
    from comity_web.cases.models import Job

    revision = saved(sample_tree("preservation-ng-us"))
    worker.stop()
    job = Job.objects.create(what="documents", revision=revision, options="{}", state="running")

    worker.start()

    assert worker.result_of(ended(job)) == {"why": "ended"}


def _until_nothing_runs(seconds=60.0):
    from comity_web.cases.models import Job

    end = time.monotonic() + seconds
    while Job.objects.filter(state__in=("waiting", "running")).exists():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_child_that_dies_fails_its_job_and_no_other(worker):
    revision = saved(sample_tree("preservation-ng-us"))
    ended(worker.later("documents", revision, language="en", formats=["md"]))
    _until_nothing_runs()  # what another test asked for would fail in the place of the next
    worker._WORKER._process._process.kill()
    worker._WORKER._process._process.wait()

    broken = ended(worker.later("documents", revision, language="en", formats=["html"]))
    after = ended(worker.later("documents", revision, language="en", formats=["docx"]))

    assert {broken.state, after.state} <= {"failed", "done"}
    assert after.state == "done"
    assert json.loads(broken.result)["why"] == "ended"
