"""A Word document -> an ImportedTalk.

    bytes -- package within limits -- the body walked, styles and lists worked out -- headings found
      -- slides

The body is walked element by element; python-docx reads the styles. Its own walk would miss text
boxes, content controls, notes and what was inserted by somebody whose changes are tracked.
"""
