"""Whose an IP address is: told from the author's own words right beside it."""

from __future__ import annotations

import pytest

from comity.law.ip_addresses import is_address, of_a_server

ADDRESS = "192.0.2.44"


def is_server(text: str = "", kind: str = "provider", **mark: str) -> bool:
    mark = {"kind": "ip-address", "value": ADDRESS} | mark
    return of_a_server(mark, {"holder": {"name": "Example", "kind": kind}}, [text])


@pytest.mark.parametrize(
    "text",
    [
        "The site resolves to 192.0.2.44.",
        "It reported to 192.0.2.44, a server of Muster Hosting.",
        "The server at 192.0.2.44 answered.",
        "The address 192.0.2.44 (a VPS) held the page.",
        "Der Server 192.0.2.44 wurde gemietet.",
        "Le serveur 192.0.2.44 héberge la page.",
    ],
)
def test_a_word_beside_an_address_makes_it_a_servers(text: str) -> None:
    assert is_server(text)


@pytest.mark.parametrize(
    "text",
    [
        "He logged in from 192.0.2.44, an address of Example Access.",
        "The message was sent from 192.0.2.44, as the log of the mail server shows.",
        "The mail server logged an access from 192.0.2.44.",
        "The server answered. The user came back from 192.0.2.44.",
    ],
)
def test_a_server_that_only_saw_an_address_does_not_make_it_its_own(text: str) -> None:
    assert not is_server(text)


def test_the_holder_or_the_note_tells_it_too() -> None:
    assert is_server(kind="hosting provider")
    assert is_server(note="the server of the forum")
    assert not is_server(kind="internet access provider")
    assert not is_server(kind="web hosting and broadband provider")


def test_a_moment_of_use_makes_it_a_users_whoever_holds_it() -> None:
    assert not is_server(kind="hosting provider", time="2026-03-14T09:12:44")


def test_an_address_is_known_by_its_value() -> None:
    assert is_address(" 2001:db8::1 ")
    assert not is_address("a@mail.example")
