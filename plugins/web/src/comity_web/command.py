"""``comity serve``: Comity in the browser."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("serve", help="Write, check and answer in the browser.")
def command() -> None:
    """Serve on one's own machine."""
    raise SystemExit(2)
