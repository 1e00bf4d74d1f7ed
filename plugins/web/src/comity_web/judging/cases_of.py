"""The case of an order, and a citation for a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import comity
from comity.model.citations import Citation
from comity.model.errors import InputError
from comity.steps.findings import citation_data, cited_as_read
from comity.steps.protect import with_plain_ids
from comity.steps.read import CaseFile
from comity.steps.read.given_tree import reading_of_tree
from comity.text.messages import Catalogue
from comity_web.judging.reckoning import tree_in

__all__ = ["Made", "Order", "case_of", "cited", "read_of"]

Order = Mapping[str, Any]
Made = dict[str, Any]


def case_of(order: Order, host: comity.Host) -> CaseFile:
    """The case of an order, with plain ids.

    Raises:
        InputError: the draft has gaps.
    """
    return with_plain_ids(read_of(order, host))


def read_of(order: Order, host: comity.Host) -> CaseFile:
    """The case of an order as it was written.

    Raises:
        InputError: the draft has gaps.
    """
    tree = tree_in(order, host)
    found = reading_of_tree(tree, Path(order["name"]), host.for_case().document_types())
    if found.case is None:
        raise InputError(found.faults)
    return found.case


def cited(citation: Citation | None, catalogue: Catalogue) -> Made:
    """A row with a citation as data, ``read_as`` with how it was read; None without one."""
    told = citation_data(citation)
    if told is None or citation is None:
        return {"citation": None}
    return {"citation": {**told, "read_as": cited_as_read(citation, catalogue)}}
