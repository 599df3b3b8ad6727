"""IMPORT: Word files and PDFs -> what stands in them, as plain values."""
