#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "terminal.h"

double cli_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void cli_progress_init(cli_progress *progress, const char *when) {
  *progress = (cli_progress){.on = cli_wanted(when, STDERR_FILENO), .last = cli_now()};
  pthread_mutex_init(&progress->lock, NULL);
}

void cli_progress_papers(void *ctx, size_t papers) {
  cli_progress *progress = ctx;
  if (!progress->on || cli_now() - progress->last < 0.1) return;
  pthread_mutex_lock(&progress->lock);
  fprintf(stderr, "\r\033[K%zu papers", papers);
  progress->last = cli_now();
  progress->shown = true;
  pthread_mutex_unlock(&progress->lock);
}

void cli_progress_stage(cli_progress *progress, const char *doing, const char *what) {
  if (!progress->on) return;
  fprintf(stderr, "\r\033[K%s %s", doing, what);
  progress->shown = true;
}

void cli_progress_wipe(cli_progress *progress) {
  if (progress->shown) fputs("\r\033[K", stderr);
  progress->shown = false;
}

void cli_progress_pause(cli_progress *progress) {
  pthread_mutex_lock(&progress->lock);
  cli_progress_wipe(progress);
}

void cli_progress_go_on(cli_progress *progress) { pthread_mutex_unlock(&progress->lock); }
