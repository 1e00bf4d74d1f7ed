"""One-time codes: the key in a telephone, and the codes on paper for when the telephone is lost.

allauth keeps both and reckons them. What it leaves to the memory of one process is kept in the
database here: which code was used last, so that none works twice, on any process.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from comity_web.accounts.models import Account

__all__ = [
    "address_of",
    "fits",
    "has_codes",
    "keep_key",
    "new_key",
    "new_recovery_codes",
    "picture_of",
    "recovery_codes",
    "recovery_left",
    "reset_codes",
    "use_code",
]

TOTP, RECOVERY = "totp", "recovery_codes"
LAST = "last"
"""In the data of a key: the number of the last half minute whose code was used."""


def has_codes(account: Account) -> bool:
    """Whether an account has a key for one-time codes."""
    return bool(_authenticators().filter(user=account, type=TOTP).exists())


def reset_codes(account: Account, but: str = "") -> None:
    """Take the key and the recovery codes of an account away, and end its sessions.

    Args:
        account: whose they are.
        but: the key of a session that goes on.
    """
    from comity_web.accounts.sessions import end_sessions

    _authenticators().filter(user=account).delete()
    end_sessions(account, but)


def new_key() -> str:
    """A key that nobody has yet: 160 bits in base 32."""
    from allauth.mfa.totp.internal.auth import generate_totp_secret

    return str(generate_totp_secret())


def address_of(account: Account, key: str) -> str:
    """What a telephone reads: ``otpauth://totp/…``."""
    from allauth.mfa.adapter import get_adapter

    return str(get_adapter().build_totp_url(account, key))


def picture_of(address: str) -> str:
    """The QR code of an address, as the address of a picture."""
    from allauth.mfa.adapter import get_adapter

    drawn = get_adapter().build_totp_svg(address)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def fits(key: str, code: str) -> bool:
    """Whether a code is one of a key, now."""
    return _counter(key, code) is not None


def keep_key(account: Account, key: str, code: str) -> bool:
    """Keep a key of which somebody typed a code, in place of an older one; with recovery codes.

    Returns:
        Whether the code was right; nothing is kept otherwise.
    """
    from allauth.mfa.utils import encrypt

    counter = _counter(key, code)
    if counter is None:
        return False
    with transaction.atomic():
        _authenticators().filter(user=account).delete()
        data = {"secret": encrypt(key), LAST: counter}
        _authenticators().create(user=account, type=TOTP, data=data)
        new_recovery_codes(account)
    return True


def new_recovery_codes(account: Account) -> None:
    """Make recovery codes; the older ones work no more."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    with transaction.atomic():
        _authenticators().filter(user=account, type=RECOVERY).delete()
        RecoveryCodes.activate(account)


def recovery_codes(account: Account) -> list[str]:
    """The recovery codes, the first time that one asks for them; none after that."""
    with transaction.atomic():
        found = _authenticators().select_for_update().filter(user=account, type=RECOVERY).first()
        if found is None:
            return []
        kept = found.wrap()
        if kept.did_view:
            return []
        kept.mark_as_viewed()
        return list(kept.get_unused_codes())


def recovery_left(account: Account) -> int:
    """How many recovery codes were not used."""
    found = _authenticators().filter(user=account, type=RECOVERY).first()
    return 0 if found is None else len(found.wrap().get_unused_codes())


def use_code(account: Account, code: str) -> str:
    """Use a code of an account up.

    Returns:
        ``totp`` or ``recovery_codes``, whichever it was; empty for a code that is wrong, too old,
        or was used before.
    """
    from allauth.mfa.utils import decrypt

    typed = "".join(code.split())
    with transaction.atomic():
        rows = _authenticators().select_for_update().filter(user=account).order_by("-type")
        for row in rows:  # the key first
            if row.type == RECOVERY and row.wrap().validate_code(typed):
                row.record_usage()
                return RECOVERY
            if row.type == TOTP:
                counter = _counter(decrypt(row.data["secret"]), typed)
                if counter is not None and counter > row.data.get(LAST, 0):
                    row.data[LAST] = counter
                    row.save(update_fields=["data"])
                    row.record_usage()
                    return TOTP
    return ""


def _counter(key: str, code: str) -> int | None:
    """The number of the half minute whose code was typed: this one, or that beside it."""
    from allauth.core.internal.cryptokit import compare_user_code
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    typed = "".join(code.split())
    for counter in yield_hotp_counters_from_time():
        if compare_user_code(actual=typed, expected=format_hotp_value(hotp_value(key, counter))):
            return int(counter)
    return None


def _authenticators() -> Any:
    from allauth.mfa.models import Authenticator

    return Authenticator.objects
