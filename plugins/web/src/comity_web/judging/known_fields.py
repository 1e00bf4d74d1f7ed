"""What each field is to its author, kept beside a judgement: pages read it, and reckon nothing."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping

from comity.api import Relevance

__all__ = ["packed", "unpacked"]

Found = Mapping[str, Relevance]
QUICK = 1  # the level of zlib: the rows are much alike, and a save waits for it


def packed(found: Found) -> str:
    """What ``comity.relevant`` found, as a short text."""
    rows = [(one.path, one.state, one.why, one.value, one.needed) for one in found.values()]
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("ascii"), QUICK)).decode("ascii")


def unpacked(text: str) -> dict[str, Relevance]:
    """The same, as it was found."""
    rows = json.loads(zlib.decompress(base64.b64decode(text)))
    return {row[0]: Relevance(*row) for row in rows}
