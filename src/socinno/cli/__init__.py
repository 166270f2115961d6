"""The command line, the sole owner of Typer: what is asked, which query answers, where the answer goes."""
