"""What practice asks where no law that is known settles a point: one table of law files."""

from __future__ import annotations

from typing import Literal

from comity.model.law_records import Ground

__all__ = ["HOW_COMMON", "HowCommon", "PracticeGround"]

HowCommon = Literal["nearly-all", "many", "some"]
HOW_COMMON: tuple[HowCommon, ...] = ("nearly-all", "many", "some")
"""In how many of the texts that were read: at least 80 %, at least 40 %, fewer."""


class PracticeGround(Ground):
    """A ground of refusal that laws and treaties have in common, and no law in itself.

    It speaks only where the law of the requested State was not read and what is relied on is
    silent on its topic, so it never blocks. ``common`` tells how common it is among the texts that
    its sources name, ``severity`` how much it weighs where the file shows it. ``count`` tells what
    was counted, for readers of the refusal report.
    """

    nature: Literal["practice"] = "practice"
    common: HowCommon
    count: str = ""
    severity: Literal["warning", "advice"] = "advice"
