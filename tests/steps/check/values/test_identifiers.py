"""An identifier is judged by its kind: what cannot be of the kind is a warning."""

from __future__ import annotations

import pytest

from comity.model.findings import Severity
from comity.steps.check.values import judge


def _found(kind: str, value: str) -> list[str]:
    tree = {"kind": "request", "measures": [{"identifiers": [{"kind": kind, "value": value}]}]}
    found = judge("measures[0].identifiers", tree)
    assert all(one.severity is Severity.WARNING for one in found)
    assert all(one.field == "measures[0].identifiers[0].value" for one in found)
    return [one.said.id for one in found if one.said is not None]


@pytest.mark.parametrize(
    ("kind", "value", "rule"),
    [
        ("email", "j.kamau.help.mail.example", "email"),
        ("E-mail address", "j.kamau", "email"),
        ("phone", "Kenya", "phone"),
        ("ip-address", "300.1.2.3", "ip"),
        ("IP address", "dynamic", "ip"),
        ("iban", "0011223344", "iban"),
        ("url", "the page of the shop", "web"),
        ("domain", "mail", "web"),
    ],
)
def test_what_cannot_be_of_its_kind_is_a_warning(kind: str, value: str, rule: str) -> None:
    assert _found(kind, value) == [f"value.identifier/{rule}"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "j.kamau@mail.example"),
        ("phone", "0712 555 010"),
        ("msisdn", "254712555010"),
        ("ip-address", "192.0.2.7"),
        ("ip-address", "192.0.2.7:443"),
        ("ip-address", "192.0.2.0/24"),
        ("ip-address", "192.0.2.7 - 192.0.2.9"),
        ("ip-address", "2001:db8::7"),
        ("iban", "de89 3704 0044 0532 0130 00"),
        ("url", "https://mail.example/jk"),
        ("domain", "münchen.example"),
        ("passport", "A 123"),
        ("user name", "j.kamau"),
        ("email", "[withheld]"),
    ],
)
def test_what_can_be_is_left_alone_and_so_is_any_other_kind(kind: str, value: str) -> None:
    assert _found(kind, value) == []
