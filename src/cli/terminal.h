/* What a stream can show. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>

/* Whether `when` asks for something on this stream: always, or auto (NULL, too) and the stream is a terminal. */
bool cli_wanted(const char *when, int fd);
/* The same for colours; NO_COLOR and a dumb terminal turn auto off. */
bool cli_color(const char *when, int fd);
/* Columns of a terminal; 0 for anything else. */
unsigned cli_width(int fd);

#endif
