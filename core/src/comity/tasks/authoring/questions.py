"""One question of the interview: what is asked, why, and how an answer is read and judged.

An answer is judged by the model that reads the file, with the same messages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from comity.model.findings import Place
from comity.model.messages import Message
from comity.steps.read import paths
from comity.steps.read.faults import model_faults
from comity.steps.read.plain_tree import Node, Tree
from comity.steps.read.value_forms import misfits
from comity.text.messages import message, plain_sentence

__all__ = [
    "YES_OR_NO",
    "Question",
    "Refused",
    "TwoDates",
    "check_value",
    "escaped",
    "pick",
    "pick_several",
    "yes_or_no",
]

AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+", re.IGNORECASE)
ALSO_CALLED = {"post": "mail", "postal-mail": "mail", "letter": "mail", "telephone": "phone"} | {
    "telefon": "phone",
    "e-mail": "email",
    "mutual-legal-assistance": "mla-request",
    "mutual-legal-assistance-request": "mla-request",
}
"""Other words for choices, beside their labels."""
YES, NO = ("y", "yes", "true"), ("n", "no", "false")
YES_OR_NO = ("y", "n")
"""The choices of a question that takes yes or no, as its answers are saved in any language."""


class Refused(Exception):  # noqa: N818 - an answer to an answer, no error
    """An answer cannot be taken; the message says why and what would do."""

    def __init__(self, said: Message) -> None:
        """Keep the message, which the terminal words."""
        super().__init__(said.text)
        self.said = said


class TwoDates(Refused):
    """A date has two readings, because day and month may be exchanged."""

    def __init__(self, said: Message, quote: str, dates: tuple[dt.date, ...]) -> None:
        """Keep the text of the date, as it was typed, and its readings."""
        super().__init__(said)
        self.quote, self.dates = quote, dates


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is put.

    ``key`` names it: a field path, or what else is shown. ``part`` is where it belongs; ``about``
    says what the field is for, ``terms`` explains the terms of art in it; ``labels`` say what the
    ``choices`` mean, where the language has words for them; ``notes`` are further lines, such as
    the items that a field may name. ``how`` says how to answer and ``enter`` what Enter does.
    ``shown`` is the answer that is there; ``needed`` tells that the document is not complete
    without one. An answer to a question with ``several`` or ``long`` may have several lines.
    """

    text: str
    key: str = ""
    part: str = ""
    about: str = ""
    terms: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    how: str = ""
    shown: str = ""
    enter: str = ""
    needed: bool = False
    several: bool = False
    long: bool = False


def escaped(word: str) -> str:
    """What was typed, with escapes for the characters that a terminal would obey."""
    return repr(word)[1:-1]


def yes_or_no(raw: str) -> bool:
    """An answer to a question that takes yes or no.

    Raises:
        Refused: it is neither.
    """
    word = raw.strip().casefold()
    if word in YES or word in NO:
        return word in YES
    raise Refused(message("prompt.answer-yes-or-no"))


def pick(raw: str, choices: Sequence[str], labels: Sequence[str] = ()) -> str:
    """One of the choices, by its word, its number or its label; a space stands for a hyphen.

    Raises:
        Refused: it is none of them, or the start of several.
    """
    word = raw.strip()
    if word.isdecimal() and word not in choices and 0 < int(word) <= len(choices):
        return choices[int(word) - 1]
    said = _plain(word)
    by_word = {_plain(label): choice for choice, label in zip(choices, labels, strict=False)}
    by_word |= {_plain(choice): choice for choice in choices}
    found = by_word.get(said) if said else None
    other = ALSO_CALLED.get(said, "")
    if found is None and other in choices:
        found = other
    if found is not None:
        return found
    begins = [choice for choice in choices if said and _plain(choice).startswith(said)]
    if len(begins) == 1:
        return begins[0]
    raise Refused(message("prompt.answer-not-in-list", word=escaped(word)))


def _plain(word: str) -> str:
    """A word as it is compared: in small letters, a hyphen for each space."""
    return re.sub(r"[\s_-]+", "-", word.strip().rstrip(".").casefold())


def pick_several(
    raw: str, choices: Sequence[str], labels: Sequence[str] = (), every: Sequence[str] = ()
) -> tuple[str, ...]:
    """Several of the choices, with commas, spaces or "and" between; ``all`` for all of them.

    Args:
        raw: what was typed.
        choices: those that are offered.
        labels: what they mean, in the same order.
        every: further words that are taken though they are not offered.

    Raises:
        Refused: one is not among them.
    """
    if raw.strip().casefold() == "all":
        return tuple(choices)
    found: list[str] = []
    for part in filter(str.strip, re.split(r"[,;\n]+", raw)):
        found += _picked(part, choices, labels, every)
    return tuple(dict.fromkeys(found))


def _picked(
    part: str, choices: Sequence[str], labels: Sequence[str], every: Sequence[str]
) -> list[str]:
    """A part as one choice, else as several with "and" or spaces between.

    Raises:
        Refused: no reading gives choices.
    """

    def one(word: str) -> str:
        try:
            return pick(word, choices, labels)
        except Refused:
            if _plain(word) in every:
                return _plain(word)
            raise

    for words in (
        [part],
        AND.split(part),
        [w for w in part.split() if not AND.fullmatch(f" {w} ")],
    ):
        with suppress(Refused):  # the next reading may do; the last one is tried below
            return [one(word) for word in words]
    parts = AND.split(part)
    return [one(word) for word in (parts if len(parts) > 1 else part.split())]


def check_value(model: type[BaseModel], data: Mapping[str, Any], field: str) -> None:
    """Judge a field of an unfinished document as the reading of the file will.

    What is missing beside it, also within a table, is not the matter of this question.

    Args:
        model: the model of the document.
        data: the document so far, the field in its place.
        field: its path.

    Raises:
        Refused: with every fault of this field; what else is missing is not of this question.
    """
    tree = Tree(data=_nodes(data), places={"": Place("")})  # type: ignore[arg-type]
    found = [
        f"{misfit.message} {misfit.cure}"
        for misfit in misfits(model, tree.data)
        if paths.covered(misfit.field, {field})
    ]
    if not found:
        try:
            model.model_validate(tree.data)
        except ValidationError as error:
            found = [
                f"{fault.message} {fault.cure}".strip()
                for fault in model_faults(error, model, tree, "")
                if paths.covered(fault.field, {field}) and _is_there(tree.data, fault.field)
            ]
    if found:
        raise Refused(plain_sentence(" ".join(dict.fromkeys(found))))


def _is_there(data: Any, path: str) -> bool:
    found = data
    for step in paths.steps_of(path):
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _nodes(value: Any) -> Node:
    """A value as the reader of files would have it: texts, lists, tables."""
    if isinstance(value, Mapping):
        return {key: _nodes(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_nodes(entry) for entry in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
