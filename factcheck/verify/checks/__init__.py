"""One file a check: its page, its card, its examples, its function. The module name begins with the code."""
