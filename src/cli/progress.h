/* One line on standard error that says how far the work is; wiped before anything else is printed there. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct cli_progress {
  bool on, shown;
  double last;          /* when it was last drawn */
  pthread_mutex_t lock; /* held while messages are printed, or papers shown */
} cli_progress;

/* `when` is auto (a terminal only), always or never; NULL: auto. */
void cli_progress_init(cli_progress *progress, const char *when);

/* Shows the number of papers, at most ten times a second. The signature is the library's; ctx is the progress. */
void cli_progress_papers(void *ctx, size_t papers);
/* Shows what is being done now, "writing" and a file name. */
void cli_progress_stage(cli_progress *progress, const char *doing, const char *what);
void cli_progress_wipe(cli_progress *progress);

/* Wipes it, and lets no thread show anything until it goes on. */
void cli_progress_pause(cli_progress *progress);
void cli_progress_go_on(cli_progress *progress);

/* Seconds on a clock that never goes back. */
double cli_now(void);

#endif
