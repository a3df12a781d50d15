"""Bytes of a PowerPoint file -> an ImportedTalk: python-pptx opens and walks it, within limits."""
