"""IMPORTING: a manuscript -> clauses, a policy and a body's data that print the same words.

Nothing is dropped and nothing chosen in silence: what cannot be taken over yet is named.
"""

from policyloom.importing.bringing import Brought, bring
from policyloom.importing.outline import Chapter, Outline, as_asked, outline
