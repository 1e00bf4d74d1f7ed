"""A value that need not be asked for, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.model.messages import Message

__all__ = ["Given"]


@dataclass(frozen=True, slots=True)
class Given:
    """A derived value and the sentence that says where it comes from."""

    value: Any
    why: Message
