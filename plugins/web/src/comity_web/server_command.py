"""``comity server``: the server of an office. Its commands are the modules of ``commands``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from comity.cli.group import HelpfulGroup
from comity_web.running.options import config_option

__all__ = ["command"]

FOLDER = Path(__file__).parent / "commands"


class _Commands(HelpfulGroup):
    """Finds a command by the name of its module: ``commands/some_thing.py`` is ``some-thing``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every module of the folder."""
        names = (file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"comity_web.commands.{cmd_name.replace('-', '_')}")
        found = module.command
        assert isinstance(found, click.Command)  # what each module exports under this name
        return found


@click.group("server", cls=_Commands)
@config_option
def command() -> None:
    """Keep the server of an office: its database, its worker, its accounts.

    The server itself is started by `comity serve --config server.toml`.
    """
