"""The desk of a company that receives a request: what its officer decides, and the letter.

``questions_of`` lists the questions with the program's answer and its reason; ``company_letter``
makes the case file of a letter. The program never says that a request is genuine.
"""

from __future__ import annotations

from comity.tasks.incoming.provider.company_desk import Desk, Question, questions_of
from comity.tasks.incoming.provider.company_letter import LETTERS, Letter, company_letter

__all__ = ["LETTERS", "Desk", "Letter", "Question", "company_letter", "questions_of"]
