"""What the figures of a text denote, and which of them denote the same quantity."""
