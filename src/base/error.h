/* Filling kg_error and reporting diagnostics. */
#ifndef KGI_BASE_ERROR_H
#define KGI_BASE_ERROR_H

#include <kgextract/base.h>

/* A place in an input; line and col 0 when unknown. */
typedef struct kgi_place {
  const char *source;
  uint32_t line, col;
} kgi_place;

/* Fills *err (which may be NULL) unless it already holds a failure; returns `status`. */
kg_status kgi_fail(kg_error *err, kg_status status, kgi_place place, const char *format, ...) KG_PRINTF(4, 5);

/* Reports to a diag, which may be NULL, and counts. */
void kgi_report(kg_diag *diag, kg_severity severity, kg_status status, kgi_place place, const char *format, ...)
    KG_PRINTF(5, 6);

/* Reports an error that some function has filled in. */
void kgi_report_error(kg_diag *diag, kg_severity severity, const kg_error *err);

/* Returns early with the status of a failing call. */
#define KGI_TRY(call)                          \
  do {                                         \
    kg_status kgi_try_status = (call);         \
    if (kgi_try_status) return kgi_try_status; \
  } while (0)

#endif
