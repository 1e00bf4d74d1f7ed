"""What is kept. Case data are text, not JSON columns, which would reorder the keys of a case."""

from __future__ import annotations

import secrets

from django.db import models

from comity_web.accounts.models import Team
from comity_web.cases.visible import Visible

__all__ = [
    *("Attempt", "AuditEntry", "CaseFile", "Job", "Judgement", "Matter", "PersonEntry"),
    *("Review", "Revision"),
]


def new_key() -> str:
    """A short key for an address, which tells nothing of the case."""
    return secrets.token_hex(6)


class Matter(models.Model):
    """A folder of files that belong together: a request, papers about it, letters, notices.

    Files lie beside each other as they would in a folder, so the core finds what renews or answers
    what (``comity.pipeline.with_records``).
    """

    key = models.CharField(max_length=12, default=new_key, unique=True, editable=False)
    team_id: int | None
    # on one's own machine there is no team
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="matters")
    name = models.CharField(max_length=200, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    TO_MATTER = ""
    objects = Visible["Matter"]()


class CaseFile(models.Model):
    """One file of a matter: a request, a notice, a letter; ours, or one that came in."""

    key = models.CharField(max_length=12, default=new_key, unique=True, editable=False)
    matter_id: int
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)  # of the file, without its ending; unique in a matter
    kind = models.CharField(max_length=40)
    incoming = models.BooleanField(default=False)
    head_id: int | None
    head = models.ForeignKey(
        "Revision", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    record = models.TextField(blank=True)  # the case record (what was sent, received, answered)
    created = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    TO_MATTER = "matter__"
    objects = Visible["CaseFile"]()

    class Meta:
        """No two files of a matter have one name."""

        constraints = (models.UniqueConstraint(fields=["matter", "name"], name="one_name"),)


class Revision(models.Model):
    """A state of a file; none is ever changed.

    ``text`` is the tree of the case as JSON with its keys in the order of the author. ``held`` has
    what was typed and cannot stand in a case file (a refused character), by field path.
    """

    file_id: int
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    base_id: int | None
    base = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=80, blank=True)
    author = models.CharField(max_length=120, blank=True)  # as colleagues see it
    account = models.CharField(max_length=120, blank=True, default="")  # its name for signing in
    # whose words it has, by their name for signing in: somebody else may take what they typed
    typed_by = models.CharField(max_length=120, blank=True, default="")
    window = models.CharField(max_length=40, blank=True, default="")  # of the browser; a token
    text = models.TextField()
    held = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    created = models.DateTimeField(auto_now_add=True)

    TO_MATTER = "file__matter__"
    objects = Visible["Revision"]()

    class Meta:
        """Revisions count up within a file."""

        constraints = (models.UniqueConstraint(fields=["file", "number"], name="one_number"),)
        ordering = ("number",)


class PersonEntry(models.Model):
    """What a file said of a person in one of its versions or more, each entry once.

    So whoever a file protected is found without reading all of its versions.
    """

    file_id: int
    file = models.ForeignKey(CaseFile, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()  # of the first revision that has it
    guards = models.BooleanField()  # whether it protects the person
    text = models.TextField()  # the entry as JSON, with its keys sorted
    sha256 = models.CharField(max_length=64)  # of the text

    TO_MATTER = "file__matter__"
    objects = Visible["PersonEntry"]()

    class Meta:
        """Each entry once; the earliest first."""

        constraints = (models.UniqueConstraint(fields=["file", "sha256"], name="one_entry"),)
        ordering = ("pk",)
        verbose_name_plural = "entries of persons"


class Review(models.Model):
    """What a reviewer said of a revision: that it may go out, or why it goes back."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="reviews")
    author = models.CharField(max_length=120)  # as colleagues see it
    account = models.CharField(max_length=120)  # its name for signing in
    outcome = models.CharField(max_length=12)  # good, back
    reason = models.TextField(blank=True)
    created = models.DateTimeField(auto_now_add=True)

    TO_MATTER = "revision__file__matter__"
    objects = Visible["Review"]()

    class Meta:
        """The latest counts."""

        ordering = ("pk",)


class Attempt(models.Model):
    """What was posted, stored before it is judged; it goes once the revision of it is saved.

    ``outcome`` is empty until it is judged; ``conflict`` and ``failed`` tell why it is still here.
    """

    file = models.ForeignKey(CaseFile, null=True, on_delete=models.PROTECT, related_name="attempts")
    base = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=200)  # the section, or the item of a list
    posted = models.TextField()  # the posted form, as JSON: a list of names and values
    outcome = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)  # of a conflict: the tree that the author wanted
    held = models.TextField(blank=True)  # and what was held beside it
    seen = models.TextField(blank=True, default="")  # and what it began from, if not its base
    author = models.CharField(max_length=120, blank=True)
    account = models.CharField(max_length=120, blank=True, default="")
    autosave = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    TO_MATTER = "file__matter__"
    objects = Visible["Attempt"]()


class Judgement(models.Model):
    """What Comity says of a tree, by a hash of data, plugins, office, day and language."""

    key = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()  # JSON: gaps, findings, pending, standing of the sections
    created = models.DateTimeField(auto_now_add=True)


class Job(models.Model):
    """A document or a page of the core that is made by the worker, and what came of it."""

    key = models.CharField(max_length=12, default=new_key, unique=True, editable=False)
    revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="jobs")
    what = models.CharField(max_length=40)
    options = models.TextField(blank=True)
    state = models.CharField(max_length=12, default="waiting")  # waiting, running, done, failed
    result = models.TextField(blank=True)  # JSON: names and hashes of the files, or what is wrong
    created = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    TO_MATTER = "revision__file__matter__"
    objects = Visible["Job"]()


class AuditEntry(models.Model):
    """An entry of the trail; each carries the hash of the one before."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=120, blank=True)
    action = models.CharField(max_length=60)
    file = models.CharField(max_length=12, blank=True)  # the key of the file
    detail = models.TextField(blank=True)
    before = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
