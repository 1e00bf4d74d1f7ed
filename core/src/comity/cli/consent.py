"""Which office a command works for: the one named, or the one found here if its owner allows it.

``--office FILE`` names one, which is consent for this run; ``--no-office`` wants none. A
``comity.toml`` of the current folder is asked about at a terminal, once; without a terminal it is
an error that names the ways on, and never used or passed over silently.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.cli.trust import Profile, Record
    from comity.host import Host
    from comity.model.office import Office
    from comity.pipeline.build import Built

__all__ = ["office_line", "profile_lines", "the_office"]

_WAYS = (
    "To use it for this run only: `--office {file}`. To allow it from now on: `comity office "
    "allow`. To work without it: `--no-office`."
)


def the_office() -> Office:
    """The office of this run.

    Raises:
        OfficeError: the file cannot be used, or lies here and is not allowed.
    """
    from comity.cli.trust import Record, found_profile, open_profile
    from comity.model.errors import Fault, OfficeError
    from comity.model.office import Office, read_office

    chosen = _chosen()
    if chosen.get("no_office") and chosen.get("office"):
        raise click.UsageError("Use --office or --no-office, not both.")
    if chosen.get("no_office"):
        return Office()
    if chosen.get("office"):
        return read_office(Path(chosen["office"]))
    file = found_profile()
    if file is None:
        return Office()
    try:
        profile, record = open_profile(file), Record()
    except OfficeError as error:
        more = Fault(str(file), 0, 0, "", "is in this folder", "To work without it: `--no-office`.")
        raise OfficeError([*error.faults, more]) from error
    why = record.why_not(profile)
    if why and not (_at_a_terminal() and _asked(profile, record, why)):
        told = f"is not used: {why}" + (f" ({_of(record)})" if record.fault else "")
        raise OfficeError(Fault(str(file), 0, 0, "", told, _WAYS.format(file=file)))
    return profile.office


def office_line(builds: Sequence[Built], host: Host) -> str:
    """What builds used that is not the installed one: the office, its templates, its overrides.

    Whose code it lets run is told too. Empty where no office file was used.
    """
    from comity.model.office import shown

    office = host.office
    if office.file is None:
        return ""
    name = office.authority or next(iter(office.letterhead), "") or "without a name"
    said = [f"Office: {name} ({office.file.name})"]
    used = {t.path.name for built in builds for t in built.templates if t.origin == "office"}
    if used:
        said.append(f"templates: {', '.join(sorted(used))} of the office")
    owners = sorted((code, owner) for code, owner in office.owners.items() if _serve(builds, code))
    said += [f"owner of {code}: {owner}" for code, owner in owners]
    if office.allowed is not None:
        said.append(f"plugins allowed: {', '.join(sorted(office.allowed)) or 'none'}")
    if office.allow_code:
        said.append(f"plugins whose code may run: {', '.join(sorted(office.allow_code))}")
    return shown("; ".join(said) + ".")


def _serve(builds: Sequence[Built], code: str) -> bool:
    """Whether a plugin that was asked about one of these cases has the code."""
    return any(built.checked.host.registry.has(code) for built in builds)


def profile_lines(profile: Profile) -> list[str]:
    """What a person looks at before allowing a profile: where it is, and all that it settles."""
    from comity.model.office import shown

    rows = [("file", shown(str(profile.real))), *profile.office.rows()]
    if profile.office.templates is not None:
        names = ", ".join(map(shown, profile.templates())) or "none found"
        rows.append(("template files", names))
    width = max(len(title) for title, _ in rows) + 2
    return [f"  {title:<{width}}{text}" for title, text in rows]


def _chosen() -> dict[str, Any]:
    ctx = click.get_current_context(silent=True)
    return (ctx.find_object(dict) if ctx else None) or {}


def _at_a_terminal() -> bool:
    ctx = click.get_current_context(silent=True)
    if ctx is not None and ctx.resilient_parsing:  # the shell completes a line: no time to ask
        return False
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(profile: Profile, record: Record, why: str) -> bool:
    click.echo(f"This folder contains an office file, and {why}.", err=True)
    for line in profile_lines(profile):
        click.echo(line, err=True)
    if record.fault:
        click.echo(f"Your choice cannot be saved: {_of(record)}.", err=True)
        return _confirmed("Use it for this run only?")
    if not _confirmed("Use it here from now on?"):
        return False
    record.allow(profile)
    return True


def _confirmed(question: str) -> bool:
    """The answer of a person; nothing of the question goes to stdout, where results go."""
    click.echo(f"{question} [y/N] ", nl=False, err=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _of(record: Record) -> str:
    return f"the record of allowed offices: {record.fault}"
