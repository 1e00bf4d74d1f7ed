"""One description of every question that a case file answers, for whoever asks it."""
