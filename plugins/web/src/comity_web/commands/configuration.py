"""``comity server configuration``: an example of ``server.toml``."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("configuration")
def command() -> int:
    """Print an example of server.toml, with comments."""
    example = Path(__file__).parents[1] / "running" / "server.toml.txt"
    click.echo(example.read_text(encoding="utf-8"), nl=False)
    return 0
