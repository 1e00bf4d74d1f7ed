"""The words of the pages, in the language of their reader."""
