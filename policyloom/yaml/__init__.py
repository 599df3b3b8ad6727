"""YAML: read with the place of every value, and edited with every other byte kept."""
