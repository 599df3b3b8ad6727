"""Run the command line: ``python -m policyloom``."""

from policyloom.cli import main

raise SystemExit(main())
