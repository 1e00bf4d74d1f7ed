"""What all drafts share: strict frozen models, the author's names, and the small value types.

Every field has a title (which documents fall back on) and a description. Names that are Python
keywords are given to authors as they are (``from``) and to Python by their meaning (``start``).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PrivateAttr,
    StringConstraints,
)

from comity.model.drafts.draft_data import MadeOnce, copied, leaves
from comity.model.gaps import is_stand_in, stand_in, unmarked

__all__ = [
    "MARKS",
    "NOT_BLANK",
    "Case",
    "Day",
    "Draft",
    "DraftPart",
    "Extensions",
    "Flag",
    "FreeText",
    "Language",
    "Length",
    "Money",
    "Period",
    "Phrase",
    "Prose",
    "StateCode",
    "Table",
    "Text",
    "leaves",
    "optional",
    "required",
    "several",
]


Source = str | tuple[str, ...]
MARKS = ("long", "refers_to", "sensitive", "place", "left_open")
"""What a field can say of itself beside its words (``comity.model.drafts.describe``)."""


def required(title: str, about: str, asked_by: Source = (), *examples: str, **more: Any) -> Any:
    """A field that must be there.

    Args:
        title: the name that documents fall back on.
        about: what the field means.
        asked_by: who demands it, ``"UNTOC 18(15)(a)"`` or ``"practice"`` for instance.
        examples: values as an author writes them.
        more: what pydantic's ``Field`` takes, and any of ``MARKS``: ``long``, where the type does
            not say it; ``refers_to``, the list at the top whose ids the field names; ``sensitive``,
            if it names or describes a person, or is confidential by its nature; ``place``, the kind
            of value (``telephone``), where the type does not say it; ``left_open``, if only the
            author decides it, so that the program writes no value of its own, not as an example.
    """
    return Field(title=title, description=about, **_noted(asked_by, examples, more))


def optional(title: str, about: str, asked_by: Source = (), *examples: str, **more: Any) -> Any:
    """An optional field; if it is absent, the document is silent on it."""
    return Field(default=None, title=title, description=about, **_noted(asked_by, examples, more))


def several(title: str, about: str, asked_by: Source = (), *examples: str, **more: Any) -> Any:
    """An optional list; each example is one item."""
    return Field(default=(), title=title, description=about, **_noted(asked_by, examples, more))


def _noted(asked_by: Source, examples: tuple[str, ...], more: dict[str, Any]) -> dict[str, Any]:
    """Examples and sources as pydantic takes them; sources and marks go into the JSON Schema."""
    if examples:
        more["examples"] = list(examples)
    extra: dict[str, Any] = {name: more.pop(name) for name in MARKS if name in more}
    if asked_by:
        names = [asked_by] if isinstance(asked_by, str) else list(asked_by)
        extra = {"asked_by": names, **extra}
    if extra:
        more["json_schema_extra"] = extra
    return more


def _iso_day(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("must be a date in the form YYYY-MM-DD, for example 2026-10-05")
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value} is not a calendar date") from error


def _true_or_false(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise ValueError("must be true or false")


def _freeze(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _freeze(entry) for key, entry in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(_freeze(entry) for entry in value)
    return value


def _thaw(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _thaw(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_thaw(entry) for entry in value]
    return value


@dataclass(frozen=True, slots=True)
class FreeText:
    """Marks a text as words of the author's own, which are in the language of the document.

    Names, addresses, identifiers, titles, web pages, codes and quoted law never carry it. ``long``
    tells whether several lines are expected.
    """

    long: bool = True


STEPS = re.compile(r'\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.\[\]"\s]+)')
NOT_BLANK = r"\S"

Text = Annotated[str, StringConstraints(pattern=NOT_BLANK)]
Prose = Annotated[Text, FreeText(), Field(json_schema_extra={"long": True})]
"""Sentences: several lines are expected."""
Phrase = Annotated[Text, FreeText(long=False)]
"""Words of the author's own that stand on one line."""
Day = Annotated[
    dt.date,
    BeforeValidator(_iso_day),
    Field(examples=["2026-10-05"], json_schema_extra={"place": "date"}),
]
Flag = Annotated[bool, BeforeValidator(_true_or_false)]
StateCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"),
    Field(examples=["US", "NG", "GB-SCT"], json_schema_extra={"place": "state"}),
]
Table = Annotated[
    Mapping[str, Any],
    AfterValidator(_freeze),
    PlainSerializer(_thaw),
    Field(examples=["{frequency: weekly}"]),
]
Extensions = Annotated[
    Mapping[str, Table],
    AfterValidator(_freeze),
    PlainSerializer(_thaw),
    Field(examples=["{in: {crime_number: 12/2026}}"]),
]
Language = Annotated[Text, Field(examples=["en", "pt-BR"], json_schema_extra={"place": "language"})]
Case = Literal["yes", "no", "case-by-case"]


class DraftPart(BaseModel):
    """A table of a draft: frozen, and strict about its keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=False, str_strip_whitespace=False
    )


class Money(DraftPart):
    """An amount with its currency."""

    amount: Decimal = required(
        "Amount",
        "The amount in figures, with a point before the decimals and no separators.",
        ("UNCAC 46(9)", "2015 model, Cost Reimbursement"),
        "412000.00",
        ge=0,
    )
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = required(
        "Currency",
        "The three-letter code of the currency, such as USD for US dollars.",
        "practice",
        "USD",
        "NGN",
        "EUR",
    )


class Length(DraftPart):
    """A length of time: quantity and unit."""

    quantity: int = required(
        "Quantity",
        "The number of units, in figures.",
        ("2015 model, Policy", "2015 model, Preservation"),
        "90",
        ge=0,
    )
    unit: Literal["hours", "days", "weeks", "months", "years"] = required(
        "Unit",
        "Whether the number counts hours, days, weeks, months or years.",
        ("2015 model, Policy", "2015 model, Preservation"),
    )
    business: Flag | None = optional(
        "Business days", "Whether only working days are counted.", "2015 model, Policy"
    )
    bound: Literal["at-least", "at-most", "about"] | None = optional(
        "Bound", "Whether it is the least, the most, or about this time.", "published notices"
    )


class Period(Length):
    """A length of time that can be had more than once."""

    times: int | None = optional(
        "Times", "How many times the period can be extended.", "7 of 23 notices", "1", ge=0
    )


class Draft(DraftPart):
    """A case file as read; every kind of document has a model of its own below it."""

    schema_: Literal["1"] = required(
        "Schema",
        "The version of the file format, which is always 1.",
        "Comity",
        "1",
        alias="schema",
    )
    kind: str = required(
        "Kind", "The kind of document that this file describes.", "Comity", "request"
    )
    date: Day = required(
        "Date",
        "The date of the document, which also decides which law applies.",
        ("T-CY template 31", "EIO Annex A", "15 of 23 notices"),
        "2026-10-05",
    )
    language: Language | None = optional(
        "Language",
        "Language of the document, such as en (English) or pt-BR (Brazilian Portuguese); by "
        "default the one that the requested State requires.",
        ("UNTOC 18(14)", "2015 model, International Requests"),
    )
    extensions: Extensions | None = optional(
        "Extensions",
        "Additional fields for the law of one country or one topic, under its code or name in "
        "lower case.",
        "national law",
        sensitive=True,
    )

    _gaps: tuple[str, ...] = PrivateAttr(default=())

    @property
    def gaps(self) -> tuple[str, ...]:
        """The paths at which a stand-in is in the place of a gap; none in a complete draft."""
        return self._gaps

    def with_gaps(self, gaps: Iterable[str]) -> Self:
        """The same draft, in which the values at these paths are known to be stand-ins."""
        self._gaps = tuple(gaps)
        for path in self._gaps:
            mark(self, path)
        _DATA.forget(self)
        return self

    def remade(self, data: Mapping[str, Any]) -> Self:
        """A draft of the same kind from other data, in which a stand-in stays a stand-in.

        Raises:
            ValidationError: the data do not fit the model.
        """
        if not self._gaps:
            return type(self).model_validate(data)
        gaps = [path for path, value in leaves(data) if is_stand_in(value)]
        return type(self).model_validate(unmarked(data)).with_gaps(gaps)

    def data(self) -> dict[str, Any]:
        """What the author wrote, as nested mappings and lists, under the author's names."""
        data: dict[str, Any] = copied(_DATA.of(self))
        return data

    def read_data(self) -> Mapping[str, Any]:
        """The same as ``data``, shared by all who only read it: nobody may change it."""
        return _DATA.of(self)

    def roles(self) -> dict[str, str]:
        """Which State has which role (``comity.model.records.ROLES``)."""
        return {}

    @classmethod
    def sender(cls) -> str:
        """The role of the State that sends a paper which answers a request; else nothing."""
        return ""

    def central_sides(self) -> tuple[str, ...]:
        """The sides whose central authority the document goes through."""
        return ("requesting", "requested")

    def addressed_reader(self) -> str:
        """The reader that the document is addressed to; nothing where that is an authority."""
        return ""

    def instruments_named(self) -> tuple[str, ...]:
        """The ids of the instruments that the author relies on."""
        return ()

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """References that lead nowhere: field path, what is wrong, how to correct it."""
        return iter(())

    def internal_fields(self) -> frozenset[str]:
        """Field paths that never leave the office."""
        return frozenset()


def _written(draft: Draft) -> dict[str, Any]:
    data = draft.model_dump(by_alias=True, exclude_unset=True, warnings=not draft.gaps)
    for path in draft.gaps:
        mark(data, path)
    return data


_DATA = MadeOnce(_written)


def mark(root: Any, path: str) -> None:
    """Put a stand-in in the place of the value at a path of a draft or of its data.

    A path that leads nowhere changes nothing: what was taken out of a draft has no gap.
    """
    found = STEPS.findall(path)
    _marked(root, [int(n) if n else json.loads(key) if key else name for n, key, name in found])


def _marked(node: Any, steps: list[str | int]) -> Any:
    """The node with the value below it marked; a tuple is made anew, all else is changed."""
    if not steps:
        return _all_marked(node)
    step, rest = steps[0], steps[1:]
    if isinstance(node, DraftPart):
        fields = type(node).model_fields.items()
        name = next((name for name, field in fields if (field.alias or name) == step), "")
        if name and node.__dict__.get(name) is not None:
            node.__dict__[name] = _marked(node.__dict__[name], rest)
    elif isinstance(node, Mapping) and step in node:
        changed = {**node, step: _marked(node[str(step)], rest)}
        if not isinstance(node, dict):
            return MappingProxyType(changed)
        node.update(changed)
    elif isinstance(node, (list, tuple)) and isinstance(step, int) and step < len(node):
        items = [_marked(one, rest) if n == step else one for n, one in enumerate(node)]
        if isinstance(node, tuple):
            return tuple(items)
        node[step] = items[step]
    return node


def _all_marked(node: Any) -> Any:
    if isinstance(node, DraftPart):
        for name in node.model_fields_set:
            node.__dict__[name] = _all_marked(node.__dict__[name])
        return node
    if isinstance(node, tuple):
        return tuple(map(_all_marked, node))
    if isinstance(node, MappingProxyType):
        return MappingProxyType({key: _all_marked(entry) for key, entry in node.items()})
    return stand_in(node)
