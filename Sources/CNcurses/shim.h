// What Swift cannot see of ncurses: macros, and globals that Swift 6 refuses as shared mutable state.
#ifndef PAGERACE_CNCURSES_SHIM_H
#define PAGERACE_CNCURSES_SHIM_H

// The wide interface, without pkg-config's -D_XOPEN_SOURCE, which SwiftPM drops.
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <term.h>
#include <wchar.h>

// term.h calls some capabilities by everyday words; as macros they would reach into every importer.
#undef columns
#undef lines
#undef tab
#undef bell

static inline WINDOW *curses_stdscr(void) { return stdscr; }
static inline WINDOW *curses_curscr(void) { return curscr; }
static inline int curses_columns(void) { return COLS; }
static inline int curses_rows(void) { return LINES; }
static inline int curses_colors(void) { return COLORS; }
static inline FILE *curses_stdin(void) { return stdin; }
static inline FILE *curses_stdout(void) { return stdout; }

static inline attr_t curses_bold(void) { return WA_BOLD; }
static inline attr_t curses_dim(void) { return WA_DIM; }
static inline attr_t curses_underline(void) { return WA_UNDERLINE; }
static inline attr_t curses_reverse(void) { return WA_REVERSE; }

static inline int curses_key_f0(void) { return KEY_F0; }

static inline mmask_t curses_pressed(int button) { return NCURSES_MOUSE_MASK(button, NCURSES_BUTTON_PRESSED); }
static inline mmask_t curses_released(int button) { return NCURSES_MOUSE_MASK(button, NCURSES_BUTTON_RELEASED); }

// A string capability of the current terminal; NULL if it has none, whichever way terminfo says so.
static inline const char *curses_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 ? NULL : value;
}

// How many colours the terminal type that was looked up has; 0 or less if it has none.
static inline int curses_color_count(void) { return tigetnum((char *)"colors"); }

// A capability with its numbers filled in. Valid until the next call.
static inline const char *curses_expand(const char *capability, long first, long second) {
  return tparm((char *)capability, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

// Looks a terminal type up without starting anything. 1: found, 0: not found, or only a generic type, -1: no
// terminfo at all.
static inline int curses_look_up(const char *name, int descriptor) {
  int found = -1;
  setupterm((char *)name, descriptor, &found);
  return found;
}

static inline void curses_forget_look_up(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}

static inline int curses_is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return codeset[0] == 'U' && codeset[1] == 'T' && codeset[2] == 'F' && codeset[3] == '-' && codeset[4] == '8';
}

static inline int curses_cell_width(wchar_t character) { return wcwidth(character); }

// Puts one glyph: a zero-terminated base with its marks.
static inline void curses_put(WINDOW *window, int y, int x, const wchar_t *glyph, attr_t attributes, short pair) {
  cchar_t cell;
  if (setcchar(&cell, glyph, attributes, pair, NULL) == OK) mvwadd_wch(window, y, x, &cell);
}

#endif
