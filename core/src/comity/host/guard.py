"""Running a plugin's code at work: with a time limit, and putting back what is the whole program's.

This keeps one plugin's fault from becoming everybody's. It is no border: code that was allowed runs
with the rights of the program, can end it, and can change whatever Python can. docs/safety.md says
what is put back and what is not.

Other threads of the program work and print meanwhile. So nothing here is changed for the time of an
answer: what the plugin left as it was is only read, and what it changed is put back afterwards.
"""

from __future__ import annotations

import contextlib
import contextvars
import ctypes
import locale
import os
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from comity.host.turns import OF_CODE

__all__ = ["guarded"]

PATIENCE = 0.2  # seconds for a thread that was told to end
DESCRIPTORS = (0, 1, 2)
PRINTED = (("stdout", 1), ("stderr", 2))
STATUS = "/proc/self/status"

T = TypeVar("T")


class _Kept(NamedTuple):
    """Something that belongs to the whole program: how it is read, and how it is put back.

    ``what`` says what it is; empty where nobody is told.
    """

    what: str
    read: Callable[[], Any]
    put: Callable[[Any], object]


def _put_environment(before: dict[str, str]) -> None:
    now = os.environ.copy()
    for name in now.keys() - before.keys():
        del os.environ[name]
    for name, value in before.items():
        if now.get(name) != value:
            os.environ[name] = value


def _put_path(before: list[str]) -> None:
    sys.path = before


def _finders() -> tuple[list[Any], list[Any]]:
    return list(sys.meta_path), list(sys.path_hooks)


def _put_finders(before: tuple[list[Any], list[Any]]) -> None:
    sys.meta_path, sys.path_hooks = before


def _mask() -> int | None:
    """The mask of new files. ``os.umask`` tells it only by setting another for every thread."""
    with contextlib.suppress(OSError), open(STATUS, "rb") as status:  # noqa: PTH123 - twice a call
        for line in status:
            if line.startswith(b"Umask:"):
                return int(line.split()[1], 8)
    return _mask_of_a_folder()


def _mask_of_a_folder() -> int | None:
    """The mask as a new folder shows it, where the system tells it nowhere."""
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory() as home:
        place = os.path.join(home, "new")  # noqa: PTH118 - as above
        os.mkdir(place, 0o777)  # noqa: PTH102 - as above
        return 0o777 & ~os.stat(place).st_mode  # noqa: PTH116 - as above
    return None


def _filters() -> list[Any]:
    return list(warnings.filters)


def _put_filters(before: list[Any]) -> None:
    warnings.resetwarnings()  # which also forgets what was decided by the filters that go
    held: Any = warnings.filters
    held[:] = before


def _locale() -> str:
    return locale.setlocale(locale.LC_ALL)


def _put_locale(before: str) -> None:
    locale.setlocale(locale.LC_ALL, before)


def _streams() -> tuple[Any, Any, Any]:
    return sys.stdin, sys.stdout, sys.stderr


def _put_streams(before: tuple[Any, Any, Any]) -> None:
    sys.stdin, sys.stdout, sys.stderr = before


def _hooks() -> tuple[Any, Any]:
    return sys.excepthook, threading.excepthook


def _put_hooks(before: tuple[Any, Any]) -> None:
    sys.excepthook, threading.excepthook = before


KEPT = (
    _Kept("the working folder", os.getcwd, os.chdir),
    _Kept("the environment", os.environ.copy, _put_environment),
    _Kept("the module search path", lambda: list(sys.path), _put_path),
    _Kept("the import system", _finders, _put_finders),
    _Kept("the permissions of new files", _mask, os.umask),
    _Kept("the locale", _locale, _put_locale),
    _Kept("the standard streams", _streams, _put_streams),
    _Kept("the exception hooks", _hooks, _put_hooks),
    _Kept("the recursion limit", sys.getrecursionlimit, sys.setrecursionlimit),
    _Kept("", _filters, _put_filters),
)


def guarded(work: Callable[[], T], tell: Callable[[str], None], seconds: float) -> T:
    """The answer of a plugin's code, when its turn has come.

    Args:
        work: what to ask; it runs in a thread of its own, in the context of the caller.
        tell: called with each thing of the whole program that was changed, and was put back.
        seconds: how long it may take.

    Raises:
        TimeoutError: it took longer. It is told to end; where it does not hear, it is abandoned.
        BaseException: whatever the plugin raised, ``KeyboardInterrupt`` as ``SystemExit`` too: an
            interrupt of the user's arrives in the caller's thread, never in the plugin's.
    """
    outcome: list[tuple[T | None, BaseException | None]] = []

    def run() -> None:
        try:
            outcome.append((work(), None))
        except BaseException as error:  # a thread has nobody above it to tell
            outcome.append((None, error))

    with OF_CODE.taken(), _put_back(tell), _descriptors(tell):
        context = contextvars.copy_context()  # with the turn in it
        thread = threading.Thread(target=context.run, args=(run,), daemon=True, name="plugin")
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            _end(thread)
            raise TimeoutError(f"did not answer within {seconds:g} seconds and was abandoned")
    answer, error = outcome[0] if outcome else (None, SystemExit("its thread was stopped"))
    if isinstance(error, KeyboardInterrupt):
        raise SystemExit("it raised KeyboardInterrupt, which only the user may do") from error
    if error is not None:
        raise error
    return answer  # type: ignore[return-value]  # no error: this is what `work` gave


def _end(thread: threading.Thread) -> None:
    """Raise SystemExit in a thread, which a loop in Python hears and a call into C does not."""
    ident = ctypes.c_ulong(thread.ident or 0)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, ctypes.py_object(SystemExit))
    thread.join(PATIENCE)


@contextlib.contextmanager
def _put_back(tell: Callable[[str], None]) -> Iterator[None]:
    before = [(kept, _now(kept)) for kept in KEPT]
    modules = dict(sys.modules)
    try:
        yield
    finally:
        for kept, value in before:
            if value is not None and _now(kept) != value:
                kept.put(value)
                if kept.what:
                    tell(kept.what)
        replaced = [name for name, module in modules.items() if sys.modules.get(name) is not module]
        for name in replaced:
            sys.modules[name] = modules[name]
            tell(f"the module {name}")


def _now(kept: _Kept) -> Any:
    """What it is now; None where the system does not say, as of a working folder removed since."""
    try:
        return kept.read()
    except (OSError, locale.Error):
        return None


@contextlib.contextmanager
def _descriptors(tell: Callable[[str], None]) -> Iterator[None]:
    """Open again what is closed meanwhile, within Python or past it; nothing else is touched."""
    held = {number: copy for number in DESCRIPTORS if (copy := _copy(number)) is not None}
    before = {number: _identity(number) for number in held}
    usable = [row for row in PRINTED if not _closed(row[0])]
    try:
        yield
    finally:
        lost = [number for number in held if _identity(number) != before[number]]
        for number in lost:
            os.dup2(held[number], number)
        for copy in held.values():
            os.close(copy)
        shut = [row for row in usable if _closed(row[0])]
        for name, number in shut:
            _reopen(name, number)
        if lost or shut:
            tell("an open standard stream")


def _closed(name: str) -> bool:
    return bool(getattr(getattr(sys, name), "closed", False))


def _reopen(name: str, number: int) -> None:
    """Open a stream of Python's again: a closed one would break every later print."""
    was = getattr(sys, name)
    again = open(  # noqa: SIM115 - it stays open
        number, "w", encoding=was.encoding, errors=was.errors, closefd=False
    )
    setattr(sys, name, again)


def _copy(number: int) -> int | None:
    try:
        return os.dup(number)
    except OSError:
        return None  # a program without a terminal may have none


def _identity(number: int) -> tuple[int, int] | None:
    try:
        found = os.fstat(number)
    except OSError:
        return None
    return found.st_dev, found.st_ino
