"""The words of what is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from comity.model.case_record import CaseEvent, CaseRecord
from comity.text.messages import ENGLISH, Catalogue, words

__all__ = ["event_id", "told_event"]


def event_id(event: CaseEvent) -> str:
    """What an event is called in the registry of messages."""
    return "answered-in-part" if event.kind == "answered" and event.in_part else event.kind


def told_event(file: Path, record: CaseRecord, catalogue: Catalogue = ENGLISH) -> Iterator[str]:
    """What was just recorded, and what it means for the files."""
    event = record.events[-1]
    yield words(f"register.recorded/{event_id(event)}", catalogue, file=file.name, day=event.on)
    if event.kind == "sent":
        names = tuple(made.name for made in event.documents)
        if names:
            yield words("register.kept", catalogue, file=file.name, names=names)
            other = tuple(name for name in names if not name.startswith(f"{file.stem}."))
            if other:
                yield words("register.named-otherwise", catalogue, file=file.name, names=other)
        else:
            yield words("register.kept/all", catalogue, file=file.name)
