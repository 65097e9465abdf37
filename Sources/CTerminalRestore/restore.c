#define _GNU_SOURCE
#include "CTerminalRestore.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

// Everything a handler touches is here, plain and never freed.
static struct {
  int descriptor;
  struct termios found;    // what the terminal was like before us
  struct termios ours;     // what it was like when we last left it
  char leave[512], enter[512];
  size_t leave_length, enter_length;
  int wake[2];
  int errors;              // standard error as it was found; -1 while that is in its place
  int held;                // what was written to standard error meanwhile
} state = {.descriptor = -1, .wake = {-1, -1}, .errors = -1, .held = -1};

// What a report should name: two buffers, so that one is always whole.
static char notes[2][4096];
static atomic_int note;

static atomic_bool armed, left, dying;
static atomic_int happened;

enum { SIGNALS = 13 };
static const int signals[SIGNALS] = {SIGINT,  SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH,
                                     SIGSEGV, SIGILL,  SIGBUS, SIGFPE,  SIGABRT, SIGTRAP};
static struct sigaction previous[SIGNALS];
static char alternate_stack[64 * 1024];
static stack_t previous_stack;

static void send(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = write(descriptor, bytes, length);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    length -= (size_t)sent;
  }
}

// A message of the runtime about a defect would vanish with the second screen, and any other would spoil the picture:
// they are held in memory until the screen is left. Who has sent standard error elsewhere gets it there at once.
static void hold_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  state.held = memfd_create("standard error", MFD_CLOEXEC);
  if (state.held < 0) return;
  fcntl(state.held, F_SETFL, O_APPEND);
  int found = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (found >= 0 && dup2(state.held, STDERR_FILENO) >= 0) {
    state.errors = found;
    return;
  }
  if (found >= 0) close(found);
  close(state.held);
}

static void release_errors(void) {
  int found = state.errors;
  if (found < 0) return;
  state.errors = -1;
  dup2(found, STDERR_FILENO);
  char bytes[512];
  off_t place = 0;
  for (ssize_t count; (count = pread(state.held, bytes, sizeof bytes, place)) > 0; place += count) {
    send(STDERR_FILENO, bytes, (size_t)count);
  }
  close(state.held);
  close(found);
}

static void leave_terminal(void) {
  if (!atomic_load(&armed) || atomic_exchange(&left, true)) return;
  tcgetattr(state.descriptor, &state.ours);
  send(state.descriptor, state.leave, state.leave_length);
  // Not TCSADRAIN: it would wait for ever behind a terminal that is held with ^S.
  tcsetattr(state.descriptor, TCSANOW, &state.found);
}

static void enter_terminal(void) {
  if (!atomic_load(&armed)) return;
  // The settings may have been changed while we were stopped; as the user left them is how they must end.
  if (atomic_exchange(&left, false) && tcgetpgrp(state.descriptor) == getpgrp()) {
    tcgetattr(state.descriptor, &state.found);
  }
  tcsetattr(state.descriptor, TCSANOW, &state.ours);
  send(state.descriptor, state.enter, state.enter_length);
}

static void tell(int what) {
  atomic_fetch_or(&happened, what);
  char byte = 0;
  ssize_t ignored = write(state.wake[1], &byte, 1);  // A full pipe wakes as well.
  (void)ignored;
}

static void set_default(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
}

// Lets a signal, which is blocked while its handler runs, do what it does by default.
static void raise_now(int number) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
}

static void on_end(int number) {
  leave_terminal();
  release_errors();
  set_default(number);
  raise_now(number);
}

static void on_stop(int number) {
  int saved = errno;
  struct sigaction ours;
  leave_terminal();
  sigaction(number, NULL, &ours);
  set_default(number);
  raise_now(number);
  // Continued. SIGCONT, which was blocked until here, enters the terminal again as soon as this returns.
  sigaction(number, &ours, NULL);
  errno = saved;
}

static void on_continue(int number) {
  (void)number;
  int saved = errno;
  enter_terminal();
  tell(TERMINAL_RESUMED);
  errno = saved;
}

static void on_resize(int number) {
  (void)number;
  int saved = errno;
  tell(TERMINAL_RESIZED);
  errno = saved;
}

static void on_defect(int number) {
  // A second thread that fails meanwhile must not end the process before the first has spoken.
  if (atomic_exchange(&dying, true)) {
    for (;;) pause();
  }
  leave_terminal();
  release_errors();
  char line[] = "pagerace: internal error (signal 00), a defect of ours\n";
  char *digits = strstr(line, "00");
  if (number >= 10) {
    digits[0] = (char)('0' + number / 10 % 10);
    digits[1] = (char)('0' + number % 10);
  } else {
    digits[0] = (char)('0' + number);
    memmove(digits + 1, digits + 2, strlen(digits + 2) + 1);
  }
  send(STDERR_FILENO, line, strlen(line));
  const char *told = notes[atomic_load(&note)];
  send(STDERR_FILENO, told, strlen(told));
  _exit(70);
}

static void (*handler(int number))(int) {
  switch (number) {
    case SIGINT: case SIGTERM: case SIGHUP: case SIGQUIT: return on_end;
    case SIGTSTP: return on_stop;
    case SIGCONT: return on_continue;
    case SIGWINCH: return on_resize;
    default: return on_defect;
  }
}

int terminal_restore_save(int descriptor) {
  if (tcgetattr(descriptor, &state.found) != 0) return -1;
  state.descriptor = descriptor;
  return 0;
}

int terminal_restore_arm(const char *leave, size_t leave_length, const char *enter, size_t enter_length) {
  if (leave_length > sizeof state.leave || enter_length > sizeof state.enter) {
    errno = E2BIG;
    return -1;
  }
  if (pipe2(state.wake, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  memcpy(state.leave, leave, leave_length);
  memcpy(state.enter, enter, enter_length);
  tcgetattr(state.descriptor, &state.ours);
  state.leave_length = leave_length;
  state.enter_length = enter_length;
  atomic_store(&left, false);
  atomic_store(&happened, 0);
  atomic_store(&armed, true);
  static atomic_bool registered;
  if (!atomic_exchange(&registered, true)) atexit(terminal_restore_now);

  hold_errors();
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, &previous_stack);
  for (int i = 0; i < SIGNALS; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler(signals[i]);
    action.sa_flags = SA_ONSTACK | SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(signals[i], NULL, &previous[i]);
    if (previous[i].sa_handler == SIG_IGN && action.sa_handler != on_defect) continue;
    sigaction(signals[i], &action, NULL);
  }
  return state.wake[0];
}

int terminal_restore_take(void) {
  char bytes[64];
  while (read(state.wake[0], bytes, sizeof bytes) > 0) continue;
  return atomic_exchange(&happened, 0);
}

void terminal_restore_hold_stop(int hold) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, SIGTSTP);
  pthread_sigmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &only, NULL);
}

void terminal_restore_note(const char *text) {
  int next = 1 - atomic_load(&note);
  strncpy(notes[next], text, sizeof notes[next] - 1);
  atomic_store(&note, next);
}

void terminal_restore_now(void) {
  leave_terminal();
  if (atomic_load(&armed)) release_errors();
}

void terminal_restore_disarm(void) {
  if (!atomic_exchange(&armed, false)) return;
  for (int i = 0; i < SIGNALS; i++) sigaction(signals[i], &previous[i], NULL);
  sigaltstack(&previous_stack, NULL);
  if (!atomic_load(&left)) tcsetattr(state.descriptor, TCSADRAIN, &state.found);
  release_errors();
  close(state.wake[0]);
  close(state.wake[1]);
  state.wake[0] = state.wake[1] = -1;
}
