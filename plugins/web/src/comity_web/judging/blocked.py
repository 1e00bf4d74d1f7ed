"""Whether anything keeps a document from being made, for a list of files at once.

A list needs no more of a judgement than that. It is remembered by the key of the judgement, which
holds everything on which it depends, so that a list opens no judgement twice.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db.models.functions import Left

from comity_web.cases.models import Judgement, Revision
from comity_web.judging.stamps import keys_of_heads
from comity_web.wording.catalogues import Words

__all__ = ["blocked_of", "note_judged", "progress_of"]

MOST = 8192
"""Judgements of which it is remembered."""
LOOKED_BACK = 8
"""Judgements of one file that are looked through for one of its latest revision."""
KEY = 12
"""Letters of the key of a file."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is remembered of a judgement: of which revision, how it came out, how far it was."""

    revision: int
    blocked: bool
    done: int
    sections: int


_KNOWN: OrderedDict[str, Said] = OrderedDict()
_LOCK = Lock()


def blocked_of(heads: Sequence[Revision], spoken: Words) -> Mapping[int, bool]:
    """Whether a fault, a gap or an error keeps a document of latest revisions from being made.

    As a judgement tells it that was kept for today, else of the last day on which the revision was
    checked, in any language. Nothing is checked.

    Args:
        heads: the latest revisions of some files.
        spoken: the language of the reader.

    Returns:
        By the primary key of the revision; one that was not checked is left out.
    """
    keys = keys_of_heads(heads, spoken.tag) if heads else {}
    told = _told(keys.values())
    found = {pk: told[key].blocked for pk, key in keys.items() if key in told}
    rest = [one for one in heads if one.pk not in found]
    earlier = _earlier([one.file.key for one in rest])
    for number in range(LOOKED_BACK):
        rest = [one for one in rest if one.pk not in found and len(earlier[one.file.key]) > number]
        told = _told(earlier[one.file.key][number] for one in rest)
        for one in rest:
            said = told.get(earlier[one.file.key][number])
            if said is not None and said.revision == one.number:
                found[one.pk] = said.blocked
    return found


def progress_of(heads: Sequence[Revision], spoken: Words) -> Mapping[int, tuple[int, int]]:
    """How many sections of latest revisions are done, and how many there are.

    Args:
        heads: the latest revisions of some files.
        spoken: the language of the reader.

    Returns:
        By the primary key of the revision; one that was not checked today is left out.
    """
    keys = keys_of_heads(heads, spoken.tag) if heads else {}
    told = _told(keys.values())
    return {pk: (told[key].done, told[key].sections) for pk, key in keys.items() if key in told}


def note_judged(key: str, made: Mapping[str, Any]) -> None:
    """Remember what a judgement that is kept under a key says."""
    with _LOCK:
        _KNOWN[key] = _of(made)
        _KNOWN.move_to_end(key)
        while len(_KNOWN) > MOST:
            _KNOWN.popitem(last=False)


def _told(keys: Iterable[str]) -> dict[str, Said]:
    """What judgements say, by their keys."""
    asked = [*keys]
    with _LOCK:
        found = {key: _KNOWN[key] for key in asked if key in _KNOWN}
    missing = [key for key in asked if key not in found]
    rows = Judgement.objects.filter(key__in=missing).values_list("key", "text") if missing else ()
    for key, text in rows:
        made = json.loads(text)
        note_judged(key, made)
        found[key] = _of(made)
    return found


def _of(made: Mapping[str, Any]) -> Said:
    """What a judgement says; one of another release may not tell it."""
    sections = made.get("sections", ())
    done = sum(row["state"] in ("done", "not-needed") for row in sections)
    blocked = bool(made.get("blocked", True))
    return Said(int(made.get("revision", 0)), blocked, done, len(sections))


def _earlier(files: Sequence[str]) -> dict[str, list[str]]:
    """The keys of the judgements of some files, by the key of the file, the latest first."""
    found: dict[str, list[str]] = {key: [] for key in files}
    if files:
        rows = Judgement.objects.annotate(of=Left("key", KEY)).filter(of__in=files)
        for key in rows.order_by("-created").values_list("key", flat=True):
            found[key[:KEY]].append(key)
    return found
