"""The kinds of draft that ask for something by measures: of a State, or of a provider itself."""

from __future__ import annotations

from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request

__all__ = ["ASKING", "PAPERS_TO_PROVIDER", "Asking", "PaperToProvider"]

Asking = Request | Preservation | Disclosure
PaperToProvider = Preservation | Disclosure
ASKING = (Request, Preservation, Disclosure)
PAPERS_TO_PROVIDER = (Preservation, Disclosure)
