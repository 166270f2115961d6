"""The rules that content is held to: visible lists of small generators, a debate in and problems out.

`references` has what every reading of a debate asks for, `completeness` what only `socinno check` does.
"""
