"""Moved: import ``Draft`` from ``comity``. This package will be removed in version 0.2."""
