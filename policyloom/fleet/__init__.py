"""FLEET: many documents at a time; which ones, making each, and keeping the output folder true."""
