"""The postcode of a protected person that stands for a few houses, named in the letter.

A full postcode of the United Kingdom stands for 15 addresses on average and 100 at most (Ordnance
Survey, postcode ontology, "Postcode Unit"), an Eircode of Ireland for one (PTV Developer, "Detailed
postal codes"), a postcode of the Netherlands for eight on average (Wikipedia, "Postal codes in the
Netherlands", read on 30 November 2026). Nothing is taken out: the author is told where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.model.findings import Finding
from comity.steps.protect.identity import Identity
from comity.steps.protect.written_texts import is_reference, written_texts
from comity.text.messages import finding, message

__all__ = ["check_postcodes"]

_FEW_HOUSES = re.compile(
    r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4}"
    r"|[1-9]\d{3}\s?[A-Z]{2})"
    r"(?!\w)"
)


def check_postcodes(
    people: Sequence[Identity], data: Mapping[str, Any], own: set[str], sealed: set[str]
) -> Iterator[Finding]:
    """A finding for each text that has such a postcode of somebody protected.

    Args:
        people: those who are protected.
        data: the data of the draft.
        own: the paths of what no document shows, as ``written_texts`` takes them.
        sealed: the paths of what the sealed annex shows in the place of the letter.
    """
    whose = {code: person for person in people for code in _codes_of(data, person)}
    if not whose:
        return
    for path, text in written_texts(data, "", own):
        if path in sealed or is_reference(path, text, data):
            continue
        places: dict[str, list[int]] = {}
        for code, start in _codes_in(text):
            if code in whose:
                places.setdefault(whose[code].label, []).append(start)
        for label, (first, *more) in places.items():
            yield finding(
                "protection.postcode",
                path,
                person=label,
                word=len(text[:first].split()) + 1,
                more=message("protection.more-places", places=len(more)) if more else None,
            )


def _codes_of(data: Mapping[str, Any], person: Identity) -> Iterator[str]:
    entry = data["persons"][person.index]
    for line in (*(entry.get("address") or ()), entry.get("location")):
        yield from (code for code, _ in _codes_in(str(line or "")))


def _codes_in(text: str) -> Iterator[tuple[str, int]]:
    """The postcodes in a text without their spaces, and where each begins."""
    for found in _FEW_HOUSES.finditer(text):
        yield re.sub(r"\s", "", found.group()), found.start()
