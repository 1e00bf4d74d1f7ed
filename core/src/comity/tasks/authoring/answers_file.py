"""What is kept of an interview between its answers: the unfinished document, in a private file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.model.errors import Fault, InputError
from comity.model.patches import is_tree
from comity.steps.write import Outputs

__all__ = ["Begun", "Sidecar"]

SCHEMA = 2
EARLIER = 1  # kept the answers in the order of the questions


@dataclass
class Begun:
    """An interview as far as it has come.

    ``tree`` is the unfinished document; ``passed`` are the questions that were left out on
    purpose, ``accepted`` the derived values that were shown, each by its path; ``on`` is the date
    whose law applies, if one was named; ``source`` the case file that was reopened, if one was.
    """

    tree: dict[str, Any] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    on: str = ""
    source: str = ""


class Sidecar:
    """The file beside the output that holds the interview until its document is written.

    It is private (0600), and replaced as a whole after each answer, so that nothing is lost.
    """

    def __init__(self, output: Path) -> None:
        """The sidecar of an output file."""
        self.path = output.with_name(f"{output.name}.answers.json")

    def read(self) -> Begun | None:
        """What was kept, or None where nothing was.

        Raises:
            InputError: the file is there and cannot be used.
        """
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unusable(f"cannot be read: {error.strerror}") from error
        except ValueError as error:
            raise self._unusable("does not contain saved answers") from error
        if isinstance(kept, dict) and kept.get("schema") == EARLIER:
            raise self._unusable("contains answers saved by an earlier version of Comity")
        if not _is_sound(kept):
            raise self._unusable("does not contain answers saved by this version")
        return Begun(
            kept["tree"], set(kept["passed"]), set(kept["accepted"]), kept["on"], kept["source"]
        )

    def write(self, begun: Begun) -> None:
        """Keep an interview.

        Raises:
            OutputError: the file cannot be written.
        """
        kept = {
            "schema": SCHEMA,
            "on": begun.on,
            "source": begun.source,
            "tree": begun.tree,
            "passed": sorted(begun.passed),
            "accepted": sorted(begun.accepted),
        }
        outputs = Outputs(self.path.parent, private=True, force=True)
        outputs.add(self.path.name, f"{json.dumps(kept, indent=1)}\n".encode())
        outputs.commit()

    def remove(self) -> None:
        """Remove the file: the interview is over."""
        self.path.unlink(missing_ok=True)

    def _unusable(self, what: str) -> InputError:
        cure = "Delete it to start again, or choose another file with -o."
        return InputError(Fault(str(self.path), 0, 0, "", what, cure))


def _is_sound(kept: Any) -> bool:
    return (
        isinstance(kept, dict)
        and kept.get("schema") == SCHEMA
        and isinstance(kept.get("tree"), dict)
        and is_tree(kept["tree"])
        and all(isinstance(kept.get(name), str) for name in ("on", "source"))
        and all(_are_texts(kept.get(name)) for name in ("passed", "accepted"))
    )


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
