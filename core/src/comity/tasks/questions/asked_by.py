"""Who asks for a field between the States of a case.

The models name every source that asks for a field, wherever it applies. A case concerns two States:
a treaty that does not bind both says nothing to them, and neither does a text that nobody has
read. What remains are the instruments in force between them, the law of either State, and practice,
which binds nobody.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.host import Host
from comity.law.load import read_toml
from comity.law.terms import instrument_term
from comity.model.drafts.describe import walk
from comity.model.messages import Message
from comity.model.records import owner_of
from comity.tasks.questions.law_at import law_of
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.occasion import Occasion, occasion_of
from comity.text.messages import message, worded

__all__ = ["Asker", "Source", "asked_by", "askers_of", "source_of", "sources"]

NOTICES = re.compile(r"(\d+) of (\d+) notices")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for a field: ``source`` as the model writes it, or the citation of a State's law.

    ``says`` is a sentence in the reader's language; ``binds`` tells whether it is law between these
    States, and not a model or practice.
    """

    source: str
    says: str
    binds: bool


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of sources.toml: when a source concerns a case, and how it is worded."""

    begins: str
    says: str
    instruments: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    unread: bool = False
    law: bool = False

    def is_read(self, asked: str) -> bool:
        """Whether somebody has read what it says on a field, as the models write it."""
        article = re.match(r"\d*", asked.removeprefix(self.begins).strip(" ,"))
        named = article.group() if article else ""
        return not self.unread and (not self.articles or named in self.articles)

    @property
    def everywhere(self) -> bool:
        """Whether it is a model or practice, which concerns every case."""
        limits = (self.instruments, self.between, self.either, self.requested, self.host)
        return not self.law and not any(limits)


def asked_by(
    path: str, data: Any, host: Host, *, on: dt.date | None = None, language: str | None = None
) -> tuple[Asker, ...]:
    """Who asks for a field between the States of a draft: law first, then models and practice.

    Args:
        path: the path of the field, ``measures[0].purpose``.
        data: the draft as a plain tree, unfinished and perhaps wrong; never raises on it.
        host: the host.
        on: the day whose law is asked for; default: the date of the draft, else today.
        language: the language of the sentences; default: English.
    """
    return askers_of(path, occasion_of(data, host, on=on), language)


def askers_of(path: str, occasion: Occasion, language: str | None = None) -> tuple[Asker, ...]:
    """The same for an occasion that is known already, for whoever asks of many fields."""
    notes = dict(walk(occasion.notes))
    note = notes.get(each_path(path).removesuffix("[]")) if isinstance(path, str) else None
    if note is None:
        return ()
    words = occasion.words(language)
    own = [
        Asker(str(one.citation), one.says, binds=True)
        for one in law_of(path, occasion, language)
        if one.requires
    ]
    named = [
        Asker(source, worded(said, words)[0], binds)
        for source in note.asked_by
        for said, binds in _said(source, occasion)
    ]
    found = {one.says: one for one in (*own, *named)}
    return tuple(sorted(found.values(), key=lambda one: not one.binds))


@cache
def sources() -> tuple[Source, ...]:
    """The table sources.toml, with its groups of States written out."""
    table = read_toml(files("comity.tasks.questions") / "sources.toml")
    groups = {f"@{name}": tuple(codes) for name, codes in table["groups"].items()}

    def codes(row: dict[str, Any], key: str) -> tuple[str, ...]:
        return tuple(one for code in row.get(key, ()) for one in groups.get(code, (code,)))

    return tuple(
        Source(
            begins=row["begins"],
            says=row["says"],
            instruments=tuple(row.get("instruments", ())),
            between=codes(row, "between"),
            either=codes(row, "either"),
            requested=codes(row, "requested"),
            host=codes(row, "host"),
            kinds=tuple(row.get("kinds", ())),
            articles=tuple(row.get("articles", ())),
            unread=row.get("unread", False),
            law=row.get("law", False),
        )
        for row in table["sources"]["source"]
    )


def source_of(asked: str) -> Source | None:
    """The entry for a source as the models write it; None for a count of notices.

    Raises:
        KeyError: sources.toml does not have it.
    """
    if NOTICES.fullmatch(asked):
        return None
    fits = [one for one in sources() if _begins(asked, one.begins)]
    if not fits:
        raise KeyError(asked)
    return max(fits, key=lambda one: len(one.begins))


def _begins(asked: str, begins: str) -> bool:
    return asked == begins or asked.startswith((f"{begins} ", f"{begins},"))


def _said(asked: str, occasion: Occasion) -> Iterator[tuple[Message, bool]]:
    """The message on a source that concerns the case, and whether it binds."""
    source = source_of(asked)
    if source is None:
        counts = NOTICES.fullmatch(asked)
        assert counts is not None
        yield message("asked.notices", None, count=int(counts[1]), of=int(counts[2])), False
    elif not source.is_read(asked) or (source.kinds and occasion.kind not in source.kinds):
        return
    elif source.instruments:
        bound = [one for one in occasion.in_force if one.id in source.instruments]
        for one in bound:
            yield _of_treaty(source, asked, instrument_term(one)), source.says == "treaty"
    elif source.everywhere or _concerns(source, occasion):
        yield message(f"asked.source/{source.says}", None), bool(source.host)


def _of_treaty(source: Source, asked: str, instrument: Any) -> Message:
    if source.says != "treaty":
        return message(f"asked.source/{source.says}", None)
    article = asked.removeprefix(source.begins).strip(" ,")
    if not article:
        return message("asked.source/treaty-whole", None, instrument=instrument)
    article = f"art. {article}" if article[0].isdigit() else article
    return message("asked.source/treaty", None, instrument=instrument, article=article)


def _concerns(source: Source, occasion: Occasion) -> bool:
    """Whether a source of some States is one of theirs."""
    codes = {role: owner_of(code) for role, code in occasion.roles.items()}
    two = [codes.get("requesting", ""), codes.get("requested", "")]
    return (
        bool(source.between and all(code in source.between for code in two))
        or bool(source.either and any(code in source.either for code in two))
        or codes.get("requested", "") in source.requested
        or codes.get("host", "") in source.host
    )
