"""``comity measures``: the kinds of assistance, one kind whole, and classes of data translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.common import (
    format_option,
    make_host,
    office_option,
    print_json,
    print_lines,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.law.data_classes import DataClass
    from comity.model.records import AssistanceKind

__all__ = ["command"]


@click.command("measures")
@click.argument("kind", required=False)
@click.option(
    "--class",
    "class_",
    metavar="SCHEME:CLASS",
    help="Translate a class of data, such as eu:identification, us:subscriber or budapest:traffic.",
)
@format_option
@office_option
def command(kind: str | None, class_: str | None, form: str) -> None:
    """List the kinds of assistance, or show one KIND in full.

    A request names a kind under `measures`. For each kind you see what it is, how precise the
    request must be, which fields it uses, and the class of its data under each instrument.
    """
    from comity.tasks.lawpages import show_measures as show

    if kind and class_:
        raise click.UsageError("Give a KIND or --class, not both.")
    kinds = make_host().measures()
    everything = show.sorted_kinds(kinds)
    if class_:
        found = _class(class_)
        if form == "json":
            print_json({"schema": 1, **show.class_record(found, everything)})
        else:
            print_lines(show.class_lines(found, everything, text_width()))
    elif kind:
        one = _kind(kind, kinds)
        if form == "json":
            print_json({"schema": 1, **show.record(one)})
        else:
            print_lines(show.card_lines(one, text_width()))
    elif form == "json":
        print_json({"schema": 1, "measures": [show.record(one) for one in everything]})
    else:
        print_lines(show.list_lines(everything, text_width()))


def _kind(name: str, kinds: Mapping[str, AssistanceKind]) -> AssistanceKind:
    from comity.law.assistance_kinds import meant
    from comity.model.errors import Fault, InputError

    found = kinds.get(name) or kinds.get(name.strip().lower())
    if found is None:
        message = f"unknown kind of assistance: {name!r}"
        raise InputError(Fault("KIND", 0, 0, "", message, meant(name, kinds)))
    return found


def _class(name: str) -> DataClass:
    from comity.law.data_classes import find_class, known_classes
    from comity.model.errors import Fault, InputError
    from comity.steps.read.message_words import either, nearest

    found = find_class(name.strip().lower())
    if found is None:
        near = nearest(name, known_classes())
        cure = f"Did you mean {near}?" if near else f"Known: {either(known_classes())}."
        raise InputError(Fault("--class", 0, 0, "", f"unknown class of data: {name!r}", cure))
    return found
