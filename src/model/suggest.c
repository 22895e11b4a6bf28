#include "model/suggest.h"

#include <stdio.h>

#include "base/str.h"

/* More edits than this and a name is another name. */
static size_t most_edits(kg_str name) { return name.len < 4 ? 1 : name.len < 8 ? 2 : 3; }

kgi_suggestion kgi_suggest(kg_str wanted) {
  return (kgi_suggestion){.wanted = wanted, .distance = most_edits(wanted) + 1};
}

void kgi_suggest_offer(kgi_suggestion *suggestion, kg_str name) {
  if (!suggestion->distance) return;
  size_t distance = kgi_str_distance(suggestion->wanted, name, suggestion->distance - 1);
  if (distance >= suggestion->distance || distance >= name.len) return;
  suggestion->distance = distance;
  suggestion->best = name;
}

const char *kgi_suggest_text(const kgi_suggestion *suggestion, char *out, size_t size) {
  kg_str best = suggestion->best;
  if (best.len)
    snprintf(out, size, "; did you mean %.*s?", (int)best.len, best.ptr);
  else
    out[0] = '\0';
  return out;
}
