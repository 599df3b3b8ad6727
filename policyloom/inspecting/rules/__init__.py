"""Rules: one module each; its docstring says what is wrong and why it matters."""
