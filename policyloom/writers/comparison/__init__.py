"""Comparison writers: what two documents differ in -> a list, a redline, two columns, JSON."""
