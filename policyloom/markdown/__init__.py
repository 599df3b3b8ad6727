"""Markdown: the text of a clause -> Wording, with the place of every token and link, and back."""

from policyloom.markdown.blocks import read_line, read_wording
from policyloom.markdown.leaves import Leaf, leaf_of_line, leaves
from policyloom.markdown.reader import Place
from policyloom.markdown.writer import said_as, text_of, write_line, write_wording
