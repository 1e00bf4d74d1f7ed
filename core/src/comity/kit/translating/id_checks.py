"""Faults of a catalogue's ids: missing, unknown, twice, without a usable text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.kit.translating.catalogue_faults import CatalogueFault, Subject, error, warning
from comity.kit.translating.catalogue_sections import needed_for, parts
from comity.model.nearest import names_near
from comity.steps.wording.abouts import ABOUT
from comity.steps.wording.examples import EXAMPLE
from comity.steps.wording.needed import FINDINGS, QUESTIONS, since
from comity.text.catalogues import TABLE
from comity.text.plurals import forms
from comity.text.tags import is_tag

__all__ = ["id_faults"]

OPTIONAL = re.compile(
    r"(?:state\.(?:requesting|requested|[A-Z]{2}(?:-[A-Z0-9]{1,3})?)\.(?:name|formal)"
    r"|language\.(?P<tag>[A-Za-z0-9-]+)\.name"
    r"|instrument\.(?P<instrument>.+)\.(?:title|number|short)"
    r"|term\..+)"
)
"""Names that a language may have of its own, and need not."""
LAW = "law"
FORMS = ("zero", "one", "two", "few", "many")


def id_faults(subject: Subject) -> Iterator[CatalogueFault]:
    """The faults of ids, in the order of the file; what is missing comes last."""
    written = subject.written
    for id, line, first in written.twice:
        message = f"The id is also on line {first}. Only one of the two texts is used."
        yield error(line, "duplicate", id, message, "Remove one of the two.")
    for id, entry in written.entries.items():
        if entry.odd:
            message = "The entry has msgid_plural, which Comity does not read."
            cure = "Write one entry for each form: Comity has an id for each."
            yield error(entry.line, "plural-entry", id, message, cure)
        elif not _exists(id, subject):
            yield _unknown(id, entry.line, subject)
        if entry.fuzzy and entry.text:
            message = "The entry is marked as fuzzy, so its text is not used."
            cure = "Read the text, correct it, and remove the mark `#, fuzzy`."
            yield error(entry.line, "fuzzy", id, message, cure)
    yield from _missing(subject)


def _exists(id: str, subject: Subject) -> bool:
    if id in subject.english or id in subject.known:
        return True
    found = OPTIONAL.fullmatch(id)
    if found is None:
        return False
    return is_tag(found["tag"]) if found["tag"] else True


def _unknown(id: str, line: int, subject: Subject) -> CatalogueFault:
    part = next((part for part in (".cure", ".page") if id.endswith(part)), "")
    parts = id.removesuffix(part).rpartition(".")
    base = parts[0] + part
    if parts[2] in FORMS and (base in subject.english or f"{parts[0]}.several" in subject.english):
        message = f"{subject.tag} does not use the plural form {parts[2]}."
        there = ", ".join(forms(subject.tag))
        return error(line, "plural-form", id, message, f"Remove it. The forms are: {there}.")
    # what a field is for, and its example, have ids of a family that nobody means by another
    family = next((one for one in (ABOUT, EXAMPLE) if id.startswith(one)), "")
    meant = [
        one
        for one in subject.english
        if (one.startswith(family) if family else not one.startswith((ABOUT, EXAMPLE)))
    ]
    near = names_near(id, meant)
    cure = f"Did you mean {near[0]}? If not, remove it." if near else "Remove it."
    return error(line, "unknown-id", id, "No such id exists.", cure)


def _then(part: str) -> str:
    return "they are in English" if part in (FINDINGS, QUESTIONS) else "it is not offered"


def _missing(subject: Subject) -> Iterator[CatalogueFault]:
    """What each kind lacks: counted for each, and listed under the first that lacks it."""
    entries = subject.written.entries
    there = {id for id, entry in entries.items() if entry.text.strip()} | set(subject.inherited)
    table = subject.written.headers.get(TABLE.lower(), "")
    made_for = int(table) if table.isdecimal() else 1
    listed: set[str] = set()
    for part in parts(subject.types):
        wanted = needed_for(part, subject.types, subject.tag)
        gaps = [id for id in subject.english if id in wanted and id not in there]
        newer = tuple(id for id in gaps if since(id) > made_for)
        gaps = [id for id in gaps if id not in newer]
        new = tuple(id for id in gaps if id not in listed)
        listed |= {*gaps, *newer}
        if gaps:
            before = len(gaps) - len(new)
            message = f"{len(gaps)} of {len(wanted)} texts are missing, so {_then(part)}."
            if before:
                message += f" {before} of them are listed above."
            cure = "Write them. `comity wording new --from FILE` adds the empty entries."
            make = error if part in subject.required else warning
            yield make(0, "missing", part, message, cure, new)
        if newer:
            message = f"{len(newer)} texts are newer than the file. Documents have them in English."
            cure = "Bring the file up to date with `comity wording new --from FILE`."
            yield warning(0, "newer", part, message, cure, newer)
    if untitled := tuple(id for id in subject.law if id not in there):
        message = (
            f"{len(untitled)} of {len(subject.law)} titles of grounds of refusal in the law of the "
            "installed plugins have no text, so they are in English."
        )
        cure = "Write them. `comity wording new --from FILE` adds the empty entries."
        yield warning(0, "law-title", LAW, message, cure, untitled)
