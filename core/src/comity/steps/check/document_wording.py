"""Findings on the wording of the document's language: is there any, is it whole, who has read it.

English stands in for what a catalogue lacks, and a State's own form is passed over where it holds
words of another language. Neither happens without a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.host import Host
from comity.host.languages import Wordings
from comity.law.terms import language_term, state_term
from comity.model.errors import PluginError
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.model.patches import Patch, patch
from comity.model.records import DocumentType, Jurisdiction, owner_of
from comity.steps.check.paragraph_language import is_written_in
from comity.steps.check.rewording_sense import against_its_field
from comity.steps.resolve import Resolved, fields_of_language
from comity.steps.wording import finished, is_finished, lacking
from comity.steps.wording.catalogue import SOURCE
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.steps.wording.rewordings import faults_of, reworded
from comity.text.messages import finding

__all__ = ["check_wording"]

BASE = "base"  # the origin of the templates that belong to no State


def check_wording(resolved: Resolved, host: Host) -> list[Finding]:
    """The findings on the wording, and on a form that is not used because of its language."""
    kind = host.document_types()[resolved.draft.kind]
    found = (
        *_words(resolved, host, kind),
        *_form_skipped(resolved, host, kind),
        *_reworded(resolved, host),
    )
    reads = fields_of_language(resolved)
    return [replace(one, reads=(*one.reads, *reads)) for one in found]


def _reworded(resolved: Resolved, host: Host) -> Iterator[Finding]:
    """Rewordings of no clause, those that lose a value, and those that turn a yes into a no."""
    found = reworded(resolved.draft, host.office, resolved.language)
    if not found or host.languages.unusable(resolved.language, resolved.spoken()):
        return
    words = load_catalogue(host.languages, resolved.language, resolved.spoken())
    for one in found:
        faults = tuple(faults_of(one, words))
        if not faults:
            yield from against_its_field(one, words, resolved.draft.read_data())
        for what, slots in faults:
            if slots:
                yield finding(f"wording.reworded/{what}", one.path, clause=one.clause, slots=slots)
            else:
                yield finding(f"wording.reworded/{what}", one.path, clause=one.clause)


def _words(resolved: Resolved, host: Host, kind: DocumentType) -> Iterator[Finding]:
    language, asked = language_term(resolved.language), (resolved.language, resolved.spoken())
    try:
        wordings = host.languages.wordings(*asked)
    except PluginError:
        wordings = None
    if wordings is None:
        offered, meant = _offered(host, kind), _written(resolved, host, kind)
        if why := host.languages.unusable(*asked):
            yield finding(
                "wording.none/unusable",
                "language",
                language=language,
                why=why,
                offered=offered,
                patch=meant,
            )
        else:
            yield finding(
                "wording.none", "language", language=language, offered=offered, patch=meant
            )
        return
    if wordings.tag == SOURCE:
        return
    gaps = lacking(wordings, kind)
    if gaps.missing:
        yield finding(
            "wording.unfinished",
            "language",
            language=language,
            count=len(gaps.missing),
            all=gaps.needed,
            offered=_offered(host, kind),
            patch=_written(resolved, host, kind),
        )
    owner = host.languages.brought_by(wordings.tag)
    if gaps.newer:
        yield finding(
            "wording.newer",
            "language",
            language=language,
            count=len(gaps.newer),
            owner=owner,
            language_tag=wordings.tag,
        )
    yield from _unreviewed(wordings, host)


def _unreviewed(wordings: Wordings, host: Host) -> Iterator[Finding]:
    for one in wordings.unreviewed:
        yield finding(
            "wording.working-translation",
            "language",
            language=language_term(one.tag),
            owner=host.languages.brought_by(one.tag),
        )


def _written(resolved: Resolved, host: Host, kind: DocumentType) -> Patch | None:
    """The one language with a wording in which the text is written already."""
    fit = [tag for tag in finished(host.languages, kind) if is_written_in(resolved, tag)]
    return patch(("language", fit[0])) if len(fit) == 1 else None


def _offered(host: Host, kind: DocumentType) -> tuple[Term, ...]:
    return tuple(map(language_term, finished(host.languages, kind)))


def _form_skipped(resolved: Resolved, host: Host, kind: DocumentType) -> Iterator[Finding]:
    form = str(getattr(resolved.draft, "form", "") or "")
    name = f"{kind.template}.{form}" if form else kind.template
    used = host.find_template(name, resolved.parties, resolved.language, resolved.on)
    if used is None or used.origin != BASE:
        return
    state = _own_form(resolved, host, name)
    if state is None:
        return
    spoken = [t for t in state.languages if is_finished(host.languages, kind, t, state.languages)]
    yield finding(
        "wording.form-skipped" if spoken else "wording.form-skipped/no-wording",
        "language",
        by=state.code,
        state=state_term(state),
        language=language_term(resolved.language),
        languages=tuple(map(language_term, spoken or state.languages)),
        code=owner_of(state.code),
    )


def _own_form(resolved: Resolved, host: Host, name: str) -> Jurisdiction | None:
    """The State whose own form there is in its language, though not in the document's."""
    for state in filter(None, map(resolved.state, resolved.parties.own())):
        for language in state.languages:
            found = host.find_template(name, resolved.parties, language, resolved.on)
            if found is not None and found.origin == owner_of(state.code):
                return state
    return None
