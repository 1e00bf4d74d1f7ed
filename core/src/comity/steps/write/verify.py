"""Whether files are the ones that a manifest names."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from comity.model.errors import Fault, OutputError
from comity.steps.write.manifest import KEYED, PLAIN, sha256
from comity.steps.write.salt import SALT, keyed, read_salt

__all__ = ["fits", "verify"]

_MEND = "Build the case again, or find out who changed it."


def fits(entry: Mapping[str, Any], data: bytes, salt: bytes | None) -> bool | None:
    """Whether a file is the one of an entry of ``source`` or ``outputs`` in a manifest.

    Args:
        entry: the entry, with its plain or its keyed hash.
        data: the bytes of the file.
        salt: the secret of the output folder, if there is one.

    Returns:
        None where the hash is keyed and there is no secret to work it out with.
    """
    if PLAIN in entry:
        return hmac.compare_digest(str(entry[PLAIN]), sha256(data))
    if salt is None:
        return None
    return hmac.compare_digest(str(entry[KEYED]), keyed(sha256(data), salt))


def verify(manifest: Path, source: Path | None = None) -> list[Fault]:
    """Compare the files of a build with its manifest.

    Args:
        manifest: ``internal/STEM.manifest.json`` in the output folder.
        source: the case file, to see whether the documents were made from it as it is now.

    Returns:
        A fault for each file that is gone, has changed, or cannot be compared.

    Raises:
        OutputError: the manifest cannot be read, or the folder's secret is none.
    """
    folder = manifest.parent.parent
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        entries = [(folder / str(one["name"]), one) for one in told["outputs"]]
        entries += [(source, told["source"])] if source else []
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = "it is not a readable manifest"
        cure = "Build the case again."
        raise OutputError(Fault(str(manifest), 0, 0, "", message, cure)) from error
    return list(_faults(entries, read_salt(folder)))


def _faults(entries: list[tuple[Path, Mapping[str, Any]]], salt: bytes | None) -> Iterator[Fault]:
    for path, entry in entries:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Fault(str(path), 0, 0, "", f"it cannot be read: {error.strerror}", _MEND)
            continue
        same = fits(entry, data, salt)
        if same is None:
            cure = f"Put {SALT} back into the output folder."
            yield Fault(str(path), 0, 0, "", "its hash is keyed, but the key is missing", cure)
        elif not same:
            yield Fault(str(path), 0, 0, "", "it is not the file that the manifest lists", _MEND)
