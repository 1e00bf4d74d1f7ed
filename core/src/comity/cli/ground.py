"""The ground on which a run stands, made firm before anything else is imported or opened.

Nothing may be imported, run or read because it lies in the folder in which one happens to be: so
the current folder leaves the paths on which Python and the system look for modules, programs and
libraries. And a stream that the caller closed (cron, ``comity check x >&-``) gets a place of its
own, or the next file that is opened would take its number, and messages would land in a case file.
"""

# only what Python has loaded by now: anything else, __future__ too, could be a stranger's file
import io
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["settle"]

_PATHS = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_EDITABLE = ".__path_hook__"  # a mark of editable installs on sys.path, which names no folder
_STREAMS = (("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))


def settle() -> None:
    """Leave the current folder out of every path, and see that the three streams are open.

    To be called once, first of all. A closed stdout is opened for reading: what is printed there
    fails, as it would on a full disk, and is told with exit code 2. A closed stderr, or one that
    cannot be written any more, takes whatever it is given.
    """
    _leave_out_the_current_folder()
    for number, (name, mode, flags) in enumerate(_STREAMS):
        _open(number, name, mode, flags)
    _forgive_stderr()


def _leave_out_the_current_folder() -> None:
    if _started_as_a_module() and not sys.flags.safe_path and sys.path[:1] == [_here()]:
        del sys.path[0]  # python -m puts it there
    sys.path[:] = [part for part in sys.path if _is_absolute(part) or part.endswith(_EDITABLE)]
    for name in _PATHS:
        value = os.environ.get(name)
        if value is not None:
            os.environ[name] = os.pathsep.join(filter(_is_absolute, value.split(os.pathsep)))
    if os.name == "nt":  # where the current folder goes before the PATH unless this is set
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"


def _is_absolute(path: str) -> bool:
    return os.path.isabs(path)  # noqa: PTH117 - pathlib takes as long as all the rest


def _here() -> str:
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:
        return ""  # the folder was removed meanwhile


def _started_as_a_module() -> bool:
    """Whether the program was started as ``python -m comity``."""
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    return getattr(spec, "name", "") == "comity.__main__"


def _open(number: int, name: str, mode: str, flags: int) -> None:
    try:
        os.fstat(number)
    except OSError:
        opened = os.open(os.devnull, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        os.set_inheritable(number, True)  # or the programs that are started would lack it
    if getattr(sys, name) is None:
        stream = open(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


class _Forgiving(io.FileIO):
    """A file that takes whatever it is given, written or not."""

    def write(self, data: "Any") -> int:
        try:
            return super().write(data)
        except OSError:
            return len(memoryview(data).cast("B"))


def _forgive_stderr() -> None:
    """Let a full disk or a gone reader of stderr change no exit code; Windows' console stays."""
    stream = sys.stderr
    if os.name == "nt" or stream is not sys.__stderr__ or not isinstance(stream, io.TextIOWrapper):
        return
    try:
        raw = _Forgiving(stream.fileno(), "w", closefd=False)
    except OSError:
        return
    encoding, errors = stream.encoding, stream.errors
    buffer = io.BufferedWriter(raw)
    forgiving = io.TextIOWrapper(buffer, encoding=encoding, errors=errors, line_buffering=True)
    sys.stderr = sys.__stderr__ = forgiving  # type: ignore[misc]
