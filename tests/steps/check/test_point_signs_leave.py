"""Points on whose leave an act needs, a fine that was not contested, and who stays safe."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
CONVICT: Data = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}}


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"]}
    return {"measures": [usual | more], "persons": [copy.deepcopy(CONVICT)]}


FIRST = {"id": "E1", "kind": "request", "reference": "A-1", "subject": "Bank papers"}
REPLACES: Data = {"status": "replacement", "replaces": "A-1"}
REPLACES |= {"earlier": [FIRST | {"result": "It was carried out in part."}]}
SUPPLEMENT: Data = {"status": "supplement", "supplements": "A-1", "earlier": [FIRST]}
ALL_GOODS = measure("confiscation-order-enforcement", items=["The flat at 1 Example Road"])
ALL_GOODS["measures"][0]["order"] = {
    "title": "Judgment",
    "court": "High Court",
    "date": "2026-01-05",
    "summary": "It orders the confiscation of all goods of the convicted woman.",
}
FLAT = {"id": "X1", "description": "The flat at 1 Example Road", "facts": ["F1"]}
ALL_GOODS["measures"][0]["assets"] = ["X1"]
ALL_GOODS["assets"] = [FLAT]
FINE = measure("fine-enforcement", items=["The sum of 115 euro"])
FINE["measures"][0]["order"] = {
    "title": "Penal order",
    "court": "District authority of Funafuti",
    "date": "2026-01-05",
}
COURT = (
    "The district court decides on facts and law. The order was served on 1 May with a French text."
)
GRAVE = measure("examination", title="Opening of a grave", items=["Grave 1 of the cemetery"])
DATA = measure("search-of-premises", items=["Computers"], place=["1 Example Road, Yaren"])
DATA["measures"][0]["third_parties"] = "The carriers may hold data of many thousand customers."
SAFE = measure(
    "witness-testimony",
    attendance="The court and two defence counsel",
    items=["That no witness be prosecuted for what is said"],
)
SAFE["basis"] = [{"instrument": "The treaty of the two States"}]
POLICE: Data = measure("witness-statement")
POLICE |= {"transmission": {"way": "Handed over", "road": "police"}}
POLICE["requesting.issued_by.capacity"] = "police"
TREATY: Data = {"basis": [{"instrument": "Treaty of Friendship of 1965"}], "reciprocity": None}
WISHED = "That the prosecutor of Yaren order and carry out the measure himself."
SEARCH = measure("search-of-premises", procedure={"wished": WISHED})
PHONE = measure("seizure-of-items", items=["The telephone taken from her at the arrest"])
PHONE["proceedings.remedies"] = "Counsel has appealed against the arrest."
REGISTER = measure("restraint", title="Registration of the restraining order of 5 January")
REGISTER |= {"confidentiality": {"wanted": True}}
SHIP = measure("restraint", items=["The sailing ship Example"])
PARTNERS = measure("government-records", items=["Leave to give the data to the partners"])
HELD = measure("restraint", items=["Parcel 5"], title="Seizure up to the sum of the gain")
CASES = [
    (
        "what-lies-in-it",
        SHIP,
        {"measures.0.procedure": {"wished": "An inventory of what is on board."}},
    ),
    ("others-at-the-file", PARTNERS, {"use": "Each partner has undertaken to keep the limits."}),
    ("while-held", HELD, {"measures.0.items.0": "Account 5"}),
    ("through-the-centre", POLICE, {"requesting.issued_by.capacity": "prosecutor"}),
    ("no-help-treaty", TREATY, {"proceedings.stage": "Reciprocity is promised."}),
    (
        "judge-left-out",
        SEARCH,
        {"measures.0.procedure.wished": f"{WISHED} If the law there allows it."},
    ),
    ("if-it-falls", PHONE, {"measures.0.fallback": "A fresh seizure in its own right."}),
    ("if-it-falls", PHONE, {"proceedings.remedies": "The appeal was dismissed."}),
    (
        "registered-unwarned",
        REGISTER,
        {"measures.0.result": "First an interim order without notice."},
    ),
    ("registered-unwarned", REGISTER, {"confidentiality.wanted": False}),
    ("earlier-in-part", REPLACES, {"earlier.0.result": "Answered"}),
    (
        "earlier-in-part",
        REPLACES,
        {"proceedings.stage": "The rest of the first letter is no longer wanted."},
    ),
    ("earlier-in-part", SUPPLEMENT, {"earlier.0.result": "Carried out"}),
    (
        "earlier-in-part",
        REPLACES | {"earlier": [FIRST | {"result": "Nur zum Teil: einige Unterlagen kamen."}]},
        {"earlier.0.result": "Alle Unterlagen kamen."},
    ),
    (
        "how-paid",
        ALL_GOODS,
        {"facts.0.text": "The flat was paid with the money of the fraud."},
    ),
    (
        "how-paid",
        ALL_GOODS,
        {"measures.0.particulars": {"value": {"amount": "5.00", "currency": "EUR"}}},
    ),
    (
        "how-paid",
        ALL_GOODS,
        {"measures.0.order.summary": "It orders the confiscation of the flat."},
    ),
    ("fine-contested", FINE, {"proceedings.remedies": COURT}),
    (
        "fine-contested",
        FINE | {"proceedings.remedies": COURT.split(" The order")[0] + " A French text came too."},
        {"annexes": [{"id": "A1", "title": "Proof of service of the order"}]},
    ),
    ("fine-contested", FINE, {"measures.0.order.court": "District Court of Funafuti"}),
    (
        "leave-on-site",
        GRAVE,
        {"measures.0.purpose": "The consent of the municipality is asked for as well."},
    ),
    (
        "leave-on-site",
        measure("examination", title="Ouverture des tombes", items=["Sept tombes"]),
        {"measures.0.purpose": "Avec l'autorisation de la commune."},
    ),
    (
        "leave-on-site",
        measure("search-of-premises", items=["Leave to dig on a plot"], place=["A plot in Yaren"]),
        {"measures.0.items.0": "Bones in the shed"},
    ),
    (
        "kept-sealed",
        DATA,
        {"measures.0.procedure": {"wished": "The carriers are sealed and handed over unread."}},
    ),
    ("kept-sealed", DATA, {"measures.0.third_parties": "The data are those of the suspect."}),
    (
        "counsel-safe",
        SAFE,
        {"measures.0.items.0": "That no witness and no counsel be prosecuted for what is said"},
    ),
    ("counsel-safe", SAFE, {"measures.0.attendance": "The court"}),
]


@pytest.mark.parametrize(("point", "before", "answer"), CASES)
def test_a_point_is_asked_until_it_is_told(
    asked_and_calm: Callable[..., None], point: str, before: Data, answer: Data
) -> None:
    asked_and_calm(point, before, answer)
