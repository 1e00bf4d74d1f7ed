"""Who makes which job right now. In an office several processes may make jobs at once."""

from __future__ import annotations

from django.db import models

from comity_web.cases.models import Job

__all__ = ["Turn", "Worker"]


class Worker(models.Model):
    """A process of an office that makes jobs, as long as it says that it is there."""

    key = models.CharField(max_length=12, primary_key=True)
    begun = models.DateTimeField()
    seen = models.DateTimeField()


class Turn(models.Model):
    """That a job was taken: by which worker, when, and how often so far."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, primary_key=True)
    # on one's own machine there is one, which has no row
    worker = models.ForeignKey(Worker, null=True, on_delete=models.SET_NULL, related_name="turns")
    since = models.DateTimeField()
    times = models.PositiveSmallIntegerField(default=0)
