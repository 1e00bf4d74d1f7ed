"""Which files of a package a build leaves out, as far as pyproject.toml and its like tell.

Nothing of the project is run for it. Hatchling takes every file of its packages but those that a
pattern or git excludes; setuptools takes Python, and of data only what is named. Of another
builder nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

__all__ = ["left_out"]

Left = tuple[str, str, str]  # the file in the package, why it is left out, the cure
HATCH = "[tool.hatch.build.targets.wheel]"
SETUP = "[tool.setuptools.package-data]"


def left_out(
    folder: Path, project: Mapping[str, Any], home: str, files: Sequence[str]
) -> Iterator[Left]:
    """The files that a wheel would lack.

    Args:
        folder: the folder of the project.
        project: its pyproject.toml.
        home: the package in that folder: ``src/comity_ke``.
        files: its data files, from there.
    """
    backend = str(project.get("build-system", {}).get("build-backend", "setuptools.build_meta"))
    if backend.startswith("hatchling"):
        yield from _hatch(folder, project, home, files)
    elif backend.startswith("setuptools"):
        yield from _setuptools(folder, project, home, files)


def _hatch(
    folder: Path, project: Mapping[str, Any], home: str, files: Sequence[str]
) -> Iterator[Left]:
    build: Mapping[str, Any] = project.get("tool", {}).get("hatch", {}).get("build", {})
    wheel: Mapping[str, Any] = build.get("targets", {}).get("wheel", {})

    def setting(key: str) -> list[str]:
        return list(wheel.get(key, build.get(key, ())))

    ignored = [] if build.get("ignore-vcs") or wheel.get("ignore-vcs") else _ignored(folder)
    forced = {*wheel.get("force-include", {}), *build.get("force-include", {})}
    roots = setting("only-include") or setting("packages")
    for file in files:
        path = f"{home}/{file}"
        if path in forced or any(path.startswith(f"{one}/") for one in forced):
            continue
        if roots and not any(
            path == one or path.startswith(f"{one.rstrip('/')}/") for one in roots
        ):
            yield (
                file,
                "no line of `packages` names it",
                f'Under {HATCH}, write packages = ["{home}"].',
            )
        elif found := _matched(path, setting("exclude")):
            yield file, f"`exclude` has {found!r}", f"Remove it under {HATCH}."
        elif setting("include") and not _matched(path, setting("include")):
            yield file, "`include` does not name it", f"Remove `include` under {HATCH}."
        elif (found := _matched(path, ignored)) and not _matched(path, setting("artifacts")):
            cure = f'Remove it there, or under {HATCH} write artifacts = ["{path}"].'
            yield file, f".gitignore has {found!r}", cure


def _setuptools(
    folder: Path, project: Mapping[str, Any], home: str, files: Sequence[str]
) -> Iterator[Left]:
    tool: Mapping[str, Any] = project.get("tool", {}).get("setuptools", {})
    package = home.rpartition("/")[2]
    data: Mapping[str, list[str]] = tool.get("package-data", {})
    patterns = [*data.get("*", ()), *data.get(package, ())]
    dropped: Mapping[str, list[str]] = tool.get("exclude-package-data", {})
    excluded = [*dropped.get("*", ()), *dropped.get(package, ())]
    manifest = _manifest(folder) if tool.get("include-package-data", True) else []
    for file in files:
        if found := next((one for one in excluded if fnmatch(file, one)), ""):
            yield file, f"`exclude-package-data` has {found!r}", "Remove it there."
        elif not _any(file, patterns) and not _any(f"{home}/{file}", manifest):
            cure = f'Under {SETUP}, write {package} = ["**/*.toml", "**/*.docx", "**/*.txt"].'
            yield file, "setuptools takes only the data that it is told of", cure


def _manifest(folder: Path) -> list[str]:
    file = folder / "MANIFEST.in"
    found = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        word, *rest = line.split()[:1] + line.split()[1:] if line.split() else [""]
        if word == "graft":
            found += [f"{one.rstrip('/')}/**" for one in rest]
        elif word == "include":
            found += rest
        elif word == "recursive-include" and rest:
            found += [f"{rest[0].rstrip('/')}/**/{one}" for one in rest[1:]]
    return found


def _any(path: str, patterns: Sequence[str]) -> bool:
    return any(re.fullmatch(_regex(pattern), path) for pattern in patterns)


def _ignored(folder: Path) -> list[str]:
    """The lines of the .gitignore that counts: that of the folder, or the next one above it."""
    for place in (folder, *folder.parents):
        file = place / ".gitignore"
        if file.is_file() and place == folder:
            return file.read_text(encoding="utf-8").splitlines()
        if (place / ".git").exists():
            return []
    return []


def _matched(path: str, patterns: Sequence[str]) -> str:
    """The last pattern, as git reads them, that matches a file or a folder above it."""
    found = ""
    for line in patterns:
        pattern = line.strip()
        if not pattern or pattern.startswith("#"):
            continue
        negated, pattern = pattern.startswith("!"), pattern.removeprefix("!")
        if _as_git(path, pattern):
            found = "" if negated else pattern
    return found


def _as_git(path: str, pattern: str) -> bool:
    anchored = "/" in pattern.rstrip("/")
    bare = pattern.strip("/")
    expression = _regex(bare)
    parts = path.split("/")
    for end in range(1, len(parts) + 1):
        if pattern.endswith("/") and end == len(parts):
            continue  # a pattern of folders
        candidates = ["/".join(parts[:end])] if anchored else [parts[end - 1]]
        if any(re.fullmatch(expression, one) for one in candidates):
            return True
    return False


def _regex(pattern: str) -> str:
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]+\])", pattern)
    kinds = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(
        kinds.get(piece, piece if piece.startswith("[") else re.escape(piece)) for piece in pieces
    )
