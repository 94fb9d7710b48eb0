#!/usr/bin/python3
"""Where the focus goes: Tab round the whole window and home, nothing out of sight, and after each action there is
a focus, where one would look for it."""

from client import BUTTONS, Dateline, Role, State, key, pump, run, type_text, until

# What Tab comes to, in this order; a stop is known by the begin of its name or by its role.
TITLE = 'Armenia reports shelling near Kapan; Azerbaijan rejects it'
ORDER = ('Event List', 'Open a Dataset', 'Event Details', 'Main Menu', 'Events', 'Sources', 'Search events',
         TITLE + '. ', 'Map of events', 'Zoom In', 'Legend', TITLE, 'Play', 'Time window', 'Begin of',
         'Playhead', 'End of')
ROUND = 80  # stops; more than there can be


def select(app, words):
    key('ctrl+f')
    until(lambda: app.get_focus().role == Role.ENTRY, 'the focus in the search')
    type_text(words)
    until(lambda: len(app.find_all(Role.LIST_ITEM)) == 1, 'a single event found')
    key('Return')
    until(lambda: app.find(part='Status: '), 'the event pane')
    pump(1)


def is_within(app, pane, focus=None):
    """Whether the focus is in the area of @pane."""
    x, y, width, height = (focus or app.get_focus()).extents
    left, top, wide, high = pane.extents
    return left <= x + width / 2 <= left + wide and top <= y + height / 2 <= top + high


def check_round(size):
    with Dateline(size=size) as app:
        select(app, 'Kapan')
        frame = app.frame()
        key('Tab')  # from where an action put the focus to what Tab comes to
        stops = []
        for _ in range(ROUND):
            focus = app.get_focus()
            if stops and focus.path == stops[0].path:
                break
            assert focus.path not in [stop.path for stop in stops], f'a trap at {focus}'
            assert focus.is_in(frame), f'out of sight: {focus}'
            stops.append(focus)
            key('Tab')
        else:
            raise AssertionError(f'Tab did not come round in {ROUND} stops')
        assert len(stops) >= 25, f'only {len(stops)} stops'
        last = stops[-1]
        key('shift+Tab')
        until(lambda: app.get_focus().path == last.path, 'the last stop, backwards')
        return [stop.name for stop in stops]


def test_round():
    """Tab goes round the window in the order of reading, and backwards."""
    names = check_round(None)
    places = [next((i for i, name in enumerate(names)
                    if name == stop or (stop != TITLE and name.startswith(stop))), None)
              for stop in ORDER]
    missing = [stop for stop, place in zip(ORDER, places) if place is None]
    assert not missing, f'Tab does not come to: {missing}'
    first = places.index(min(places))  # the round began in the list
    ordered = places[first:] + places[:first]
    assert ordered == sorted(ordered), f'not in order: {list(zip(ORDER, places))}'


def test_narrow_round():
    """The same in a window of 700 pixels, where panes fold."""
    names = check_round((700, 800))
    for stop in ('Map of events', 'Armenia reports shelling', 'Begin of', 'Event List'):
        assert any(name.startswith(stop) for name in names), f'Tab does not come to “{stop}”'


def test_popovers():
    """What a button opened gives the focus back to it."""
    with Dateline() as app:
        for name in ('Main Menu', 'Recent Files', 'Legend', 'Playing: ', 'Time window: ', 'Timeline Options'):
            until(lambda: app.find(BUTTONS, part=name, state=State.FOCUSABLE), f'a button “{name}”')
            for _ in range(ROUND):
                if app.get_focus().name.startswith(name):
                    break
                key('Tab')
            button = app.get_focus()
            assert button.name.startswith(name), f'Tab did not come to “{name}”'
            key('Return')
            until(lambda: app.get_focus().path != button.path, f'the focus in what “{name}” opens')
            key('Escape')
            until(lambda: app.get_focus().path == button.path, f'the focus back at “{name}”')


def test_search_given_up():
    """A search given up leaves the focus with the events, even where it found none."""
    with Dateline() as app:
        for words in ('Kapan', 'qqqq'):
            key('ctrl+f')
            type_text(words)
            pump(1)
            key('Escape')
            until(lambda: len(app.find_all(Role.LIST_ITEM)) > 3, 'all events')
            until(lambda: app.get_focus().role in (Role.LIST, Role.LIST_ITEM),
                  f'the focus in the list after “{words}”')


def test_pane_closed():
    """A pane that closes hands the focus to what is beside it."""
    with Dateline() as app:
        select(app, 'Kapan')
        for _ in range(8):
            key('Tab')
        pane = app.find(Role.SCROLL_PANE, part='Armenia reports shelling')
        assert is_within(app, pane), 'Tab did not come into the event pane'
        key('shift+F9')
        until(lambda: app.get_focus().name == 'Map of events', 'the focus on the map')
        key('ctrl+f')
        until(lambda: app.get_focus().role == Role.ENTRY, 'the search')
        key('F9')
        until(lambda: app.get_focus().name == 'Map of events', 'the focus on the map')


def test_narrow_panes():
    """In a narrow window the focus goes with an event into its pane, and back into the list."""
    with Dateline(size=(700, 800)) as app:
        select(app, 'Kapan')
        pane = until(lambda: app.find(Role.SCROLL_PANE, part='Armenia reports shelling'), 'the pane')
        assert is_within(app, pane), f'the focus is not in the event pane but at {app.get_focus()}'
        key('shift+F9')
        until(lambda: app.get_focus().role in (Role.LIST, Role.LIST_ITEM, Role.ENTRY),
              'the focus in the list again')


if __name__ == '__main__':
    run(test_round, test_narrow_round, test_popovers, test_search_given_up, test_pane_closed,
        test_narrow_panes)
