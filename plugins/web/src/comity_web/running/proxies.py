"""Whose word on the address of a client and on TLS is taken: that of the named proxies alone."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from typing import Any

from waitress.proxy_headers import proxy_headers_middleware

__all__ = ["Proxies"]

TRUSTED = {"x-forwarded-for", "x-forwarded-proto"}
"""Not the host: the proxy passes on the one that was asked for."""


class Proxies:
    """An application of WSGI that gets what a named proxy says; what others say is taken away."""

    def __init__(self, application: Any, named: Iterable[str]) -> None:
        """Stand before an application.

        Args:
            application: of WSGI.
            named: addresses and networks.
        """
        self._networks = [ipaddress.ip_network(one) for one in named]
        self._believed = proxy_headers_middleware(
            application, trusted_proxy="*", trusted_proxy_count=1, trusted_proxy_headers=TRUSTED
        )
        self._unheard = proxy_headers_middleware(application)

    def __call__(self, environ: Mapping[str, Any], start: Any) -> Any:
        """Pass a request on."""
        answer = self._believed if self._names(environ["REMOTE_ADDR"]) else self._unheard
        return answer(environ, start)

    def _names(self, address: str) -> bool:
        try:
            given = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        if isinstance(given, ipaddress.IPv6Address) and given.ipv4_mapped is not None:
            given = given.ipv4_mapped
        return any(given in network for network in self._networks)
