"""The host that a plugin is shown as it starts, and may keep."""

from __future__ import annotations

from comity.host.facade import Host
from comity.host.registry import ASKING, Registry

__all__ = ["PluginHost"]


class PluginHost(Host):
    """A host that a plugin keeps: it answers for the case that the plugin is asked about.

    So what fails while it is asked is set aside for that case, and for no later one.
    """

    @property
    def registry(self) -> Registry:
        """The registry of the case; one of the plugin's own where it is asked about none."""
        return ASKING.get() or self._registry
