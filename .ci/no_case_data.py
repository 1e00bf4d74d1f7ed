#!/usr/bin/env python3
"""Refuse files that could hold case data, and large ones, before they are committed.

It goes by name, place and size. It cannot tell an invented name from a real one in a file that may
lie where it lies: whoever commits has to.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

LIMIT = 1_000_000
CATALOGUE_LIMIT = 3_000_000  # a catalogue has the English beside every text

# what Comity or an office writes beside a letter: never here, wherever it lies
NEVER = {
    "*.manifest.json": "the record of a build",
    "*.sealed-annex.*": "a sealed annex, which names a protected person",
    "*comity.toml": "an office's own settings",
    "internal/*": "what is never transmitted",
    "*/internal/*": "what is never transmitted",
    "*comity-demo/*": "what a build made",
}

# where a file of a kind may lie; `*` stands for folders too
PLACES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((".py", ".toml", ".md", ".txt", ".typed", ".ini"), ("*",)),
    ".docx": ("templates/src/*", "jurisdictions/*/templates/*"),
    ".po": ("templates/src/*", "*/catalogues/*"),
    ".yaml": (
        *("core/src/*/samples/*", "core/src/*/base/*", "tests/*", ".pre-commit-config.yaml"),
        "plugins/web/container/*",
    ),
    # databases of older versions, with invented matters
    ".sql": ("tests/web_office/older/*",),
    ".service": ("plugins/web/container/*",),
    ".yml": (".github/*", "jurisdictions/xa/.github/*", "publiccode.yml"),
    ".json": ("tests/*",),
    ".cjs": ("tests/*",),
    # the pages of the browser, and pictures of them, of invented cases
    ".html": ("plugins/web/src/*/templates/*", "tests/web/showcase/*"),
    **dict.fromkeys((".css", ".js", ".svg", ".ico"), ("plugins/web/src/*/static/*",)),
    ".png": ("docs/pictures/*",),
    ".xz": ("tests/matters/sealed/*",),
    ".dockerignore": ("plugins/web/container/*",),
    ".tsv": ("core/src/*", "tests/*"),
    "": (
        *(
            "LICENSE",
            ".ci/run",
            ".ci/programs",
            ".gitignore",
            ".editorconfig",
            ".github/CODEOWNERS",
        ),
        *("jurisdictions/xa/LICENSE", "jurisdictions/xa/.gitignore"),
        "plugins/web/container/Caddyfile",
        "plugins/web/container/Containerfile",
    ),
}


def reason_against(name: str, size: int) -> str | None:
    """Why a file is not to be committed.

    Args:
        name: its path below the checkout, with slashes.
        size: in bytes.

    Returns:
        A sentence with what to do, or nothing.
    """
    out = f"Take it out: git rm --cached '{name}'"
    for pattern, what in NEVER.items():
        if fnmatch(name, pattern):
            return f"is {what}, so it could hold case data. {out}"
    kind = PurePosixPath(name).suffix
    limit = CATALOGUE_LIMIT if kind == ".po" else LIMIT
    if size > limit:
        return f"has {size} bytes; {limit} are the most. {out}"
    if not any(fnmatch(name, place) for place in PLACES.get(kind, ())):
        where = ", ".join(PLACES.get(kind, ())) or "nowhere"
        return (
            f"could hold case data: {kind or 'such a file'} may lie in: {where}. {out}\n"
            "    If it belongs here and is invented, add its place to .ci/no_case_data.py."
        )
    return None


def main(names: Sequence[str]) -> int:
    """Print what is refused; 1 when there is something."""
    against = {name: reason_against(name, Path(name).stat().st_size) for name in names}
    refused = {name: reason for name, reason in against.items() if reason}
    for name, reason in refused.items():
        print(f"{name} {reason}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
