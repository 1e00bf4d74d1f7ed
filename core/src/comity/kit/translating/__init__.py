"""Tools for those who write the wording of a language: what to word, what is wrong."""
