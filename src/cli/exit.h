/* Exit statuses of the program; documented by --help. */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

typedef enum cli_exit {
  CLI_DONE = 0,
  CLI_NOTHING = 1, /* nothing found */
  CLI_DIFFERS = 1, /* diff: the graphs do not say the same */
  CLI_FAILED = 2,  /* any error, also when only some records were rejected */
  CLI_USAGE = 64   /* wrong command line */
} cli_exit;

#endif
