"""What Comity says of a revision, kept by a hash; documents, made by one worker."""
