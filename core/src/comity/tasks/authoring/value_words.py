"""A value that stands for something, in the words of its reader: an instrument, a closed word."""

from __future__ import annotations

from comity.host import Host
from comity.law.terms import instrument_term
from comity.tasks.authoring.voice import Voice

__all__ = ["value_in_words"]

INSTRUMENT = "instrument"
"""The name of every field that holds the id of an instrument."""


OPEN = {("identifiers", "kind"): "word.identifier", ("holder", "kind"): "choice.holder"}
"""Fields with an open list, some of whose words have names, by where they are and their name."""


def value_in_words(
    text: str, name: str, form: str, voice: Voice, host: Host, *, within: str = ""
) -> str:
    """What a value means to a reader; nothing where the value itself is what they read.

    Args:
        text: the value.
        name: the name of its field.
        form: the form of the field, as ``FieldNote`` has it.
        voice: how the program speaks to the reader.
        host: knows the instruments.
        within: the name of the list or table that the field is in.
    """
    if form == "choice":
        return next(iter(voice.choices(name, (text,))), "")
    if name == INSTRUMENT:
        known = host.instruments().get(text)
        return voice.catalogue.named(instrument_term(known)) if known is not None else ""
    return voice.text(f"{OPEN.get((within, name), f'word.{name}')}.{text}")
