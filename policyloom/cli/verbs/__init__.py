"""CLI: what each verb is asked, as a frozen dataclass; ``policyloom.cli.VERB`` does it."""
