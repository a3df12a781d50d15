"""Rules that guess the layout of an imported slide; one function a rule, with its score and reason.

Precision counts before recall: a wrong guess costs more than a list. Numbers were measured on 206
real decks; places are shares of the slide.
"""
