"""The channels that a request names by the id of a network go by its title from here on."""

from __future__ import annotations

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.drafts.request import Request

__all__ = ["with_channel_names"]


def with_channel_names(draft: Draft, host: Host) -> Draft:
    """The draft in which ``channel: egmont`` is written out, so that a letter names the network."""
    if not isinstance(draft, Request) or not draft.channels:
        return draft
    networks = host.networks()
    named = tuple(
        one.model_copy(update={"channel": str(networks[key].title)})
        if (key := one.channel.strip().casefold()) in networks
        else one
        for one in draft.channels
    )
    return draft if named == draft.channels else draft.model_copy(update={"channels": named})
