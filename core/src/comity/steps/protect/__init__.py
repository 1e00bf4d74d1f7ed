"""Protect: what of a case may leave, and what may be said about it.

Before a case is composed, the persons who are protected and the facts that stay are taken out of
its draft (``leaving``); the author's file stays as it is. ``check_protection`` finds a protected
name wherever else it stands, ``Shield`` keeps it out of what the program says. docs/protection.md
tells what is protected, and what is not.
"""

from __future__ import annotations

from comity.steps.protect.identity_needed import identity_needed, sealed_persons
from comity.steps.protect.redact import Redacted, redact, withheld_facts
from comity.steps.protect.scan import UNBUILDABLE, check_protection, check_texts
from comity.steps.protect.sealed_accounts import SealedAccount, accounts_in, sealed_accounts
from comity.steps.protect.shield import Shield, hushed_errors, with_plain_ids

__all__ = [
    "UNBUILDABLE",
    "Redacted",
    "SealedAccount",
    "Shield",
    "accounts_in",
    "check_protection",
    "check_texts",
    "hushed_errors",
    "identity_needed",
    "redact",
    "sealed_accounts",
    "sealed_persons",
    "with_plain_ids",
    "withheld_facts",
]
