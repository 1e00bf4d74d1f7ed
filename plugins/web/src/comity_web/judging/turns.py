"""Which job is next, and whose it is: no job is made twice, none is lost with its worker.

The database is the queue. Several workers take from it without waiting for each other; the file
that has waited longest for anything comes first, so that one with many jobs keeps nobody waiting.
A worker of an office says every few seconds that it is there. What one had that says so no more is
taken up by another, once; after that it has failed.
"""

from __future__ import annotations

import datetime as dt
import json

from django.db import connection, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from comity_web.cases.models import Job, new_key
from comity_web.judging.models import Turn, Worker

__all__ = ["DONE", "FAILED", "GONE", "RUNNING", "WAITING", "Turns", "workers_there"]

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
GONE = dt.timedelta(seconds=20)
"""After so long without a word a worker is taken to be gone."""
MOST_TIMES = 2
ENDED = json.dumps({"why": "ended"})


def workers_there() -> int:
    """How many workers of an office have said lately that they are there."""
    return Worker.objects.filter(seen__gte=timezone.now() - GONE).count()


class Turns:
    """The jobs as one worker takes them."""

    def __init__(self, *, shared: bool) -> None:
        """Know whether others take jobs too.

        Args:
            shared: in an office; on one's own machine there is one worker.
        """
        self._shared, self._key = shared, new_key()

    def begin(self) -> None:
        """Say that one is there; see to what others left, or oneself when something went wrong."""
        running = Job.objects.filter(state=RUNNING)
        if not self._shared:  # nobody else is there: what was running has ended
            _failed(running)
            return
        self.say_there()
        _take_up(running.filter(turn__worker=self._key))
        take_from_the_gone()

    def say_there(self) -> None:
        """Say it again."""
        now = timezone.now()
        if not Worker.objects.filter(pk=self._key).update(seen=now):
            Worker.objects.create(pk=self._key, begun=now, seen=now)

    def leave(self) -> None:
        """Say that one goes."""
        Worker.objects.filter(pk=self._key).delete()

    def take(self) -> Job | None:
        """The next job, marked as running; None where none waits."""
        waiting = Job.objects.filter(state=WAITING)
        if not waiting.exists():
            return None
        with transaction.atomic():
            if connection.features.has_select_for_update_skip_locked:
                waiting = waiting.select_for_update(skip_locked=True, of=("self",))
            of_the_file = Turn.objects.filter(job__revision__file=OuterRef("revision__file"))
            last = Subquery(of_the_file.order_by("-since").values("since")[:1])
            ordered = waiting.annotate(last=last).order_by(F("last").asc(nulls_first=True), "pk")
            first = ordered.first()
            if first is None or not _moved(first.pk, WAITING, RUNNING):
                return None
            self._note(first.pk)
        return Job.objects.select_related("revision__file__matter").get(pk=first.pk)

    def is_mine(self, job: Job) -> bool:
        """Whether a job that one took was not given to another meanwhile."""
        mine = Turn.objects.filter(job=job, job__state=RUNNING)
        return mine.filter(worker=self._key if self._shared else None).exists()

    def let_go(self, job: Job) -> None:
        """Leave a job that one took to others, as if it had not been taken."""
        with transaction.atomic():
            if self.is_mine(job) and _moved(job.pk, RUNNING, WAITING):
                Turn.objects.filter(job=job).update(worker=None, times=F("times") - 1)

    def _note(self, job: int) -> None:
        worker = self._key if self._shared else None
        turn = Turn.objects.filter(job_id=job)
        now = timezone.now()
        if not turn.update(worker=worker, since=now, times=F("times") + 1):
            Turn.objects.create(job_id=job, worker_id=worker, since=now, times=1)


def take_from_the_gone() -> None:
    """Have jobs of workers that are gone made by others, or fail where that was tried before."""
    limit = timezone.now() - GONE
    _take_up(Job.objects.filter(state=RUNNING).exclude(turn__worker__seen__gte=limit))
    Worker.objects.filter(seen__lt=limit).delete()


def _take_up(left: QuerySet[Job]) -> None:
    """Let jobs that nobody makes wait again, or fail."""
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            left = left.select_for_update(skip_locked=True, of=("self",))
        keys = [job.pk for job in left]
        again = Turn.objects.filter(job__in=keys, times__lt=MOST_TIMES).values("job")
        _failed(Job.objects.filter(pk__in=keys, state=RUNNING).exclude(pk__in=again))
        Job.objects.filter(pk__in=keys, state=RUNNING).update(state=WAITING)


def _moved(job: int, before: str, after: str) -> bool:
    return bool(Job.objects.filter(pk=job, state=before).update(state=after))


def _failed(jobs: QuerySet[Job]) -> None:
    jobs.update(state=FAILED, result=ENDED, ended=timezone.now())
