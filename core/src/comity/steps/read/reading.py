"""Reading a case file, finished or not: what it holds, what keeps it from being used, its gaps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from comity.model.drafts.base import Draft
from comity.model.drafts.references import is_own_id
from comity.model.errors import Fault
from comity.model.gaps import Gap
from comity.model.records import DocumentType
from comity.steps.read import paths
from comity.steps.read.case import CaseFile, nearest_place
from comity.steps.read.case_file import decode
from comity.steps.read.faults import model_faults
from comity.steps.read.heading import heading_faults, model_of
from comity.steps.read.plain_tree import Tree
from comity.steps.read.redacted_faults import without_protected
from comity.steps.read.tree_hash import tree_sha256
from comity.steps.read.unfinished import FilledDraft, fill_gaps, gaps_of
from comity.steps.read.value_forms import misfits
from comity.steps.read.yaml_events import grow

__all__ = ["Reading", "reading", "reading_of"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read.

    Attributes:
        path: the file as it was named.
        tree: the document before any model looked at it.
        text: the file as it is written; empty for a tree that comes from a program.
        sha256: the hash of the file's bytes.
        model: that of its kind; None where the kind is not known.
        faults: everything wrong with it, in the order found, each without a protected name.
        unreadable: those of the faults for which no part of it can be judged.
        draft: the draft, if it has no fault.
        unusable: the fields whose value the model would take, but no author may write so.
        misled: the fields that name an id which is not there.
    """

    path: Path
    tree: Tree
    text: str
    sha256: str
    model: type[Draft] | None
    faults: tuple[Fault, ...]
    unreadable: tuple[Fault, ...]
    draft: Draft | None
    unusable: tuple[str, ...] = ()
    misled: frozenset[str] = frozenset()

    @property
    def case(self) -> CaseFile | None:
        """The case, if the draft is complete."""
        return None if self.draft is None else self.case_of(self.draft)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The fields that are missing or malformed; none where the document is unreadable."""
        return () if self.unreadable else gaps_of(self.faults, self.tree, self.misled)

    def filled(self, world: int, also: Iterable[str] = ()) -> FilledDraft | None:
        """The draft with a stand-in in each gap, in one of the worlds.

        ``also`` are further fields whose value is of no use. None where nothing can be judged.
        """
        if self.model is None or self.unreadable:
            return None
        return fill_gaps(self.model, self.tree, world, (*self.unusable, *also))

    def misled_in(self, filled: FilledDraft) -> tuple[Gap, ...]:
        """References that lead nowhere, which only a draft without other gaps can tell."""
        faults = [_fault(self.tree, str(self.path), *one) for one in filled.references]
        known = {gap.field for gap in self.gaps}
        told = without_protected(faults, self.tree, self.text)
        found = gaps_of(told, self.tree, {field for field, _, _ in filled.references})
        return tuple(gap for gap in found if gap.field not in known)

    def case_of(self, draft: Draft) -> CaseFile:
        """A draft of this document as a case."""
        places, tree = MappingProxyType(self.tree.places), self.tree
        return CaseFile(self.path, draft, places, self.sha256, tree_sha256(tree.data))


def reading(content: bytes, path: Path, document_types: Mapping[str, DocumentType]) -> Reading:
    """Read the bytes of a case file, whatever state it is in.

    Raises:
        DraftError: the bytes are not a text.
        PluginError: the model of the file's kind cannot be imported.
    """
    file = str(path)
    text = decode(content, file)
    return reading_of(grow(text, file), path, document_types, content, text)


def reading_of(
    tree: Tree,
    path: Path,
    document_types: Mapping[str, DocumentType],
    content: bytes,
    text: str = "",
) -> Reading:
    """Read a plain tree; ``content`` is what its hash is taken of.

    Raises:
        PluginError: the model of its kind cannot be imported.
    """
    file = str(path)
    blank = {fault for fault in tree.faults if fault.field in tree.blanks}
    form, fields = [f for f in tree.faults if f not in blank], list(blank)
    model, draft, unusable = None, None, sorted(tree.blanks)
    if tree.whole:
        heading = heading_faults(tree, document_types, file)
        form += heading
        tree.marred.update(fault.field for fault in heading)
        kind = tree.data.get("kind")
        # Another schema has other fields: its faults by this one would mislead.
        other_schema = any(fault.field == "schema" and "schema" in tree.data for fault in heading)
        if isinstance(kind, str) and kind in document_types and not other_schema:
            model = model_of(document_types[kind])
            draft, more, misfitting = _draft(model, tree, file)
            fields += more
            unusable += misfitting

    def told(faults: list[Fault]) -> tuple[Fault, ...]:
        return tuple(dict.fromkeys(without_protected(faults, tree, text)))

    every = told([*tree.faults, *form, *fields])  # each once, in this order
    sha256 = hashlib.sha256(content).hexdigest()
    misled = frozenset(f.field for f in fields if draft is not None and not is_own_id(f.field))
    return Reading(
        path=Path(path),
        tree=tree,
        text=text,
        sha256=sha256,
        model=model,
        faults=every,
        unreadable=told(form),
        draft=None if every else draft,
        unusable=tuple(unusable),
        misled=misled - set(unusable),
    )


def _draft(
    model: type[Draft], tree: Tree, file: str
) -> tuple[Draft | None, list[Fault], list[str]]:
    """The draft, or what keeps the document from being one; and the values not written as due."""
    faults, misfitting = [], []
    for misfit in misfits(model, tree.data):
        misfitting.append(misfit.field)
        if not paths.covered(misfit.field, tree.marred):
            faults.append(_fault(tree, file, *misfit))
        tree.marred.add(misfit.field)
    try:
        draft = model.model_validate(tree.data)
    except ValidationError as error:
        return None, faults + model_faults(error, model, tree, file), misfitting
    return draft, faults + list(_reference_faults(draft, tree, file)), misfitting


def _reference_faults(draft: Draft, tree: Tree, file: str) -> Iterator[Fault]:
    for field, message, cure in draft.faults_of_reference():
        if not paths.covered(field, tree.marred):
            yield _fault(tree, file, field, message, cure)


def _fault(tree: Tree, file: str, field: str, message: str, cure: str) -> Fault:
    place = nearest_place(tree.places, field)
    return Fault(file, place.line, place.column, field, message, cure)
