"""What other fields tell of secrecy, of limitation and of holders is not said to be missing."""

from __future__ import annotations

from typing import Any

import pytest

Data = dict[str, Any]


def ids(found: list[Any], rule: str) -> list[str]:
    return [one.said.id if one.said else one.rule for one in found if one.rule == rule]


@pytest.mark.parametrize(
    ("secrecy", "told"),
    [
        ({"reason": "The case is young."}, False),
        ({"reason": "The exchange must not tell its customer."}, True),
        ({"reason": "P1 does not know of the inquiry."}, True),
        ({"reason": "P1 weiss nichts vom Verdacht."}, True),
        (
            {"reason": "Weder Börse noch Bank sollen die Kundschaft verständigen."},
            True,
        ),
        ({"reason": "P2 ignore l’instruction."}, True),
        ({"reason": "La banque n’avertira pas le titulaire."}, True),
        ({"reason": "The case is young.", "may_know": "The bank's compliance officer."}, True),
    ],
)
def test_secrecy_towards_a_user_is_read_in_words(
    findings, request_data: Data, secrecy: Data, told: bool
) -> None:
    request_data["confidentiality"] = {"wanted": True, **secrecy}
    found = ids(findings(request_data), "links.user-notice-open")
    assert (found == []) is told


@pytest.mark.parametrize(
    ("changes", "variants"),
    [
        ({}, ["lint.old-conduct/several"]),
        ({"role": "accused"}, []),
        ({"stage": "The accused was indicted in 2009."}, []),
        ({"stage": "Die Tat ist nicht verjährt."}, []),
        ({"stage": "L’action publique n’est pas prescrite."}, []),
    ],
)
def test_conduct_of_long_ago_is_asked_about_once(
    findings, request_data: Data, changes: Data, variants: list[str]
) -> None:
    offence = request_data["offences"][0] | {"committed_to": "1990-01-01"}
    offence.pop("elements", None)
    request_data["offences"] = [offence, offence | {"id": "O2"}]
    request_data["persons"] = [
        {"id": "P1", "role": changes.get("role", "suspect"), "name": {"full": "Bo Sample"}}
    ]
    if stage := changes.get("stage"):
        request_data["proceedings"]["stage"] = stage
    assert ids(findings(request_data), "lint.old-conduct") == variants


@pytest.mark.parametrize(
    ("holder", "told"),
    [
        ("The banks in Portugal", False),
        ("Banks in Portugal named in annex A3", True),
        ("Die in der Anlage genannten Banken", True),
        ("Les banques nommées dans la liste jointe", True),
    ],
)
def test_holders_whom_a_list_names_are_named(
    findings, request_data: Data, holder: str, told: bool
) -> None:
    request_data["measures"][0] |= {"kind": "bank-records", "holder": {"name": holder}}
    found = ids(findings(request_data), "lint.holder-not-entity")
    assert (found == []) is told
