"""Moved: import these names from ``comity``. This module will be removed in version 0.2."""

from comity._moved import forward

__getattr__ = forward("comity.drafts.base", "comity.model.drafts.base")
