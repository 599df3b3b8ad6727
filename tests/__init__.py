"""The tests of policyloom."""
