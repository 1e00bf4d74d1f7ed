"""What the model's checks, the kinds of assistance and the law require, by field path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from comity.model.drafts.describe import FieldNote
from comity.tasks.questions.known import KINDS_IN, Known
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.required import (
    Required,
    of_assurances,
    of_form,
    of_kinds,
    of_law,
    rules_of,
)

__all__ = ["Requirements"]


class Requirements:
    """Who requires each field of one document.

    Of several fields of which one will do, it is the one that is asked for anyway, else the first.
    """

    def __init__(self, known: Known, is_asked: Callable[[str], bool]) -> None:
        """Ask the law once.

        Args:
            known: the document.
            is_asked: whether a field is asked for by a rule of relevance.
        """
        self.found: dict[str, list[Required]] = {}
        for path, required in (*_form(known), *_kinds(known), *_law(known, is_asked)):
            there = self.found.setdefault(path, [])
            if required not in there:
                there.append(required)
        self.around = _with_tables(self.found)

    def of(self, path: str) -> Sequence[Required]:
        """Who requires a field, or something in a table, at a path with numbers."""
        each = each_path(path)
        here = self.around.get(path, [])
        return here if each == path else [*here, *self.around.get(each, [])]


def _with_tables(found: dict[str, list[Required]]) -> dict[str, list[Required]]:
    """The same, with each table around a field, as far as the item of a list in which it is.

    What is required of any item (``assurances[].kind``) is required of the list too.
    """
    whole: dict[str, list[Required]] = {}
    for path, each in found.items():
        around = path
        while around:
            whole.setdefault(around, []).extend(each)
            around = around.rpartition(".")[0].removesuffix("[]")
            if around.endswith("]"):
                break
    return whole


def _form(known: Known) -> Iterator[tuple[str, Required]]:
    name = next((name for name in KINDS_IN if name in known.places), "")
    items = len(known.data.get(name, ())) + 1
    yield from of_form(known.document.kind, str(known.data.get("form", "")), items)


def _kinds(known: Known) -> Iterator[tuple[str, Required]]:
    if "measures" not in known.places:
        return
    texts = known.catalogue.texts
    names = {
        kind.kind: tuple(texts.get(f"particular.{name}", name) for name in kind.particulars)
        for kind in known.kinds
    }
    for path, required in of_kinds(known.kinds, names):
        # whether its own fields are asked is for the rules: they may repeat the items
        if not path.endswith(".particulars"):
            yield path, required


def _law(known: Known, is_asked: Callable[[str], bool]) -> Iterator[tuple[str, Required]]:
    named = known.fitting
    basis = [{"instrument": one.id} for one in named]
    data = {"basis": basis, **known.data, "kind": known.document.kind}
    rules = list(rules_of(known.books, named, known.on, known.instruments))
    there = set(_always_there(known.notes))
    for group in of_law(rules, data, there, more=True):
        yield next((one for one in group if is_asked(one[0])), group[0])
    yield from of_assurances(rules, data)


def _always_there(notes: Sequence[FieldNote], prefix: str = "") -> Iterator[str]:
    """The paths that every document of the model has, ``[]`` after a list."""
    for note in notes:
        if note.required:
            path = f"{prefix}.{note.name}" if prefix else note.name
            yield path
            yield from _always_there(note.fields, f"{path}[]" if note.many else path)
