"""Quotes against the text of their source: found to the letter or not, by whom, and cut out of what."""
