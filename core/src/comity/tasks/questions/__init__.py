"""What an author is asked: which fields, in which sections and order, and which not, and why."""
