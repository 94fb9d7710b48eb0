#!/usr/bin/python3
"""The marks of the map, reached by keyboard: each is an object with a place and a name."""

from client import BUTTONS, Dateline, Role, State, key, run, until


def go_to_map(app):
    key('ctrl+f')
    until(lambda: app.get_focus().role in (Role.ENTRY, Role.TEXT), 'the focus in the search')
    for _ in range(6):
        key('Tab')
        if app.get_focus().name == 'Map of events':
            return app.get_focus()
    raise AssertionError('Tab did not come to the map')


def go_to_mark(app, name_key):
    """Presses a key and gives the mark that has the focus then."""
    before = app.get_focus().path, app.get_focus().name
    key(name_key)
    return until(lambda: (app.get_focus().path, app.get_focus().name) != before and app.get_focus(),
                 f'another mark after {name_key}')


def test_marks_speak():
    """Page Down goes from mark to mark; each says what, when and where, in the order of time."""
    with Dateline() as app:
        area = go_to_map(app).extents
        names = []
        for _ in range(4):
            mark = go_to_mark(app, 'Page_Down')
            assert mark.role in BUTTONS, f'a mark of the role {mark.role}'
            x, y, width, height = mark.extents
            assert area[0] <= x + width / 2 <= area[0] + area[2], mark
            assert area[1] <= y + height / 2 <= area[1] + area[3], mark
            assert 15 < width < 80, f'a mark as large as {width}'
            assert any(year in mark.name for year in ('19', '20')), f'no date: “{mark.name}”'
            assert mark.name not in names
            names.append(mark.name)
        assert go_to_mark(app, 'Page_Up').name == names[-2]
        assert go_to_mark(app, 'n').name == names[-1]
        assert go_to_mark(app, 'p').name == names[-2]
        key('Escape')
        until(lambda: app.get_focus().name == 'Map of events', 'the map after Escape')
        assert go_to_mark(app, 'Page_Up').name == names[-3], 'the cursor did not stay'


def go_to_mark_that(app, says):
    go_to_map(app)
    for _ in range(25):
        mark = go_to_mark(app, 'Page_Down')
        if says in mark.name:
            return mark
    raise AssertionError(f'no mark that says “{says}”')


def test_enter_comes_nearer():
    """Enter on a cluster comes nearer: the mark says then what it has become."""
    with Dateline() as app:
        cluster = go_to_mark_that(app, 'Enter comes nearer')
        key('Return')
        until(lambda: app.get_focus().name != cluster.name, 'another mark after coming nearer')


def go_to_row(app):
    """The first row of the list of a stack."""
    row = until(lambda: app.get_focus().role in (Role.LIST_ITEM, Role.LIST) and app.get_focus(),
                'the list of a stack')
    if row.role == Role.LIST:
        key('Down')
        row = until(lambda: app.get_focus().role == Role.LIST_ITEM and app.get_focus(), 'a row')
    return row


def test_enter_lists_and_opens():
    """Enter on a stack lists its events, Escape goes back to the mark, Enter in the list selects."""
    with Dateline() as app:
        mark = go_to_mark_that(app, 'Enter lists them')
        key('Return')
        title = go_to_row(app).name.split('. ')[0]
        assert not app.find(name='GtkPopover'), 'the popover has no name'
        key('Escape')
        until(lambda: app.get_focus().name == mark.name, 'the mark after Escape in its list')
        key('Return')
        go_to_row(app)
        key('Return')
        until(lambda: app.find(Role.SCROLL_PANE, part=title), 'the event chosen, in its pane')


def test_tab_leaves():
    """Tab leaves the marks for the map's buttons, and Shift+Tab comes back to the mark."""
    with Dateline() as app:
        go_to_map(app)
        mark = go_to_mark(app, 'Page_Down')
        key('Tab')
        until(lambda: app.get_focus().name == 'Zoom In', 'the first of the buttons')
        key('shift+Tab')
        until(lambda: app.get_focus().name == mark.name, 'the mark')
        key('shift+Tab')
        until(lambda: app.get_focus().name == 'Map of events', 'the map')


if __name__ == '__main__':
    run(test_marks_speak, test_enter_comes_nearer, test_enter_lists_and_opens, test_tab_leaves)
