"""A window with WebKitGTK's view, for the tests: driven by WebKitWebDriver, and beside it by lines of JSON on a
socket, for what that driver cannot do: print, be narrower than 447 pixels, run a script before the page's own.

    webkit_shell.py SOCKET DATA_FOLDER
"""

import json
import os
import socket
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

SOCKET, DATA = sys.argv[1:3]
DRIVER = os.getppid()
MARGIN_IN_MILLIMETRES = 10

Gtk.init([])
manager = WebKit2.WebsiteDataManager(base_data_directory=DATA, base_cache_directory=DATA)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
content = WebKit2.UserContentManager()
views = []


def create_view(_session):
    view = WebKit2.WebView(web_context=context, user_content_manager=content, is_controlled_by_automation=True)
    settings = view.get_settings()
    # What the console says is read by the tests from the output.
    # Nothing here has a graphics card; one in software draws a few pictures a second.
    settings.set_hardware_acceleration_policy(WebKit2.HardwareAccelerationPolicy.NEVER)
    settings.set_enable_write_console_messages_to_stdout(True)
    window = Gtk.Window()
    window.set_decorated(False)
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()
    # Nobody is there for the dialog of `window.print()`.
    view.connect("print", lambda _view, _operation: True)
    views.append(view)
    return view


def start_session(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("webkit_shell")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view", create_view)


def print_page(path, across, answer):
    settings = Gtk.PrintSettings()
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, "file://" + path)
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set_printer("Print to File")
    page = Gtk.PageSetup()
    page.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    if across:
        page.set_orientation(Gtk.PageOrientation.LANDSCAPE)
        settings.set_orientation(Gtk.PageOrientation.LANDSCAPE)
    for set_margin in (page.set_top_margin, page.set_bottom_margin, page.set_left_margin, page.set_right_margin):
        set_margin(MARGIN_IN_MILLIMETRES, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(views[-1])
    operation.set_print_settings(settings)
    operation.set_page_setup(page)
    failures = []
    operation.connect("failed", lambda _operation, error: failures.append(str(error)))
    operation.connect("finished", lambda _operation: answer("; ".join(failures)))
    views[-1].operation = operation
    operation.print_()


def add_script(source):
    content.add_script(
        WebKit2.UserScript(
            source,
            WebKit2.UserContentInjectedFrames.TOP_FRAME,
            WebKit2.UserScriptInjectionTime.START,
            None,
            None,
        )
    )


def obey(line, answer):
    asked = json.loads(line)
    if asked["do"] == "print":
        print_page(asked["path"], asked["across"], answer)
    elif asked["do"] == "resize":
        views[-1].get_toplevel().resize(asked["width"], asked["height"])
        answer("")
    elif asked["do"] == "before":
        add_script(asked["script"])
        answer("")
    else:
        answer("no such command: " + line)


def serve(server, _condition):
    connection, _address = server.accept()
    lines = connection.makefile("r", encoding="utf-8")

    def answer(fault):
        connection.sendall((json.dumps(fault) + "\n").encode())
        connection.close()

    try:
        obey(lines.readline(), answer)
    except Exception as fault:  # Whatever it is, the test that asked is told.
        answer(repr(fault))
    return True


if os.path.exists(SOCKET):
    os.remove(SOCKET)
listener = socket.socket(socket.AF_UNIX)
listener.bind(SOCKET)
listener.listen()
GLib.io_add_watch(listener, GLib.IO_IN, serve)
context.connect("automation-started", start_session)
# A test that fails ends the driver alone.
GLib.timeout_add(500, lambda: os.getppid() == DRIVER or sys.exit())
Gtk.main()
