"""The models of the files that authors write: schema 1 of every kind of document."""
