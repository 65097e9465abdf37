// Keeps a terminal restorable at any moment: every way a process can end or stop leads through here, also those
// on which ncurses (whose endwin() is not async-signal-safe) cannot be called.
#ifndef PAGERACE_CTERMINALRESTORE_H
#define PAGERACE_CTERMINALRESTORE_H

#include <stddef.h>

// What has happened since the last call of terminal_restore_take(), as bits.
enum {
  TERMINAL_RESIZED = 1,  // SIGWINCH
  TERMINAL_RESUMED = 2,  // continued after a stop: modes are set again, the screen has to be painted again
};

// Remembers the settings of the terminal `descriptor` as they are now. Call before anything changes them.
// Returns 0, or -1 with errno if it is no terminal.
int terminal_restore_save(int descriptor);

// Installs the signal handlers. `leave` are the bytes that take the terminal back to what it was (main screen,
// cursor visible, mouse off, plain attributes), `enter` those that lead from there to what the program uses; both
// are copied, at most 512 bytes each.
// INT, TERM, HUP, QUIT restore and end the process by that signal; TSTP restores and stops it; CONT enters again;
// SEGV, ILL, BUS, FPE, ABRT, TRAP restore, say what terminal_restore_note() was given, and end with status 70. Signals
// that the process was started with ignored stay ignored.
// From here on, what is written to standard error is held back while that is a terminal, and comes out at the end.
// Returns a descriptor that is readable when terminal_restore_take() has something to say, or -1 with errno.
int terminal_restore_arm(const char *leave, size_t leave_length, const char *enter, size_t enter_length);

// Returns and forgets what has happened, as TERMINAL_... bits.
int terminal_restore_take(void);

// Holds SIGTSTP back (1), and lets it come (0). To be held around every output of ncurses, which ignores the
// signal meanwhile, so that a ^Z would be lost.
void terminal_restore_hold_stop(int hold);

// What a defect is to say besides its signal: where to report it, and what the report should name. Copied, at most 4095
// bytes.
void terminal_restore_note(const char *text);

// Writes `leave` and the saved settings now. Harmless when nothing is armed, and when called twice.
void terminal_restore_now(void);

// Puts the saved settings and the previous signal handlers back. The caller has sent `leave`, or its like.
void terminal_restore_disarm(void);

#endif
