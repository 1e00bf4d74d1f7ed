"""Identity providers: who is let in by OpenID Connect."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter as IdentityAdapter

__all__ = ["IdentityAdapter"]
