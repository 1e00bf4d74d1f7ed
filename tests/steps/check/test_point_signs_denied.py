"""Points on what is only denied or likely, secret there, said in custody, or still open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}}
FACT: Data = {"id": "F1", "text": "A bank moved money."}


def said(ground: str, text: str) -> Data:
    return {"statements": [{"ground": ground, "text": text}]}


def suit(summary: str, stage: str, nature: str = "confiscation") -> Data:
    return {
        "proceedings.nature": nature,
        "proceedings.summary": summary,
        "proceedings.stage": stage,
    }


def file_asked(obtained: str, **more: Any) -> Data:
    """Copies of a file that the other side holds."""
    held = {"authority": "A court", "obtained": obtained}
    measure: Data = {"id": "M1", "kind": "case-file-copies", "purpose": "To prove the fraud."}
    measure |= {"items": ["The file"], "offences": ["O1"], "facts": ["F1"], "already_held": held}
    return {"measures": [measure], "facts": [FACT]} | more


def fact(text: str) -> Data:
    return {"facts": [{"id": "F1", "text": text}]}


def things(link_shown: str) -> Data:
    measure: Data = {"id": "M1", "kind": "asset-return", "purpose": "To give them back."}
    measure |= {"items": ["Coins"], "offences": ["O1"], "facts": ["F1"], "assets": ["X1"]}
    asset: Data = {"id": "X1", "description": "Coins", "kind": "other", "link": "object"}
    asset |= {"link_shown": link_shown, "facts": ["F1"], "offences": ["O1"]}
    return {"measures": [measure], "assets": [asset], "facts": [FACT]}


def moved(consent: str, connection: str = "He saw the theft.") -> Data:
    measure: Data = {"id": "M1", "kind": "prisoner-transfer-testimony", "purpose": "To hear him."}
    measure |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P2"]}
    measure["particulars"] = {"consent": consent, "dates": "Three days"}
    return {"measures": [measure], "persons": [WITNESS | {"connection": connection}]}


def heard(occupation: str) -> Data:
    measure: Data = {"id": "M1", "kind": "witness-testimony", "purpose": "To prove the plan."}
    measure |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P2"]}
    one = WITNESS | {"occupation": occupation, "nationalities": ["US"]}
    return {"measures": [measure], "persons": [one], "facts": [FACT]}


def served(wished: str) -> Data:
    measure: Data = {"id": "M1", "kind": "service-of-documents", "purpose": "To serve the charge."}
    measure |= {"items": ["The charge"], "offences": ["O1"], "persons": ["P2"]}
    return {"measures": [measure | {"procedure": {"wished": wished}}], "persons": [WITNESS]}


KEPT = {"confidentiality": {"wanted": True, "reason": "The file is kept secret until its release."}}
CASES: list[tuple[str, Data, Data]] = [
    (
        "bare-denial",
        said("political-offence", "This case has nothing to do with politics."),
        said("political-offence", "It is a common crime. A court has confirmed the charges."),
    ),
    (
        "bare-denial",
        said("persecution", "Das Verfahren hat keinen politischen Hintergrund."),
        said("fiscal-offence", "Das Verfahren hat keinen politischen Hintergrund."),
    ),
    (
        "bare-denial",
        said("persecution", "C'est une affaire de droit commun."),
        said("persecution", "C'est une affaire de droit commun, et un recours est ouvert."),
    ),
    (
        "forfeits-alone",
        suit("A civil action seeks the forfeiture of a ship.", "Nobody has been charged."),
        suit("A civil action seeks the forfeiture of a ship.", "A criminal investigation runs."),
    ),
    (
        "forfeits-alone",
        suit("Confiscation sans condamnation d'un bateau.", "Aucune poursuite n'est ouverte."),
        suit("Une action civile demande un prix.", "Aucune poursuite n'est ouverte."),
    ),
    (
        "sealed-there",
        file_asked("The transcripts are still confidential."),
        file_asked("The transcripts are still confidential.", **KEPT),
    ),
    (
        "sealed-there",
        file_asked("Die Protokolle sind noch unter Verschluss."),
        file_asked("Die Protokolle sind nicht unter Verschluss."),
    ),
    (
        "said-in-custody",
        fact("Two managers were detained in May. Their statements name the seller."),
        fact("Two managers were heard in May. Their statements name the seller."),
    ),
    (
        "said-in-custody",
        fact("Les aveux des détenus citent le vendeur."),
        fact("Les aveux des détenus, faits en présence d'un avocat, citent le vendeur."),
    ),
    (
        "link-likely",
        things("The coins probably stem from one grave."),
        things("The coins were photographed in the grave on 3 May 2025."),
    ),
    (
        "link-likely",
        things("Die Münzen stammen vermutlich aus einem Grab."),
        things("Die Münzen wurden am 3. Mai 2025 in dem Grab fotografiert."),
    ),
    ("moved-while-open", moved("He has not been asked yet."), moved("He agreed on 3 May 2026.")),
    (
        "moved-while-open",
        moved("He agreed on 3 May 2026.", "He awaits trial for another theft."),
        moved("He agreed on 3 May 2026.", "He serves a final sentence."),
    ),
    ("secret-of-office", heard("Former Secretary of Defense"), heard("Secretary of a rowing club")),
    (
        "if-not-served",
        served("Personal service, with a signed receipt."),
        served("Personal service. If the person is not found, by deposit at the court."),
    ),
    (
        "if-not-served",
        served("Persönliche Zustellung gegen Unterschrift."),
        served("Persönliche Zustellung, sonst Ersatzzustellung."),
    ),
    (
        "if-not-served",
        served("Remise en mains propres."),
        served("Remise en mains propres ou par voie postale."),
    ),
]


@pytest.mark.parametrize(("rule", "raised", "calm"), CASES)
def test_what_is_denied_or_open_is_asked_about(
    asked_and_calm: Callable[..., None], rule: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(rule, raised, calm)
