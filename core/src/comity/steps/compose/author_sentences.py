"""An author's own sentences, at the end of the part that they name."""

from __future__ import annotations

from collections.abc import Mapping

from comity.model.content import Part
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import entry

__all__ = ["add_remarks", "append", "target_of"]

# parts that templates print without paragraphs: in some a remark has an entry of its own, in a list
# it stands below the last item, elsewhere in further particulars
WITH_ENTRIES = ("persons", "offences", "contacts")
LISTS = ("annexes",)
NO_PARAGRAPHS = ("entities", "summary", "versions")


def add_remarks(drafter: Drafter, parts: Mapping[str, Part], key: str) -> None:
    """Put each remark at the end of the part that it names under ``key``."""
    for path in drafter.each("remarks"):
        name = str(drafter.get(f"{path}.{key}")).replace("-", "_")
        target = target_of(drafter, parts, f"{path}.{key}")
        if target is None or (name in LISTS and not target["items"]):
            continue
        drafter.place(f"{path}.{key}", target["heading"])
        texts = drafter.paragraphs(f"{path}.text")
        if name in WITH_ENTRIES:
            _add_entry(drafter, target, texts)
        elif name in LISTS:
            target["items"][-1]["notes"] += texts
        else:
            append(target, texts)


def _add_entry(drafter: Drafter, target: Part, paragraphs: list[str]) -> None:
    """Under a heading of their own, so that they are not read as said of the entry before."""
    heading = drafter.say("request.remarks.heading")
    if not target["entries"] or target["entries"][-1]["heading"] != heading:
        target["entries"].append(entry(heading))
    target["entries"][-1]["paragraphs"] += paragraphs
    target["shown"] = True


def target_of(drafter: Drafter, parts: Mapping[str, Part], path: str) -> Part | None:
    """The part that a field names; None where templates print no paragraphs in it."""
    name = str(drafter.get(path)).replace("-", "_")
    return None if name in NO_PARAGRAPHS else parts.get(name)


def append(target: Part, paragraphs: list[str]) -> None:
    """Add paragraphs to a part, before the one that leads in to its items."""
    own = target["paragraphs"]
    # the sentence that leads in to the items or entries stays beside them
    led = target["items"] or target["entries"]
    end = len(own) - 1 if own and led and own[-1].rstrip().endswith(":") else len(own)
    target["paragraphs"] = [*own[:end], *paragraphs, *own[end:]]
    target["shown"] = target["shown"] or bool(paragraphs)
