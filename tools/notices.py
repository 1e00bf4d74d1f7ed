"""How many gaps of real notices the check finds: ``python tools/notices.py [json]``.

``tests/notices`` has ten real notices. One reader took down their facts and held each against the
2015 model, commitment by commitment (``gaps.toml``); another encoded the facts (``notice.yaml``)
without having seen that.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.steps.check.notice_coverage import coverage

__all__ = ["Scored", "score"]

NOTICES = Path(__file__).parents[1] / "tests" / "notices"
SAID = "said"


@dataclass(frozen=True, slots=True)
class Scored:
    """One commitment of one notice: what the reader and what the check say of it."""

    notice: str
    commitment: str
    reader: str
    check: str

    @property
    def is_gap(self) -> bool:
        """Whether the reader found it silent, said in part, or contradicted."""
        return self.reader != SAID

    @property
    def is_flagged(self) -> bool:
        """Whether the check does."""
        return self.check != SAID


def score(folder: Path = NOTICES) -> Iterator[Scored]:
    """Every commitment of the 2015 model in every notice of a folder.

    Raises:
        OSError: a notice lacks a file.
        KeyError: the check does not judge a commitment that the reader has judged.
    """
    host = open_host()
    for path in sorted(folder.glob("*/notice.yaml")):
        gaps = tomllib.loads((path.parent / "gaps.toml").read_text(encoding="utf-8"))["model"]
        checked = examine(path, host).checked
        assert checked is not None
        found = {one.point.id: str(one.said) for one in coverage(checked.resolved)}
        for commitment, reader in gaps.items():
            yield Scored(path.parent.name, commitment, reader, found[commitment])


def main() -> None:
    """Print the counts, as text or with ``json`` as data."""
    rows = list(score())
    gaps = [one for one in rows if one.is_gap]
    flagged = [one for one in rows if one.is_flagged]
    told = {
        "commitments": len(rows),
        "gaps": len(gaps),
        "gaps_found": sum(one.is_flagged for one in gaps),
        "flagged": len(flagged),
        "false": sum(not one.is_gap for one in flagged),
    }
    if sys.argv[1:] == ["json"]:
        print(json.dumps(told))
        return
    print(f"{told['gaps_found']} of {told['gaps']} gaps found")
    print(f"{told['false']} of {told['flagged']} flagged are no gaps")


if __name__ == "__main__":
    main()
