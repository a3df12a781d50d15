"""A project in the browser: a server on this computer, and the page that it serves."""
