"""Questions to a library and their answers as views: pure functions, no input or output."""
