"""The paper that a letter to a company is about, if it lies beside: what it kept stays kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CASE_SUFFIXES
from comity.model.drafts.disclosable import PROVIDER
from comity.model.drafts.straight_to import StraightTo
from comity.model.errors import InputError
from comity.model.findings import Finding
from comity.pipeline.with_records import folder_of
from comity.steps.check import placed
from comity.steps.protect import Shield
from comity.steps.protect.letter_findings import told_by_letter, told_unseen
from comity.steps.read import CaseFile, read_case
from comity.steps.resolve import Resolved, resolve
from comity.steps.wording.catalogue_loading import document_words, load_catalogue
from comity.text.messages import standing

__all__ = ["with_paper"]


def with_paper(findings: Sequence[Finding], letter: Resolved, host: Host) -> tuple[Finding, ...]:
    """Findings with those on what a letter to a company tells of the paper that it is about.

    Args:
        findings: those of the letter.
        letter: the letter. Of a paper that goes elsewhere nothing is added.
        host: knows the kinds of document and the law.
    """
    draft = letter.draft
    if not isinstance(draft, StraightTo) or draft.addressed_reader() != PROVIDER:
        return tuple(findings)
    told = Shield(draft.data(), letter.beside).findings(
        map(standing, placed(_told(letter, host), letter.case))
    )
    return tuple(sorted((*findings, *told), key=lambda one: one.severity.rank))


def _told(letter: Resolved, host: Host) -> Iterator[Finding]:
    papers = list(
        _papers(letter.case.path, str(letter.draft.data()["concerning"]["reference"]), host)
    )
    if not papers:
        yield from told_unseen(letter)
    for case in papers:
        paper = resolve(case, host)
        known = (*_wording(letter, host), *_wording(paper, host))
        file = Shield(case.draft.data()).said(case.path.name)
        yield from told_by_letter(letter, paper, known, file)


def _papers(letter: Path, number: str, host: Host) -> Iterator[CaseFile]:
    """The papers to a company beside a letter that bear a number, and are no letters themselves."""
    # as it may be written in a file, whatever signs are escaped there
    rare = max(re.findall(r"[A-Za-z0-9]+", number), key=len, default="").encode()
    for file in folder_of(letter.absolute().parent):
        if file.suffix not in CASE_SUFFIXES or file.is_symlink() or file == letter.absolute():
            continue
        try:
            if rare not in file.read_bytes():
                continue
            case = read_case(file, host.document_types())
        except (InputError, OSError):
            continue  # it is not what was asked about; its own check tells its faults
        own = case.draft.data().get("reference")
        about = isinstance(case.draft, StraightTo)
        if own == number and not about and case.draft.addressed_reader() == PROVIDER:
            yield case


def _wording(resolved: Resolved, host: Host) -> tuple[str, ...]:
    """The clauses of a document's language, if there are any."""
    spoken = resolved.spoken()
    if host.languages.unusable(resolved.language, spoken):
        return ()
    return document_words(load_catalogue(host.languages, resolved.language, spoken))
