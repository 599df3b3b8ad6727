"""STUDIO: the work of the command line in a browser, for people who know Word and not YAML.

Pages over the same functions and the same files: what may be said, who may approve and what
changed is decided below, never here. A page is a function from what was asked to an answer; the
table of them is ``routes``. ``guard`` keeps strangers out, ``rights`` says who may do what,
``desk`` holds the project as it was last read, ``saving`` is the one way in which a page changes a
file.
"""
