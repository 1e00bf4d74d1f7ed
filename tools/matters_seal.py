"""Sealed rounds of matters: packed into the repository unread, and opened when the rules are in.

    python tools/matters_seal.py seal ROUND FOLDER      pack what was collected
    python tools/matters_seal.py drafts ROUND FOLDER    pack the drafts
    python tools/matters_seal.py open ROUND             unpack both, once, to judge and to score

``FOLDER`` has a folder for each collector, and in it one for each matter: ``ea/it-de-a-car``. What
is packed is ``tests/matters/sealed/ROUND.tar.xz`` and ``ROUND.drafts.tar.xz``: nobody finds it by a
search, and no machine that is lost takes it along. The first two print the lines for sealed.toml,
which are committed with the archive. ``open`` refuses what is not what was sealed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import io
import sys
import tarfile
import tomllib
from collections.abc import Mapping
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


def _found(folder: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """The files of every matter below a folder; all that is lacking is named at once."""
    matters = sorted(one for one in folder.glob("*/*") if one.is_dir())
    lacking = [str(one / name) for one in matters for name in names if not (one / name).is_file()]
    if lacking or not matters:
        raise SystemExit(
            "\n".join(
                ["These files are missing:", *lacking]
                if lacking
                else [
                    f"{folder} has no matters. A matter is a folder in the folder of its collector."
                ]
            )
        )
    return {
        f"{one.parent.name}/{one.name}/{name}": (one / name).read_bytes()
        for one in matters
        for name in names
    }


def _pack(round_: str, folder: Path, *, drafts: bool) -> str:
    held = _found(folder, DRAFT if drafts else COLLECTED)
    if drafts:
        known, given = (
            {path.rpartition("/")[0] for path in files}
            for files in (unpacked(SEALED / f"{round_}.tar.xz"), held)
        )
        if known != given:
            raise SystemExit(f"Matter and draft do not pair: {', '.join(sorted(known ^ given))}.")
    name = f"{round_}.drafts" if drafts else round_
    (SEALED / f"{name}.tar.xz").write_bytes(packed(held))
    matters = len({path.rpartition("/")[0] for path in held})
    lines = [f"[{name}]", *([] if drafts else [f"matters = {matters}"])]
    lines += [f"files = {len(held)}", f'sha256 = "{digest_of(held)}"']
    lines += [] if drafts else [f"sealed_on = {dt.date.today()}"]
    return "\n".join(lines)


def _open(round_: str) -> str:
    archives = SEALED / f"{round_}.tar.xz", SEALED / f"{round_}.drafts.tar.xz"
    missing = [one.name for one in archives if not one.is_file()]
    if missing:
        raise SystemExit(f"{', '.join(missing)} not found: is the round sealed with its drafts?")
    seal = tomllib.loads(SEALED.with_suffix(".toml").read_text(encoding="utf-8")).get(round_, {})
    if "drafts" not in seal:
        raise SystemExit(f"sealed.toml has no seal of {round_} with its drafts.")
    collected, drafts = map(unpacked, archives)
    for held, said in ((collected, seal), (drafts, seal["drafts"])):
        if (len(held), digest_of(held)) != (said["files"], said["sha256"]):
            raise SystemExit(f"{round_} is not what was sealed.")
    for path, data in (collected | drafts).items():
        file = SEALED / round_ / path.replace("/", "-", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for one in archives:
        one.unlink()
    return f"{seal['matters']} matters are open in {SEALED / round_}."


def main(arguments: list[str] | None = None) -> int:
    """The command line; see the head of this file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("task", choices=["seal", "drafts", "open"])
    parser.add_argument("round")
    parser.add_argument("folder", nargs="?", type=Path)
    given = parser.parse_args(arguments)
    if given.task == "open":
        print(_open(given.round))
    elif given.folder is None:
        parser.error("FOLDER is missing.")
    else:
        print(_pack(given.round, given.folder, drafts=given.task == "drafts"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
