"""The letters that follow a paper: which are due or can be had, each as a new file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.errors import InputError
from comity.tasks.register.followed import Followed, read_followed
from comity.tasks.register.following_up import follow_up
from comity.tasks.register.free_name import free_name
from comity.tasks.register.letters_due import OF_KIND, Paper, papers_due, refuse_impossible
from comity_web.cases.folders import path_of
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import new_file
from comity_web.cases.trail import audit
from comity_web.core import host
from comity_web.wording.catalogues import Words
from comity_web.wording.said import core_words, fault_texts

__all__ = ["Letter", "RefusedError", "Told", "letters_of", "without_blanks", "write_letter"]


class RefusedError(Exception):
    """A letter that cannot be written; ``texts`` say why and what to do instead."""

    def __init__(
        self, texts: list[str], beside: CaseFile | None = None, *, language: str = ""
    ) -> None:
        """Keep why; ``language`` is that of the texts where it is not that of the page."""
        super().__init__(texts)
        self.texts = texts
        self.beside = beside
        self.language = language


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that a paper may have.

    ``due`` tells whether it is due now; ``remarks`` are what its author has to know; ``why_not`` is
    why it cannot be written, with the draft that stands in the way (``beside``) if one does.
    """

    paper: Paper
    due: bool
    remarks: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()
    beside: CaseFile | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The letters of a paper; ``nothing`` says what is due instead where none is."""

    letters: tuple[Letter, ...]
    nothing: tuple[str, ...] = ()


def letters_of(file: CaseFile, on: dt.date, words: Words) -> Told:
    """Which letters are due, and which can be had all the same."""
    possible = OF_KIND.get(file.kind, ())
    try:
        followed = read_followed(path_of(file), host(), on)
    except InputError as error:
        return Told((), tuple(fault_texts(error, words)))
    nothing: tuple[str, ...] = ()
    due: tuple[Paper, ...] = ()
    try:
        due = papers_due(followed, host(), on, core_words(words))
    except InputError as error:
        nothing = tuple(fault_texts(error, words)) if possible else ()
    order = [*due, *(one for one in possible if one not in due)]
    letters = [_letter(file, one, followed, on, words, due=one in due) for one in order]
    return Told(tuple(letters), nothing)


def write_letter(file: CaseFile, paper: Paper, on: dt.date, words: Words) -> CaseFile:
    """Write a letter as a new file of the same matter.

    Raises:
        RefusedError: the matter cannot have such a letter, or a draft of it waits to be sent.
    """
    path = path_of(file)
    try:
        followed = read_followed(path, host(), on)
        refuse_impossible(followed.matter, paper)
        _, target, _ = free_name(path, (paper,), followed, host(), on)
        made = follow_up(followed, paper, host(), on, core_words(words, for_page=False))
    except InputError as error:
        raise RefusedError(fault_texts(error, words), _named(file, error), language="en") from error
    tree = without_blanks(made.tree)
    new = new_file(made.kind.kind, tree, matter=file.matter, name=target.stem)
    audit("follow-up", file=new, detail=paper)
    return new


def without_blanks(value: Mapping[str, Any]) -> dict[str, Any]:
    """A tree without what the core leaves to its author: every value is text, a list or a table."""
    made = _plain(value)
    return made if isinstance(made, dict) else {}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        found = {str(name): _plain(inner) for name, inner in value.items()}
        return {name: inner for name, inner in found.items() if inner not in ("", {}, [], None)}
    if isinstance(value, (list, tuple)):
        return [one for one in map(_plain, value) if one not in ("", {}, [], None)]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if value is None else str(value)


def _letter(
    file: CaseFile, paper: Paper, followed: Followed, on: dt.date, words: Words, *, due: bool
) -> Letter:
    try:
        refuse_impossible(followed.matter, paper)
        free_name(path_of(file), (paper,), followed, host(), on)
        made = follow_up(followed, paper, host(), on, core_words(words, for_page=False))
    except InputError as error:
        why = tuple(fault_texts(error, words))
        return Letter(paper, due, why_not=why, beside=_named(file, error))
    return Letter(paper, due, remarks=made.remarks)


def _named(file: CaseFile, error: InputError) -> CaseFile | None:
    """The other file of the matter at which a refusal points, if it points at one."""
    name = error.faults[0].file.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml")
    if name == file.name:
        return None
    found: CaseFile | None = CaseFile.objects.filter(
        matter=file.matter, removed=None, name=name
    ).first()
    return found
