"""``comity schema``: the JSON Schema of a kind of case file, for editors."""

from __future__ import annotations

import click

from comity.cli.common import make_host, office_option

__all__ = ["command"]


@click.command("schema")
@click.argument("kind")
@office_option
def command(kind: str) -> None:
    """Print the JSON Schema of a KIND of case file (request, notice).

    Editors that know the yaml-language-server line complete and check a file by it.
    """
    from comity.drafts.json_schema import schema_text
    from comity.errors import Fault, InputError
    from comity.read.heading import model_of

    types = make_host().document_types()
    if kind not in types:
        known = ", ".join(types)
        raise InputError(Fault("KIND", 0, 0, "", f"{kind!r} is no known kind", f"Known: {known}."))
    click.echo(schema_text(model_of(types[kind])), nl=False)
