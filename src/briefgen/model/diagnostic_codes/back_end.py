"""BF4: files that are written. BF9: our own fault."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

BACK_END: dict[str, Code] = {
    "BF401": Code(
        name="gate",
        severity="error",
        summary="The finished file failed the output gate.",
        wordings={
            "": Wording(
                "PowerPoint might not open this deck, so it was not written: {finding}",
                "this is our fault, not yours; please report it with the deck's source",
            ),
        },
        explanation="""\
Every file is opened again and looked through before it is written, so that nothing broken is sent
to anybody. This one failed. It is not your fault: please report it, with the deck. The files of
the last build are still there.""",
    ),
    "BF402": Code(
        name="cannot-write",
        severity="error",
        summary="A file cannot be written.",
        wordings={
            "": Wording("{path} cannot be written: {why}"),
            "removed": Wording(
                "{path} was written, and then removed by somebody while the build was running",
                "run again, and leave the folder alone until it is finished",
            ),
        },
        explanation="""\
The disk refused: it is full, the folder belongs to somebody else, or the file is open in
PowerPoint. Close it and build again. Whatever could not be written is still as it was before.""",
    ),
    "BF403": Code(
        name="edited-by-hand",
        severity="error",
        summary="A file was changed by hand since it was built.",
        wordings={
            "": Wording(
                "{file} was changed by hand since it was built, and was not overwritten",
                "put the changes into the source, then build with --force; or move the file away",
            ),
        },
        explanation="""\
Somebody edited the generated file, and a new build would throw the work away. Put the changes
into the source and build with `--force`, or move the file to another folder.""",
    ),
    "BF404": Code(
        name="stopped",
        severity="error",
        summary="A pack took too long, too much memory, or broke off.",
        wordings={
            "time": Wording(
                "`{pack}` was not made: it took longer than {seconds:g} seconds",
                "--time-limit allows it more time",
            ),
            "died": Wording(
                "`{pack}` was not made: its worker process died ({how})",
                "is the machine short of memory? run again, or build it alone",
            ),
            "not-started": Wording(
                "`{pack}` was not made: its worker process could not be started", "run again"
            ),
            "cluster": Wording(
                "`{pack}` was not made: the connection to the cluster was lost",
                "is its scheduler running? run again: what is finished is not made twice",
            ),
            "memory": Wording(
                "`{pack}` was not made: it needs more memory than it is allowed",
                "look for a very large picture; --memory-limit allows it more",
            ),
        },
        explanation="""\
The pack was given up so that the others could be made. Look for a very large picture or drawing
in its deck; `--memory-limit` and `--time-limit` allow it more. What was built before is still
there.""",
    ),
    "BF901": Code(
        name="internal",
        severity="error",
        summary="briefgen itself failed.",
        wordings={
            "": Wording("briefgen itself failed ({error})", "this is our fault; please report it"),
        },
        explanation="""\
This is our fault, not yours. Please report it with the file that caused it, and with what
briefgen says when the environment variable `BRIEFGEN_TRACEBACK` is 1.""",
    ),
}
