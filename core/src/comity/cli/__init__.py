"""The command line: the entry point, and how errors end.

Exit codes: 0 clean, 1 findings of severity error, 2 nothing usable came in or went out.
A command returns its code as an integer; None is 0.
"""

from comity.cli.ground import settle

settle()  # first: nothing below may be imported because it lies in the current folder

import errno
import gc
import os
import sys
from collections.abc import Sequence

import click

from comity.cli.group import program
from comity.cli.streams import plain_streams

__all__ = ["main"]

SELDOM = (50_000, 20, 20)  # a run makes few cycles, and to look for them took a tenth of its time
UNUSABLE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
CUT_OFF = 141  # 128 + SIGPIPE: the reader of our output went away


def main(args: Sequence[str] | None = None) -> int:
    """Run ``comity`` and return its exit code. Default ``args``: those of the process.

    Every deliberate error ends here as text on stderr, without a traceback.
    """
    gc.set_threshold(*SELDOM)
    _never_fail_to_print()
    with plain_streams():
        return _guarded(args)


def _guarded(args: Sequence[str] | None) -> int:
    # pydantic would read and run whatever calls itself its plugin: a broken distribution would end
    # every run, and a working one would be shown the case
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        code = _run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        return _cut_off()
    except OSError as error:
        return _cannot_print(error)
    return code


def _run(args: Sequence[str] | None) -> int:
    out = sys.stdout
    try:
        _require_one_line(sys.argv[1:] if args is None else args)
        code = program.main(args, prog_name="comity", standalone_mode=False, color=_color())
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit:
        # click answers a broken pipe by wrapping stdout and leaving with 1, which means findings
        if sys.stdout is not out:
            return CUT_OFF
        raise
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EBADF):  # stdout: files have errors of their own
            raise
        return _report(error)
    except Exception as error:
        return _report(error)
    return code if isinstance(code, int) else 0


def _require_one_line(args: Sequence[str]) -> None:
    """Refuse an argument of several lines: shown in a message, it could pass for one of ours."""
    for argument in args:
        if "\n" in argument:  # all else that a terminal obeys is escaped where it is printed
            said = argument.replace("\n", " ")
            raise click.UsageError(f"The argument “{said}” contains a line break. Remove it.")


def _report(error: Exception) -> int:
    from comity.model.errors import ComityError

    if isinstance(error, ComityError):
        from comity.cli.common import tell_faults

        tell_faults(error)
        return UNUSABLE
    import traceback

    traceback.print_exception(error)
    click.echo(
        "\nThis is a fault in Comity or in a plugin, not in your file. Remove anything "
        "confidential from the lines above, then report them.",
        err=True,
    )
    return UNUSABLE


def _never_fail_to_print() -> None:
    """Let a console that cannot show a letter show its code point instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", None) or ""
        if encoding.lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _cut_off() -> int:
    _silence()
    return CUT_OFF


def _cannot_print(error: OSError) -> int:
    _silence()
    closed = error.errno == errno.EBADF
    why = "stdout is closed" if closed else error.strerror
    cure = "Send the output to a file or another program." if closed else "Free some disk space."
    click.echo(f"The output cannot be written: {why}.\n    {cure}", err=True)
    return UNUSABLE


def _color() -> bool | None:
    """False where nobody wants bold letters (no-color.org, a dumb terminal), else click decides."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if plain else None


def _silence() -> None:
    """Give stdout somewhere to go, so that Python's own flush at the end stays silent."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
