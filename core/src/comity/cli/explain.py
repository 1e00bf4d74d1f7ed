"""``comity explain``: the instrument, rule and article behind each part of a document."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    format_option,
    make_host,
    office_option,
    on_option,
    print_json,
    text_width,
)
from comity.cli.explain_data import explained, spoken_rules
from comity.cli.given_paths import GivenPath
from comity.model.content import PUBLISHED
from comity.text.written import human, language_name

if TYPE_CHECKING:
    from comity.model.citations import Citation
    from comity.model.content import Content
    from comity.pipeline.build import Checked
    from comity.steps.resolve import Basis, Resolved

__all__ = ["command"]


@click.command("explain")
@click.argument("file", type=GivenPath(readable=False, path_type=Path))
@click.option(
    "--sentences",
    is_flag=True,
    help="Of a notice: list every sentence that is not the author's own, where it comes from, and "
    "the key that rewords or removes it.",
)
@on_option
@format_option
@office_option
def command(file: Path, sentences: bool, on: dt.date | None, form: str) -> int:
    """Show the instrument, rule and article behind each part of the document built from FILE."""
    from comity.pipeline.build import check_case, read_all
    from comity.steps.check.unseen_lines import unseen_lines
    from comity.steps.compose import compose
    from comity.steps.findings import headline

    host = make_host()
    (case,) = read_all([file], host)
    checked = check_case(case, host, on=on)
    resolved = checked.resolved
    content = compose(resolved, checked.host, checked.document_type)
    if sentences:
        return _tell_sentences(checked, content, form)
    if form == "json":
        print_json(explained(checked, content))
        return 1 if checked.blocked else 0
    width = text_width()
    unseen = unseen_lines(resolved, width)
    sections = (_bases(resolved), _defaults(resolved), _rules(checked), unseen, _parts(content))
    for line in (line for section in sections for line in section):
        for row in textwrap.wrap(line, width, subsequent_indent=" " * 9) or [""]:
            click.echo(row)
    click.echo(f"\nFindings: {headline(checked.findings)} (`comity check` lists them).")
    return 1 if checked.blocked else 0


def _tell_sentences(checked: Checked, content: Content, form: str) -> int:
    """List the sentences of a notice that its author did not write.

    Raises:
        UsageError: the file is not a notice.
    """
    from comity.cli.explain_sentences import added_sentences, sentences_text

    if checked.resolved.draft.kind not in PUBLISHED:
        raise click.UsageError("--sentences is for notices. This file is not a notice.")
    found = added_sentences(checked, content)
    if form == "json":
        print_json({"sentences": [asdict(one) for one in found]})
    else:
        click.echo(sentences_text(found, text_width()))
    return 1 if checked.blocked else 0


def _bases(resolved: Resolved) -> Iterator[str]:
    yield f"Law of {resolved.on}; document in {language_name(resolved.language)}."
    yield from _languages(resolved)
    if resolved.bases:
        yield ""
        yield "Legal basis, in the order of precedence (* relied on):"
    for basis in resolved.bases:
        yield from _basis(basis)


def _languages(resolved: Resolved) -> Iterator[str]:
    """Each requirement of language: what it accepts, besides, certified, and to which it yields."""
    yields = {id(lost.requirement): lost.reason.text for lost in resolved.demand.yielding}
    for requirement in resolved.requirements:
        wanted = ", ".join(requirement.accepts) or "any language"
        scope = "" if requirement.scope == "document" else f" for {requirement.scope}"
        behind = f": {_cited(requirement.citation)}" if requirement.citation else ""
        yield f"   {requirement.source} accepts {wanted}{scope}{behind}"
        if requirement.alternatives:
            condition = requirement.condition or "not stated"
            yield f"      or {', '.join(requirement.alternatives)}, on condition: {condition}"
        if requirement.certified is not None:
            must = "must" if requirement.certified else "does not need to"
            words = requirement.certified_condition
            behind = f", on condition: {words}" if words else ""
            yield f"      a translation {must} be certified{behind}"
        if reason := yields.get(id(requirement)):
            yield f"      yields: {reason}"


def _basis(basis: Basis) -> Iterator[str]:
    instrument = basis.instrument
    mark = "*" if basis.relied_on else " "
    since = f" since {basis.since}" if basis.since else ""
    order = "order stated" if basis.order_stated else "order assumed from its level"
    status = human(basis.status).lower()
    yield f" {mark} {instrument.id}: {instrument.named()}, {status}{since} ({order})"
    if basis.status == "signed" and instrument.in_force and instrument.applies_from:
        yield f"      in force since {instrument.in_force}, applies from {instrument.applies_from}"
    if basis.beyond:
        yield f"      parties as of {basis.as_of}; later changes have not been checked"
    for scope in basis.failing():
        yield f"      not met: {scope.says} [{_cited(scope.cited())}]"
    for scope in basis.open():
        yield f"      cannot be determined: {scope.says} [{_cited(scope.cited())}]"


def _defaults(resolved: Resolved) -> Iterator[str]:
    if resolved.filled:
        yield ""
        yield "Filled in from the law:"
    for path, filled in resolved.filled.items():
        behind = f", {_cited(filled.citation)}" if filled.citation else ""
        yield f"   {path}: {filled.origin}{behind}"


def _rules(checked: Checked) -> Iterator[str]:
    """Every rule that applies to the draft, and whether the draft meets it."""
    for name, rules in spoken_rules(checked):
        if rules:
            yield ""
            yield f"Rules of {name} that apply to this draft:"
        for one in rules:
            yield f"   {one.rule.id} ({one.says}): {_cited(one.rule.cited())}"


def _parts(content: Content) -> Iterator[str]:
    """The clauses of each part, each once, with the fields and the law behind them."""
    part = None
    told: set[tuple[str, str]] = set()
    for use in content.clauses:
        law = "; ".join(_cited(citation) for citation in use.citations)
        behind = " | ".join(text for text in (", ".join(use.fields), law) if text)
        line = f"   {use.clause}{f': {behind}' if behind else ''}"
        if (use.part, line) in told:
            continue
        told.add((use.part, line))
        if use.part != part:
            part = use.part
            yield ""
            yield f"Part {part or 'document'}:"
        yield line


def _cited(citation: Citation) -> str:
    from comity.steps.findings import cited_as_read

    return cited_as_read(citation)
