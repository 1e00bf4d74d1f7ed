"""The plugin host: who is installed, who is trusted, what they say."""

from comity.host.facade import Host
from comity.host.quarantine import Quarantine

__all__ = ["Host", "Quarantine"]
