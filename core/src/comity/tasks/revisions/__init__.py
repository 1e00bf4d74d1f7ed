"""Two revisions of a case told apart in words, and two authors' revisions put together."""

from __future__ import annotations

from comity.tasks.revisions.merging import Conflict, Merged, merge
from comity.tasks.revisions.telling import Changed, diff_words, sizes_of_changes
from comity.tasks.revisions.texts import Part

__all__ = ["Changed", "Conflict", "Merged", "Part", "diff_words", "merge", "sizes_of_changes"]
