"""The changes of a notice as text for a terminal, and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from comity.law.particular_forms import as_day
from comity.model.messages import Message
from comity.steps.read.plain_tree import Node
from comity.tasks.authoring.voice import Voice
from comity.tasks.notices.changes import Change, NoticeChanges
from comity.tasks.notices.consequences import Tier
from comity.tasks.notices.versions import Version
from comity.text.formatting import format_value
from comity.text.messages import message

__all__ = ["changes_data", "changes_text", "grouped", "version_words"]

SCHEMA = 1

Groups = list[tuple[Tier, list[tuple[str, list[Change]]]]]


def changes_text(found: NoticeChanges, width: int, voice: Voice) -> str:
    """The changes for people, wrapped to a width: by tier, with the reason after those it fits."""
    return "\n".join(_lines(found, width, voice)) + "\n"


def changes_data(found: NoticeChanges, voice: Voice) -> dict[str, Any]:
    """The changes as JSON types; ``before`` and ``after`` are null where the notice is silent."""
    return {
        "schema": SCHEMA,
        "before": _version_data(found.before),
        "after": _version_data(found.after),
        "remarks": [_message_data(one, voice) for one in found.remarks],
        "changes": [_change_data(one, voice) for one in found.changes],
    }


def grouped(found: NoticeChanges, voice: Voice) -> Groups:
    """The changes by tier, and in each those beside one another that matter for one reason."""
    return [
        (tier, [(why, list(same)) for why, same in groupby(rows, lambda c: voice.word(c.why))])
        for tier, rows in groupby(found.changes, lambda change: change.means.tier)
    ]


def version_words(version: Version, voice: Voice) -> str:
    """``1 October 2026, version 3.0 (notice.yaml)``."""
    day = as_day(version.text("date"))
    date = version.text("date")
    if day is not None:
        date = format_value(day, "date", voice.catalogue.language) or date
    if number := version.text("version"):
        said = message("page.change-version", date=date, version=number, file=version.file)
        return voice.word(said)
    return voice.word(message("page.change-version/unnumbered", date=date, file=version.file))


def _lines(found: NoticeChanges, width: int, voice: Voice) -> Iterator[str]:
    company = found.after.text("company", "name")
    yield from textwrap.wrap(voice.say("page.change-title", company=company), width)
    yield voice.say("page.change-before", version=version_words(found.before, voice))
    yield voice.say("page.change-now", version=version_words(found.after, voice))
    for remark in found.remarks:
        yield ""
        yield from textwrap.wrap(voice.word(remark), width, break_long_words=False)
    if not found.changes:
        yield ""
        yield voice.say("page.change-none")
    for tier, groups in grouped(found, voice):
        yield ""
        yield voice.word(message(f"page.change-{tier}"))
        for why, changes in groups:
            yield ""
            for change in changes:
                yield from _wrapped(change.text, width, "- ")
            yield from _wrapped(voice.say("page.change-why", why=why), width, "  ")


def _wrapped(text: str, width: int, start: str) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=start,
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _version_data(version: Version) -> dict[str, Any]:
    said = {name: version.text(name) for name in ("date", "version", "effective", "expires")}
    return {
        "file": version.file,
        "company": version.text("company", "name"),
        **{name: text for name, text in said.items() if text},
        "language": version.language,
        "draft": version.marked,
    }


def _message_data(said: Message, voice: Voice) -> dict[str, Any]:
    return {**said.data(), "text": voice.word(said)}


def _change_data(change: Change, voice: Voice) -> dict[str, Any]:
    data: dict[str, Node | int | None] = {
        "tier": change.means.tier,
        "weight": change.means.weight,
        "how": change.how,
        "path": change.path,
        "where": change.where,
        "before": change.before,
        "after": change.after,
        "text": change.text,
        "why": voice.word(change.why),
    }
    return {**data, "message": change.said.data()}
