"""Chains of preservations: which rows and papers are of one, which renewed which, where it ends."""
