/* Base types of libkgextract: text views, status codes, error places, diagnostics, output sinks.
 *
 * Ownership law of the whole library: kg_x_new / kg_x_free pair an owner (free accepts NULL); a returned `const T *`
 * or kg_str is borrowed until its owner is freed or changed; nothing else needs freeing.
 *
 * Law of threads: what is `const` may be shared by threads; other objects belong to one thread at a time. Pictures and
 * positions of nodes are worked out in a child process that is forked for them.
 *
 * Law of errors: a function that may fail returns a kg_status; what it would hand out is then NULL, and `err` (may be
 * NULL) says what happened. `diag` (may be NULL) hears what does not end the work. Paths and names are NUL-terminated
 * strings, and all text is UTF-8. */
#ifndef KGEXTRACT_BASE_H
#define KGEXTRACT_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define KG_API __attribute__((visibility("default")))
#define KG_CHECKED __attribute__((warn_unused_result))
#define KG_PRINTF(text, first) __attribute__((__format__(__printf__, text, first)))

/* A view of UTF-8 bytes; not NUL-terminated. ptr may be NULL when len is 0. */
typedef struct kg_str {
  const char *ptr;
  size_t len;
} kg_str;

typedef enum kg_status {
  KG_OK = 0,
  KG_NOMEM,       /* memory ran out */
  KG_IO,          /* a file could not be opened, read, written or renamed */
  KG_SYNTAX,      /* an input does not follow its format */
  KG_ENCODING,    /* bytes that are not UTF-8 */
  KG_LIMIT,       /* a stated limit was reached (record size, pattern steps, nesting) */
  KG_USAGE,       /* the caller asked for something that makes no sense */
  KG_UNSUPPORTED, /* known, but not available here (a missing Graphviz plug-in, say) */
  KG_NOTFOUND     /* no such name, format or file */
} kg_status;

/* Where and why something failed. Filled by the function that fails; the first failure wins. */
typedef struct kg_error {
  kg_status status;
  char source[256]; /* file, "<stdin>" or empty */
  uint32_t line;    /* 1-based; 0 when there is no line */
  uint32_t col;     /* 1-based, in bytes; 0 when there is no column */
  char text[512];   /* "what near 'x'; hint" */
} kg_error;

typedef enum kg_severity { KG_NOTE, KG_WARNING, KG_ERROR } kg_severity;

/* Receives what went wrong without ending the work: bad records, skipped files, broken rows. */
typedef struct kg_diag {
  void (*report)(void *ctx, kg_severity severity, const kg_error *what); /* may be NULL */
  void *ctx;
  size_t errors;   /* counted by the library */
  size_t warnings; /* counted by the library */
} kg_diag;

/* Where bytes go. `write` returns KG_OK only when all bytes were taken. */
typedef struct kg_output {
  kg_status (*write)(void *ctx, const char *bytes, size_t len);
  void *ctx;
} kg_output;

/* The library's version as "MAJOR.MINOR.PATCH". */
KG_API const char *kg_version(void);

/* A short English text for a status, never NULL. */
KG_API const char *kg_status_text(kg_status status);

/* View of a NUL-terminated string; of NULL, the empty view. */
KG_API kg_str kg_str_of(const char *text);

/* Formats an error as "path:line:col: text", without severity, into `out`; returns `out`. */
KG_API const char *kg_error_format(const kg_error *err, char *out, size_t size);

#ifdef __cplusplus
}
#endif
#endif
