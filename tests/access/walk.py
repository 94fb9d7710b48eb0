#!/usr/bin/python3
"""A person who does not see the screen asks what happened near Kapan, and who says so: by keys and by
what the accessibility bus tells, and nothing else."""

from client import BUTTONS, LIVE, Dateline, Role, key, run, type_text, until

TITLE = 'Armenia reports shelling near Kapan; Azerbaijan rejects it'
ACCOUNTS = {
    'Armenian army, accuses': '“Minutes after the truce took effect, the Armenian army accused Azerbaijan',
    'Azerbaijani Defence Ministry, rejects': '“The Azerbaijani Defense Ministry rejected the Armenian',
}


def search(app, words):
    key('ctrl+f')
    until(lambda: app.get_focus().role in (Role.ENTRY, Role.TEXT), 'the focus in the search')
    assert 'Search' in app.get_focus().name
    type_text(words)
    return until(lambda: len(app.find_all(Role.LIST_ITEM)) == 1 and app.find(Role.LIST_ITEM),
                 'a single event found')


def test_finds_an_event():
    """Search by key; the row found says title, date, place and status."""
    with Dateline() as app:
        row = search(app, 'Kapan')
        for word in (TITLE, '10 October 2020', '12:00', 'Kapan', 'Disputed'):
            assert word in row.name, f'“{word}” is not in “{row.name}”'
        until(lambda: app.find(LIVE, part='1 of 60 events'), 'how many were found')


def test_reads_both_accounts():
    """The event opened tells its date, its status and both parties' accounts."""
    with Dateline() as app:
        search(app, 'Kapan')
        key('Return')
        until(lambda: app.get_focus().role in (Role.LIST, Role.LIST_ITEM), 'the focus in the list')
        until(lambda: app.find(name='Status: Disputed: the parties contradict each other.'),
              'the status in a sentence')
        assert app.find(part='When: 10 October 2020, about 12:00'), 'no date'
        assert app.find(part='Where: Kapan'), 'no place'
        for heading in (TITLE, 'Who says so', 'Related events'):
            assert app.find(Role.HEADING, name=heading), f'“{heading}” is no heading'
        assert not app.find(Role.LIST, name='Who says so'), 'a list without items'
        for speaker, quotation in ACCOUNTS.items():
            card = app.find(name=speaker)
            assert card, f'no account of “{speaker}”'
            assert card.find(Role.LABEL, part=quotation), f'“{speaker}” is not quoted'
            assert card.find(part='Source: '), 'no source'


def tab_to(app, wanted, what):
    """Presses Tab until @wanted holds for what has the focus."""
    for _ in range(40):
        key('Tab')
        focus = app.get_focus()
        if wanted(focus):
            return focus
    raise AssertionError(f'Tab did not come to: {what}')


def test_goes_all_the_way():
    """Tab comes from the result to its title and both quotations, to the handles of the time window, which
    say where they are moved to, and Space plays."""
    with Dateline() as app:
        search(app, 'Kapan')
        key('Return')
        until(lambda: app.find(name='Status: Disputed: the parties contradict each other.'),
              'the event pane')
        for text in (TITLE, *ACCOUNTS.values()):
            tab_to(app, lambda focus: app.get_text(focus).startswith(text), text)
        begin = tab_to(app, lambda focus: focus.role == Role.SLIDER, 'the handles')
        assert begin.name == 'Begin of the time window'
        key('Right')
        moved = until(lambda: app.get_focus().description != begin.description and
                      app.get_focus().description, 'the date that the handle came to')
        assert moved == '1 January 1915', f'the handle came to “{moved}”'
        key('space')
        until(lambda: app.find(BUTTONS, name='Pause'), 'a button that pauses')
        key('space')
        until(lambda: app.find(BUTTONS, name='Play'), 'a button that plays')


if __name__ == '__main__':
    run(test_finds_an_event, test_reads_both_accounts, test_goes_all_the_way)
