"""The hash of a plain tree: one for a file, for what a program keeps of it, and for both again.

The order of keys does not count, since no document depends on it; the order of a list does. Line
ends are those that YAML reads, a line feed each, whatever a system or a browser made of them
in a text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from comity.steps.read.plain_tree import Node

__all__ = ["normal", "tree_sha256", "with_line_feeds"]

_LINE_END = re.compile(r"\r\n?")


def tree_sha256(data: Mapping[str, Node]) -> str:
    """The SHA-256 of a tree, in hexadecimal: of its JSON in UTF-8, keys sorted, without spaces."""
    text = json.dumps(normal(dict(data)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def with_line_feeds(text: str) -> str:
    """A text with the line ends that YAML reads."""
    return _LINE_END.sub("\n", text) if "\r" in text else text


def normal(value: Node) -> Node:
    """A tree with the line ends that YAML reads."""
    if isinstance(value, str):
        return with_line_feeds(value)
    if isinstance(value, dict):
        return {key: normal(inner) for key, inner in value.items()}
    return [normal(item) for item in value]
