"""Reading PO files and the placeholders, mnemonics and shapes of what is in them. Standard library only."""
import ast
import re

DIRECTIVE = re.compile(
    r"%(?:(\d+)\$)?[-+ #0']*(\*|\d+)?(?:\.(\*|\d+))?(hh|h|ll|l|z|j|t)?([diouxXeEfFgGcsp%])")
MNEMONIC = re.compile(r"_(\w)")


class Entry:
    def __init__(self):
        self.context = None
        self.id = None
        self.plural = None
        self.strings = {}
        self.flags = set()
        self.obsolete = False
        self.places = []

    @property
    def key(self):
        return (self.context, self.id)

    def is_translated(self):
        return bool(self.strings) and all(self.strings.values())

    def name(self):
        text = self.id if self.context is None else f"{self.context}|{self.id}"
        return repr(text if len(text) < 60 else text[:57] + "...")


def parse(text):
    """The entries of a PO file in their order, the header (whose id is empty) among them."""
    entries = []
    entry = Entry()
    field = None

    def finish():
        nonlocal entry, field
        if entry.id is not None and not entry.obsolete:
            entries.append(entry)
        entry = Entry()
        field = None

    def put(string):
        if field == "msgctxt":
            entry.context = (entry.context or "") + string
        elif field == "msgid":
            entry.id = (entry.id or "") + string
        elif field == "msgid_plural":
            entry.plural = (entry.plural or "") + string
        else:
            number = int(field[7:-1]) if "[" in field else 0
            entry.strings[number] = entry.strings.get(number, "") + string

    for line in text.splitlines() + [""]:
        if not line.strip():
            finish()
        elif line.startswith("#~"):
            entry.obsolete = True
        elif line.startswith("#,"):
            entry.flags |= {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#:"):
            entry.places += line[2:].split()
        elif line.startswith("#"):
            continue
        elif line.startswith('"'):
            put(ast.literal_eval(line))
        else:
            word, string = line.split(" ", 1)
            if entry.id is not None and word in ("msgctxt", "msgid"):
                finish()
            field = word
            put(ast.literal_eval(string))
    return entries


def header(entries):
    """The header's fields."""
    for entry in entries:
        if entry.id == "" and entry.context is None:
            lines = entry.strings.get(0, "").splitlines()
            return dict(line.split(": ", 1) for line in lines if ": " in line)
    return {}


def placeholders(text):
    """What a format takes: conversions by the number of their argument, length included."""
    taken = {}
    next_number = 1
    for number, width, precision, length, conversion in DIRECTIVE.findall(text):
        if conversion == "%":
            continue
        for star in (width, precision):
            if star == "*":
                taken[next_number] = "*"
                next_number += 1
        at = int(number) if number else next_number
        next_number = at + 1
        taken[at] = (length + conversion).replace("i", "d")
    return taken


def mnemonic(text):
    """The letter after the first underscore, in lower case; None without one."""
    found = MNEMONIC.search(text)
    return found.group(1).lower() if found else None


def faults_of_string(entry, text):
    """What a translation lost of its original."""
    faults = []
    if "c-format" in entry.flags:
        allowed = [placeholders(entry.id)]
        if entry.plural is not None:
            allowed.append(placeholders(entry.plural))
        if placeholders(text) not in allowed:
            faults.append(f"takes {placeholders(text)}, not {allowed[0]}")
    if (mnemonic(entry.id) is None) != (mnemonic(text) is None):
        faults.append("has a mnemonic where the original has none, or lost it")
    for edge in (" ", "\n", ";", "…"):
        if entry.id.endswith(edge) != text.endswith(edge):
            faults.append(f"ends otherwise than the original, with or without {edge!r}")
    if entry.id.startswith(" ") != text.startswith(" "):
        faults.append("begins otherwise than the original, with or without a space")
    return faults
