"""The plain tree of a case file: dict, list and str, with the place of every key and item."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.model.errors import Fault
from comity.model.findings import Place

Node = str | list["Node"] | dict[str, "Node"]


@dataclass(slots=True)
class Tree:
    """What a case file holds, before any model has looked at it.

    Attributes:
        data: the document; empty where it has no fields.
        places: place by field path; ``""`` is the document.
        faults: everything wrong with the form of the file.
        marred: fields that have a fault already, of which nothing further need be said.
        blanks: fields that have a key and no value; each has a fault too.
        gaps: groups in which a key was refused, so that a missing field proves nothing.
        whole: False if the reading stopped midway, so that no missing field proves anything.
    """

    data: dict[str, Node] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    marred: set[str] = field(default_factory=set)
    blanks: set[str] = field(default_factory=set)
    gaps: set[str] = field(default_factory=set)
    whole: bool = True
