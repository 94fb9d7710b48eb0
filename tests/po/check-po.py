#!/usr/bin/env python3
"""Checks the translations against the sources: every text is found by gettext, every catalog compiles, has the
header of its language, keeps placeholders and mnemonics, and is complete.
  usage: check-po.py SOURCE-ROOT"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import literals
import po

# Of all texts, how many percent each language must have.
COMPLETE = 100

PLURAL_FORMS = {
    "az": "nplurals=2; plural=(n != 1);",
    "hy": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "tr": "nplurals=2; plural=(n > 1);",
}
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
            "g_dgettext:2", "g_dcgettext:2", "g_dpgettext:2c,3"]
FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format", "g_dngettext:2:pass-c-format",
         "g_strdup_printf:1:c-format", "g_print:1:c-format", "g_printerr:1:c-format",
         "g_string_append_printf:2:c-format", "g_set_error:4:c-format"]
MARKED = re.compile(r"\b(?:_|N_|C_|NC_|g_dngettext|g_dpgettext2) \(|translatable=\"yes\"")

faults = []


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


def check_potfiles(root):
    listed = [line.strip() for line in (root / "po/POTFILES").read_text().splitlines()
              if line.strip() and not line.startswith("#")]
    for path in listed:
        if not (root / path).is_file():
            fault("po/POTFILES:", path, "is no file")
    if listed != sorted(set(listed)):
        fault("po/POTFILES: not in alphabetical order, or one file twice")
    for path in sorted([*root.glob("src/**/*.c"), *root.glob("src/**/*.ui")]):
        name = str(path.relative_to(root))
        marked = MARKED.search(literals.without_comments(path.read_text("utf-8")))
        if marked and name not in listed:
            fault("po/POTFILES:", name, "has texts and is not listed")
    for path in [*root.glob("data/*.desktop.in"), *root.glob("data/*.metainfo.xml.in"),
                 *root.glob("data/*.gschema.xml")]:
        if str(path.relative_to(root)) not in listed:
            fault("po/POTFILES:", path.relative_to(root), "is not listed")


def check_literals(root):
    for path in sorted(root.glob("src/**/*.ui")):
        for name, words in literals.in_ui(path.read_text("utf-8")):
            fault(f"{path.relative_to(root)}: {name} “{words}” is not marked as translatable")
    for path in sorted(root.glob("src/**/*.c")):
        for line, literal in literals.in_c(path.read_text("utf-8")):
            fault(f"{path.relative_to(root)}:{line}: {literal} is shown without gettext")


def read_template(root):
    """The texts of the sources, as xgettext finds them now."""
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "dateline.pot"
        subprocess.run(["xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES", f"--output={template}",
                        *(f"--keyword={word}" for word in KEYWORDS), *(f"--flag={flag}" for flag in FLAGS)],
                       cwd=root, check=True, stderr=subprocess.DEVNULL)
        return po.parse(template.read_text("utf-8"))


def check_header(language, entries):
    fields = po.header(entries)
    expected = {"Language": language, "Content-Type": "text/plain; charset=UTF-8",
                "Content-Transfer-Encoding": "8bit", "Plural-Forms": PLURAL_FORMS.get(language)}
    for name, value in expected.items():
        if fields.get(name) != value:
            fault(f"po/{language}.po: {name} is {fields.get(name)!r}, not {value!r}")


def check_menus(root, language, translated):
    """No mnemonic twice among the items of one menu."""
    def label_of(item):
        for attribute in item.findall("attribute"):
            if attribute.get("name") == "label" and attribute.get("translatable"):
                return translated.get((attribute.get("context"), attribute.text), default(attribute.text))
        return None

    def default(text):
        return text if language == "en" else None

    def items_of(menu):
        for child in menu:
            if child.tag in ("item", "submenu"):
                yield child
            elif child.tag == "section":
                yield from items_of(child)

    for path in sorted(root.glob("src/**/*.ui")):
        tree = ET.parse(path)
        for menu in [*tree.iter("menu"), *tree.iter("submenu")]:
            seen = {}
            for label in filter(None, map(label_of, items_of(menu))):
                letter = po.mnemonic(label)
                if letter in seen:
                    fault(f"{language}: {path.name}: “{label}” and “{seen[letter]}” share a mnemonic")
                if letter:
                    seen[letter] = label


def check_catalog(root, language, template):
    path = root / "po" / f"{language}.po"
    entries = po.parse(path.read_text("utf-8"))
    compiled = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", path], capture_output=True, text=True)
    if compiled.returncode != 0:
        fault(f"{path.name}: msgfmt:", compiled.stderr)
    check_header(language, entries)

    n_forms = int(re.search(r"nplurals=(\d)", PLURAL_FORMS.get(language, "nplurals=2")).group(1))
    translated = {}
    for entry in entries:
        if entry.id == "":
            continue
        if "fuzzy" in entry.flags:
            fault(f"{path.name}: {entry.name()} is fuzzy")
        if not entry.is_translated():
            continue
        translated[entry.key] = entry.strings[0]
        if entry.plural is not None and len(entry.strings) != n_forms:
            fault(f"{path.name}: {entry.name()} has {len(entry.strings)} plural forms")
        for text in entry.strings.values():
            for lost in po.faults_of_string(entry, text):
                fault(f"{path.name}: {entry.name()}: “{text}” {lost}")
    check_menus(root, language, translated)

    texts = [entry for entry in template if entry.id != ""]
    missing = [entry for entry in texts if entry.key not in translated]
    percent = 100 * (len(texts) - len(missing)) / len(texts)
    print(f"# {language}: {len(texts) - len(missing)} of {len(texts)} texts")
    if percent < COMPLETE:
        fault(f"{path.name}: only {percent:.1f} % of the texts are translated, not {COMPLETE} %")
    if percent < 100:
        for entry in missing:
            print(f"# {language}: not translated: {entry.name()} ({' '.join(entry.places)})")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    languages = (root / "po/LINGUAS").read_text().split()

    check_potfiles(root)
    check_literals(root)
    check_menus(root, "en", {})
    if sorted(languages) != sorted(path.stem for path in root.glob("po/*.po")):
        fault("po/LINGUAS: not the languages that have a .po file")
    template = read_template(root)
    for language in languages:
        check_catalog(root, language, template)
    for line in faults:
        print(line)
    sys.exit(1 if faults else 0)


main()
