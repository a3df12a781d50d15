"""What every worker needs, imported once by the process that workers are forked from."""

import gc

import briefgen.backends.pdf
import briefgen.backends.pptx
import briefgen.backends.pptx.gate
import briefgen.build.work
import briefgen.handouts.nup  # noqa: F401

# A worker never needs to look again whether any of this can be thrown away.
gc.freeze()
