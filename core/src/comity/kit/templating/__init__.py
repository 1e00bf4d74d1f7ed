"""Tools for keepers of templates: derive one, list the names, say what is wrong in it."""
