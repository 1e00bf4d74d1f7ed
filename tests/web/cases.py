"""Cases of the tests: trees of the packaged samples, and files made of them."""

from __future__ import annotations

from typing import Any

from comity.kit.samples import sample_files


def sample_tree(stem: str) -> dict[str, Any]:
    """The tree of a packaged sample."""
    import comity
    from comity_web.core import host

    file = next(file for file in sample_files() if file.stem == stem)
    return dict(comity.examine(file, host()).data)


def saved(tree: dict[str, Any], name: str = "", matter: Any = None, held: Any = None) -> Any:
    """The first revision of a new file with a tree."""
    from comity_web.cases.saving import new_file

    return new_file(str(tree.get("kind")), tree, name=name, matter=matter, held=held).head
