"""The findings on versions of a document for other readers, and what each of these does not see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from comity.model.citations import Citation
from comity.model.drafts.disclosable import RESERVED
from comity.model.findings import Finding
from comity.model.said_text import Said
from comity.steps.protect.reader_proof import repeated
from comity.steps.protect.readers import at_pattern, entries_of, law_for, readers_of, view_of
from comity.steps.protect.redact import Redacted, redact
from comity.steps.protect.secrets import Secrets, secrets_of
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = [
    "Unseen",
    "check_readers",
    "left_for",
    "names_of_law",
    "repeats_for",
    "secrets_for",
    "slips",
    "unseen_by",
]

DECIDE = ("basis[].instrument", "measures[].kind", "disclosable")  # what a reader does not see
NEEDED = re.compile(
    r"^(?:schema|kind|form|status|date|language|requesting|requested|measures|disclosable)$"
    r"|^(?:requesting|requested)\.state$|^disclosable\[|\.(?:id|role|protect|text_is)$"
    r"|^measures\[\d+\]\.kind$|\.(?:amount|currency|quantity|unit)$"
)
"""What no document can be without, and parts that say nothing without each other."""
SUMMARY = "facts"  # the field by which law withholds the summary of a case


@dataclass(frozen=True, slots=True)
class Unseen:
    """Fields that a reader does not see for one reason; by its author's choice, without a citation.

    ``fields`` are the paths of the file as whole as they can be named. ``says`` is what the law
    says, in its own language.
    """

    reader: str
    fields: tuple[str, ...]
    citation: Citation | None = None
    says: str = ""


def check_readers(resolved: Resolved, known: Iterable[str]) -> Iterator[Finding]:
    """Every finding on what is for other readers.

    Args:
        resolved: the case.
        known: the wording of the document's language.
    """
    yield from slips(resolved)
    for n, one in enumerate(entries_of(resolved.draft.read_data())):
        if one["for"] in RESERVED:
            yield finding("twin.reader", f"disclosable[{n}].for", name=str(one["for"]))
        for row in law_for(resolved, str(one["for"])):
            if one.get("text") and SUMMARY in row.fields:
                yield finding(
                    "twin.summary-sent",
                    f"disclosable[{n}].text",
                    citation=row.cited(),
                    reader=str(one["for"]),
                    says=row.says,
                )
                break
    known = tuple(known)
    for reader in readers_of(resolved):
        yield from repeats_for(replace(resolved, view=view_of(resolved, reader)), known)


def slips(resolved: Resolved, reader: str = "") -> Iterator[Finding]:
    """What an author withholds, from one reader or any, that is not there or cannot be left out."""
    data = resolved.draft.read_data()
    for n, one in enumerate(entries_of(data)):
        for m, name in enumerate((one.get("withhold") or ()) if reader in ("", one["for"]) else ()):
            at, paths = f"disclosable[{n}].withhold[{m}]", at_pattern(str(name), data)
            if not paths:
                yield finding("twin.unknown", at, name=str(name))
            elif any(map(NEEDED.search, paths)):
                yield finding("twin.needed", at, name=str(name))


def repeats_for(resolved: Resolved, known: Iterable[str]) -> Iterator[Finding]:
    """What is withheld from the reader of a case's view and stands in a field that goes out."""
    if resolved.view is None:
        return
    left = left_for(resolved)
    secrets = secrets_for(resolved, left, known)
    told: set[tuple[str, str]] = set()
    for path, hit in repeated(secrets, left.resolved.draft.read_data()):
        field = left.original(path)
        if (field, hit.path) not in told:
            told.add((field, hit.path))
            yield finding(
                f"twin.repeats/{hit.what}",
                field,
                reads=(hit.path, *DECIDE),
                reader=resolved.view.reader,
                hidden=hit.path,
            )


def left_for(resolved: Resolved) -> Redacted:
    """What the reader of a case's view gets, persons under a pseudonym that is no word."""
    return redact(
        resolved, lambda role, number: f"\u2042{number}", lambda number: f"\u2042{number}"
    )


def secrets_for(resolved: Resolved, left: Redacted, known: Iterable[str]) -> Secrets:
    """What the reader of a case's view must not learn."""
    assert resolved.view is not None
    return secrets_of(
        resolved.draft.read_data(),
        left.resolved.draft.read_data(),
        resolved.view,
        (*known, *names_of_law(resolved)),
        language=resolved.draft.language or resolved.language,  # of the texts, not the document
    )


def names_of_law(resolved: Resolved) -> Iterator[str]:
    """The names of the States and of the instruments between them, in every language."""
    for state in resolved.states.values():
        yield from (state.name, state.short_name)
    for basis in resolved.bases:
        instrument = basis.instrument
        for name in (instrument.title, instrument.short_title, instrument.official_id):
            yield from _texts(name)


def unseen_by(resolved: Resolved, reader: str) -> list[Unseen]:
    """What a reader does not see, by the reason for it, as whole as the file names it."""
    view = view_of(resolved, reader)
    says = {str(row.cited()): row.says for row in law_for(resolved, reader)}
    found: dict[Citation | None, list[str]] = {}
    for path, why in view.cuts.items():
        found.setdefault(why.citation, []).append(_unnumbered(path))
    return [
        Unseen(reader, tuple(dict.fromkeys(paths)), law, says.get(str(law), ""))
        for law, paths in found.items()
    ]


def _unnumbered(path: str) -> str:
    """A path without the numbers of items, but where it is an item as a whole."""
    head, last = re.sub(r"\[\d+\]$", "", path), re.search(r"\[\d+\]$", path)
    return re.sub(r"\[\d+\]", "[]", head) + (last.group() if last else "")


def _texts(title: str) -> tuple[str, ...]:
    return (title, *title.texts.values()) if isinstance(title, Said) else (title,)
