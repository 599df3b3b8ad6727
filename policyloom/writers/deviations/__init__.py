"""Deviations writers: conflicts for a terminal; the register as text, JSON, a workbook, a page."""
