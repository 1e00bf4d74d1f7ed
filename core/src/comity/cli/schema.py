"""``comity schema``: the JSON Schema of a kind of case file, or of the document made from it."""

from __future__ import annotations

import click

from comity.cli.common import make_host, office_option, print_result

__all__ = ["command"]

DOCUMENT = "-document"


@click.command("schema")
@click.argument("kind")
@office_option
def command(kind: str) -> None:
    """Print the JSON Schema of a KIND of case file (request, notice, reminder ...).

    Editors that support the yaml-language-server line use it to complete and check a file.

    Add -document (request-document, notice-document) for the schema of the JSON that
    `comity build --format json` writes.
    """
    from comity.model.drafts.json_schema import schema_text
    from comity.model.errors import Fault, InputError
    from comity.steps.read.heading import model_of
    from comity.steps.render.document_schema import document_schema_text

    types = make_host().document_types()
    if kind in types:
        print_result(schema_text(model_of(types[kind])))
        return
    of = kind.removesuffix(DOCUMENT)
    if of == kind or of not in types:
        known = ", ".join([*types, *(f"{name}{DOCUMENT}" for name in types)])
        raise InputError(Fault("KIND", 0, 0, "", f"unknown kind: {kind!r}", f"Known: {known}."))
    print_result(document_schema_text(of, model_of(types[of])))
