"""What several commands share: the office, the host, the day, how a path is given."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from comity.cli.given_paths import GivenPath
from comity.cli.group import office_option

if TYPE_CHECKING:
    from comity.host import Host
    from comity.tasks.lawpages.wrapping import Line
    from comity.text.messages import Catalogue as Messages

__all__ = [
    "as_argument",
    "case_files",
    "comma_separated",
    "day_option",
    "find_states",
    "format_option",
    "in_code",
    "in_their_words",
    "make_host",
    "office_option",
    "on_option",
    "print_json",
    "print_lines",
    "print_result",
    "tell_faults",
    "text_width",
]

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WIDEST = 100
NARROWEST = 40

F = TypeVar("F", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """The day of an option, written as ISO 8601 has it; nothing where it was left out."""
    if value is None:
        return None
    text = value.strip()
    if DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise click.BadParameter(f"{value!r} is not a calendar date.") from None
    raise click.BadParameter(f"{value!r} is not a date. Write year, month, day: 2026-10-05.")


def _day_or_today(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date:
    return _day(ctx, param, value) or dt.date.today()


def day_option(text: str, *, today: bool = False, name: str = "--on") -> Callable[[F], F]:
    """``--on DATE``, or one of another name, with its own help text; by default None, or today."""
    return click.option(
        name,
        callback=_day_or_today if today else _day,
        metavar="DATE",
        help=text,
    )


def on_option(command: F) -> F:
    """``--on DATE``: the date whose law applies; None means the date of the draft."""
    return day_option("Apply the law in force on this date. Default: the date of the draft.")(
        command
    )


def _names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> list[str]:
    return [name.strip() for part in value for name in part.split(",") if name.strip()]


def measures_option(command: F) -> F:
    """``--measure KIND``, repeated or with commas: a list of names, which nobody has looked up."""
    return click.option(
        "--measure",
        "measures",
        multiple=True,
        callback=_names,
        metavar="KIND",
        help="Kind of assistance, or data category. Repeat the option, or separate several by "
        "commas.",
    )(command)


def messages_option(command: F) -> F:
    """``--messages TAG``: the language in which the program speaks to whoever runs it."""
    return click.option(
        "--messages",
        metavar="LANGUAGE",
        help="Language of messages, such as de. Default: that of the office, else English.",
    )(command)


def messages_in(host: Host, language: str | None) -> Messages:
    """The messages in the language of ``--messages``, or of the office file, or in English.

    Raises:
        InputError: there is no wording in that language; the message says where it was named.
    """
    from comity.model.errors import ComposeError, Fault, InputError
    from comity.steps.wording.catalogue import HOW_TO_ADD
    from comity.steps.wording.catalogue_loading import load_messages

    wanted = language or host.office.language or "en"
    try:
        return load_messages(host.languages, wanted)
    except ComposeError as error:
        place = "--messages" if language else str(host.office.file)
        field = "" if language else "office.language"
        raise InputError(Fault(place, 0, 0, field, str(error), HOW_TO_ADD)) from error


@contextmanager
def in_their_words(catalogue: Messages) -> Iterator[None]:
    """Word what is refused within in the language of the messages, as far as it has an id.

    Raises:
        InputError: what was refused, in that language.
    """
    from comity.model.errors import InputError
    from comity.text.messages import retold

    try:
        yield
    except InputError as error:
        told = [(one, *retold(one.said, one.message, one.cure, catalogue)) for one in error.faults]
        faults = [replace(one, message=text, cure=cure) for one, text, cure in told]
        raise type(error)(faults) from error


def format_option(command: F) -> F:
    """``--format text|json``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Output for people (text) or for programs (json).",
    )(command)


def case_files(command: F) -> F:
    """One or more case files; whether they exist is for the read step to say."""
    return click.argument(
        "files",
        nargs=-1,
        required=True,
        metavar="FILE...",
        type=GivenPath(readable=False, path_type=Path),
    )(command)


def comma_separated(ctx: click.Context, param: click.Parameter, value: str | None) -> list[str]:
    """The values of an option that takes several, separated by commas."""
    return [part.strip() for part in (value or "").split(",") if part.strip()]


def find_states(host: Host, named: Sequence[str], option: str) -> list[str]:
    """The codes of the States that an option names, by code or name, each once.

    Raises:
        InputError: every one that there is not, with what was probably meant; or none is named.
    """
    from comity.model.errors import Fault, InputError
    from comity.tasks.authoring.case_setup import find_state

    codes: list[str] = []
    faults: list[Fault] = []
    for name in named:
        try:
            codes.append(find_state(host, name))
        except ValueError as error:
            message, _, cure = str(error).partition(". ")
            faults.append(Fault(option, 0, 0, "", message, cure))
    if not named:
        faults.append(Fault(option, 0, 0, "", "does not name a State", "Write a code such as DE."))
    if faults:
        raise InputError(faults)
    return list(dict.fromkeys(codes))


def in_code(host: Host, named: str) -> str:
    """The code of a State that is given by its English name; anything else as it stands."""
    from comity.tasks.authoring.case_setup import find_state

    try:
        return find_state(host, named)
    except ValueError:
        return named


def as_argument(path: Path | str) -> str:
    """A path as the user's shell takes it, within a command that is shown to be copied."""
    if os.name == "nt":
        return f'"{path}"' if " " in str(path) else str(path)
    return shlex.quote(str(path))


def text_width() -> int:
    """The width of what is written for people: the terminal's, at most 100; 100 where none is."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def print_lines(lines: Iterable[Line]) -> None:
    """Lines on stdout, headings in bold where a terminal shows them."""
    for line in lines:
        click.echo(click.style(line.text, bold=True) if line.strong else line.text)


def print_json(value: Any) -> None:
    """A value on stdout as JSON, in the letters of its texts."""
    print_result(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_result(text: str) -> None:
    """What a program reads, on stdout: in UTF-8, except on a terminal that shows something else.

    A file or a pipe gets the letters of the system otherwise, and no program, Comity among them,
    reads a case file in those of Windows.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") != "utf8" and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    click.echo(text, nl=False)


def tell_faults(error: Exception) -> None:
    """What cannot be used, on stderr; wrapped between words only where a terminal shows it."""
    text = str(error)
    if sys.stderr.isatty():
        width = shutil.get_terminal_size((WIDEST, 24)).columns
        text = "\n".join(row for line in text.split("\n") for row in _folded(line, width))
    click.echo(text, err=True)


def _folded(line: str, width: int) -> list[str]:
    hang = " " * (len(line) - len(line.lstrip()) or 2)
    return textwrap.wrap(
        line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    ) or [line]


def make_host() -> Host:
    """The plugin host of the office that the command line names, or that is allowed here.

    Raises:
        OfficeError: the office file cannot be used, or is not allowed.
    """
    from comity.cli.consent import the_office
    from comity.cli.streams import results_apart
    from comity.pipeline.own_plugin import open_host

    office = the_office()
    if office.allow_code:
        results_apart()
    return open_host(office)
