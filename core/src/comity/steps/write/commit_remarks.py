"""What a person is told of a commit beside the files that it wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from comity.steps.write.folders import SUPERSEDED
from comity.steps.write.superseding import Move

__all__ = ["remarks_on_moves", "remarks_on_others"]

_CHANGED = " (changed since it was built)"


def remarks_on_moves(
    folder: Path, moves: Sequence[Move], kept: Mapping[str, str], stayed: Sequence[str]
) -> list[str]:
    """A heading for what was moved of each version, and a line for each file.

    Args:
        folder: the output folder.
        moves: the files, in their order.
        kept: the name that each has in ``internal/superseded``.
        stayed: names that another file took meanwhile, so that it is there as well.
    """
    old = folder.joinpath(*SUPERSEDED)
    gone = [move for move in moves if not (move.replaced and move.is_record)]
    records = any(move.is_record for move in moves)
    lines = []
    for of in dict.fromkeys(move.of for move in gone if not move.replaced):
        with_it = " with the manifest and findings" * records
        lines.append(f"Made from {of}, and moved to {old}{with_it}:")
        for move in gone:
            if move.of == of and not move.replaced:
                lines.append(f"  {move.name}, now {kept[move.name]}{_CHANGED * move.changed}")
    saved = [move for move in gone if move.replaced]
    if saved:
        lines.append(
            f"Changed since it was built. It was replaced, and the changed file is now in {old}:"
        )
        lines += [f"  {move.name}, now {kept[move.name]}" for move in saved]
    lines += [
        f"{folder / name}: saved again while Comity was writing. Check it." for name in stayed
    ]
    return lines


def remarks_on_others(
    folder: Path, links: Sequence[Path], unread: Mapping[str, str], spared: Sequence[str]
) -> list[str]:
    """Links that were replaced, manifests that were not understood, inputs that were not moved."""
    lines = [
        f"{path} was a link. The link was replaced. The file that it pointed to is unchanged."
        for path in links
    ]
    lines += [
        f"{folder / name} {why}, so its record of earlier builds could not be used. It was not "
        "changed. Files of an earlier version may be next to it."
        for name, why in sorted(unread.items())
    ]
    lines += [
        f"{folder / name} belongs to an earlier version but was not moved, "
        "because this command reads it."
        for name in spared
    ]
    return lines
