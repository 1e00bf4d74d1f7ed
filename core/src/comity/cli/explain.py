"""``comity explain``: the instrument, rule and article behind each part of a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import make_host, office_option, on_option

if TYPE_CHECKING:
    from comity.content import Content
    from comity.resolve import Basis, Resolved

__all__ = ["command"]


@click.command("explain")
@click.argument("file", type=click.Path(path_type=Path))
@on_option
@office_option
def command(file: Path, on: dt.date | None) -> int:
    """Show the law behind each part of the document that FILE makes."""
    from comity.compose import compose
    from comity.pipeline import check_case, read_all
    from comity.report import headline

    host = make_host()
    (case,) = read_all([file], host)
    checked = check_case(case, host, on=on)
    content = compose(checked.resolved, host, checked.document_type)
    for line in (*_bases(checked.resolved), *_defaults(checked.resolved), *_parts(content)):
        click.echo(line)
    click.echo(f"\nFindings: {headline(checked.findings)} (`comity check` lists them).")
    return 1 if checked.blocked else 0


def _bases(resolved: Resolved) -> Iterator[str]:
    yield f"Law of {resolved.on}; document in {resolved.language}."
    for requirement in resolved.requirements:
        wanted = ", ".join(requirement.accepts) or "no language in particular"
        yield f"  {requirement.source} accepts {wanted}: {requirement.citation}"
    if resolved.bases:
        yield "\nLegal basis, in the order of precedence:"
    for basis in resolved.bases:
        yield from _basis(basis)


def _basis(basis: Basis) -> Iterator[str]:
    instrument = basis.instrument
    mark = "*" if basis.relied_on else " "
    since = f" since {basis.since}" if basis.since else ""
    order = "order stated" if basis.order_stated else "order assumed from its level"
    yield f" {mark} {instrument.id}: {instrument.named()}, {basis.status}{since} ({order})"
    if basis.beyond:
        yield f"     parties known as of {instrument.party_list.as_of}; nothing later was looked at"
    for scope in basis.failing():
        yield f"     not met: {scope.says} [{scope.cited()}]"
    for scope in basis.open():
        yield f"     cannot be told: {scope.says} [{scope.cited()}]"


def _defaults(resolved: Resolved) -> Iterator[str]:
    if resolved.filled:
        yield "\nFilled in from the law:"
    for path, filled in resolved.filled.items():
        read = f" ({filled.citation.read.value})" if filled.citation else ""
        yield f"   {path}: {filled.origin}, {filled.citation}{read}"


def _parts(content: Content) -> Iterator[str]:
    part = None
    for use in content.clauses:
        if use.part != part:
            part = use.part
            yield f"\n{part or 'document'}"
        law = "; ".join(str(citation) for citation in use.citations)
        fields = ", ".join(use.fields)
        behind = " | ".join(text for text in (fields, law) if text)
        yield f"   {use.clause}{f': {behind}' if behind else ''}"
