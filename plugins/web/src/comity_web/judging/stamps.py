"""The stamp of all on which what Comity says of a revision depends, beside the revision."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence

from comity_web import core
from comity_web.cases.models import Revision

__all__ = ["seen_sections", "stamp_of"]


def stamp_of(revision: Revision, tag: str, seen: Sequence[str] | None = None) -> str:
    """A hash of the file, its folder with all records, plugins, office, day and language.

    Args:
        revision: the revision.
        tag: the language of the reader.
        seen: what ``seen_sections`` tells of the revision, if that is known already.
    """
    seen = seen_sections(revision) if seen is None else seen
    file = revision.file
    around = file.matter.files.order_by("key")  # what was removed goes on protecting
    beside = around.values_list("key", "name", "record", "head__sha256", "removed")
    parts = (
        *(revision.text, revision.held, file.name, file.kind, tag, [*seen]),
        [[*row, removed is not None] for *row, removed in beside],
        *(core.installed(), dt.date.today().isoformat()),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def seen_sections(revision: Revision) -> list[str]:
    """The pages that were saved up to a revision, as revisions name them."""
    found = Revision.objects.filter(file=revision.file, number__lte=revision.number)
    names = found.exclude(section="").order_by().values_list("section", flat=True).distinct()
    return sorted(set(names))
