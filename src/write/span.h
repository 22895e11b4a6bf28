/* A mention's place in its text as the web counts it: in characters, with what stands around it. */
#ifndef KGI_WRITE_SPAN_H
#define KGI_WRITE_SPAN_H

#include <kgextract/graph.h>

typedef struct kgi_span {
  size_t start, end;     /* code points */
  kg_str prefix, suffix; /* at most 32 characters of the text before and after */
} kgi_span;

/* Of bytes that are not in the text, what is. */
kgi_span kgi_span_of(kg_str text, const kg_mention *mention);

#endif
