"""The kinds of draft that ask for something by measures: of a State, or of a provider itself."""

from __future__ import annotations

from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request

__all__ = ["ASKING", "PAPERS_TO_PROVIDER", "Asking", "PaperToProvider", "goes_to_company"]

Asking = Request | Preservation | Disclosure
PaperToProvider = Preservation | Disclosure
ASKING = (Request, Preservation, Disclosure)
PAPERS_TO_PROVIDER = (Preservation, Disclosure)
POINT_OF_CONTACT = "point-of-contact"


def goes_to_company(draft: Draft) -> bool:
    """Whether a paper is addressed to a company itself, and not to a point of contact."""
    return isinstance(draft, PAPERS_TO_PROVIDER) and draft.form != POINT_OF_CONTACT
