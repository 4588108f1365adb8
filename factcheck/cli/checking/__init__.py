"""What ``factcheck check`` does: what was asked for, the run over the sources, where its reports go."""
