"""What is kept: cases, their revisions, what was posted, the trail."""
