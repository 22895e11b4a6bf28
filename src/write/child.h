/* Work that may crash, hang or eat all memory, done in a child process with limits. Graphviz leaves by exit(1) or a
 * signal when it is in trouble; in a child that costs one picture, not the run. */
#ifndef KGI_WRITE_CHILD_H
#define KGI_WRITE_CHILD_H

#include <stdio.h>

#include "base/buf.h"

typedef struct kgi_child_task {
  /* Runs in the child: its result goes to `out`, its complaints to standard error; false is failure. */
  bool (*work)(void *ctx, FILE *out);
  void *ctx;
  const char *name;       /* for messages: "the svg picture" */
  unsigned seconds;       /* at most, of processor and of clock */
  size_t megabytes;       /* at most, beyond what this process has now */
  kgi_buf *result, *said; /* what `work` wrote to `out`, and its first complaints */
} kgi_child_task;

/* Runs the task; must be called from the only thread, as any fork that goes on to work. */
kg_status kgi_child_run(const kgi_child_task *task, kg_error *err) KG_CHECKED;

#endif
