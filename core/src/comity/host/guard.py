"""Running a plugin's code at work: with a time limit, and putting back what is the whole program's.

This keeps one plugin's fault from becoming everybody's. It is no border: code that was allowed runs
with the rights of the program, can end it, and can change whatever Python can. docs/safety.md says
what is put back and what is not.
"""

from __future__ import annotations

import contextlib
import ctypes
import locale
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

__all__ = ["guarded"]

PATIENCE = 0.2  # seconds for a thread that was told to end
STREAMS = (0, 1, 2)

T = TypeVar("T")


class _Kept(NamedTuple):
    """Something that belongs to the whole program: how it is read, and how it is put back."""

    what: str
    read: Callable[[], Any]
    put: Callable[[Any], None]


def _put_environment(before: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(before)


def _put_path(before: list[str]) -> None:
    sys.path = before


def _finders() -> tuple[list[Any], list[Any]]:
    return list(sys.meta_path), list(sys.path_hooks)


def _put_finders(before: tuple[list[Any], list[Any]]) -> None:
    sys.meta_path, sys.path_hooks = before


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _put_mask(before: int) -> None:
    os.umask(before)


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
    _Kept("the permissions of new files", _mask, _put_mask),
    _Kept("the locale", _locale, _put_locale),
    _Kept("the standard streams", _streams, _put_streams),
    _Kept("the exception hooks", _hooks, _put_hooks),
    _Kept("the recursion limit", sys.getrecursionlimit, sys.setrecursionlimit),
)


def guarded(work: Callable[[], T], tell: Callable[[str], None], seconds: float) -> T:
    """The answer of a plugin's code.

    Args:
        work: what to ask; it runs in a thread of its own, and what it prints goes to stderr.
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

    thread = threading.Thread(target=run, daemon=True, name="plugin")
    with _put_back(tell), _to_stderr(tell), warnings.catch_warnings():
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
    before = [(kept, kept.read()) for kept in KEPT]
    modules = dict(sys.modules)
    try:
        yield
    finally:
        for kept, value in before:
            if _now(kept) != value:
                kept.put(value)
                tell(kept.what)
        replaced = [name for name, module in modules.items() if sys.modules.get(name) is not module]
        for name in replaced:
            sys.modules[name] = modules[name]
            tell(f"the module {name}")


def _now(kept: _Kept) -> Any:
    try:
        return kept.read()
    except (OSError, locale.Error):
        return None  # the working folder was removed, for instance


@contextlib.contextmanager
def _to_stderr(tell: Callable[[str], None]) -> Iterator[None]:
    """Nothing reaches the real stdout, written past Python or not; a closed stream is opened."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    saved = {number: copy for number in STREAMS if (copy := _copy(number)) is not None}
    if 1 in saved and 2 in saved:
        os.dup2(2, 1)
    before = {number: _identity(number) for number in saved}
    try:
        with contextlib.redirect_stdout(sys.stderr):
            given = sys.stdout
            try:
                yield
            finally:
                if sys.stdout is not given:
                    tell("the standard streams")
    finally:
        if any(_identity(number) != before[number] for number in saved):
            tell("an open standard stream")
        for number, copy in saved.items():
            os.dup2(copy, number)
            os.close(copy)
        _reopen(tell)


def _reopen(tell: Callable[[str], None]) -> None:
    """Open again what was closed through Python: a closed stream would break every later print."""
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name)
        if getattr(stream, "closed", False):
            again = open(number, "w", encoding=stream.encoding, errors=stream.errors, closefd=False)  # noqa: SIM115
            setattr(sys, name, again)
            tell("an open standard stream")


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
