/* One input, from a file or from memory: whole, or line by line in bounded memory. What it hands out is UTF-8 without a
 * byte-order mark; broken bytes are replaced and counted. */
#ifndef KGI_READ_INPUT_H
#define KGI_READ_INPUT_H

#include "base/arena.h"
#include "read/places.h"

enum {
  KGI_LINE_LIMIT = 64 * 1024 * 1024,      /* a longer line is reported and skipped */
  KGI_DOCUMENT_LIMIT = 1024 * 1024 * 1024 /* a longer document is refused */
};

typedef struct kgi_input kgi_input;

/* Reads up to `cap` bytes; none at the end. KG_SYNTAX says that the rest cannot be had. */
typedef kg_status (*kgi_pull_fn)(void *ctx, const kgi_input *input, char *bytes, size_t cap, size_t *n, kg_error *err);

struct kgi_input {
  const char *name;
  int fd; /* of a file, else negative */
  kgi_pull_fn pull;
  void *ctx;
  char *owned; /* the buffer behind `bytes` when reading a file */
  size_t cap;
  const char *bytes; /* bytes [at, len) are still to be handed out */
  size_t at, len;
  bool ended;   /* nothing follows `bytes` */
  kg_error cut; /* why the input ended before its end; else without status */
  uint32_t line;
  bool unended;    /* the line that was handed out last has no end: nothing follows it */
  bool begun;      /* a byte-order mark was looked for */
  kgi_arena arena; /* repaired text */

  kg_str text;       /* what was handed out last, valid until the next call */
  kgi_places places; /* and where it stands */

  size_t broken; /* bytes that were not UTF-8 */
  kgi_place first_broken;
};

/* Opens a file; "-" is standard input. */
kg_status kgi_input_open(kgi_input *input, const char *path, kg_error *err) KG_CHECKED;
void kgi_input_memory(kgi_input *input, const char *name, kg_str bytes);
/* What a function gives, under this name. */
void kgi_input_stream(kgi_input *input, const char *name, kgi_pull_fn pull, void *ctx);
void kgi_input_close(kgi_input *input);

/* The first bytes, raw, without taking them; takes a byte-order mark off. */
kg_status kgi_input_peek(kgi_input *input, kg_str *head, kg_error *err) KG_CHECKED;

/* Takes the next bytes, raw, as many as there are at hand; none at the end. */
kg_status kgi_input_take(kgi_input *input, kg_str *bytes, kg_error *err) KG_CHECKED;

/* Takes everything into input->text. */
kg_status kgi_input_whole(kgi_input *input, kg_error *err) KG_CHECKED;

/* Takes the next line, without its end, into input->text. KG_NOTFOUND after the last; KG_LIMIT when the line was too
 * long and has been skipped, with input->text its first bytes. */
kg_status kgi_input_next(kgi_input *input, kg_error *err) KG_CHECKED;

/* Whole lines in a buffer of their own. Zero-initialise to start; free the buffer at the end. */
typedef struct kgi_lines {
  char *buffer;
  size_t cap;
  kg_str text;
} kgi_lines;

/* Takes as many whole lines as are at hand, raw and uncounted, of what is not in memory anyway: gives its buffer away
 * and goes on with theirs. KG_NOTFOUND after the last; KG_LIMIT when the next line is too long, and still there. */
kg_status kgi_input_lines(kgi_input *input, kgi_lines *lines, kg_error *err) KG_CHECKED;

#endif
