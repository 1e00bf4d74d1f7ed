"""Writing a case file: the commented skeleton to fill in, and the interview in the terminal.

Both are made from the descriptions of the models (``comity.model.drafts.describe``), so that a
field added to a model is asked for here without a further word.
"""
