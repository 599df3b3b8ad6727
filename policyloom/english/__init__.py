"""ENGLISH: what the program knows of the language, and of no policy: forms, names, dates."""
