"""Documents to try a template on: the packaged samples, and one with every field filled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from comity.host import Host
from comity.kit.samples import sample_files
from comity.kit.templating.filler import fill_draft
from comity.model.content import Content
from comity.model.errors import Fault, InputError
from comity.model.findings import Place
from comity.model.office import Office
from comity.model.records import DocumentType
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.compose.sealed_annex import KIND as SEALED
from comity.steps.compose.sealed_annex import compose_sealed
from comity.steps.read import read_case
from comity.steps.read.case import CaseFile
from comity.steps.read.heading import model_of
from comity.steps.resolve import resolve

__all__ = ["Specimen", "document_type", "specimens"]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A composed document: the name of its case file, its content, the roles its States have."""

    name: str
    content: Content
    roles: tuple[str, ...] = ()


def document_type(kind: str, host: Host, form: str = "", *, named: str = "KIND") -> DocumentType:
    """The kind of document of a name, once its form is known to be one of its forms.

    ``named`` is what the command line calls the kind.

    Raises:
        InputError: there is no such kind, or it has no such form.
    """
    known = dict(host.document_types())
    if "request" in known:  # what is composed of a request apart from it has a template too
        request = known["request"]
        known[SEALED] = replace(
            request, kind=SEALED, template=SEALED, title="Sealed annex", forms=()
        )
    if kind not in known:
        sharing = [name for name, other in known.items() if other.template == kind]
        cure = f"Known: {', '.join(known)}."
        if sharing:
            cure = f"Several kinds use {kind}.docx. Name one: {', '.join(sharing)}."
        raise InputError(Fault(named, 0, 0, "", f"unknown kind: {kind!r}", cure))
    forms = known[kind].forms
    if form and form not in forms:
        cure = f"Known: {', '.join(forms)}." if forms else f"A {kind} has only one form."
        raise InputError(Fault("--form", 0, 0, "", f"a {kind} has no form {form!r}", cure))
    return known[kind]


def specimens(
    kind: str, host: Host, form: str = "", *, named: str = "KIND"
) -> tuple[Specimen, ...]:
    """The documents of a kind to try a template on: every packaged sample, then the filled ones.

    Args:
        kind: the kind of document.
        host: asked for the kinds, the States and the form of values.
        form: only this form; left out, every form of the kind.
        named: what the command line calls the kind.

    Raises:
        InputError: there is no such kind, or it has no such form.
    """
    found = document_type(kind, host, form, named=named)
    if kind == SEALED:
        return tuple(_annexes(host))
    made = [*_samples(found, host), *_filled(found)]
    return tuple(s for s in made if not form or s.content.form == form)


def _samples(kind: DocumentType, host: Host) -> Iterator[Specimen]:
    own = _bare(host)
    for case in _cases(own):
        if case.draft.kind == kind.kind:
            content = compose(resolve(case, own), own, kind)
            yield Specimen(case.path.name, content, tuple(case.draft.roles()))


def _annexes(host: Host) -> Iterator[Specimen]:
    own = _bare(host)
    for case in _cases(own):
        if case.draft.kind == "request":
            content = compose_sealed(resolve(case, own), own)
            if content is not None:
                yield Specimen(case.path.name, content, tuple(case.draft.roles()))


def _bare(host: Host) -> Host:
    """The host without an office: the samples keep their own letterhead."""
    return open_host(Office(allowed=host.office.allowed, owners=host.office.owners))


def _cases(host: Host) -> Iterator[CaseFile]:
    """The samples in a language that has wording: a country may bring the one of its sample."""
    for path in sample_files():
        case = read_case(path, host.document_types())
        if not case.draft.language or host.languages.wordings(case.draft.language):
            yield case


def _filled(kind: DocumentType) -> tuple[Specimen, ...]:
    """One filled draft for each form, marked as a draft, composed without any country."""
    own = kind.model.startswith("comity.") and kind.compose.startswith("comity.")
    return _filled_once(kind) if own else _filled_anew(kind)  # the code of a plugin may change


def _filled_anew(kind: DocumentType) -> tuple[Specimen, ...]:
    made = []
    for form in kind.forms or ("",):
        draft = fill_draft(model_of(kind), kind.kind, {"form": form} if form else {})
        name = f"every field of a {kind.kind}{f' ({form})' if form else ''}"
        path = Path(name)
        digest = hashlib.sha256(draft.model_dump_json().encode()).hexdigest()
        case = CaseFile(path, draft, {"": Place(name)}, digest)
        bare = open_host(Office(allowed=frozenset()))
        content = compose(resolve(case, bare), bare, kind, draft_mark=True)
        made.append(Specimen(name, content, tuple(draft.roles())))
    return tuple(made)


_filled_once = lru_cache(maxsize=32)(_filled_anew)
