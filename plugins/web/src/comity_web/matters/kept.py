"""What a page of the core came to, kept so that nobody waits for it twice, and no GET reckons."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import comity
from comity_web.cases.models import Judgement, Revision
from comity_web.core import host

__all__ = ["keep", "kept"]


def kept(what: str, revision: Revision, tag: str, *parts: object) -> Any:
    """What was kept of a revision for today in a language; None where nothing was.

    Args:
        what: which page.
        revision: the revision.
        tag: the language of the reader.
        parts: whatever else it depends on, as JSON types.
    """
    found = Judgement.objects.filter(key=_key(what, revision, tag, parts)).first()
    return json.loads(found.text) if found is not None else None


def keep(what: str, revision: Revision, tag: str, made: Any, *parts: object) -> Any:
    """Keep it; gives it back as it will be read."""
    text = json.dumps(made, ensure_ascii=False)
    key = _key(what, revision, tag, parts)
    Judgement.objects.update_or_create(key=key, defaults={"text": text})
    return json.loads(text)


def _key(what: str, revision: Revision, tag: str, parts: tuple[object, ...]) -> str:
    today = dt.date.today().isoformat()
    said = [what, revision.pk, revision.sha256, revision.file.name, tag, today, _installed(), parts]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return f"{revision.file.key}.{digest[:51]}"  # by its file, so that it goes with it


def _installed() -> list[str]:
    """Comity and the plugins with their versions."""
    registry = host().registry
    entries = (registry.entry(name) for name in registry.names())
    return [comity.__version__, *(f"{one.distribution} {one.version}" for one in entries if one)]
