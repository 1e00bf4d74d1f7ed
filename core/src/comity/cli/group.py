"""The group of commands: listed from a table, imported only when run.

Commands of other distributions come from the entry-point group ``comity.commands``. A built-in
command keeps its name against them; two distributions with one name are refused, not ranked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from comity._version import __version__
from comity.cli.given_paths import GivenPath

if TYPE_CHECKING:
    from comity.host.installed import InstalledEntry

__all__ = ["BUILTIN", "HelpfulGroup", "LazyGroup", "foreign", "hidden", "office_option", "program"]

F = TypeVar("F", bound=Callable[..., Any])

BUILTIN: dict[str, tuple[str, str]] = {
    "demo": ("comity.cli.demo:command", "Build the sample cases and list the files."),
    "new": ("comity.cli.new:command", "Start a case file, from comments or by an interview."),
    "answer": ("comity.cli.answer:command", "Ask for one field of a case file, or set it."),
    "channels": (
        "comity.cli.channels:command",
        "Show what is faster than a formal request between two States.",
    ),
    "check": ("comity.cli.check:command", "List what a case file lacks, with the law behind it."),
    "refusals": (
        "comity.cli.refusals:command",
        "List the grounds on which the requested State could refuse, and a cure for each.",
    ),
    "deadlines": (
        "comity.cli.deadlines:command",
        "List every clock of a case: who must act, by when, and what lapses.",
    ),
    "build": ("comity.cli.build:command", "Build the documents of a case file."),
    "sent": ("comity.cli.recorded:sent", "Record that a case file was sent."),
    "received": ("comity.cli.recorded:received", "Record that a case file was received."),
    "acknowledged": (
        "comity.cli.recorded:acknowledged",
        "Record that the receipt of a case file was confirmed.",
    ),
    "preserved": (
        "comity.cli.recorded:preserved",
        "Record that the data it asks for are preserved, and until when.",
    ),
    "reminded": (
        "comity.cli.recorded:reminded",
        "Record that the other side was asked how a case stands.",
    ),
    "returned": (
        "comity.cli.recorded:returned",
        "Record that a case file was returned, or that more was asked for.",
    ),
    "answered": (
        "comity.cli.recorded:answered",
        "Record that a case file was answered, in whole or in part.",
    ),
    "notified": (
        "comity.cli.recorded:notified",
        "Record that an authority was notified of an order to a provider.",
    ),
    "granted": (
        "comity.cli.recorded:granted",
        "Record that the requested State has decided to carry out a request.",
    ),
    "closed": ("comity.cli.recorded:closed", "Record that the matter of a case file has ended."),
    "register": (
        "comity.cli.register:command",
        "List the cases of a folder: how each stands, and what is due next.",
    ),
    "follow-up": (
        "comity.cli.follow_up:command",
        "Write the letter that is due next in a matter.",
    ),
    "explain": ("comity.cli.explain:command", "Show the law behind each part of a document."),
    "measures": (
        "comity.cli.measures:command",
        "List the kinds of assistance, show one, or translate classes of data.",
    ),
    "compare": ("comity.cli.compare:command", "Show what would change if other States were asked."),
    "diff": (
        "comity.cli.diff_notices:command",
        "Show what changed between two versions of a notice.",
    ),
    "import": (
        "comity.cli.import_notice:command",
        "Turn the JSON of a notice back into its case file.",
    ),
    "law": ("comity.cli.law:command", "Show, audit and compare the law of countries and treaties."),
    "plugins": ("comity.cli.plugins:command", "List and check the installed plugins."),
    "office": (
        "comity.cli.office:command",
        "Allow, forget or show an office file.",
    ),
    "new-jurisdiction": (
        "comity.cli.new_jurisdiction:command",
        "Create the package for a new country.",
    ),
    "new-language": (
        "comity.cli.new_language:command",
        "Create the package for a new language.",
    ),
    "template": (
        "comity.cli.template:command",
        "Create Word templates, list the names they may use, and check them.",
    ),
    "wording": (
        "comity.cli.wording:command",
        "Write, check and measure the wording of a language.",
    ),
    "schema": ("comity.cli.schema:command", "Print the JSON Schema of a kind of case file."),
}


def office_option(command: F) -> F:
    """``--office FILE`` and ``--no-office``: which office file is used, if any."""

    def keep(ctx: click.Context, param: click.Parameter, value: str | bool | None) -> None:
        if value and param.name:  # they may stand before the name of a command, or after it
            ctx.ensure_object(dict)[param.name] = value

    named = click.option(
        "--office",
        type=GivenPath(readable=False),
        callback=keep,
        expose_value=False,
        is_eager=True,
        help="Office file. Default: ./comity.toml, once you have allowed it.",
    )
    none = click.option(
        "--no-office",
        is_flag=True,
        callback=keep,
        expose_value=False,
        is_eager=True,
        help="Ignore the office file in this folder.",
    )
    return named(none(command))


class HelpfulGroup(click.Group):
    """A click group that says which command was probably meant, and shortens no line of help."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command.

        Raises:
            UsageError: there is none of this name; the message names those that are near.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from comity.model.nearest import COMMAND, names_near

            names = names_near(args[0], self.list_commands(ctx), COMMAND)
            if not names:
                raise
            meant = f"{error.message} Did you mean {' or '.join(names)}?"
            raise click.UsageError(meant, ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands, each with the whole of its first sentence."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(200)) for name, command in found if command]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class LazyGroup(HelpfulGroup):
    """A click group that knows its commands by name and help, and imports one to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The built-in commands in the order of work, then those of plugins by name."""
        return [*BUILTIN, *sorted(foreign())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command.

        Raises:
            PluginError: it comes from a plugin that is broken, or from two that claim the name.
            OfficeError: an office file lies here and is not allowed, so it is not known whether
                the plugin may run.
        """
        if cmd_name in BUILTIN:
            return _load(BUILTIN[cmd_name][0])
        owners = foreign().get(cmd_name)
        return _load_foreign(cmd_name, owners) if owners else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any.

        Of those of plugins it says what their distribution is for, in its own words.
        """
        rows = [(name, text) for name, (_, text) in BUILTIN.items()]
        for name, owners in sorted(foreign().items()):
            rows.append((name, " ".join(map(_whose, owners))))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _whose(owner: InstalledEntry) -> str:
    """From which distribution a command comes, with the summary that its metadata have."""
    from pathlib import Path

    try:
        with Path(owner.home, "METADATA").open(encoding="utf-8") as lines:
            told = next((one for one in lines if one.startswith(("Summary:", "\n"))), "")
    except (OSError, UnicodeDecodeError):  # it says nothing of itself: its name must do
        told = ""
    about = " ".join(told.removeprefix("Summary:").split()).rstrip(".")
    return f"From {owner.distribution}: {about}." if about else f"From {owner.distribution}."


def hidden() -> tuple[InstalledEntry, ...]:
    """Commands of plugins that cannot be run, because a built-in command has their name."""
    from comity.host.installed import COMMANDS, scan

    return tuple(entry for entry in scan(groups=(COMMANDS,)).entries if entry.name in BUILTIN)


def foreign() -> dict[str, list[InstalledEntry]]:
    """The commands of other distributions by name, each with those that bring it."""
    from comity.host.installed import COMMANDS, scan

    commands: dict[str, list[InstalledEntry]] = {}
    for entry in scan(groups=(COMMANDS,)).entries:
        if entry.name not in BUILTIN:
            commands.setdefault(entry.name, []).append(entry)
    return commands


def _load_foreign(name: str, owners: list[InstalledEntry]) -> click.Command:
    from comity.cli.consent import the_office
    from comity.model.errors import PluginError

    office = the_office()  # what it does not allow is not imported either
    owners = [owner for owner in owners if office.allows(owner.distribution)] or owners
    names = " and ".join(f"{owner.distribution} {owner.version}".strip() for owner in owners)
    if not office.allows(owners[0].distribution):
        raise PluginError(
            f"comity.toml does not allow the command {name!r} of {names}.\n"
            f'    To use it, add "{owners[0].distribution}" to [plugins] allowed.'
        )
    if len(owners) > 1:
        raise PluginError(
            f"The command {name!r} belongs to {names}.\n    Uninstall all but one of them."
        )
    from comity.host.packages import find_code

    try:
        find_code(owners[0])  # no stray module of the same name runs in its place
        return _load(owners[0].value)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever it raises: the command cannot be run
        why = str(error) if isinstance(error, PluginError) else f"{type(error).__name__}: {error}"
        raise PluginError(
            f"The command {name!r} of {names} cannot be loaded: {why}\n"
            f"    Update {owners[0].distribution}, or uninstall it."
        ) from error


def _load(target: str) -> click.Command:
    from importlib import import_module

    module, _, attribute = target.partition("[")[0].strip().partition(":")
    command: object = import_module(module)
    for part in attribute.split("."):
        command = getattr(command, part)
    if not isinstance(command, click.Command):
        raise TypeError(f"{target} is not a click command")
    return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@office_option
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Author cross-border criminal-justice documents under the law of the States involved.

    Start with `comity demo`.
    """
