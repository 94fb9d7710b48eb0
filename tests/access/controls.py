#!/usr/bin/python3
"""Every object that takes the focus has a name and a role, whatever the window shows."""

import re

from client import BUTTONS, Dateline, Role, State, key, run, type_text, until

# GTK calls an object without a name by its class; a mnemonic's underline is not to be heard, but
# GTK calls the pages of its shortcuts "_1", "_2".
CLASS_NAME = re.compile(r'^(Gtk|Adw|Shumate|Dateline)[A-Z]')
MNEMONIC = re.compile(r'(^|\s)_[^\W\d]')

ROLES = BUTTONS | {
    Role.CHECK_BOX, Role.CHECK_MENU_ITEM, Role.COMBO_BOX, Role.DIALOG, Role.ENTRY, Role.FRAME,
    Role.GROUPING, Role.HEADING, Role.LABEL, Role.LINK, Role.LIST, Role.LIST_ITEM, Role.MENU, Role.MENU_ITEM, Role.PAGE_TAB,
    Role.PANEL, Role.RADIO_BUTTON, Role.RADIO_MENU_ITEM, Role.SCROLL_PANE, Role.SLIDER,
    Role.SPIN_BUTTON, Role.TEXT,
}
MENU_ITEMS = {Role.MENU_ITEM, Role.CHECK_MENU_ITEM, Role.RADIO_MENU_ITEM}
MENUS = {Role.POPUP_MENU, Role.MENU, Role.SPIN_BUTTON, Role.COMBO_BOX}


def is_of_a_menu(node):
    """GTK scrolls menus that are too long; the scroller itself has no name, and none can be given."""
    while node is not None:
        if node.role in MENUS:
            return True
        node = node.parent
    return False


def find_fault(node):
    if node.name == 'GtkListItemWidget' or (node.role == Role.PANEL and not node.name and is_of_a_menu(node)):
        return None  # GTK's, in a drop-down's button: it takes no focus, though it says so
    if node.role not in ROLES:
        return f'the role of a control: {node}'
    if node.role == Role.SCROLL_PANE and not node.name:
        return None  # one of GTK's own, which takes the focus in newer ones, and no name
    if not node.name.strip() or CLASS_NAME.match(node.name):
        return f'no name: {node}'
    if re.match(r'^(.+)\s+\1$', node.name):
        return f'said twice: {node}'
    if MNEMONIC.search(node.name):
        return f'an underline in a name: {node}'
    return None


def check(app, where, least):
    nodes = app.find_all(state=State.FOCUSABLE)
    assert len(nodes) >= least, f'{where}: only {len(nodes)} controls found'
    items = [node for node in nodes if node.role in MENU_ITEMS]
    if not any(node.name for node in items):  # GTK 4.18 tells no names of a menu's items
        nodes = [node for node in nodes if node not in items]
    faults = [fault for fault in map(find_fault, nodes) if fault]
    assert not faults, f'{where}:\n' + '\n'.join(faults)


def check_popovers(app):
    """A popover is called by what it shows; GTK's name for one without a name is its class."""
    assert not app.find(name='GtkPopover'), 'a popover without a name'


def find_button(app, name):
    return until(lambda: app.find(BUTTONS, part=name, state=State.FOCUSABLE), f'a button “{name}”')


def count(app):
    return len(list(app.snapshot().walk()))


def test_fresh():
    """All controls of the fresh window have names and roles."""
    with Dateline() as app:
        check(app, 'a fresh window', 30)


def test_event_selected():
    """All controls have names with an event selected, its notes and its source unfolded."""
    with Dateline() as app:
        key('ctrl+f')
        type_text('Kapan')
        until(lambda: len(app.find_all(Role.LIST_ITEM)) == 1, 'a single event found')
        key('Return')
        until(lambda: app.find(part='Status: Disputed'), 'the event pane')
        check(app, 'an event selected', 40)
        app.press(find_button(app, 'Note'))
        app.press(find_button(app, 'Source: '))
        check(app, 'a source open', 42)
        check_popovers(app)


def test_nothing_found():
    """All controls have names when a search finds nothing, and it says so."""
    with Dateline() as app:
        key('ctrl+f')
        type_text('qqqq')
        until(lambda: app.find(name='Nothing Found'), 'that nothing was found')
        check(app, 'nothing found', 25)


def test_sources():
    """All controls have names on the page of sources, folded and unfolded."""
    with Dateline() as app:
        tab = until(lambda: app.find(Role.PAGE_TAB, name='Sources'), 'the sources')
        app.press(tab)
        source = until(lambda: app.find(BUTTONS, part='events', state=State.EXPANDABLE), 'a source')
        check(app, 'sources', 30)
        before = count(app)
        app.press(source)
        until(lambda: count(app) > before, 'the excerpts of a source')
        check(app, 'a source unfolded', 33)


def test_popovers():
    """All controls of menus and popovers have names."""
    with Dateline() as app:
        for name in ('Main Menu', 'Legend', 'Playing: ', 'Timeline Options'):
            before = count(app)
            app.press(find_button(app, name))
            until(lambda: count(app) > before, f'what “{name}” opens')
            check(app, name, 30)
            check_popovers(app)
            key('Escape')
            until(lambda: count(app) <= before, f'the end of “{name}”')


def test_dialogs():
    """All controls of the dialogs have names."""
    with Dateline() as app:
        key('F1')
        until(lambda: len(app.frames()) > 1, 'the shortcuts')
        check(app, 'the shortcuts', 30)
    with Dateline() as app:
        key('ctrl+comma')
        until(lambda: len(app.frames()) > 1, 'the preferences')
        key('alt+w')
        check(app, 'the preferences', 30)


if __name__ == '__main__':
    run(test_fresh, test_event_selected, test_nothing_found, test_sources, test_popovers,
        test_dialogs)
