"""What another program wrote -> a deck of the project: its YAML, pictures, data, and a report.

    file -- read --> ImportedTalk -- arrange --> Draft -- choose layouts --> YAML -- check --> files

A reader a format (`pptx/`, `markdown/`, `docx/`) gives an `ImportedTalk`; what follows is the same
for all of them.
"""
