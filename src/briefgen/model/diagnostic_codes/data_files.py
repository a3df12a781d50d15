"""What codes of BF1 say of spreadsheets: the seminars' and those that charts are made from."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Wording

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
    },
    "BF106": {
        "rows": Wording(
            "the file has more than {most:,} rows",
            "keep the seminars that are still to come, and move older ones to another file",
        ),
        "seminars": Wording(
            "{what} is too large",
            "keep the seminars that are still to come, and move older ones to another file",
        ),
        "data-file": Wording(
            "{what} is too large",
            "a chart or table can have at most {rows:,} rows and {columns} columns",
        ),
        "cell": Wording(
            "a cell of {name} is longer than {most:,} characters",
            "the cells of a chart or table are for numbers and names of a few words",
        ),
    },
    "BF110": {
        "column": Wording(
            "`{name}` cannot be the name of a column",
            "use letters, digits and hyphens only, such as room-name",
        ),
        "column-filled-in": Wording(
            "a column cannot be called `{name}`: briefgen fills that in itself",
            "rename it to {better}",
        ),
        "no-sheets": Wording("a .csv file does not have sheets", "remove `sheet:`"),
    },
    "BF111": {
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
    },
    "BF113": {
        "cell-error": Wording(
            "the cell has the error {error}",
            "correct the formula, or type in what the cell should say",
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
        "password": Wording("{name} is protected by a password", "save it without a password"),
        "damaged": Wording("{name} is a damaged Excel workbook", _SAVE_AGAIN),
        "not-a-workbook": Wording("{name} is not an Excel workbook", _SAVE_AGAIN),
    },
}
