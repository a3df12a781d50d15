"""Document -> paper: paragraphs, pagination, running heads; reading documents and notes."""
