#!/usr/bin/env python3
"""That the checker of the translations finds what it is there to find."""
import unittest

import literals
import po

GOOD = '''
msgid ""
msgstr ""
"Language: xx\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: a.c:1
#, c-format
msgctxt "dates"
msgid "%s of %'u"
msgstr ""
"%2$u "
"/ %1$s"

#, fuzzy, c-format
msgid "%u event"
msgid_plural "%u events"
msgstr[0] "%u"
msgstr[1] ""

#~ msgid "gone"
#~ msgstr "gone"
'''


def entry_of(original, plural=None):
    entry = po.Entry()
    entry.id, entry.plural = original, plural
    entry.flags = {"c-format"}
    return entry


class Parser(unittest.TestCase):
    def test_entries(self):
        header, pair, plural = po.parse(GOOD)
        self.assertEqual(po.header([header])["Language"], "xx")
        self.assertEqual(pair.key, ("dates", "%s of %'u"))
        self.assertEqual(pair.strings, {0: "%2$u / %1$s"})
        self.assertTrue(pair.is_translated())
        self.assertFalse(plural.is_translated())
        self.assertIn("fuzzy", plural.flags)


class Strings(unittest.TestCase):
    def test_kept(self):
        for original, text in [("%s of %'u", "%2$u / %1$s"), ("%ss%.0s", "%s–%s"), ("_Open…", "_Aç…"),
                               ("100 %% of %d", "%d: 100 %%"), ("%-5ld", "%ld")]:
            self.assertEqual(po.faults_of_string(entry_of(original), text), [], text)
        self.assertEqual(po.faults_of_string(entry_of("one event", "%u events"), "%u"), [])

    def test_lost(self):
        for original, text in [("%s of %u", "%u / %s"), ("%s", ""), ("%s", "%s %s"), ("%d", "%ld"), ("%u", "%s"),
                               ("%s %s", "%1$s %1$s"), ("_Open", "Aç"), ("Open", "_Aç"), ("Open…", "Aç"),
                               ("note: ", "qeyd:"), ("a;b;", "c;d"), ("line\n", "sətir"), (" a", "b")]:
            self.assertNotEqual(po.faults_of_string(entry_of(original), text), [], text)

    def test_mnemonics(self):
        self.assertEqual(po.mnemonic("Open_StreetMap"), "s")
        self.assertEqual(po.mnemonic("_Ծրագիր"), "ծ")
        self.assertIsNone(po.mnemonic("Open"))


class Literals(unittest.TestCase):
    def test_c_found(self):
        for code in ['gtk_label_new ("Text");', 'gtk_widget_set_tooltip_text (w, on ? _ ("On") : "Off");',
                     'gtk_stack_add_titled (stack, child, "name", "Title");',
                     'gtk_accessible_update_property (a, GTK_ACCESSIBLE_PROPERTY_LABEL, "Map", -1);',
                     'gtk_label_set_text (l, g_strdup_printf ("%u events", n));',
                     'g_object_new (TYPE, "tooltip-text", "Close", NULL);']:
            self.assertEqual(len(literals.in_c(code)), 1, code)

    def test_c_passed(self):
        for code in ['gtk_label_new (_ ("Text"));', 'gtk_label_new ("");', 'gtk_label_set_text (l, "Dateline");',
                     'gtk_stack_add_titled (stack, child, "name", C_ ("a", "Title"));',
                     'g_print ("%s\\n", text);', '/* gtk_label_new ("Text"); */',
                     'gtk_label_set_text (l, g_strdup_printf (g_dngettext (P, "%u event", "%u events", n), n));']:
            self.assertEqual(literals.in_c(code), [], code)

    def test_ui(self):
        page = '<interface><object><property name="{}"{}>{}</property></object></interface>'
        self.assertEqual(len(literals.in_ui(page.format("label", "", "Text"))), 1)
        self.assertEqual(len(literals.in_ui(page.format("tooltip_text", "", "Text"))), 1)
        self.assertEqual(literals.in_ui(page.format("label", ' translatable="yes"', "Text")), [])
        self.assertEqual(literals.in_ui(page.format("icon-name", "", "list-add-symbolic")), [])
        self.assertEqual(literals.in_ui(page.format("label", "", "×")), [])


unittest.main()
