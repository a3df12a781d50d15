"""What codes of BF1 say of spreadsheets: the seminars' and those that charts are made from."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

_SAVE_AGAIN = "open it in the program that made it, and save it again as .xlsx or .csv"

DATA_FILES: dict[str, dict[str, Wording]] = {
    "BF101": {
        "first-data-file": Wording(
            "there is no file {name}", "put the file into the folder {folder}"
        ),
        "data-file": Wording("there is no file {name}", "the folder {folder} has: {there}"),
    },
    "BF102": {
        "cell-not-closed": Wording(
            "{row} cannot be read: a cell begins with a quotation mark that is never closed",
            "add the quotation mark that ends the cell",
        ),
        "text-after-cell": Wording(
            "{row} cannot be read: there is more text after the quotation mark that ends a cell",
            'write a quotation mark inside a cell twice: ""',
        ),
        "not-csv": Wording(
            "{row} cannot be read: it is not written as CSV",
            "save the file again as CSV in the program that made it",
        ),
    },
    "BF103": {
        "spreadsheet": Wording(
            "this file is not UTF-8 text", "save it as UTF-8 (in Excel: Save as, CSV UTF-8)"
        ),
        "data-file": Wording(
            "{name}, line {line}: this is not UTF-8 text",
            "save the file as UTF-8 (in Excel: Save as, CSV UTF-8)",
        ),
    },
    "BF104": {
        "column": Wording(
            "the name of this column has an invisible character in it",
            "save the file again as CSV UTF-8",
        ),
        "cell": Wording(
            "this cell has an invisible character in it",
            "delete it; such characters often slip in when text is pasted",
        ),
        "data-file": Wording(
            "{place} has an invisible character in it (U+{number:04X})",
            "delete it; such characters often slip in when text is pasted",
        ),
    },
    "BF105": {
        "column": Wording("two columns are called `{name}`", "rename one of them"),
        "subject": Wording(
            "two subjects are called `{name}`", "say what tells them apart, or take one out"
        ),
        "series": Wording(
            "two series are called `{name}`",
            "rename one of them",
        ),
        "not-one-number": Wording(
            "{file} has two numbers for `{name}` and `{series}`, in rows {first} and {second}",
            "choose the rows that count with `rows:`, or the columns with `columns:`",
        ),
    },
    "BF106": {
        "rows": Wording(
            "the file has more than {most:,} rows",
            "keep the seminars that are still to come, and move older ones to another file",
        ),
        "columns": Wording(
            "the file has more than {most:,} columns",
            "keep those that decks use; was it saved with one row for all seminars?",
        ),
        "seminars": Wording(
            "{what} is too large",
            "keep the seminars that are still to come, and move older ones to another file",
        ),
        "data-file": Wording(
            "{what} is too large",
            "a file can have at most {most:,} cells: copy those you show to a file of their own",
        ),
        "cell": Wording(
            "{place}: the cell is longer than {most:,} characters",
            "the cells of a chart or table are for numbers and names of a few words",
        ),
    },
    "BF110": {
        "column": Wording(
            "`{name}` cannot be the name of a column",
            "use letters, digits and hyphens only, such as `{better}`",
        ),
        "column-filled-in": Wording(
            "a column cannot be called `{name}`: briefgen fills that in itself",
            "rename it to `{better}`",
        ),
        "no-sheets": Wording("a .csv file does not have sheets", "remove `sheet:`"),
        "no-column": Wording(
            "{file} has no column `{name}`",
        ),
        "no-row": Wording(
            "{file} has no row `{name}`",
        ),
    },
    "BF111": {
        "columns-of-data": Wording(
            "the heads of a table from a file stand in the file",
            "to choose columns, name them with the file: `data: {{file: {file}, columns: [...]}}`",
        ),
        "cell": Wording(
            "the cell `{cell}` is not in a column that has a name",
            "if a text has a comma in it, put quotation marks round the text; otherwise name the "
            "column in the first row",
        ),
    },
    "BF112": {
        "sheet": Wording(
            "there is nothing on the sheet `{sheet}`",
            "name the columns in the first row, such as id, deck and date, or delete the file",
        ),
        "csv-data": Wording("{name} is empty", "write the numbers into it"),
        "sheet-data": Wording(
            "{name} is empty", "if the numbers are on another sheet, name it with `sheet:`"
        ),
        "empty-range": Wording(
            "there is nothing in the cells {written} of {name}",
            "look at the spreadsheet, and write the first and the last cell, such as "
            "`range: B4:F20`",
        ),
        "no-data-rows": Wording(
            "{name} has no rows below the names of the columns",
            "write them there; or name the row that has the names, such as `head: 4`",
        ),
        "no-names": Wording(
            "{place}: there are numbers where the names of columns are looked for",
            "write the names into the file; if it has none, say `head: none`; if these are the "
            "names, say `head: {row}`",
        ),
        "two-columns": Wording(
            "{name} has a single column that counts; a chart needs two",
            "the first column holds the categories, each of the others a series; if spaces part "
            "the columns, save the file again as CSV",
        ),
        "nameless": Wording(
            "{place}: a series without a name",
            "write the name of the series there; or choose columns: `columns: [A, B]`",
        ),
        "heads": Wording(
            "the table has no `columns:`",
            "add a line `columns: [...]`",
        ),
    },
    "BF113": {
        "cell-error": Wording(
            "the cell has the error {error}",
            "correct the formula, or type in what the cell should say",
        ),
        "cell-no-value": Wording(
            "the formula in this cell has no value",
            "open the file in Excel or LibreOffice, and save it: then the values are kept in it",
        ),
        "cell-too-narrow": Wording(
            "the cell shows {cell} instead of what is in it",
            "make the column wider in the spreadsheet, and save the file again",
        ),
        "not-data": Wording(
            "`{name}` is not a data file that can be read",
            "save it as .csv or .xlsx in the folder {folder}",
        ),
        "no-sheet": Wording("{name} does not have a sheet with anything on it", _SAVE_AGAIN),
        "no-such-sheet": Wording("{name} does not have a sheet `{sheet}`", "possible: {possible}"),
        "password": Wording(
            "{name} is protected by a password, or in the old format .xls",
            "open it in Excel, and save it as .xlsx without a password",
        ),
        "not-a-workbook": Wording("{name} is not an Excel workbook, or is damaged", _SAVE_AGAIN),
        "not-a-range": Wording(
            "`{written}` is not a range of cells",
            "write the first and the last cell, such as `range: B4:F20`",
        ),
        "no-head": Wording(
            "{name} has nothing in row {written}",
            "write the number of the row that names the columns, such as `head: 4`",
        ),
        "words": Wording(
            "{place}: `{text}` is not a number, and the column `{column}` holds others like it",
        ),
        "not-one-number": Wording(
            "{name}: beside `{pivot}`, it cannot be told which column names the rows "
            "and which has the numbers",
            "name the two, such as `columns: [Region, Visits]`",
        ),
        "units": Wording(
            "the numbers have different units: {first} is {one}, {second} {two}",
            "choose columns of one unit with `columns:`",
        ),
        "units-of-column": Wording(
            "the numbers of the column `{column}` have different units: {first} is {one}, "
            "{second} {two}",
            "write all of them in one unit, or leave some out with `rows:`",
        ),
        "units-across": Wording(
            "the numbers from left to right have different units: some are {one}, others {two}",
            "write all of them in one unit, or choose others",
        ),
        "two-units": Wording(
            "this number is {second}, others are {first}",
            "write all of them in one unit, or without, and say it in `unit:`",
        ),
        "data-error": Wording(
            "{place}: the cell has the error {error}",
            "correct the formula, or choose other cells with `columns:` or `rows:`",
        ),
        "data-too-narrow": Wording(
            "{place}: the cell shows {error} instead of what is in it",
            "make the column wider in the spreadsheet, and save the file again",
        ),
        "data-no-value": Wording(
            "{place}: the formula has no value",
            "open the file in Excel or LibreOffice, and save it: then the values are kept in it",
        ),
        "data-cell": Wording(
            "{place}: {why}",
        ),
    },
}

DATA_NOTES: dict[str, Code] = {
    "BF131": Code(
        name="data-left-out",
        severity="warning",
        summary="A part of a data file is hidden, or a second table, and is left out.",
        wordings={
            "hidden": Wording(
                "{name}: {what} hidden, and left out",
                "show them in the spreadsheet if they count",
            ),
            "second-table": Wording(
                "{name}: {rows}: taken for a second table, and left out",
                "for that one, give `range: {second}` beside the file; for both as one, "
                "`range: {both}`",
            ),
            "scale-of-chart": Wording(
                "`{said}` stands beside the numbers in the file, and is not shown in the chart",
                "say what they count: `unit: ...`",
            ),
            "scale-of-table": Wording(
                "`{said}` stands beside the numbers in the file, and is not shown in the table",
                "say what they count: `caption: ...` or `notes: ...`",
            ),
            "sheet": Wording(
                "{file}: the sheet `{passed}` {why}, so `{sheet}` is read",
                "name the sheet that you mean: `sheet: {sheet}`",
            ),
        },
        explanation="""\
Charts and tables show what a spreadsheet shows. Rows and columns that are hidden in it, by hand or
by a filter, are left out, and so is a sheet that is hidden or has no table, unless `sheet:` names
it. Of two tables below each other the first is read, unless `range:` names the cells. Show
them in the spreadsheet, or write `allow: data-left-out` if they are hidden on purpose.""",
    ),
    "BF133": Code(
        name="doubtful-figures",
        severity="warning",
        summary="Numbers that can be drawn, in a chart that misleads.",
        wordings={
            "same-category": Wording(
                "two categories are called `{name}`",
                "say what tells them apart, such as the year; or add their numbers up",
            ),
            "nameless": Wording(
                "a category has no name", "write what the numbers are of, or leave them out"
            ),
            "no-values": Wording(
                "the series `{name}` has no numbers", "write its numbers, or leave it out"
            ),
            "no-values-of": Wording(
                "`{name}` has no numbers in any series",
                "write them, or leave it out; of a file, choose with `rows:`",
            ),
            "sum": Wording(
                "`{name}` is the sum of the others, and drawn beside them",
                "leave it out: all the others together show it; of a file, choose with `rows:` "
                "or `columns:`",
            ),
            "shown-as-nothing": Wording(
                "{value} is shown as {shown}",
                "write the number as the format counts it, such as 45 for 45%; or a `format:` "
                "with more decimals",
            ),
            "uneven": Wording(
                "`{before}` and `{name}` are further apart than others, and are drawn as near to "
                "each other",
                "add those between, in a line with `none` where nobody counted; or use "
                "`kind: column`",
            ),
            "negative-stacked": Wording(
                "the series `{name}` is stacked, and has a number below 0",
                "leave out `stacked:`: with a minus among them, parts do not add up to the whole",
            ),
            "not-a-hundred": Wording(
                "the slices are shares, and add up to {total} %",
                "correct the numbers; where more than one answer counts, or some are left out, "
                "show them as bars (`kind: bar`)",
            ),
        },
        explanation="""\
A chart is looked at for a few seconds, and believed. Two bars of one name, a name in the legend
that has no bar, a pie of more than the whole, and parts with a minus that are stacked are mostly
mistakes in the numbers. Correct them, or choose a kind of chart that fits; where the chart says
what is meant, write `allow: [doubtful-figures]`.""",
        wrong="- layout: chart\n  title: Visits\n  chart:\n    kind: pie\n    alt: Visits by area\n"
        '    unit: "%"\n'
        "    data: {categories: [North, South], series: [Visits: [70, 60]]}\n",
        right="- layout: chart\n  title: Visits\n  chart:\n    kind: pie\n    alt: Visits by area\n"
        '    unit: "%"\n'
        "    data: {categories: [North, South], series: [Visits: [54, 46]]}\n",
    ),
    "BF132": Code(
        name="data-note",
        severity="advice",
        summary="How a part of a data file was read.",
        wordings={
            "around": Wording(
                "{name}: {rows} ({said}): taken for {what}, not for a part of the table",
                "if that is wrong, say which row names the columns, such as `head: 1`, "
                "or give a `range:`",
            ),
            "seminar-titles": Wording(
                "what stands above the names of the columns is left out ({said})",
                "delete it, or leave it: nothing of it is read",
            ),
            "merged": Wording(
                "{name}: the cells {cells} are merged, so their text is read in each row",
                "if it belongs to the first row only, split the cells in the spreadsheet",
            ),
            "counter": Wording(
                "{name}: the first column counts the rows, and is left out",
                "name the columns with `columns:` if it is needed",
            ),
            "tidy": Wording(
                "{name}: each name in `{pivot}` is read as a series",
                "if they are no series, choose two columns with `columns:`",
            ),
            "turned": Wording(
                "{name}: the columns are days or years, so each row is drawn over time",
                "to have a bar for each row, choose `kind: bar`, and up to six columns with "
                "`columns:`",
            ),
            "gap": Wording(
                "read as a gap: {signs} ({place})",
                "say below the chart what it stands for, such as `source: … ([c]: confidential)`",
            ),
            "mark": Wording(
                "read as a mark behind a number, and left out: {signs} ({place})",
                "say below the chart what it stands for",
            ),
            "zero": Wording(
                "the slice `{name}` is 0, so it is left out",
                "nothing could be seen of it; a bar chart (`kind: bar`) shows it",
            ),
        },
        explanation="""\
Spreadsheets have titles above a table and notes below it, signs where there is no number (`[c]`,
`..`, `n/a`), marks behind numbers, and columns that only count the rows. They are read as what they
mostly are; this says so, so that you can look whether it is right.""",
    ),
}
