"""Compiles school and trust policies from clauses in YAML into Word, PDF, HTML and text."""
