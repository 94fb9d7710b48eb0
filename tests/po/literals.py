"""Visible words that escape translation: literals in .ui files and in calls of C that show text."""
import re
import xml.etree.ElementTree as ET

# Names are not translated.
NAMES = {"Dateline", "dateline", "SHA-256"}

UI_TEXTS = {"label", "title", "subtitle", "description", "tooltip-text", "placeholder-text", "text",
            "secondary-text", "body", "heading", "button-label", "value-text",
            "help-text", "role-description", "menu-button-tooltip-text"}

# Which arguments of a call are shown, counted from 0.
SHOWN = {
    "gtk_label_new": [0], "gtk_label_new_with_mnemonic": [0], "gtk_label_set_text": [1],
    "gtk_label_set_label": [1], "gtk_label_set_text_with_mnemonic": [1],
    "gtk_button_new_with_label": [0], "gtk_button_new_with_mnemonic": [0], "gtk_button_set_label": [1],
    "gtk_toggle_button_new_with_label": [0], "gtk_toggle_button_new_with_mnemonic": [0],
    "gtk_check_button_new_with_label": [0], "gtk_check_button_new_with_mnemonic": [0],
    "gtk_check_button_set_label": [1], "gtk_menu_button_set_label": [1], "gtk_expander_new": [0],
    "gtk_frame_new": [0], "gtk_widget_set_tooltip_text": [1], "gtk_tooltip_set_text": [1],
    "gtk_window_set_title": [1], "gtk_stack_add_titled": [3], "gtk_stack_page_set_title": [1],
    "gtk_text_buffer_set_text": [1], "gtk_entry_set_placeholder_text": [1],
    "gtk_file_filter_set_name": [1], "gtk_file_chooser_native_new": [0, 3, 4],
    "gtk_file_chooser_add_choice": [2], "gtk_progress_bar_set_text": [1],
    "gtk_drop_down_new_from_strings": [0], "gtk_column_view_column_new": [0],
    "adw_window_title_new": [0, 1], "adw_window_title_set_title": [1],
    "adw_window_title_set_subtitle": [1], "adw_status_page_set_title": [1],
    "adw_status_page_set_description": [1], "adw_toast_new": [0], "adw_toast_set_title": [1],
    "adw_toast_set_button_label": [1], "adw_message_dialog_new": [1, 2],
    "adw_message_dialog_set_heading": [1], "adw_message_dialog_set_body": [1],
    "adw_message_dialog_add_response": [2], "adw_preferences_row_set_title": [1],
    "adw_preferences_group_set_title": [1], "adw_preferences_group_set_description": [1],
    "adw_preferences_page_set_title": [1], "adw_action_row_set_subtitle": [1],
    "adw_expander_row_set_subtitle": [1], "adw_view_stack_add_titled": [3],
    "g_menu_append": [1], "g_menu_append_section": [1], "g_menu_append_submenu": [1],
    "g_menu_item_new": [0], "g_menu_item_set_label": [1], "g_print": [0], "g_printerr": [0],
    "dateline_label_new": [0], "dateline_label_new_cut": [0],
}
AFTER = ("GTK_ACCESSIBLE_PROPERTY_LABEL", "GTK_ACCESSIBLE_PROPERTY_DESCRIPTION",
         "GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT", "GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION",
         "GTK_ACCESSIBLE_PROPERTY_HELP_TEXT", "GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER",
         '"tooltip-text"', '"label"', '"title"', '"comments"', '"developer-name"')

STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|/\*.*?\*/|//[^\n]*|\'(?:[^\'\\]|\\.)\'|.', re.S)
DIRECTIVE = re.compile(r"%[-+ #0'0-9.*$]*[hlzjt]*[a-zA-Z%]")
WORD = re.compile(r"[^\W\d_]{2}")


def has_words(literal):
    text = re.sub(r"\\.", " ", DIRECTIVE.sub(" ", literal[1:-1]))
    return text.strip() not in NAMES and WORD.search(text) is not None


def without_comments(text):
    keep = []
    for token in TOKEN.findall(text):
        keep.append("\n" * token.count("\n") if token[:2] in ("/*", "//") else token)
    return "".join(keep)


def arguments(text, start):
    """The arguments of the call whose parenthesis opens at @start."""
    depth, found, current = 0, [], []
    for match in TOKEN.finditer(text, start):
        token = match.group()
        if token in "([{":
            depth += 1
            if depth == 1:
                continue
        elif token in ")]}":
            depth -= 1
            if depth == 0:
                break
        elif token == "," and depth == 1:
            found.append("".join(current).strip())
            current = []
            continue
        current.append(token)
    return found + ["".join(current).strip()]


def bare_literals(argument):
    """Literals of an expression that no gettext call wraps."""
    argument = re.sub(r'\bN?C?_ \((?:\s*"(?:[^"\\\n]|\\.)*"\s*,?)*\)', "", argument)
    argument = re.sub(r'\bg_dn?p?gettext2? \([^()]*\)', "", argument)
    return [literal for literal in STRING.findall(argument) if has_words(literal)]


def in_c(text):
    """(line, literal) of each literal that a call of C shows untranslated."""
    text = without_comments(text)
    found = []
    for match in re.finditer(r"\b(\w+) \(", text):
        name = match.group(1)
        if name in SHOWN:
            args = arguments(text, match.end() - 1)
            shown = [args[i] for i in SHOWN[name] if i < len(args)]
        elif name in ("gtk_accessible_update_property", "g_object_new", "g_object_set",
                      "adw_show_about_window"):
            args = arguments(text, match.end() - 1)
            shown = [args[i + 1] for i in range(len(args) - 1) if args[i] in AFTER]
        else:
            continue
        line = text.count("\n", 0, match.start()) + 1
        found += [(line, literal) for arg in shown for literal in bare_literals(arg)]
    return found


def in_ui(text):
    """(tag, words) of each text of a .ui file that is not marked for translation."""
    found = []
    for element in ET.fromstring(text).iter():
        name = (element.get("name") or "").replace("_", "-")
        if element.tag not in ("property", "attribute", "item") or element.get("translatable"):
            continue
        if element.tag != "item" and name not in UI_TEXTS:
            continue
        words = (element.text or "").strip()
        if words and words not in NAMES and WORD.search(words):
            found.append((name or element.tag, words))
    return found
