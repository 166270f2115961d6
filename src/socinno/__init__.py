"""socinno: explore a debate from the command line, its dichotomies, positions, speakers and quotes."""
