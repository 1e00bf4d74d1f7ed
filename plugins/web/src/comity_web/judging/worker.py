"""The worker: a thread that takes jobs from a bounded queue and has a child process make them.

Why a process: a thread cannot be stopped, so that a time limit would be a wish, and a check of a
large case holds the interpreter's lock while pages wait. Why one, and only when it is needed: it
costs some 100 MB and a second or two to start. It starts when somebody saves something, so that it
is ready when the letter is asked for, serves one job after the other, ends after half an hour
without a job, and is ended with all that it started when a job takes too long. What fails or is
quarantined in one job touches no other: each is examined in its own view of the plugins, and after
a crash the next job gets a new process.

On one's own machine the thread belongs to the process of the pages. In an office it is in a process
of its own, or in several, and looks for jobs by itself; the pages only add them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.folders import path_of
from comity_web.cases.models import Job, Revision
from comity_web.cases.once_protected import guards_of
from comity_web.cases.trees import held_of, tree_of
from comity_web.judging.process import Ended, Process, TooLong
from comity_web.judging.stamps import seen_sections, stamp_of
from comity_web.judging.turns import DONE, FAILED, RUNNING, WAITING, Turns, take_from_the_gone

__all__ = [
    "Busy",
    "elsewhere",
    "failed",
    "file_of",
    "found",
    "later",
    "made_as_guarded",
    "ready",
    "result_of",
    "start",
    "stop",
]

LOG = logging.getLogger(__name__)
FOLDER = "made"
"""The folder of what is made, in the data folder: one folder for each job."""
MOST_WAITING = 60
MOST_WAITING_IN_AN_OFFICE = 300
MOST_OF_A_FILE = 12
SECONDS: Mapping[str, float] = {"documents": 300.0, "preview": 120.0}
OTHERWISE = 90.0
KEPT = dt.timedelta(hours=24)
IDLE = 1800.0
"""Seconds without a job after which the child process is ended."""
LOOK = 30.0
"""Seconds between two looks at what is old."""
GLANCE = 5.0
"""Seconds between two looks in an office at what was left by a worker that is gone."""
POLL = 0.25
"""Seconds between two looks for a job in an office, where other processes add them."""
BEAT = 5.0
"""Seconds between two words that the worker of an office is there."""


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
    most = MOST_WAITING if settings.COMITY.server is None else MOST_WAITING_IN_AN_OFFICE
    of_the_file = waiting.filter(revision__file=revision.file)
    with on_behalf_of(OWNER):  # those of all teams wait in one queue
        everybodys = Job.objects.filter(state__in=(WAITING, RUNNING)).count()
    if everybodys >= most or of_the_file.count() >= MOST_OF_A_FILE:
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


def elsewhere() -> None:
    """Say that jobs are made by other processes; this one only adds them."""
    _WORKER.elsewhere = True


def start() -> None:
    """Start the worker, and end what an earlier process left: once, before the first page."""
    _WORKER.start()


def stop(patience: float = 0.0) -> None:
    """Stop the worker with its child process.

    Args:
        patience: seconds that the job that is made has to end. After that it is left to the next
            worker in an office; on one's own machine it has failed.
    """
    _WORKER.stop(patience)


def _text(revision: Revision, options: Mapping[str, Any]) -> str:
    tag = str(options.get("language", "en"))
    guards = guards_of(revision.file.matter_id)
    told = {"stamp": stamp_of(revision, tag), **({"guards": guards} if guards else {})}
    return json.dumps({**options, **told}, sort_keys=True)


def made_as_guarded(job: Job) -> bool:
    """Whether a job was made since somebody of its matter was last protected in another way."""
    assert job.revision is not None  # what is made is made of one
    guards = json.loads(job.options).get("guards", "")
    return bool(guards == guards_of(job.revision.file.matter_id))


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
        self.wanted = self.elsewhere = self._troubled = False

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
            if self.elsewhere or (self._thread is not None and self._thread.is_alive()):
                return
            self._stopped.clear()
            self._thread = Thread(target=self._run, name="worker", daemon=True)
            self._thread.start()

    def stop(self, patience: float) -> None:
        with self._lock:
            thread, self._thread = self._thread, None
        self._stopped.set()
        self._wake.set()
        if thread is not None and patience:
            thread.join(patience)
        if (process := self._process) is not None:
            process.end()
        if thread is not None:
            thread.join(10)

    def _run(self) -> None:
        self._shared = settings.COMITY.server is not None
        self._turns = Turns(shared=self._shared)
        with self._told():
            _sweep(timezone.now() - (KEPT if self._shared else dt.timedelta()))
            self._turns.begin()
        if self._shared:
            Thread(target=self._beat, name="beat", daemon=True).start()
        used = looked = glanced = time.monotonic()
        while not self._stopped.is_set():
            job = None
            with self._told():
                if self._troubled:
                    self._turns.begin()
                    self._troubled = False
                job = self._turns.take()
                if job is not None:
                    self._do(job)
            if job is not None or self.wanted:
                used = time.monotonic()
            if job is None:
                self._wait()
            now = time.monotonic()
            if now - used >= IDLE:
                self._rest()
            if self._shared and now - glanced >= GLANCE:
                glanced = now
                with self._told():
                    take_from_the_gone()
            if now - looked >= LOOK:
                looked = now
                self._look()
        self._rest()
        with self._told():
            self._turns.leave()
        connection.close()

    def _wait(self) -> None:
        if self.wanted:
            self.wanted = False
            with self._told():
                self._started()
        self._pause()

    def _pause(self) -> None:
        if self._shared:
            self._wake.wait(POLL)
        else:
            connection.close()
            self._wake.wait(LOOK)
        self._wake.clear()

    def _look(self) -> None:
        with self._told():
            _sweep(timezone.now() - KEPT)
            if self._shared:
                SessionStore.clear_expired()  # at home it is done at every start

    def _beat(self) -> None:
        """Say that the worker is there, also while it waits for its child process."""
        while not self._stopped.wait(BEAT):
            with self._told():
                self._turns.say_there()
        connection.close()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What the database or the disk refuses is told in the log, and tried again later."""
        close_old_connections()
        try:
            yield
        except (Error, OSError) as error:
            _tell("the worker could not go on", error)
            self._troubled = True
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
            _tell("a job failed", error)
            told = {"failed": "failed"}
        if self._stopped.is_set() and "failed" in told:
            if self._shared:
                self._turns.let_go(job)
            return  # on one's own machine it fails at the next start
        if self._turns.is_mine(job):
            _keep(job, told)


_WORKER = _Worker()


def _tell(event: str, error: Exception) -> None:
    """Note what went wrong, by the class of the error alone."""
    name = type(error).__name__
    LOG.error("%s: %s", event, name, extra={"event": event, "comity": {"error": name}})


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


def _sweep(before: dt.datetime) -> None:
    """Remove what was made before a moment."""
    import shutil

    old = Job.objects.filter(state__in=(DONE, FAILED), ended__lt=before)
    for key in old.values_list("key", flat=True):
        shutil.rmtree(_root() / str(key), ignore_errors=True)
    old.delete()
