"""Sealed rounds of matters: packed into the repository unread, and opened when the rules are in.

    python tools/matters_seal.py seal ROUND FOLDER      pack what was collected
    python tools/matters_seal.py facts ROUND FOLDER     write the facts alone, of what has no draft
    python tools/matters_seal.py drafts ROUND FOLDER    pack drafts, beside those packed before
    python tools/matters_seal.py open ROUND             unpack both, once, to judge and to score

``FOLDER`` has a folder for each collector, and in it one for each matter: ``ea/it-de-a-car``. What
is packed is ``tests/matters/sealed/ROUND.tar.xz`` and ``ROUND.drafts.tar.xz``: nobody finds it by a
search, and no machine that is lost takes it along. ``seal`` and ``drafts`` print the lines for
sealed.toml, which are committed with the archive. ``open`` refuses what is not what was sealed, and
a round that is not whole.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import io
import sys
import tarfile
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

__all__ = ["COLLECTED", "DRAFT", "digest_of", "main", "packed", "unpacked"]

SEALED = Path(__file__).resolve().parents[1] / "tests" / "matters" / "sealed"
COLLECTED, DRAFT = ("expected.toml", "facts.md", "matter.toml"), ("draft.yaml",)
Held = Mapping[str, bytes]


def digest_of(held: Held) -> str:
    """The SHA-256 of the SHA-256 of each file with its path, ``ea/it-de-a-car/facts.md``."""
    lines = (f"{hashlib.sha256(held[path]).hexdigest()}  {path}\n" for path in sorted(held))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def packed(held: Held) -> bytes:
    """The files as an archive: the same files always give the same bytes."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:xz") as archive:
        for path in sorted(held):
            entry = tarfile.TarInfo(path)
            entry.size = len(held[path])
            archive.addfile(entry, io.BytesIO(held[path]))
    return written.getvalue()


def unpacked(archive: Path) -> dict[str, bytes]:
    """The files of an archive by their paths, of which none leads out of its folder."""
    held: dict[str, bytes] = {}
    with tarfile.open(archive, mode="r:xz") as opened:
        for entry in opened:
            file = opened.extractfile(entry)
            parts = entry.name.split("/")
            if file is None or len(parts) != 3 or not all(part.strip(".") for part in parts):
                raise SystemExit(
                    f"{archive.name} has {entry.name!r}, which is not a matter's file."
                )
            held[entry.name] = file.read()
    return held


def _matters(paths: Iterable[str]) -> set[str]:
    """The matters that files belong to: ``ea/it-de-a-car``."""
    return {path.rpartition("/")[0] for path in paths}


def _read(matters: Iterable[Path], names: Iterable[str]) -> dict[str, bytes]:
    return {
        f"{one.parent.name}/{one.name}/{name}": (one / name).read_bytes()
        for one in matters
        for name in names
    }


def _seal(round_: str, folder: Path) -> str:
    matters = sorted(one for one in folder.glob("*/*") if one.is_dir())
    lacking = [one / name for one in matters for name in COLLECTED if not (one / name).is_file()]
    if lacking:
        raise SystemExit("\n".join(["These files are missing:", *map(str, lacking)]))
    if not matters:
        raise SystemExit(f"{folder} has no matters: folders in the folder of their collector.")
    held = _read(matters, COLLECTED)
    (SEALED / f"{round_}.tar.xz").write_bytes(packed(held))
    return f"[{round_}]\nmatters = {len(matters)}\n{_lines(held)}sealed_on = {dt.date.today()}\n"


def _lines(held: Held) -> str:
    return f'files = {len(held)}\nsha256 = "{digest_of(held)}"\n'


def _held(round_: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What was collected for a round, and its drafts so far."""
    collected, drafts = SEALED / f"{round_}.tar.xz", SEALED / f"{round_}.drafts.tar.xz"
    if not collected.is_file():
        raise SystemExit(f"{collected.name} not found: no such round is sealed.")
    return unpacked(collected), unpacked(drafts) if drafts.is_file() else {}


def _facts(round_: str, folder: Path) -> str:
    collected, drafts = _held(round_)
    open_ = sorted(_matters(collected) - _matters(drafts))
    for one in open_:
        file = folder / one / "facts.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(collected[f"{one}/facts.md"])
    return f"{len(open_)} matters have no draft. Their facts are in {folder}.\n"


def _drafts(round_: str, folder: Path) -> str:
    collected, drafts = _held(round_)
    drafts |= _read(sorted(one.parent for one in folder.glob("*/*/draft.yaml")), DRAFT)
    known, given = _matters(collected), _matters(drafts)
    if given - known:
        raise SystemExit(f"These drafts have no matter: {', '.join(sorted(given - known))}.")
    (SEALED / f"{round_}.drafts.tar.xz").write_bytes(packed(drafts))
    waits = "".join(f"# still without a draft: {one}\n" for one in sorted(known - given))
    return f"[{round_}.drafts]\n{_lines(drafts)}{waits}"


def _open(round_: str) -> str:
    collected, drafts = _held(round_)
    if open_ := sorted(_matters(collected) - _matters(drafts)):
        raise SystemExit(f"These matters have no draft yet: {', '.join(open_)}.")
    seal = tomllib.loads(SEALED.with_suffix(".toml").read_text(encoding="utf-8")).get(round_, {})
    for held, said in ((collected, seal), (drafts, seal.get("drafts", {}))):
        if (len(held), digest_of(held)) != (said.get("files"), said.get("sha256")):
            raise SystemExit(f"{round_} is not what was sealed.")
    for path, data in (collected | drafts).items():
        file = SEALED / round_ / path.replace("/", "-", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for name in (round_, f"{round_}.drafts"):
        (SEALED / f"{name}.tar.xz").unlink()
    return f"{seal['matters']} matters are open in {SEALED / round_}."


TASKS: Mapping[str, Callable[[str, Path], str]] = {
    "seal": _seal,
    "facts": _facts,
    "drafts": _drafts,
}


def main(arguments: list[str] | None = None) -> int:
    """The command line; see the head of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=[*TASKS, "open"])
    parser.add_argument("round")
    parser.add_argument("folder", nargs="?", type=Path)
    given = parser.parse_args(arguments)
    if given.task == "open":
        print(_open(given.round))
    elif given.folder is None:
        parser.error("FOLDER is missing.")
    else:
        print(TASKS[given.task](given.round, given.folder), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
