"""What the program is for, and what to do first."""

FIRST_STEPS = """\
Go to the folder that holds briefgen.yaml, write decks/my-seminar.yaml, and run

  briefgen import     a deck of a presentation that you have, such as talk.pptx
  briefgen check      what is wrong, without writing anything
  briefgen build      make the decks and handouts, in the folder output
  briefgen templates  the layouts you can use, and what goes into them
  briefgen help       the pages of the documentation; `briefgen help chart` shows one

Every message names a file, a line and what to do about it.\
"""
ABOUT = f"""\
Compile slide content in YAML into PowerPoint decks and printable PDF handouts.

{FIRST_STEPS}\
"""
