"""The stamp of all on which what Comity says of a revision depends, beside the revision."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence

from comity_web import core
from comity_web.cases.models import CaseFile, Revision

__all__ = ["key_of", "keys_of_heads", "prefix_of", "seen_sections", "stamp_of"]

Beside = list[list[str | bool]]


def stamp_of(revision: Revision, tag: str, seen: Sequence[str] | None = None) -> str:
    """A hash of the file, its folder with all records, plugins, office, day and language.

    Args:
        revision: the revision.
        tag: the language of the reader.
        seen: what ``seen_sections`` tells of the revision, if that is known already.
    """
    seen = seen_sections(revision) if seen is None else seen
    matter = revision.file.matter_id
    return _stamp(revision, tag, seen, _beside([matter]).get(matter, []))


def prefix_of(revision: Revision, tag: str) -> str:
    """How the keys of all judgements of a file in a language begin."""
    return f"{revision.file.key}.{tag}."


def key_of(revision: Revision, tag: str, seen: Sequence[str]) -> str:
    """The key of a judgement: the file, the language, and the stamp of all that it depends on."""
    return _key(revision, tag, stamp_of(revision, tag, seen))


def keys_of_heads(heads: Sequence[Revision], tag: str) -> Mapping[int, str]:
    """The keys of the judgements of latest revisions, by primary key, as ``key_of`` tells each."""
    seen: dict[int, set[str]] = {}
    saved = Revision.objects.filter(file__in={one.file_id for one in heads}).exclude(section="")
    for file, section in saved.order_by().values_list("file", "section").distinct():
        seen.setdefault(file, set()).add(section)
    beside = _beside({one.file.matter_id for one in heads})
    return {
        one.pk: _key(
            one,
            tag,
            _stamp(one, tag, sorted(seen.get(one.file_id, ())), beside[one.file.matter_id]),
        )
        for one in heads
    }


def seen_sections(revision: Revision) -> list[str]:
    """The pages that were saved up to a revision, as revisions name them."""
    found = Revision.objects.filter(file=revision.file, number__lte=revision.number)
    names = found.exclude(section="").order_by().values_list("section", flat=True).distinct()
    return sorted(set(names))


def _key(revision: Revision, tag: str, stamp: str) -> str:
    return f"{prefix_of(revision, tag)}{stamp[:40]}"


def _beside(matters: Sequence[int] | set[int]) -> dict[int, Beside]:
    """What of the files of some matters counts beside any of them, by matter.

    What was removed goes on protecting.
    """
    around = CaseFile.objects.filter(matter__in=matters).order_by("key")
    found: dict[int, Beside] = {}
    rows = around.values_list("matter", "key", "name", "record", "head__sha256", "removed")
    for matter, *row, removed in rows:
        found.setdefault(matter, []).append([*row, removed is not None])
    return found


def _stamp(revision: Revision, tag: str, seen: Sequence[str], beside: Beside) -> str:
    file = revision.file
    parts = (
        *(revision.text, revision.held, file.name, file.kind, tag, [*seen]),
        beside,
        *(core.installed(), dt.date.today().isoformat()),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
