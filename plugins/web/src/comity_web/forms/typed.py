"""What was typed in the boxes of one control, as values of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from comity.tasks.authoring.amount_reading import read_amount
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.questions import Refused
from comity.tasks.questions.fields import Field
from comity_web.forms.boxes import Boxes, date_text
from comity_web.forms.currencies import currency_found
from comity_web.forms.open_words import is_worded
from comity_web.forms.pickers import CLOSED, CURRENCY
from comity_web.forms.shapes import is_named

__all__ = ["value_of"]

BLANKS = re.compile(r"[ \t\n]+")
FIGURES = re.compile(r"-?\d+(?:[.,]\d+)*")
CODE = re.compile(r"[A-Z]{3}")
NONE = "XXX"
"""The code of ISO 4217 for no currency."""


def value_of(
    reader: AnswerReader,
    field: Field,
    path: str,
    boxes: Boxes,
    old: Any,
    sibling: Callable[[str], str],
    found_as: Callable[[Field, str], str],
) -> Iterator[tuple[str, Any]]:
    """The places that an answer fills, each with its value; None empties it.

    Args:
        reader: reads dates, numbers and names.
        field: what is answered.
        path: where.
        boxes: what was typed.
        old: what stands there now.
        sibling: what was posted at another path.
        found_as: the code of a State, a language, a time zone or a ground that is named.
    """
    if "day" in boxes:
        yield path, _day(reader, boxes)
    elif "item" in boxes:
        yield path, [text.strip() for text in boxes["item"] if text.strip()] or None
    elif field.many and (field.refers_to or field.choices):
        yield path, _ticked(boxes.get("", []), old)
    elif field.many:
        lines = "\n".join(boxes.get("", [])).split("\n")
        made = [_one(reader, field, line.strip(), found_as) for line in lines if line.strip()]
        yield path, made or None
    else:
        text = next(iter(boxes.get("", [])), "").strip()
        if field.form == "amount" and re.search(r"[^\W\d_]|[€£]", text):
            yield from _amount(reader, path, text, sibling)
        elif field.form == "amount" and text:
            yield path, _figures(reader, text, sibling(_currency_of(path)))
        else:
            yield path, _one(reader, field, text, found_as) if text else None


def _one(
    reader: AnswerReader,
    field: Field,
    text: str,
    found_as: Callable[[Field, str], str],
) -> str:
    """One value; what cannot be read stays as it was typed."""
    if is_worded(field):
        return found_as(field, BLANKS.sub(" ", text))
    if field.place in CLOSED or field.name == CURRENCY or is_named(field):
        return found_as(field, text)
    if field.form == "amount":
        return _figures(reader, text, "")
    if field.form in ("choice", "true-false") or field.refers_to:
        return text
    if field.form == "text":  # no-break spaces are the author's own
        return text if field.long else BLANKS.sub(" ", text)
    try:
        made = reader.scalar(field, text)
    except Refused:
        return text
    # blanks go out of a number, and out of nothing else
    return made if field.form != "number" or FIGURES.fullmatch(made) else text


def _day(reader: AnswerReader, boxes: Boxes) -> str | None:
    """A date of three boxes, or of one that has it whole; one that is none as it was typed."""
    day, month, year = (
        " ".join(boxes.get(one, [""])[0].split()) for one in ("day", "month", "year")
    )
    typed = date_text(day, month, year)
    if not typed:
        return None
    if not month and not year:
        said = day
    elif day and month and re.fullmatch(r"\d{4}", year):
        said = f"{year}-{month:0>2}-{day:0>2}" if month.isdecimal() else f"{day} {month} {year}"
    else:
        return typed
    try:
        return reader.day(said).isoformat()
    except Refused:
        return typed


def _ticked(texts: list[str], old: Any) -> list[str] | None:
    """What is ticked, in the order in which it stood, then what is new."""
    chosen = [text for text in dict.fromkeys(texts) if text]
    before = [one for one in old if one in chosen] if isinstance(old, list) else []
    return [*before, *(one for one in chosen if one not in before)] or None


def _amount(
    reader: AnswerReader, path: str, text: str, sibling: Callable[[str], str]
) -> Iterator[tuple[str, Any]]:
    """An amount that was typed with its currency in one box."""
    currency = _currency_of(path)
    try:
        read = read_amount(text, reader.voice.catalogue.language, doubtful=True)
    except Refused:
        yield path, text
        return
    other = sibling(currency).upper() if currency else ""
    if not currency or (other and other != read["currency"]):
        yield path, text
        return
    yield path, read["amount"]
    yield currency, read["currency"]


def _currency_of(path: str) -> str:
    """Where the currency of an amount stands; empty for an amount that has none."""
    return f"{path.rpartition('.')[0]}.{CURRENCY}" if "." in path else ""


def _figures(reader: AnswerReader, text: str, currency: str) -> str:
    """An amount without the marks of thousands, as its currency has decimals."""
    language = reader.voice.catalogue.language
    code = currency_found(language, currency) if currency else ""
    try:
        known = code if CODE.fullmatch(code) else NONE
        return read_amount(f"{text} {known}", language, doubtful=True)["amount"]
    except Refused:
        return text
