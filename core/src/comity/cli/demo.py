"""``comity demo``: the packaged samples, in every format that needs no other program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import as_argument, make_host, office_option
from comity.cli.demo_folder import LIST, earlier_demo, listed
from comity.cli.given_paths import GivenPath
from comity.cli.writing import tell_remarks

if TYPE_CHECKING:
    from comity.host import Host
    from comity.pipeline.build import Built
    from comity.steps.read import CaseFile

__all__ = ["command"]

FOLDER = Path("comity-demo")


@click.command("demo")
@click.argument("folder", metavar="[DIR]", default=FOLDER, type=GivenPath(path_type=Path))
@office_option
def command(folder: Path) -> int:
    """Build the sample cases in DIR (default: ./comity-demo) and list the files."""
    from comity.kit.samples import sample_files
    from comity.pipeline.build import outputs_of, read_all

    host = _host()
    inputs = sample_files()
    earlier = earlier_demo(folder)
    outputs_of((), folder, force=True).check()  # a folder that cannot be is told before the work
    cases = read_all(inputs, host)
    usable = [case for case in cases if not any(_missing(case, host))]
    builds = []
    for number, case in enumerate(usable, start=1):
        click.echo(f"[{number}/{len(usable)}] {case.path.name}", err=True)
        builds += _build(case, host, folder)
    # an earlier demo is replaced as a whole, so nothing of it is kept as superseded
    replaced = earlier is not None
    outputs = outputs_of(builds, folder, force=replaced, inputs=inputs, records=False)
    files = [file for built in builds for file in built.files]
    for name, (data, private) in _sources(builds).items():
        outputs.add(name, data, private=private)
        files.append((name, data))
    for name, data in _schemas(builds):
        outputs.add(name, data, private=False)
        files.append((name, data))
    outputs.add(LIST, listed(files))
    for name in sorted(set(earlier or ()) - {name for name, _ in files}):
        outputs.discard(name)
    outputs.commit()
    tell_remarks(outputs)
    _tell(folder, builds, [case for case in cases if case not in usable], host)
    return 1 if any(built.checked.blocked for built in builds) else 0


def _host() -> Host:
    """A host that trusts what the office trusts; the samples keep their own letterhead."""
    from comity.model.office import Office
    from comity.pipeline.own_plugin import open_host

    office = make_host().office
    return open_host(Office(allowed=office.allowed, owners=office.owners))


def _build(case: CaseFile, host: Host, folder: Path) -> list[Built]:
    """The documents of a sample, by reader where its addressee may not see all of it."""
    from comity.pipeline.build import build, check_case
    from comity.pipeline.twins import for_reader, tied, versions_of

    checked = check_case(case, host)
    exporters = [e for e in host.exporters().values() if not e.needs]  # installed or not
    builds = [
        build(
            *(for_reader(checked, reader, host), host, exporters, stem),
            draft=checked.blocked,
            folder=folder,
        )
        for reader, stem in versions_of(checked.resolved, case.path.stem)
    ]
    return tied(builds)


def _sources(builds: list[Built]) -> dict[str, tuple[bytes, bool]]:
    """The sample files, by name, and whether each is private: none is part of what is sent."""
    found = {}
    for built in builds:
        path = built.checked.resolved.case.path
        found[path.name] = (path.read_bytes(), built.checked.document_type.private)
    return found


def _schemas(builds: list[Built]) -> list[tuple[str, bytes]]:
    """The JSON Schemas that the first lines of the sample files name."""
    from comity.model.drafts.json_schema import schema_file, schema_text
    from comity.steps.read.heading import model_of

    kinds = {built.checked.document_type.kind: built.checked.document_type for built in builds}
    return [
        (schema_file(name), schema_text(model_of(kind)).encode())
        for name, kind in sorted(kinds.items())
    ]


def _missing(case: CaseFile, host: Host) -> tuple[list[str], list[str]]:
    """The States whose law a sample needs, and the instruments, that nothing in use brings.

    An order rests on its instrument: it needs that, and not the law of the provider's State.
    """
    roles, instruments = dict(case.draft.roles()), list[str]()
    if case.draft.data().get("form") == "order":
        known = host.instruments()
        instruments = [name for name in case.draft.instruments_named() if name not in known]
        if host.registry.set_aside(roles["requested"]) is None:
            del roles["requested"]
    return [code for code in roles.values() if host.jurisdiction(code) is None], instruments


def _tell(folder: Path, builds: list[Built], skipped: list[CaseFile], host: Host) -> None:
    from comity.cli.recipients import recipient_lines
    from comity.steps.findings import headline
    from comity.text.messages import ENGLISH

    cases: dict[Path, list[Built]] = {}
    for built in builds:
        cases.setdefault(built.checked.resolved.case.path, []).append(built)
    for path, versions in cases.items():
        click.echo(f"\n{versions[0].checked.document_type.title}: {_who(versions[0])}")
        click.echo(f"  {folder / path.name}")
        for built in versions:
            stem = folder / "internal" / built.stem
            for name, _ in built.files:
                if not name.startswith("internal/"):
                    click.echo(f"  {folder / name}")
            click.echo(f"  {stem}.findings.txt: {headline(built.checked.findings)}")
            click.echo(f"  {stem}.manifest.json")
        for line in recipient_lines(versions, ENGLISH):
            click.echo(f"  {line}")
    for case in skipped:
        _tell_skipped(case, host)
    if not builds:
        return
    first = as_argument(folder / builds[0].checked.resolved.case.path.name)
    click.echo("\nWhat to do next:")
    steps = (
        (f"comity check {first}", "list what the draft lacks, with the law behind it"),
        (f"comity explain {first}", "show the article behind each part"),
        (f"comity build {first} -o out", "build the documents again after you edit the file"),
        ("comity law show US", "show the law of a State"),
        ("comity new request --from NG --to US", "start a case of your own"),
    )
    width = max(len(step) for step, _ in steps) + 3
    for step, why in steps:
        click.echo(f"  {step:<{width}}{why}")


def _tell_skipped(case: CaseFile, host: Host) -> None:
    """Why a sample was not built."""
    states, instruments = _missing(case, host)
    set_aside = [q for code in states if (q := host.registry.set_aside(code))]
    said = f"\nNot built: {case.path.name}"
    if set_aside:
        click.echo(f"{said}. Quarantined: {set_aside[0]}")
    elif states:
        names = " ".join(f"comity-{code.lower()}" for code in states)
        click.echo(f"{said} needs the law of {', '.join(states)} (pip install {names}).")
    else:
        named = ", ".join(instruments)
        click.echo(f"{said} needs {named}, which no plugin in use brings (see `comity plugins`).")


def _who(built: Built) -> str:
    resolved = built.checked.resolved
    names = [state.short_name for state in resolved.states.values()]
    return (
        " to ".join(names)
        if "requested" in resolved.parties.roles
        else f"under the law of {next(iter(resolved.states.values())).short_named()}"
    )
