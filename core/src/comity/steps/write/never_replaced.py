"""What no command writes over, even with ``--force``: records, ``internal``, built documents."""

from __future__ import annotations

from comity.model.case_record import RECORD_SUFFIX
from comity.steps.write.earlier import Unread, key, read_earlier
from comity.steps.write.folders import INTERNAL, SUPERSEDED, Tree

__all__ = ["RECORD", "is_record", "why_kept"]

RECORD = (
    "a name with this ending is that of the record of a case, to which Comity only adds",
    "Choose another name.",
)
"""Why a name of a record is refused, and the cure."""
_OURS = ("salt", "sent.sha256", "demo-files.txt")
_OUR_ENDINGS = (".manifest.json", ".findings.txt")
_INTERNAL = ("Comity keeps its own files in this folder", "Choose another folder.")
_BUILT = "it was built from {}, and only another build of it may replace it"
_BUILT_CURE = "Choose another folder or another name."


def is_record(name: str) -> bool:
    """Whether a name is that of the record of a case, on any system."""
    return name.casefold().endswith(RECORD_SUFFIX)


def why_kept(tree: Tree, name: str, *, building: bool) -> tuple[str, str] | None:
    """Why a file of a folder must stay as it is, and the cure; None where it need not.

    Args:
        tree: the folder that is written to.
        name: relative to it.
        building: whether documents of a case are written, which may replace those before them.
    """
    if "/" in name:
        return None  # only a build plans such names
    above = tree.root.path.resolve().parts[-2:]
    if above == SUPERSEDED:
        return _INTERNAL
    if above[-1:] == (INTERNAL,) and (_is_ours(name) or any(map(_is_ours, tree.root.names()))):
        return _INTERNAL
    if not building and (source := _built_from(tree, name)):
        return _BUILT.format(source), _BUILT_CURE
    return None


def _is_ours(name: str) -> bool:
    folded = name.casefold()
    return folded in _OURS or folded.endswith(_OUR_ENDINGS)


def _built_from(tree: Tree, name: str) -> str:
    """The case file from which a document was built, by the manifests of the folder; or nothing."""
    internal = tree.peek((INTERNAL,))
    if internal is None or tree.look(name) is None:
        return ""
    parts = name.split(".")
    for stem in (".".join(parts[:end]) for end in range(1, len(parts))):
        for build in read_earlier(internal, f"{stem}.yaml", stem):
            if not isinstance(build, Unread) and any(
                key(one.name) == key(name) for one in build.entries
            ):
                return build.source
    return ""
