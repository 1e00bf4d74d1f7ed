"""The commands of ``comity server``: a module for each, with its ``command``."""
