"""``comity plugins``: what is installed, what is quarantined and why; and whether it conforms."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import format_option, make_host, office_option, print_json, text_width
from comity.cli.group import HelpfulGroup
from comity.cli.listed_languages import brought_by, language_lines, language_rows
from comity.host.installed import JURISDICTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.host import Host
    from comity.host.installed import InstalledEntry

__all__ = ["command"]


@click.group("plugins", cls=HelpfulGroup, invoke_without_command=True)
@format_option
@office_option
@click.pass_context
def command(ctx: click.Context, form: str) -> None:
    """List the plugins and languages: versions, law texts consulted, what is old, quarantine.

    A plugin is old if it was made for an older Comity, or if its law was last checked more than a
    year ago; a language, if its wording was made for an older clause table.
    """
    ctx.default_map = {"check": {"form": form}}  # also where --format stands before `check`
    if ctx.invoked_subcommand is None:
        _list(form)


@command.command()
@click.argument("names", metavar="CODE...", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Time limit for one step: an import, a case or a document.",
)
@click.option(
    "--allow-code",
    is_flag=True,
    help="Run the Python code of the named plugins, if any.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="CHECK",
    help="Run only this check and those it depends on. Repeat the option for several checks.",
)
@format_option
@office_option
def check(
    names: tuple[str, ...], limit: float, allow_code: bool, only: tuple[str, ...], form: str
) -> int:
    """Run the conformance kit on a country or topic, and print its score card.

    CODE is the code of a State (GB, which includes GB-SCT) or a topic (treaties). The kit runs in
    a separate process. A plugin with Python code is checked only if comity.toml or --allow-code
    allows its code.

    Exit codes: 0 if every required check that ran passes, 1 if one fails, 2 if the plugin or check
    does not exist.
    """
    from comity.kit.conformance.run import check_plugin
    from comity.kit.conformance.score import score_data, score_lines

    office = make_host().office
    scores = [
        check_plugin(name, office, limit=limit, allow_code=allow_code, only=only) for name in names
    ]
    if form == "json":
        print_json([score_data(score) for score in scores])
    else:
        cards = ["\n".join(score_lines(score, text_width())) for score in scores]
        click.echo("\n\n".join(cards))
    return 0 if all(score.passed for score in scores) else 1


def _list(form: str) -> None:
    host = make_host()
    host.registry.need_all()
    _ask_all(host)
    rows = _rows(host)
    if form == "json":
        print_json(rows)
        return
    for row in rows["plugins"]:
        click.echo(f"{row['name']:<12} {row['title']} ({row['distribution']} {row['version']})")
        _below("; ".join(filter(None, (row["made_of"], row["files"]))))
        for remark in row["remarks"]:
            _below(remark)
        if editions := _span(row["editions"], row["undated"]):
            _below(f"law texts consulted: {editions}")
        if row["languages"]:
            _below(f"languages: {', '.join(row['languages'])}")
        _below(f"hooks: {', '.join(row['hooks']) or 'none'}")
        for age in row["old"]:
            _below(f"old: {age['message']}")
    click.echo("\nLanguages:")
    for row in rows["languages"]:
        click.echo(f"  {row['name']:<10} {row['title']} ({row['distribution']} {row['version']})")
        for line in language_lines(row, len(host.document_types())):
            _below(line)
    if rows["commands"]:
        click.echo("\nCommands of other distributions:")
    for row in rows["commands"]:
        click.echo(f"  {row['name']:<10} ({row['distribution']} {row['version']})")
    for row in rows["hidden_commands"]:
        click.echo(
            f"\nThe command {row['name']!r} of {row['distribution']} cannot run: "
            "Comity has a command of that name."
        )
    if rows["quarantined"]:
        click.echo("\nQuarantined. Cases that need one of these cannot be built:")
    for row in rows["quarantined"]:
        click.echo(f"  {row['name']:<10} {row['distribution']} {row['version']}")
        _below(row["reason"])
    if rows["faults"]:
        click.echo("\nInstalled but not readable:")
    for row in rows["faults"]:
        click.echo(f"  {row['file']}")
        _below(row["message"])
        _below(row["cure"])


def _below(text: str) -> None:
    """Text under the name of a plugin."""
    indent = " " * 13
    for line in text.splitlines():
        for row in textwrap.wrap(
            line,
            text_width(),
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ):
            click.echo(row)


def _ask_all(host: Host) -> None:
    """Ask every plugin for all it holds, so that one whose data is broken is set aside by it.

    A plugin made of data reads its law of every day before it can give that of one.
    """
    for ask in (host.instruments, host.measures, host.fields, host.document_types, host.exporters):
        ask()
    for code in host.installed():
        host.law(code, dt.date.today())


def _span(days: list[str], undated: int) -> str:
    """``2009-03-31 to 2026-04-07, some undated``; ``undated`` where no day is known."""
    if not days:
        return "undated" if undated else ""
    return " to ".join(days) + (", some undated" if undated else "")


def _rows(host: Host) -> dict[str, list[dict[str, Any]]]:
    from comity.cli.group import foreign, hidden
    from comity.law.editions import Editions, editions_of

    found, worded = [], language_rows(host)
    for name in host.registry.names():
        entry = host.registry.entry(name)
        state = host.jurisdiction(name) if entry and entry.group == JURISDICTIONS else None
        span = editions_of(host.law(name, dt.date.today())) if state else Editions()
        found.append(
            {
                "name": name,
                "title": state.short_name if state else _topic_title(name),
                "distribution": entry.distribution if entry else "comity",
                "version": entry.version if entry else _own_version(),
                "made_of": _made_of(entry),
                "files": str(host.registry.found(name) or ""),
                "remarks": [*_remarks(host, name)],
                "editions": [*map(str, span.days)],
                "undated": span.undated,
                "languages": brought_by(worded, entry.distribution if entry else "comity"),
                **_ages(host, name, entry),
                "hooks": [hook.removeprefix("comity_") for hook in host.registry.hooks(name)],
            }
        )
    usable = set(host.registry.names())
    return {
        "plugins": [row for row in found if row["name"] in usable],
        "languages": worded,
        "quarantined": [
            {
                "name": q.name,
                "group": q.group,
                "distribution": q.distribution,
                "version": q.version,
                "reason": q.reason,
            }
            for q in host.quarantined
        ],
        "commands": [
            {
                "name": name,
                "distribution": entry.distribution,
                "version": entry.version,
            }
            for name, owners in sorted(foreign().items())
            for entry in owners
        ],
        "hidden_commands": [
            {"name": entry.name, "distribution": entry.distribution} for entry in hidden()
        ],
        "faults": [
            {"file": fault.file, "line": fault.line, "message": fault.message, "cure": fault.cure}
            for fault in host.registry.owners.faults
        ],
    }


def _ages(host: Host, name: str, entry: InstalledEntry | None) -> dict[str, Any]:
    """When the law of a plugin was last checked, and in what it is old."""
    from comity.model.errors import InputError
    from comity.tasks.audit.plugin_ages import host_age, last_check, law_age, messages
    from comity.tasks.lawpages.holdings import holding

    if entry is None:
        return {"last_check": None, "old": []}
    today = dt.date.today()
    try:
        held = holding(host, name, today)
    except InputError:
        held = None  # it is set aside now, and listed there
    last = last_check(held) if held else None
    ages = messages((host_age(entry), law_age(last, today)))
    return {"last_check": last.isoformat() if last else None, "old": ages}


def _made_of(entry: InstalledEntry | None) -> str:
    """Whether anything of a plugin runs."""
    if entry is None:
        return "part of Comity"
    return "code, allowed by the office" if entry.is_code else "data"


def _remarks(host: Host, name: str) -> Iterator[str]:
    """What else to know of a plugin that is in use."""
    found = host.registry.found(name)
    if found is not None and found.shadow:
        yield f"Python would import {found.shadow} under this name. Comity does not read that file."
    yield from (
        f"It changed {what} ({during}); Comity restored it."
        for who, what, during in host.registry.remarks
        if who == name
    )
    yield from (f"{remark}." for remark in host.registry.hook_remarks(name))


def _topic_title(name: str) -> str:
    return "Comity itself" if name == "core" else f"topic {name}"


def _own_version() -> str:
    from comity._version import __version__

    return __version__
