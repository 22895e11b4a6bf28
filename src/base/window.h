/* A file as if it were in memory whole, of which no more is there than is asked for. */
#ifndef KGI_BASE_WINDOW_H
#define KGI_BASE_WINDOW_H

#include "base/buf.h"

typedef struct kgi_window {
  kg_str text;      /* all of it; only what was reached and not passed can be read */
  const char *path; /* of the file that is read on the way; NULL: all of the text is there and stays */
  int file;
  size_t read, gone; /* bytes, from the start */
  kgi_buf whole;     /* of what cannot be read on the way */
} kgi_window;

/* A text that is there. */
static inline kgi_window kgi_window_of(kg_str text) { return (kgi_window){.text = text}; }

/* Opens a file ("-" is standard input); what is no plain file is read whole. The path must stay. */
kg_status kgi_window_open(kgi_window *window, const char *path, kg_error *err) KG_CHECKED;
void kgi_window_close(kgi_window *window);

/* Reads on to the end of this part of the text, at least. */
kg_status kgi_window_reach(kgi_window *window, kg_str part, kg_error *err) KG_CHECKED;

/* Lets go, at some time, of what lies before. */
void kgi_window_pass(kgi_window *window, const char *at);

#endif
