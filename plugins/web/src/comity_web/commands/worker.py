"""``comity server worker``: makes documents and checks in a process of its own."""

from __future__ import annotations

import gc

import click

from comity_web.running.options import config_option, the_configuration

__all__ = ["command"]


@click.command("worker")
@config_option
@click.option("--supervised", is_flag=True, hidden=True, help="End with the server that began it.")
def command(supervised: bool) -> int:
    """Make documents and check large files until it is stopped.

    `comity serve --config` starts one by itself unless server.toml says `here = false` in
    `[worker]`. More may run beside it, on machines that share the data folder.
    """
    gc.disable()  # until all is imported: there is no garbage, and looking for it takes long
    from comity_web.running.working import work

    work(the_configuration(), supervised=supervised, say=lambda text: click.echo(text, err=True))
    return 0
