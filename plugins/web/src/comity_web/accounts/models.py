"""What is kept of those who work here. On one's own machine there is no account and no team."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from comity_web.accounts.roles import Role

__all__ = ["Account", "Attempts", "Invitation", "KnownSecret", "Membership", "Team"]


def new_key() -> str:
    """A short key for an address, which tells nothing of a person."""
    return secrets.token_hex(6)


class Team(models.Model):
    """Those who share matters: a unit of a prosecutor's office, a central authority."""

    key = models.CharField(max_length=12, default=new_key, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    closed = models.DateTimeField(null=True)


class Accounts(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None = None, **more: Any) -> Account:
        """Make an account; without a password, only an identity provider lets it in."""
        account = self.model(username=username.strip().lower(), **more)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Somebody who may sign in."""

    key = models.CharField(max_length=12, default=new_key, unique=True, editable=False)
    username = models.CharField(max_length=120, unique=True)  # lower case; the trail names it
    name = models.CharField(max_length=120)  # as colleagues see it
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    administrator = models.BooleanField(default=False)
    auditor = models.BooleanField(default=False)
    language = models.CharField(max_length=12, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = Accounts()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]


class Membership(models.Model):
    """A role of an account in a team; one may have several."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Role])

    class Meta:
        """A role is given once."""

        constraints = (
            models.UniqueConstraint(fields=["account", "team", "role"], name="one_membership"),
        )


class Invitation(models.Model):
    """Lets somebody set the password of an account, once; of its token only the hash is kept."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="invitation")
    sha256 = models.CharField(max_length=64, unique=True)
    ends = models.DateTimeField()


class Attempts(models.Model):
    """How often somebody failed to sign in: under the name of an account, or from an address.

    ``who`` is a keyed hash: what was typed as a name may be a password, or of nobody here.
    """

    who = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()
    until = models.DateTimeField(null=True)  # before then, nothing more is tried


class KnownSecret(models.Model):
    """A fingerprint of the secret of the server with which this database is used; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sha256 = models.CharField(max_length=64)
