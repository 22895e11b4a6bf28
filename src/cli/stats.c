#include <stdio.h>
#include <sys/resource.h>

#include "run.h"

/* Peak resident memory so far, in MB; Linux counts it in KiB. */
static double peak_memory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (double)usage.ru_maxrss * 1024 / 1e6 : 0;
}

void cli_stats_stage(cli_run *run, const char *stage, double seconds, size_t bytes) {
  if (!run->options->stats) return;
  cli_progress_wipe(&run->progress);
  fprintf(stderr, "stats: %-24s %9.3f s", stage, seconds);
  if (bytes > 0 && seconds > 0)
    fprintf(stderr, " %9.1f MB/s", (double)bytes / seconds / 1e6);
  else
    fprintf(stderr, " %14s", "");
  fprintf(stderr, " %9.1f MB peak\n", peak_memory());
}

void cli_stats_total(cli_run *run) { cli_stats_stage(run, "total", cli_now() - run->started, run->text_bytes); }
