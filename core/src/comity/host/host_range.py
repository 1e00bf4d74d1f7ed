"""The versions of Comity for which a plugin is made: read from its metadata as it is loaded.

``importlib.metadata`` costs as much as the whole of ``comity --help``, and ``packaging`` is no
dependency. So the one header that matters is read here, with the operators of PEP 440. A test
compares the answers with those of packaging.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from comity._version import __version__
from comity.host.installed import InstalledEntry
from comity.model.errors import PluginError

__all__ = ["Bound", "Version", "bounds_of", "needs_of", "require_range", "unmet"]

FILES = ("METADATA", "PKG-INFO")
HEADER = b"requires-dist:"
NEED = re.compile(
    r"comity(?![\w.-]*\w)\s*(?:\[[^\]]*\])?\s*(?P<range>[^;]*?)\s*(?:;(?P<marker>.*))?",
    re.IGNORECASE,
)
BOUND = re.compile(r"(>=|<=|==|~=|!=|<|>)\s*([\w.*+!-]+)")
VERSION = re.compile(r"(\d+(?:\.\d+)*)(?:(a|b|rc)(\d+))?(?:\.post(\d+))?(?:\.dev(\d+))?")
LOWER = frozenset({">=", ">", "~="})
LAST = 10**9


class Version(NamedTuple):
    """A version that can be compared: its figures without zeros at the end, and what follows."""

    release: tuple[int, ...]
    pre: tuple[str, int]
    post: int
    dev: int

    @property
    def before_release(self) -> bool:
        """Whether it comes before its own release: 0.2rc1, 0.2.dev3."""
        return self.pre != ("z", 0) or self.dev != LAST


class Bound(NamedTuple):
    """One end of a range: ``>=`` and ``0.1``."""

    operator: str
    version: str


def require_range(entry: InstalledEntry, version: str = __version__) -> None:
    """Refuse a plugin that is made for other versions of Comity.

    One that names no version is not refused; the conformance kit says what it lacks.

    Raises:
        PluginError: it is made for others, or its range cannot be read; with what to update.
    """
    for need in needs_of(entry.home):
        bounds = bounds_of(need)
        if bounds is None:
            raise PluginError(
                f"its metadata asks for {need!r}, which cannot be read as a range of versions of "
                f"comity; ask its maintainer for one such as comity>=0.1,<0.2"
            )
        if failed := unmet(bounds, version):
            old = any(bound.operator in LOWER for bound in failed)
            name = "comity" if old else entry.distribution
            raise PluginError(
                f"it is made for {need}, and this is comity {version}; update "
                f"{'Comity' if old else 'the plugin'}: python -m pip install --upgrade {name}"
            )


def needs_of(home: str) -> tuple[str, ...]:
    """What a distribution asks of comity: ``comity>=0.1,<0.2``; needs of extras aside."""
    found = []
    for line in _headers(home):
        if line.lower().startswith(HEADER):
            need = line[len(HEADER) :].decode("utf-8", "replace").strip()
            known = NEED.fullmatch(need)
            if known and "extra" not in (known["marker"] or ""):
                found.append(need.partition(";")[0].strip())
    return tuple(found)


def _headers(home: str) -> list[bytes]:
    for name in FILES:
        try:
            with open(f"{home}{os.sep}{name}", "rb", buffering=0) as stream:  # noqa: PTH123 - as in installed.py
                content = stream.read().replace(b"\r\n", b"\n")
        except OSError:
            continue  # the other file has it; where neither does, the kit says so
        return content.partition(b"\n\n")[0].split(b"\n")
    return []


def bounds_of(need: str) -> tuple[Bound, ...] | None:
    """The ends of the range that a need names, none where it names no version; None: unreadable."""
    known = NEED.fullmatch(need)
    if known is None:
        return None
    text = known["range"].removeprefix("(").removesuffix(")").strip()
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        bound = BOUND.fullmatch(part)
        if bound is None or not _readable(bound[1], bound[2]):
            return None
        found.append(Bound(bound[1], bound[2]))
    return tuple(found)


def _readable(operator: str, version: str) -> bool:
    plain = version.removesuffix(".*")
    known = VERSION.fullmatch(plain)
    if known is None or (operator == "~=" and "." not in known[1]):
        return False
    return plain == version or (operator in ("==", "!=") and known[1] == plain)


def unmet(bounds: tuple[Bound, ...], version: str) -> tuple[Bound, ...]:
    """The ends of a range outside which a version lies.

    A version before a release counts as any other: 0.2rc1 fits >=0.1, and not <0.2.
    """
    return tuple(bound for bound in bounds if not _within(_parsed(version), bound))


def _within(version: Version, bound: Bound) -> bool:
    operator, text = bound
    if text.endswith(".*") or operator == "~=":
        prefix = text.removesuffix(".*") if operator != "~=" else _head(text)
        starts = _starts(version, prefix)
        if operator == "~=":
            return starts and version >= _parsed(text)
        return starts is (operator == "==")
    other = _parsed(text)
    same = version.release == other.release
    if operator == "<":
        of_it = same and version.post == other.post and version.before_release
        return version < other and not (of_it and not other.before_release)
    if operator == ">":
        of_it = same and version.pre == other.pre and version.post >= 0
        return version > other and not (of_it and other.post < 0)
    return {
        ">=": version >= other,
        "<=": version <= other,
        "==": version == other,
        "!=": version != other,
    }[operator]


def _head(text: str) -> str:
    """What a version must begin with to be compatible: 1.4 for ~=1.4.2."""
    known = VERSION.match(text)
    assert known is not None
    return known[1].rpartition(".")[0]


def _starts(version: Version, prefix: str) -> bool:
    wanted = tuple(map(int, prefix.split(".")))
    padded = version.release + (0,) * len(wanted)
    return padded[: len(wanted)] == wanted


def _parsed(text: str) -> Version:
    known = VERSION.match(text)  # a local label after it does not count
    assert known is not None
    figures = [int(figure) for figure in known[1].split(".")]
    while len(figures) > 1 and figures[-1] == 0:
        figures.pop()
    post = int(known[4]) if known[4] else -1
    dev = int(known[5]) if known[5] else LAST
    pre = (known[2], int(known[3])) if known[2] else ("z", 0)
    if known[2] is None and post < 0 and dev != LAST:
        pre = ("", 0)  # 0.2.dev1 comes before 0.2a1
    return Version(tuple(figures), pre, post, dev)
