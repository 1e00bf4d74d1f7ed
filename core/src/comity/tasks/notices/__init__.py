"""Notices after they were published: what changed between two versions, and JSON taken back."""

from __future__ import annotations

from comity.tasks.notices.changes import Change, NoticeChanges, notice_changes
from comity.tasks.notices.restoring import Restored, restore
from comity.tasks.notices.versions import NOTICE, Version, read_version, version_of_tree

__all__ = [
    "NOTICE",
    "Change",
    "NoticeChanges",
    "Restored",
    "Version",
    "notice_changes",
    "read_version",
    "restore",
    "version_of_tree",
]
