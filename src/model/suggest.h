/* "Did you mean": the nearest of the names offered. */
#ifndef KGI_MODEL_SUGGEST_H
#define KGI_MODEL_SUGGEST_H

#include <kgextract/base.h>

typedef struct kgi_suggestion {
  kg_str wanted, best; /* best is empty when nothing came near */
  size_t distance;
} kgi_suggestion;

kgi_suggestion kgi_suggest(kg_str wanted);
void kgi_suggest_offer(kgi_suggestion *suggestion, kg_str name);

/* Writes "; did you mean X?" into `out`, or nothing; returns `out`. */
const char *kgi_suggest_text(const kgi_suggestion *suggestion, char *out, size_t size);

#endif
