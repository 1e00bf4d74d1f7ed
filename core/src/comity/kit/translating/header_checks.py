"""Faults of a catalogue's header: its language, its clause table, who has reviewed it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from comity.kit.translating.catalogue_faults import CatalogueFault, Subject, error, warning
from comity.steps.wording.needed import version
from comity.text.catalogues import REVIEWED, TABLE
from comity.text.tags import is_tag, usual

__all__ = ["header_faults"]

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UTF_8 = re.compile(r"charset=(?!utf-?8)([\w-]+)", re.IGNORECASE)


def header_faults(subject: Subject) -> Iterator[CatalogueFault]:
    """The faults of the header."""
    yield from _language(subject)
    yield from _table(subject)
    yield from _reviewed(subject)
    found = UTF_8.search(subject.written.headers.get("content-type", ""))
    if found:
        message = f"The header says that the file is in {found[1]}, but Comity reads UTF-8."
        cure = "Write `charset=utf-8`, and save the file in UTF-8."
        yield error(1, "header", "Content-Type", message, cure)


def _language(subject: Subject) -> Iterator[CatalogueFault]:
    said = subject.written.tag
    cure = f'Write "Language: {subject.tag}\\n" in the header.'
    if not said:
        yield error(1, "header", "Language", "The header does not name the language.", cure)
    elif not is_tag(said) or usual(said) != said:
        message = f"{said!r} is not a language tag in its usual form, such as pt or pt-BR."
        yield error(1, "header", "Language", message, cure)
    elif said != subject.tag:
        message = f"The header says {said}, but the file is for {subject.tag}."
        yield error(1, "header", "Language", message, f"{cure} Or rename the file.")


def _table(subject: Subject) -> Iterator[CatalogueFault]:
    said = subject.written.headers.get(TABLE.lower(), "")
    cure = f'Write "{TABLE}: {version()}\\n" in the header.'
    if not said:
        message = "The header does not say for which version of the clause table the file is."
        yield error(1, "header", TABLE, message, cure)
    elif not said.isdecimal() or int(said) < 1:
        yield error(1, "header", TABLE, f"{said!r} is not a version of the clause table.", cure)
    elif int(said) > version():
        message = (
            f"The file is for version {said} of the clause table. This Comity has {version()}."
        )
        yield warning(1, "header", TABLE, message, "Update Comity, or correct the number.")
    elif int(said) < version():
        message = (
            f"The file is for version {said} of the clause table. The table is now {version()}."
        )
        cure = "Bring the file up to date with `comity wording new --from`."
        yield warning(1, "header", TABLE, message, cure)


def _reviewed(subject: Subject) -> Iterator[CatalogueFault]:
    said = subject.written.headers.get(REVIEWED.lower(), "")
    if not said:
        message = "No lawyer has reviewed this wording. Documents call it a working translation."
        cure = f'After the review, write "{REVIEWED}: Name, role, date\\n" in the header.'
        yield warning(1, "unreviewed", REVIEWED, message, cure)
        return
    person, _, day = said.rpartition(",")
    name, _, role = person.partition(",")
    if not (name.strip() and role.strip() and _is_date(day.strip())):
        message = f"{said!r} does not have the form: name, role, date."
        cure = f'Write it as in "{REVIEWED}: Ann Sample, advocate, 2026-11-30\\n".'
        yield error(1, "header", REVIEWED, message, cure)


def _is_date(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
