"""An assistive technology's side of Dateline: starts the program, finds it on the accessibility bus, reads
its tree, hears its events and presses real keys (xdotool). Speaks the AT-SPI protocol itself, so that a whole
window is read in one go, level by level, and nothing in between keeps what has changed meanwhile.

What differs between versions of GTK is met here: GTK 4.8 gives the state "showing" to windows only, so what
can be seen is told from its extents; and roles are compared by their numbers, for their names have changed."""

import os
import subprocess
import sys
import time
import traceback

SKIPPED = 77

try:
    from gi.repository import Gio, GLib
except ImportError as error:
    print(f'Skipped: no GLib for Python ({error})', file=sys.stderr)
    sys.exit(SKIPPED)

PATIENCE = 30  # seconds; a machine may be busy
ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
COMPONENT = 'org.a11y.atspi.Component'
TEXT = 'org.a11y.atspi.Text'
VALUE = 'org.a11y.atspi.Value'
PROPERTIES = 'org.freedesktop.DBus.Properties'
REGISTRY = 'org.a11y.atspi.Registry'
ROOT = '/org/a11y/atspi/accessible/root'


class Role:
    """Of atspi-constants.h, those that a window of GTK has."""
    ALERT, CHECK_BOX, CHECK_MENU_ITEM, COMBO_BOX, DIALOG, FILLER, FRAME, IMAGE = 2, 7, 8, 11, 16, 20, 23, 27
    LABEL, LIST, LIST_ITEM, MENU, MENU_ITEM, PAGE_TAB, PAGE_TAB_LIST, PANEL = 29, 31, 32, 33, 35, 37, 38, 39
    POPUP_MENU, PROGRESS_BAR, PUSH_BUTTON, RADIO_BUTTON, RADIO_MENU_ITEM = 41, 42, 43, 44, 45
    SCROLL_BAR, SCROLL_PANE, SEPARATOR, SLIDER, SPIN_BUTTON, STATUS_BAR = 48, 49, 50, 51, 52, 54
    TEXT, TOGGLE_BUTTON, APPLICATION, ENTRY, HEADING, LINK = 61, 62, 75, 79, 83, 88
    GROUPING, PUSH_BUTTON_MENU, SWITCH = 99, 129, 130


class State:
    CHECKED, EXPANDABLE, EXPANDED, FOCUSABLE, FOCUSED, PRESSED, SELECTED, SENSITIVE = 4, 9, 10, 11, 12, 20, 23, 24


BUTTONS = {Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.PUSH_BUTTON_MENU}
LIVE = {Role.LABEL, Role.STATUS_BAR}


def pump(seconds):
    """Lets events come in for a while."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        while context.iteration(False):
            pass
        if time.monotonic() >= end:
            return
        time.sleep(0.01)


def until(condition, what, seconds=PATIENCE):
    """What @condition gives, as soon as that is true; an AssertionError in vain."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < end, f'waited {seconds} s in vain for: {what}'
        pump(0.1)


def xdotool(*words):
    subprocess.run(['xdotool', *words], check=True)
    pump(0.1)


def key(*names):
    """Presses keys, by the names that X gives them: "ctrl+f", "Tab"."""
    for name in names:
        xdotool('key', name)


def type_text(text):
    xdotool('type', '--delay', '30', text)


class Node:
    """An object as it was when it was read."""

    def __init__(self, path, parent):
        self.path, self.parent = path, parent
        self.role, self.name, self.description = 0, '', ''
        self.states, self.extents = 0, None
        self.children = []

    def has(self, state):
        return bool(self.states >> state & 1)

    def walk(self):
        """The object and all below it that have a size: GTK keeps what is not to be seen, and gives it none."""
        if self.extents is not None and 0 in self.extents[2:]:
            return
        yield self
        for child in self.children:
            yield from child.walk()

    def find_all(self, role=None, name=None, part=None, state=None):
        """Those with this role (or one of these), this name, this part of a name, this state."""
        roles = role if role is None or isinstance(role, set) else {role}
        return [node for node in self.walk()
                if (roles is None or node.role in roles) and (name is None or node.name == name)
                and (part is None or part in node.name) and (state is None or node.has(state))]

    def find(self, role=None, name=None, part=None, state=None):
        found = self.find_all(role, name, part, state)
        return found[0] if found else None

    def is_in(self, frame):
        """Whether a part of the object lies in the frame's area."""
        x, y, width, height = self.extents
        return (width > 0 and height > 0 and x < frame.extents[2] and x + width > 0
                and y < frame.extents[3] and y + height > 0)

    def __str__(self):
        """Where it is, for a message."""
        steps, node = [], self
        while node is not None:
            steps.insert(0, f'{node.role}“{node.name}”')
            node = node.parent
        return ' / '.join(steps) + f' at {self.extents}'


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, 0, -1, None).unpack()[0]
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                 Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def call_all(self, calls):
        """Makes all the calls at once; what fails, since it is gone or has no such side, gives None."""
        answers, left = [None] * len(calls), [len(calls)]

        def answered(connection, result, number):
            try:
                answers[number] = connection.call_finish(result).unpack()
            except GLib.GError:
                pass
            left[0] -= 1

        for number, (name, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(name, path, interface, method, arguments, None, 0, 10000, None,
                                 answered, number)
        while left[0]:
            GLib.MainContext.default().iteration(True)
        return answers

    def call(self, *call):
        return self.call_all([call])[0]


class Event:
    """What was heard: "StateChanged", "focused", ... and of which object."""

    def __init__(self, path, interface, member, arguments):
        self.time = time.monotonic()
        self.path, self.interface, self.member = path, interface.rsplit('.', 1)[1], member
        self.detail, self.value, _, self.data = arguments[:4]

    def __repr__(self):
        return f'{self.interface}:{self.member}:{self.detail} {self.value} {self.data!r} of {self.path}'


class Dateline:
    """The program, started on the bundled dataset and ended with the block."""

    def __init__(self, *arguments, size=None, **environment):
        self.command = [os.environ['DATELINE'], *arguments]
        self.environment = dict(os.environ, GTK_A11Y='atspi', **environment)
        self.size = size
        self.bus = Bus()
        self.events = []
        self.focus_path = None
        self.name = None

    def __enter__(self):
        connection = self.bus.connection
        self.subscription = connection.signal_subscribe(
            None, None, None, None, None, Gio.DBusSignalFlags.NONE, self.heard)
        # Programs are silent until someone listens.
        for kind in ('object:', 'window:'):
            connection.call_sync(REGISTRY, '/org/a11y/atspi/registry', REGISTRY, 'RegisterEvent',
                                 GLib.Variant('(s)', (kind,)), None, 0, -1, None)
        self.process = subprocess.Popen(self.command, env=self.environment)
        try:
            self.name = until(self.find_name, 'Dateline in the registry of applications')
            until(lambda: self.find(Role.LIST_ITEM), 'a list of events')
            xdotool('search', '--sync', '--onlyvisible', '--name', 'Dateline', 'windowactivate',
                    *(['windowsize', '--sync', *map(str, self.size)] if self.size else []))
            self.get_focus()
        except BaseException:
            if self.name:
                print('What there is:', *list(self.snapshot().walk())[:40], sep='\n  ')
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        ended = self.process.poll()
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.bus.connection.signal_unsubscribe(self.subscription)
        assert ended is None, f'the program ended by itself: {ended}'

    def heard(self, _connection, sender, path, interface, member, arguments):
        if not interface.startswith('org.a11y.atspi.Event.') or sender != self.name:
            return
        event = Event(path, interface, member, arguments.unpack())
        self.events.append(event)
        if event.member == 'StateChanged' and event.detail == 'focused' and event.value:
            self.focus_path = path

    def find_name(self):
        """The unique name of the program's connection: there is no other program on this bus."""
        found = self.bus.call(REGISTRY, ROOT, ACCESSIBLE, 'GetChildren', None)
        return next((name for name, _ in found[0]), None) if found else None

    def read(self, nodes):
        """Fills @nodes in and gives them their children."""
        calls = []
        for node in nodes:
            calls += [(self.name, node.path, ACCESSIBLE, 'GetChildren', None),
                      (self.name, node.path, ACCESSIBLE, 'GetRole', None),
                      (self.name, node.path, ACCESSIBLE, 'GetState', None),
                      (self.name, node.path, PROPERTIES, 'GetAll', GLib.Variant('(s)', (ACCESSIBLE,))),
                      (self.name, node.path, COMPONENT, 'GetExtents', GLib.Variant('(u)', (1,)))]
        answers = self.bus.call_all(calls)
        for i, node in enumerate(nodes):
            children, role, states, properties, extents = answers[5 * i:5 * i + 5]
            if not children or not role or not states or not properties:
                continue  # it went while it was read
            node.role, node.states = role[0], states[0][0] | states[0][1] << 32
            node.name = properties[0].get('Name') or ''
            node.description = properties[0].get('Description') or ''
            node.extents = extents[0] if extents else None
            node.children = [Node(path, node) for _, path in children[0]]

    def snapshot(self, path=ROOT):
        """An object, in the beginning the application, with all that is below it and has a size."""
        top = Node(path, None)
        level = [top]
        while level:
            self.read(level)
            level = [child for node in level for child in node.children
                     if node.extents is None or 0 not in node.extents[2:]]
        return top

    def frames(self):
        return self.snapshot().children

    def frame(self):
        """The first window, with all that is in it."""
        return self.frames()[0]

    def find(self, *arguments, **named):
        """The first such object in any of the windows."""
        return self.snapshot().find(*arguments, **named)

    def find_all(self, *arguments, **named):
        return self.snapshot().find_all(*arguments, **named)

    def get_focus_if_any(self):
        """What has the focus, as the events tell; looked for in the tree before the first of them."""
        if self.focus_path:
            node = Node(self.focus_path, None)
            self.read([node])
            if node.has(State.FOCUSED):
                return node
        focused = self.snapshot().find_all(state=State.FOCUSED)
        node = next((node for node in focused if node.role != Role.FRAME), None)
        self.focus_path = node and node.path
        return node

    def get_focus(self):
        pump(0.1)
        return until(self.get_focus_if_any, 'something that has the focus')

    def get_text(self, node):
        """The object's text, where it has one; else ''."""
        count = self.bus.call(self.name, node.path, PROPERTIES, 'Get',
                              GLib.Variant('(ss)', (TEXT, 'CharacterCount')))
        if not count:
            return ''
        answer = self.bus.call(self.name, node.path, TEXT, 'GetText',
                               GLib.Variant('(ii)', (0, count[0])))
        return answer[0] if answer else ''

    def press(self, node):
        """What an assistive technology does: the first of the object's actions."""
        done = self.bus.call(self.name, node.path, ACTION, 'DoAction', GLib.Variant('(i)', (0,)))
        assert done and done[0], f'no action: {node}'
        pump(0.5)


def run(*tests):
    """Runs the tests, each a function, says how each went, and ends the program."""
    if not os.environ.get('DISPLAY') or 'DATELINE' not in os.environ:
        print('Skipped: there is no display, or no $DATELINE', file=sys.stderr)
        sys.exit(SKIPPED)
    try:
        Bus()
    except GLib.GError as problem:
        print(f'Skipped: no accessibility bus ({problem.message})', file=sys.stderr)
        sys.exit(SKIPPED)
    wanted = sys.argv[1:]
    failed = 0
    for test in tests:
        if wanted and test.__name__ not in wanted:
            continue
        started = time.monotonic()
        try:
            test()
            outcome = 'passed'
        except Exception:  # whatever it is, the next test is run
            traceback.print_exc(file=sys.stdout)
            outcome = 'FAILED'
            failed += 1
        print(f'{outcome} in {time.monotonic() - started:.0f} s: {test.__doc__}', flush=True)
    sys.exit(1 if failed else 0)
