"""``comity serve``: Comity in the browser."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from comity.cli.common import office_option
from comity.cli.given_paths import GivenPath
from comity_web.running.options import config_option, given_configuration

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
@config_option
@office_option
def command(port: int | None, folder: Path | None, no_browser: bool, pseudo_language: bool) -> int:
    """Write, check and answer in the browser, on this machine alone or in an office.

    Comity opens in your browser by a link that works once. Nothing leaves this machine. If Comity
    runs already, the command gives a fresh link.

    With `--config server.toml` it is the server of an office: people sign in at the address that
    the file names. `comity server configuration` prints an example.
    """
    gc.disable()  # until all is imported: there is no garbage, and looking for it takes long
    if given_configuration():
        return _in_an_office(
            {
                "--port": port is not None,
                "--folder": folder is not None,
                "--no-browser": no_browser,
                "--pseudo-language": pseudo_language,
            }
        )

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


def _in_an_office(given: dict[str, bool]) -> int:
    """Serve an office.

    Raises:
        UsageError: an option is given that is of one's own machine.
    """
    chosen = click.get_current_context().find_object(dict) or {}
    given = given | {"--office": bool(chosen.get("office"))}
    if clash := [name for name, there in given.items() if there]:
        raise click.UsageError(
            f"{' and '.join(clash)} cannot be used with --config: server.toml says all of it."
        )
    from comity_web.running.office import serve_office
    from comity_web.running.options import the_configuration

    serve_office(the_configuration(), lambda text: click.echo(text, err=True))
    return 0
