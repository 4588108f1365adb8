"""The exact engine, the diagnosis of likely slips, and the checks."""
