"""Rollout writers: a plan as lines for a terminal, a web page and a workbook."""
