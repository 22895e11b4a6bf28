#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool is_auto(const char *when) { return !when || strcmp(when, "auto") == 0; }

bool cli_wanted(const char *when, int fd) { return is_auto(when) ? isatty(fd) : strcmp(when, "always") == 0; }

bool cli_color(const char *when, int fd) {
  const char *off = getenv("NO_COLOR"), *terminal = getenv("TERM");
  bool plain = (off && off[0]) || (terminal && strcmp(terminal, "dumb") == 0);
  return !(is_auto(when) && plain) && cli_wanted(when, fd);
}

unsigned cli_width(int fd) {
  struct winsize size;
  return isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
