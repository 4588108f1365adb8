"""The relations of one document as one system over shared amounts."""
