"""BENCH: what the program promises of its speed, measured on the project in the current folder.

`make bench` runs every benchmark and writes docs/performance.md; `python -m bench
compare` runs the one promise named. A new promise is a module here with a `measure` function, and
a line in the list of `__main__`.
"""
