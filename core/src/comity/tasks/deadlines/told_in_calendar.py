"""What a calendar may tell of a case: whoever looks into it reads no protected name.

A calendar leaves the folder of the case: for a phone, a colleague, a server of calendars. The time
limits of a file keep out whom the file itself protects. Here those go too whom another file of its
matter protects, or an earlier version of any: they may stand in its reference or in its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from comity.host import Host
from comity.pipeline.files_beside import protected_by
from comity.steps.protect.identity import Identity
from comity.steps.protect.match import mask
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.tasks.deadlines.collect import CaseDeadlines

__all__ = ["hider_for_calendar"]


def hider_for_calendar(host: Host) -> Callable[[CaseDeadlines, str], str]:
    """What takes out of a text of a case who somebody is whom its matter protects or did.

    Args:
        host: the plugins.

    Raises:
        InputError: by what is returned, if a file cannot be read any more.
    """
    view = host.for_case()

    @cache
    def people(path: Path) -> Sequence[Identity]:
        found = reading(load(path), path, view.document_types())
        return tuple(one.identity for one in protected_by(found, view))

    def hidden(case: CaseDeadlines, text: str) -> str:
        return text if case.source is None else mask(people(case.source), text)

    return hidden
