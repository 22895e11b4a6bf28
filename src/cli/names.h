/* The names that a run knows: its dictionaries and patterns, which a thread of its own can make ready while papers are
 * read already. What is wrong with them is told before all that is wrong with papers. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include <pthread.h>
#include <stdatomic.h>

#include "run.h"

typedef struct cli_names {
  cli_run *run;
  kg_lexicon *lexicon;
  cli_report report; /* counts apart, as readers look at what the run's counts meanwhile */
  bool beside;       /* in a thread of their own */
  pthread_t thread;
  atomic_bool over; /* they are ready, or failed: the next two are known */
  bool complete;
  double seconds; /* that it took */
  bool awaited;   /* what comes of them is looked at, and no thread is left */
} cli_names;

/* Begins to make them ready, beside what follows or before. The lexicon is compiled once they are awaited, if all goes
 * well. NULL when memory ran out, which is reported. */
kg_lexicon *cli_names_begin(cli_names *names, cli_run *run, bool beside);

/* Waits until they are ready; false when that failed, which then was reported. `names` are cli_names. */
bool cli_names_await(void *names);

/* Whether it is known by now that papers are not to be read, since they failed. */
bool cli_names_failed(cli_names *names);

/* Waits for what is under way, frees the lexicon, and adds what was wrong to what the run counts. */
void cli_names_end(cli_names *names);

#endif
