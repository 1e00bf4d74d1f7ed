"""The worker: one thread with a bounded queue, which makes what no request should wait for.

The queue is the table of jobs. ``later`` puts a job there and wakes the thread.
"""

from __future__ import annotations

import json

from django.utils import timezone

from comity_web.cases.models import Job, Revision

__all__ = ["failed", "later"]


def later(what: str, revision: Revision | None, **options: object) -> Job:
    """Have something made; one that waits or runs already is not made twice."""
    text = json.dumps(options, sort_keys=True)
    there = Job.objects.filter(
        what=what, revision=revision, options=text, state__in=("waiting", "running")
    ).first()
    return there or Job.objects.create(what=what, revision=revision, options=text)


def failed(what: str, revision: Revision | None, **options: object) -> Job:
    """A job that was tried at once and failed, for the page that tells of it."""
    return Job.objects.create(
        what=what,
        revision=revision,
        options=json.dumps(options, sort_keys=True),
        state="failed",
        result=json.dumps({"why": "failed"}),
        ended=timezone.now(),
    )
