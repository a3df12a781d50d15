"""What every worker needs, imported once by the process that workers are forked from."""

import briefgen.backends.pdf
import briefgen.backends.pptx
import briefgen.backends.pptx.gate
import briefgen.build.work
import briefgen.handouts.nup  # noqa: F401
