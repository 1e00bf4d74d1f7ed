"""A small family of real models to read case files into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from comity.model.drafts.base import Draft, DraftPart
from comity.model.records import DocumentType


class Level(StrEnum):
    """How pressing it is."""

    ORDINARY = "ordinary"
    URGENT = "urgent"


class Span(DraftPart):
    """From a day to a day."""

    start: dt.date = Field(alias="from", title="From", description="The first day, inclusive.")
    end: dt.date = Field(alias="to", title="To", description="The last day, inclusive.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("ends before it begins")
        return self


class Records(DraftPart):
    """Bank records."""

    kind: Literal["bank-records"]
    id: str = Field(pattern=r"^M\d+$", examples=["M1"])
    period: Span
    account: str


class Hearing(DraftPart):
    """A hearing by video."""

    kind: Literal["video-hearing"]
    id: str
    witness: str
    sworn: bool = False


class Letter(Draft):
    """A letter with one of everything."""

    kind: Literal["letter"]
    title: str = Field(description="What the letter is about.", min_length=1)
    level: Level | None = None
    pages: int | None = Field(default=None, ge=1)
    sum: Decimal | None = None
    copies: bool | Literal["offered"] | None = None
    address: tuple[str, ...] = ()
    sent: dt.datetime | None = None
    measures: tuple[Annotated[Records | Hearing, Field(discriminator="kind")], ...] = ()
    answer: Span | Literal["none"] | None = None
    until: dt.date | int | None = None
    particulars: Mapping[str, Any] = Field(default_factory=dict)

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """The title names nobody who is not there."""
        if self.title == "M9":
            yield "title", "names the measure 'M9', which this file has not", "Known here: M1."


TYPES = {
    "letter": DocumentType("letter", "Letter", "read_models:Letter", "", ""),
    "lost": DocumentType("lost", "Lost", "read_models:Nowhere", "", ""),
}
