/* "Did you mean": the nearest of several names to a mistyped word. */
#ifndef CLI_GUESS_H
#define CLI_GUESS_H

#include <stddef.h>

typedef struct cli_guess {
  const char *word; /* what was typed */
  const char *best; /* the nearest name so far, or NULL when none is near */
  size_t distance;
} cli_guess;

/* Considers one more name. */
void cli_guess_add(cli_guess *guess, const char *name);

#endif
