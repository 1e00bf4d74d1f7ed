"""``comity law``: show, audit and compare the law that plugins hold as data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    day_option,
    format_option,
    in_code,
    make_host,
    office_option,
    print_json,
    print_lines,
    text_width,
)
from comity.cli.given_paths import GivenPath
from comity.cli.group import HelpfulGroup

if TYPE_CHECKING:
    from comity.host import Host
    from comity.tasks.audit.audit import Audit

__all__ = ["command"]

DEFAULT_AGE = 365


def _age(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    figure = value.removesuffix("d")
    if not (figure.isascii() and figure.isdigit()) or len(figure) > 6:
        raise click.BadParameter(f"{value!r} is not an age. Write a number of days: 365d.")
    return int(figure)


def _tag(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from comity.text.tags import is_language

    if not is_language(value):
        raise click.BadParameter(f"{value!r} is not the tag of a language. Write a tag: pt, pt-BR.")
    return value


@click.group(name="law", cls=HelpfulGroup)
def command() -> None:
    """Show, audit and compare the law of countries and treaties."""


@command.command()
@click.argument("code")
@day_option("Show the law in force on this date. Default: today.", today=True)
@click.option(
    "--language",
    default="en",
    callback=_tag,
    metavar="TAG",
    help="Show texts in this language (pt, pt-BR) if the law files have them. Default: en.",
)
@format_option
@office_option
def show(code: str, on: dt.date, language: str, form: str) -> None:
    """Show the law of a State (US) or an instrument (coe-185), each part with its source."""
    from comity.tasks.lawpages.lookup import find_page
    from comity.tasks.lawpages.page import plain
    from comity.tasks.lawpages.typeset import typeset

    host = make_host()
    known = code.strip().lower() in host.instruments()
    page = find_page(host, code if known else in_code(host, code), on, language)
    if form == "json":
        print_json({"schema": 1, "sections": [], **plain(page)})
    else:
        print_lines(typeset(page, text_width()))


@command.command()
@click.argument("one", metavar="ASKING")
@click.argument("other", metavar="ASKED")
@day_option("Show the treaties and schemes as of this date. Default: today.", today=True)
@click.option("--measure", "kind", default="", metavar="KIND", help="Mark what covers this kind.")
@format_option
@office_option
def ties(one: str, other: str, on: dt.date, kind: str, form: str) -> None:
    """Show every treaty or scheme between two States (NG US), and assistance without a treaty.

    Instruments in force come first, in order of precedence, then those only signed, reciprocity
    and what is not known. KIND is a kind of assistance such as stored-content.
    """
    from comity.tasks.lawpages.find_ties import find_pair

    host = make_host()
    pair = find_pair(host, in_code(host, one), in_code(host, other), on, kind)
    if form == "json":
        from comity.tasks.lawpages.ties_records import pair_records

        print_json(pair_records(pair))
        return
    from comity.tasks.lawpages.show_ties import ties_page
    from comity.tasks.lawpages.typeset import typeset

    print_lines(typeset(ties_page(pair, host.measures()), text_width()))


@command.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option(
    "--older-than",
    callback=_age,
    metavar="365d",
    help="Age at which a check counts as old. If you give it, the exit code is 1 when a check is "
    "older or a quarantined plugin could not be audited.",
)
@day_option("Date from which ages are counted. Default: today.", today=True)
@format_option
@office_option
def audit(codes: tuple[str, ...], older_than: int | None, on: dt.date, form: str) -> int:
    """List how the law of each plugin was read, what is old, and what is still to do.

    CODE is the code of a State or the name of a topic (treaties). Default: everything installed.
    """
    host = make_host()
    days = DEFAULT_AGE if older_than is None else older_than
    found = _audits(host, codes, on, days)
    if form == "json":
        _print_audits_json(host, found, days)
    else:
        _print_audits(host, found, days)
    old = any(each.lists["old"] for each in found) or bool(host.quarantined)
    return 1 if older_than is not None and old else 0


@command.command("diff")
@click.argument("old", type=GivenPath(path_type=Path))
@click.argument("new", type=GivenPath(path_type=Path))
@format_option
def difference(old: Path, new: Path, form: str) -> None:
    """Show what changed in the law from one version of a country or topic to another.

    OLD and NEW are wheels or source folders. They are read as data; their code does not run.
    """
    from comity.tasks.audit.diff import diff
    from comity.tasks.audit.diff_text import diff_data, diff_lines
    from comity.tasks.audit.wheel import law_files

    found = diff(law_files(old), law_files(new))
    if form == "json":
        print_json({"schema": 1, **diff_data(found)})
    else:
        print_lines(diff_lines(found, text_width()))


def _audits(host: Host, codes: tuple[str, ...], today: dt.date, days: int) -> list[Audit]:
    from comity.tasks.audit.audit import audit as audit_one
    from comity.tasks.lawpages.find_holdings import find_holdings

    kinds = host.measures()
    age = min(dt.timedelta(days=days), today - dt.date.min)  # no day lies before the first
    return [audit_one(held, today, age, kinds) for held in find_holdings(host, codes, today)]


def _print_audits(host: Host, found: list[Audit], days: int) -> None:
    from comity.tasks.audit.audit_text import audit_lines
    from comity.tasks.audit.summary import summary_lines

    if len(found) > 1:
        print_lines(summary_lines(found, text_width()))
        click.echo()
    for number, each in enumerate(found):
        if number:
            click.echo()
        print_lines(audit_lines(each, text_width(), days))
    for quarantine in dict.fromkeys(map(str, host.quarantined)):
        click.echo(f"\nQuarantined, so not audited: {quarantine}")


def _print_audits_json(host: Host, found: list[Audit], days: int) -> None:
    from comity.tasks.lawpages.page import plain

    aside = list(dict.fromkeys(map(str, host.quarantined)))
    plugins = [{**plain(each), "lists": _lists(each)} for each in found]
    print_json({"schema": 1, "older_than_days": days, "plugins": plugins, "set_aside": aside})


def _lists(each: Audit) -> dict[str, list[dict[str, str]]]:
    return {
        name: [{"what": row.what, "note": row.note} for row in rows]
        for name, rows in each.lists.items()
    }
