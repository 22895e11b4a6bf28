/* What reading came upon, kept until it is its turn to be handed on: records and reports, in their order. */
#ifndef KGI_READ_KEPT_H
#define KGI_READ_KEPT_H

#include "base/report.h"
#include "read/reader.h"

/* One of the two; the other is NULL. */
typedef struct kgi_kept_event {
  kg_record *record;
  const kgi_kept_report *report;
} kgi_kept_event;

/* Zero-initialise to start; kgi_kept_clear ends it. It must not move while a reading puts things into it. */
typedef struct kgi_kept {
  kg_str lent;        /* text that lasts: what records show of it is not copied */
  const char *source; /* name of the input, which lasts */
  kgi_arena arena;    /* of all else */
  KGI_VEC(kgi_kept_event) events;
  kg_diag diag;
  kg_status status; /* why reading ended before its end, as `why` tells */
  kg_error why;
} kgi_kept;

/* A reading of the input whose papers and reports are kept. The input's name must last. */
kgi_reading kgi_kept_reading(kgi_kept *kept, kgi_input *input);

/* Notes how that reading ended. */
void kgi_kept_end(kgi_kept *kept, kg_status status);

/* Hands on all that was kept, once, as if `reading` came upon it so many lines further down than it was read. */
kg_status kgi_kept_hand_on(const kgi_kept *kept, uint32_t lines, kgi_reading *reading) KG_CHECKED;

/* Forgets everything but keeps some memory for the next. */
void kgi_kept_reset(kgi_kept *kept);
void kgi_kept_clear(kgi_kept *kept);

#endif
