"""Every error that Comity raises on purpose, in one place.

    ComityError
    ├── InputError          what an author or an operator gave cannot be used (exit 2)
    │   ├── DraftError      faults in a case file, all of them at once
    │   ├── OfficeError     faults in comity.toml
    │   └── OutputError     the output exists, may not be written, or does not fit on the disk
    ├── LawDataError        a law file, sources.toml or jurisdiction.toml breaks its schema
    ├── PluginError         a plugin cannot be used
    ├── ComposeError        a clause or a label is missing
    └── RenderError         a template is unsafe, broken, or loses what was handed to it

Messages are part of the interface: they name the file, the field, the cause and the cure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as record_field

from comity.model.messages import Message
from comity.model.patches import Patch

__all__ = [
    "ComityError",
    "ComposeError",
    "DraftError",
    "Fault",
    "InputError",
    "LawDataError",
    "OfficeError",
    "OutputError",
    "PluginError",
    "RenderError",
]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a file, with its place and its cure.

    ``line`` and ``column`` count from 1; 0 means that the file as a whole is meant.
    ``field`` is a path such as ``measures[0].period.from``, or empty. ``patch`` is the change that
    cures it, where a word is misspelt and one other is meant, or a key means nothing. ``said`` is
    the message behind the English of both texts, where the registry has one, so that an edge may
    word it otherwise.
    """

    file: str
    line: int
    column: int
    field: str
    message: str
    cure: str = ""
    patch: Patch | None = record_field(default=None, compare=False)
    said: Message | None = record_field(default=None, compare=False)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )
        return f"{text}\n    {self.cure}" if self.cure else text


class ComityError(Exception):
    """The root of every deliberate error."""


class InputError(ComityError):
    """Something given to Comity cannot be used; carries one or more faults."""

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        """Keep the faults in the order in which a reader meets them."""
        self.faults: tuple[Fault, ...] = (
            (faults,) if isinstance(faults, Fault) else tuple(sorted(faults))
        )
        super().__init__("\n".join(str(fault) for fault in self.faults))


class DraftError(InputError):
    """A case file cannot be read as a draft."""


class OfficeError(InputError):
    """An office file (comity.toml) cannot be used."""


class OutputError(InputError):
    """A result cannot be written where it was asked for."""


class LawDataError(ComityError):
    """A law file breaks its schema."""


class PluginError(ComityError):
    """A plugin cannot be used."""


class ComposeError(ComityError):
    """Content cannot be composed: a clause is missing, or a placeholder has no value."""


class RenderError(ComityError):
    """A document cannot be rendered without loss or danger."""
