"""``comity serve``: Comity in the browser."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from comity.cli.common import office_option
from comity.cli.given_paths import GivenPath

__all__ = ["command"]


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port on this machine. Default: that of the last time, else a free one.",
)
@click.option(
    "--folder",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="Private folder for the data. Default: that of your account.",
)
@click.option("--no-browser", is_flag=True, help="Only print the link that opens Comity.")
@click.option(
    "--pseudo-language", is_flag=True, hidden=True, help="For tests: also from right to left."
)
@office_option
def command(port: int | None, folder: Path | None, no_browser: bool, pseudo_language: bool) -> int:
    """Write, check and answer in the browser, on this machine alone.

    Comity opens in your browser by a link that works once. Nothing leaves this machine. If Comity
    runs already, the command gives a fresh link.
    """
    gc.disable()  # until all is imported: there is no garbage, and looking for it takes long

    from comity.cli.consent import the_office
    from comity_web.running.start import Asked, serve

    serve(
        Asked(
            port=port or 0,
            folder=folder,
            office=the_office().file,
            browser=not no_browser,
            pseudo=pseudo_language,
            link=click.echo,
            say=lambda text: click.echo(text, err=True),
        )
    )
    return 0
