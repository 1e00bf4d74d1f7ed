"""The core as the pages see it: the one host of the process, its words, a finished tree."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

import comity
from comity.api import Relevance
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.unfinished_tree import completed
from comity.tasks.authoring.voice import ENGLISH_VOICE, Voice
from comity.text.messages import ENGLISH

__all__ = [
    "effective",
    "host",
    "installed",
    "kinds",
    "language_of",
    "relevance",
    "remember",
    "remembered",
    "voice",
]

KEPT = 64
"""Trees of which it is kept what each field is to its author; a save and its page ask alike.

So many people work at once in an office; it takes some hundred kilobytes for each.
"""

Found = Mapping[str, Relevance]

_LOCK = Lock()
_HOSTS: dict[Path | None, comity.Host] = {}


def host() -> comity.Host:
    """The plugin host that all threads share; every call of the core takes its own view.

    Raises:
        OfficeError: the office file cannot be used.
    """
    office: Path | None = settings.COMITY.office
    with _LOCK:
        if office not in _HOSTS:
            _HOSTS[office] = comity.Host(office, one_matter=True)
        return _HOSTS[office]


def installed() -> tuple[str, ...]:
    """The plugins with their versions, and the office file, as they are in this process."""
    return _installed(host())


@lru_cache(maxsize=4)
def _installed(host: comity.Host) -> tuple[str, ...]:
    registry = host.registry
    rows = [comity.__version__]
    for name in registry.names():
        entry = registry.entry(name)
        rows.append(f"{name} {entry.distribution} {entry.version}" if entry else name)
    rows += [hashlib.sha256(file.read_bytes()).hexdigest() for file in host.own_files()]
    return tuple(rows)


def language_of(tag: str) -> str | None:
    """The language in which the core speaks to a reader of the interface; None is English."""
    known = host().languages.tags()
    return tag if tag in known and tag != ENGLISH.language else None


def voice(tag: str) -> Voice:
    """How the core speaks to a reader of the interface; English where it lacks the language."""
    language = language_of(tag)
    return Voice(load_messages(host().languages, language)) if language else ENGLISH_VOICE


def kinds() -> tuple[str, ...]:
    """The kinds of document there are."""
    return tuple(host().for_case().document_types())


def relevance(tree: Mapping[str, Any], tag: str) -> Found:
    """What each field of a tree is to its author, in the words of a reader: to read only.

    ``comity.relevant`` of the tree is asked once for each tree, host, day and language.

    Args:
        tree: what its author wrote.
        tag: the language of the interface.
    """
    there = remembered(tree, tag)
    if there is not None:
        return there
    return remember(tree, tag, comity.relevant(tree, host(), language=language_of(tag)))


def remembered(tree: Mapping[str, Any], tag: str) -> Found | None:
    """What is remembered of a tree; nothing is reckoned."""
    key, language, here = _key(tree), language_of(tag), host()
    with _LOCK:
        kept = _KNOWN.get(key, {}).get(language)
    return kept[1] if kept is not None and kept[0] is here else None


def remember(tree: Mapping[str, Any], tag: str, found: Found) -> Found:
    """Remember what was found of a tree, as ``relevance`` finds it; gives it back."""
    key, language, here = _key(tree), language_of(tag), host()
    with _LOCK:
        _KNOWN.setdefault(key, {})[language] = here, found
        _KNOWN.move_to_end(key)
        while len(_KNOWN) > KEPT:
            _KNOWN.popitem(last=False)
    return found


_KNOWN: OrderedDict[str, dict[str | None, tuple[comity.Host, Found]]] = OrderedDict()


def _key(tree: Mapping[str, Any]) -> str:
    text = json.dumps([dt.date.today().isoformat(), tree])
    return hashlib.sha256(text.encode()).hexdigest()


def _known(tree: Mapping[str, Any]) -> Found | None:
    """What is kept of a tree in any language: states and values are the same in all."""
    here = host()
    with _LOCK:
        kept = [*_KNOWN.get(_key(tree), {}).values()]
    return next((found for of, found in kept if of is here), None)


def effective(tree: Mapping[str, Any], found: Found | None = None) -> dict[str, Any]:
    """The tree with what Comity fills in unless its author says otherwise.

    This is what is judged, printed and downloaded; what is kept is what its author wrote.

    Args:
        tree: what its author wrote.
        found: what each field is to its author, if that is known already.
    """
    known = _known(tree) if found is None else found
    return completed(dict(tree), relevance(tree, ENGLISH.language) if known is None else known)
