/* Reports kept until it is their turn, without the room that a kg_error has: broken input may bring one a line. */
#ifndef KGI_BASE_REPORT_H
#define KGI_BASE_REPORT_H

#include "base/arena.h"

typedef struct kgi_kept_report {
  kg_severity severity;
  kg_status status;
  const char *source;
  uint32_t line, col;
  char text[];
} kgi_kept_report;

/* A report as it comes to a diag, in the arena; NULL when memory ran out. `source` lasts, and most reports name it. */
const kgi_kept_report *kgi_report_keep(kgi_arena *arena, const char *source, kg_severity severity,
                                       const kg_error *what);

/* Reports it to a diag, which may be NULL; where it tells a line, it stands so many further down. */
void kgi_report_hand_on(const kgi_kept_report *report, uint32_t lines, kg_diag *diag);

#endif
