"""What a web page offers beside the text: labels of its own, and where law and telephones lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from comity.model.content import PageAids
from comity.steps.compose.drafter import Drafter

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

__all__ = ["page_aids"]

_ALONE = re.compile(r"\+[0-9][0-9 \u00a0().-]*")


def page_aids(drafter: Drafter) -> PageAids:
    """The labels in the document's language, the addresses of its law, its telephone numbers."""
    return PageAids(
        contents=drafter.say("notice.page.contents"),
        skip=drafter.say("notice.page.skip"),
        cited=drafter.say("notice.page.cited"),
        law=dict(drafter.law_addresses),
        telephones={
            written: address
            for text in _telephones(drafter.data)
            for written, address in _callable(text)
        },
    )


def _telephones(value: Any) -> Iterator[str]:
    """What the draft gives as a telephone number: a field ``phone``, the address of a channel."""
    if isinstance(value, Mapping):
        by_phone = value.get("kind") == "phone"
        for name, inner in value.items():
            if isinstance(inner, str) and (name == "phone" or (by_phone and name == "address")):
                yield inner
            else:
                yield from _telephones(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _telephones(inner)


def _callable(text: str) -> Iterator[tuple[str, str]]:
    """Each number with a country code in a text, as it is written, and its address (RFC 3966).

    A number without one may be of any State; it is not guessed where it is answered. Among other
    words, only what may be a number by the plan of its State counts as one.
    """
    import phonenumbers  # slow to import, and only notices with a telephone need it

    if _ALONE.fullmatch(text.strip()):
        with suppress(phonenumbers.NumberParseException):  # what is no number stays text
            yield text.strip(), _address(phonenumbers.parse(text, None))
        return
    lenient = phonenumbers.Leniency.POSSIBLE
    for found in phonenumbers.PhoneNumberMatcher(text, None, leniency=lenient):
        yield found.raw_string, _address(found.number)


def _address(number: PhoneNumber) -> str:
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat.E164
    extension = f";ext={number.extension}" if number.extension else ""
    return f"tel:{phonenumbers.format_number(number, form)}{extension}"
