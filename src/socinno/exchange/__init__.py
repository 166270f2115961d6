"""The formats of other tools: each module takes a library out to one of them, or brings one in."""
