"""The worker: one thread that takes jobs from a bounded queue and has a child process make them.

Why a process: a thread cannot be stopped, so that a time limit would be a wish, and a check of a
large case holds the interpreter's lock while pages wait. Why one, and only when it is needed: it
costs some 100 MB and a second or two to start. It starts when somebody saves something, so that it
is ready when the letter is asked for, serves one job after the other, ends after half an hour
without a job, and is ended with all that it started when a job takes too long. What fails or is
quarantined in one job touches no other: each is examined in its own view of the plugins, and after
a crash the next job gets a new process.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from comity_web.cases.folders import path_of
from comity_web.cases.models import Job, Revision
from comity_web.cases.trees import held_of, tree_of
from comity_web.judging.process import Ended, Process, TooLong
from comity_web.judging.stamps import seen_sections, stamp_of

__all__ = ["Busy", "failed", "file_of", "found", "later", "ready", "result_of", "start", "stop"]

LOG = logging.getLogger(__name__)
FOLDER = "made"
"""The folder of what is made, in the data folder: one folder for each job."""
MOST_WAITING = 60
MOST_OF_A_FILE = 12
SECONDS: Mapping[str, float] = {"documents": 300.0, "preview": 120.0}
OTHERWISE = 90.0
KEPT = dt.timedelta(hours=24)
IDLE = 1800.0
"""Seconds without a job after which the child process is ended."""
LOOK = 30.0
WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"


class Busy(Exception):  # noqa: N818 -- a state of the queue, which pages tell
    """Too many jobs wait already."""


def later(what: str, revision: Revision, **options: Any) -> Job:
    """Have something made; what waits, runs or was made of the same is not made again.

    Args:
        what: a key of ``making.MAKERS``.
        revision: of which revision.
        options: those of the maker, and ``language``, the tag of the reader's language.

    Raises:
        Busy: too many jobs wait.
    """
    if (there := found(what, revision, **options)) and there.state != FAILED:
        return there
    waiting = Job.objects.filter(state__in=(WAITING, RUNNING))
    if (
        waiting.count() >= MOST_WAITING
        or waiting.filter(revision__file=revision.file).count() >= MOST_OF_A_FILE
    ):
        raise Busy
    job = Job.objects.create(what=what, revision=revision, options=_text(revision, options))
    _WORKER.wake()
    return job


def found(what: str, revision: Revision, **options: Any) -> Job | None:
    """The job of the same with the same plugins, office, folder and day; None if there is none."""
    same = Job.objects.filter(what=what, revision=revision, options=_text(revision, options))
    for job in same.order_by("-pk")[:3]:
        if job.state == DONE and what == "check":
            continue  # what came of it is a judgement
        if job.state != DONE or all(file_of(job, one["name"]) for one in _files(job)):
            return job
    return None


def failed(what: str, revision: Revision, **options: Any) -> Job:
    """A job that was tried at once and failed, for the page that tells of it."""
    return Job.objects.create(
        what=what,
        revision=revision,
        options=_text(revision, options),
        state=FAILED,
        result=json.dumps({"why": "failed"}),
        ended=timezone.now(),
    )


def result_of(job: Job) -> dict[str, Any]:
    """What came of a job: what was made, or ``refused``, or ``why`` it failed."""
    return json.loads(job.result) if job.result else {}


def file_of(job: Job, name: str) -> Path | None:
    """A file that a job made, by its name; None if it made none, or it is gone."""
    for one in _files(job):
        if one["name"] == name:
            path = _root() / str(job.key) / str(one["sha256"])
            return path if path.is_file() else None
    return None


def ready() -> None:
    """Have the child process of a worker that runs started, because a job is likely to come."""
    if _WORKER.runs:
        _WORKER.wanted = True
        _WORKER.wake()


def start() -> None:
    """Start the worker, and end what an earlier process left: once, before the first page."""
    _WORKER.start()


def stop() -> None:
    """Stop the worker with its child process."""
    _WORKER.stop()


def _text(revision: Revision, options: Mapping[str, Any]) -> str:
    tag = str(options.get("language", "en"))
    return json.dumps({**options, "stamp": stamp_of(revision, tag)}, sort_keys=True)


def _files(job: Job) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = result_of(job).get("files", [])
    return files


def _root() -> Path:
    root = Path(settings.COMITY.folder) / FOLDER
    root.mkdir(mode=0o700, exist_ok=True)
    return root


class _Worker:
    """The thread and its child process."""

    def __init__(self) -> None:
        self._lock, self._wake, self._stopped = Lock(), Event(), Event()
        self._thread: Thread | None = None
        self._process: Process | None = None
        self.wanted = False

    @property
    def runs(self) -> bool:
        """Whether it was started."""
        return self._thread is not None

    def wake(self) -> None:
        """Have the thread look for a job; it is started if it does not run."""
        self._wake.set()
        self.start()

    def start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._stopped.clear()
                self._thread = Thread(target=self._run, name="worker", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        with self._lock:
            thread, self._thread = self._thread, None
        self._stopped.set()
        self._wake.set()
        if (process := self._process) is not None:
            process.end()
        if thread is not None:
            thread.join(10)

    def _run(self) -> None:
        idle = 0.0
        with self._told():
            _recover()
        while not self._stopped.is_set():
            job = None
            with self._told():
                job = _next()
                if job is not None:
                    idle = 0.0
                    self._do(job)
            if job is not None:
                continue
            if self.wanted:
                idle, self.wanted = 0.0, False
                with self._told():
                    self._started()
            connection.close()
            if not self._wake.wait(LOOK):
                idle += LOOK
                if idle >= IDLE:
                    self._rest()
                with self._told():
                    _sweep(timezone.now() - KEPT)
            self._wake.clear()
        self._rest()
        connection.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What the database or the disk refuses is told in the log, and tried again later."""
        close_old_connections()
        try:
            yield
        except (Error, OSError) as error:
            LOG.error("the worker could not go on: %s", type(error).__name__)
            self._stopped.wait(1)

    def _started(self) -> Process:
        if self._process is None:
            self._process = Process(settings.COMITY.office)
        return self._process

    def _rest(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _do(self, job: Job) -> None:
        """Make one job, whatever comes of it."""
        folder = _root() / str(job.key)
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            order = _order(job, folder)
            told = self._started().ask(order, SECONDS.get(job.what, OTHERWISE))
        except TooLong:
            self._rest()
            told = {"failed": "time"}
        except Ended:
            self._rest()
            told = {"failed": "ended"}
        except Exception as error:  # one case stops nobody
            LOG.error("a job failed: %s", type(error).__name__)
            told = {"failed": "failed"}
        if self._stopped.is_set() and "failed" in told:
            return  # it runs again, or fails, at the next start
        _keep(job, told)


_WORKER = _Worker()


def _next() -> Job | None:
    """The job that has waited longest, marked as running."""
    job = Job.objects.select_related("revision__file__matter").filter(state=WAITING)
    first = job.order_by("pk").first()
    if first is None or not Job.objects.filter(pk=first.pk, state=WAITING).update(state=RUNNING):
        return None
    return first


def _order(job: Job, folder: Path) -> dict[str, Any]:
    options = json.loads(job.options)
    options.pop("stamp", None)
    revision = job.revision
    assert revision is not None  # every job of today is one of a revision
    return {
        "what": job.what,
        "tree": tree_of(revision),
        "incoming": revision.file.incoming,
        "name": str(path_of(revision.file)),
        "language": options.pop("language", "en"),
        "seen": seen_sections(revision),
        "held": list(held_of(revision)),
        "options": options,
        "folder": str(folder),
    }


def _keep(job: Job, told: Mapping[str, Any]) -> None:
    """Store what came of a job."""
    made = told.get("made")
    if made is None:
        why = told.get("failed")
        result: Mapping[str, Any] = {"why": why if why in ("time", "ended") else "failed"}
        state = FAILED
    elif "refused" in made:
        result, state = {**made, "why": "refused"}, FAILED
    else:
        result, state = made, DONE
        if job.what == "check":
            from comity_web.judging.judged import settle

            assert job.revision is not None  # a check is one of a revision
            settle(job.revision, json.loads(job.options)["language"], made)
            result = {}
    Job.objects.filter(pk=job.pk).update(
        state=state, result=json.dumps(result, ensure_ascii=False), ended=timezone.now()
    )


def _recover() -> None:
    """Remove what was made before; what was running when the process ended has failed."""
    _sweep(timezone.now())
    Job.objects.filter(state=RUNNING).update(
        state=FAILED, result=json.dumps({"why": "ended"}), ended=timezone.now()
    )


def _sweep(before: dt.datetime) -> None:
    """Remove what was made before a moment."""
    import shutil

    old = Job.objects.filter(state__in=(DONE, FAILED), ended__lt=before)
    for key in old.values_list("key", flat=True):
        shutil.rmtree(_root() / str(key), ignore_errors=True)
    old.delete()
