"""What a newsroom has settled: which findings it wants, at which level, and which it has answered already."""
