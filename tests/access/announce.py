#!/usr/bin/python3
"""What changes is heard by one who does not look for it: as a message of the status, or of what has the focus."""

import os
import tempfile

from client import BUTTONS, Dateline, Role, key, pump, run, type_text, until

TITLE = 'Nagorno-Karabakh in five reports, 1915–2023'
PLAIN = '''{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point",
"coordinates": [46, 40]}, "properties": {"name": "A fire", "date": "2020-10-10"}}]}'''


def told(app, path, part, since=0):
    """What the object at @path came to say with @part in it: by its name, or announced by newer GTKs, which
    do not tell the name of a status."""
    events = [event for event in app.events[since:] if event.path == path and part in str(event.data)]
    return ([event.data for event in events if event.member == 'PropertyChange'] or
            [event.data for event in events])


def name_of(app, path):
    """What the status says, which can be asked for later: it speaks before it was ever asked, and then GTK has
    told no one. Newer GTKs only announce it; there is nothing to ask them."""
    return app.snapshot(path).name


def heard(app, part, since):
    """The event by which an object's name or description came to say @part, of the status or the focus."""
    for event in app.events[since:]:
        if event.member == 'PropertyChange' and isinstance(event.data, str) and part in event.data \
                and event.detail in ('accessible-name', 'accessible-description'):
            return event
    return None


def status_of(app):
    """The path of the window's object that says what changes; it has no size."""
    def look(node):
        if node.role == Role.STATUS_BAR:
            return node.path
        return next(filter(None, map(look, node.children)), None)

    return look(app.snapshot())


def go_to_handle(app, name):
    for _ in range(40):
        if app.get_focus().name == name:
            return app.get_focus()
        key('Tab')
    raise AssertionError(f'Tab did not come to “{name}”')


def test_search():
    """How many events a search finds is heard at the entry that has the focus, and as the status."""
    with Dateline() as app:
        status = status_of(app)
        assert status, 'no object of the role status'
        key('ctrl+f')
        focus = until(lambda: app.get_focus().role == Role.ENTRY and app.get_focus(), 'the search')
        since = len(app.events)
        type_text('Kapan')
        event = until(lambda: heard(app, '1 of 60 events', since), 'the count at the entry')
        until(lambda: any(event.path == status and '1 of 60 events' in str(event.data)
                          for event in app.events[since:]), 'the count as the status')
        until(lambda: app.get_focus().description == '1 of 60 events', 'the description')
        assert any(event.path == focus.path for event in app.events[since:]), 'nothing at the entry'


def test_opening():
    """What is opened is told with its title and how many events it has; and what a toast says, too."""
    with Dateline() as app:
        status = status_of(app)
        if not name_of(app, status):
            print('GTK tells no name of a status')
            return
        until(lambda: name_of(app, status) == f'{TITLE}. 60 events', 'the dataset')
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'fires.geojson')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(PLAIN)
        with Dateline(path) as app:
            status = status_of(app)
            until(lambda: name_of(app, status).startswith('fires.geojson. 1 event. '), 'the file')
            assert 'to know about this file' in name_of(app, status), 'the toast was not told'


def test_one_voice():
    """The playhead at the end says what the end says; the caption is read and does not speak; the button of
    the time window says it once."""
    with Dateline() as app:
        end, playhead = app.find(name='End of the time window'), app.find(name='Playhead')
        assert end.description == playhead.description, f'{end.description} and {playhead.description}'
        key('m')
        until(lambda: app.find(Role.GROUPING, part=end.description) or
              app.find(Role.PANEL, part=end.description), 'the caption')
        spoken = [node for node in app.snapshot().walk() if node.role == Role.STATUS_BAR]
        assert not spoken, f'another voice: {spoken[0]}'
        button = app.find(BUTTONS, part='Time window: ')
        assert button.description == '', f'“{button.name}” and “{button.description}”'


def test_handles():
    """A handle says its date in words when it is moved; the window that comes of it is told, too."""
    with Dateline() as app:
        status = status_of(app)
        key('ctrl+f')
        begin = go_to_handle(app, 'Begin of the time window')
        assert begin.description == '31 December 1914', f'the begin is at “{begin.description}”'
        said = [begin.description]
        for _ in range(3):
            since = len(app.events)
            key('Right')
            until(lambda: app.get_focus().description != said[-1], 'another date')
            said.append(app.get_focus().description)
            event = heard(app, said[-1], since)
            assert event and event.path == begin.path, f'“{said[-1]}” was not heard'
        since = len(app.events)
        until(lambda: any(event.path == status and 'of 60 events' in str(event.data)
                          for event in app.events), 'the window and the count as the status')
        key('shift+Left')
        until(lambda: app.get_focus().description != said[-1], 'another date of the whole window')
        event = until(lambda: heard(app, app.get_focus().description, since), 'it heard')
        assert event.path == begin.path


def check_told_once(app, status, press, part):
    """Presses a key. The event that it selects is heard once, with all that belongs to it: as the status, or
    as the row that the focus goes to. Gives where."""
    since = len(app.events)
    key(press)
    pump(1.5)
    said = told(app, status, part, since)
    focused = [event.path for event in app.events[since:] if event.detail == 'focused' and event.value]
    focus = app.get_focus()
    if focused and focus.role == Role.LIST_ITEM and part in focus.name:
        said.append(focus.name)
    assert len(said) == 1, f'after {press} it was told {len(said)} times: {said}'
    for fact in ('10 October 2020', 'Disputed'):
        assert fact in said[0], f'“{fact}” is not in “{said[0]}”'
    return focus.path if focused else status


def test_selection():
    """An event selected is told once, with its title, date, place and status."""
    with Dateline() as app:
        status = status_of(app)
        key('ctrl+f')
        type_text('agdam')
        until(lambda: len(app.find_all(Role.LIST_ITEM)) == 5, 'five events')
        first = check_told_once(app, status, 'Return', 'Tartar district. Disputed')
        assert first != status, 'the row that has the focus was not heard'
        assert check_told_once(app, status, 'Down', 'Aghdam / Akna district. Disputed') != status
        assert check_told_once(app, status, 'ctrl+Left', 'Tartar district. Disputed') == status


def test_playing():
    """Play says it has become Pause; what playing reaches is told, at most once a second."""
    with Dateline() as app:
        status = status_of(app)
        play = app.find(name='Play')
        key('ctrl+f')
        go_to_handle(app, 'Play')
        since = len(app.events)
        key('space')
        until(lambda: any(event.path == play.path and event.data == 'Pause'
                          for event in app.events[since:]), 'that the button pauses now')
        pump(6)
        key('space')
        until(lambda: app.find(name='Play'), 'the end of playing')
        until(lambda: any(event.path == status and 'Stopped at' in str(event.data)
                          for event in app.events[since:]), 'where it stopped')
        times = [event.time for event in app.events[since:]
                 if event.path == status and event.member == 'PropertyChange']  # newer GTKs announce it, too
        assert len(times) >= 3, f'only {len(times)} things were told'
        for earlier, later in zip(times[:-2], times[1:-1]):  # the last is told when it has stopped
            assert later - earlier > 0.9, f'two things were told {later - earlier:.2f} s apart'
        handles = {node.path for node in app.find_all(Role.SLIDER)}
        moments = [event for event in app.events[since:]
                   if event.path in handles and event.detail == 'accessible-description']
        assert len(moments) < 3 * 12, f'the handles spoke {len(moments)} times in 6 s'


if __name__ == '__main__':
    run(test_opening, test_search, test_one_voice, test_handles, test_selection, test_playing)
