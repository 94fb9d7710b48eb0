#!/usr/bin/env python3
"""A catalog of a language that there is not: each text stands in ⟦brackets⟧, so that what is on a window without them
has escaped translation. Made of the texts that a catalog has.
  usage: pseudo.py CATALOG.po LOCALE-FOLDER"""
import json
import pathlib
import subprocess
import sys

import po

HEADER = ("Language: pseudo\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
          "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def pseudo(text):
    body = text.rstrip("\n")
    return quoted(f"⟦{body}⟧{text[len(body):]}")


def lines_of(entry):
    if entry.context is not None:
        yield f"msgctxt {quoted(entry.context)}"
    yield f"msgid {quoted(entry.id)}"
    if entry.plural is None:
        yield f"msgstr {pseudo(entry.id)}"
    else:
        yield f"msgid_plural {quoted(entry.plural)}"
        yield f"msgstr[0] {pseudo(entry.id)}"
        yield f"msgstr[1] {pseudo(entry.plural)}"
    yield ""


def main():
    catalog, folder = map(pathlib.Path, sys.argv[1:3])
    output = folder / "pseudo/LC_MESSAGES/dateline.mo"
    lines = ['msgid ""', f"msgstr {quoted(HEADER)}", ""]
    for entry in po.parse(catalog.read_text("utf-8")):
        if entry.id:
            lines += lines_of(entry)
    output.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["msgfmt", f"--output-file={output}", "-"], input="\n".join(lines), text=True, check=True)


if __name__ == "__main__":
    main()
