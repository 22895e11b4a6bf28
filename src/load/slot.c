/* Names of the slots, as graph files write them. */
#include <stdlib.h>

#include "base/str.h"
#include "load/record.h"

typedef struct slot_name {
  const char *name;
  kgi_slot slot;
} slot_name;

/* Sorted; the program's formats agree on the names, but for these: evidence is the sentence, type the kind. */
static const slot_name slot_names[] = {
    {"abstract", KGI_SLOT_ABSTRACT},
    {"aliases", KGI_SLOT_ALIASES},
    {"authors", KGI_SLOT_AUTHORS},
    {"categories", KGI_SLOT_CATEGORIES},
    {"col", KGI_SLOT_COL},
    {"confidence", KGI_SLOT_CONFIDENCE},
    {"date", KGI_SLOT_DATE},
    {"end", KGI_SLOT_END},
    {"evidence", KGI_SLOT_SENTENCE},
    {"family", KGI_SLOT_FAMILY},
    {"field", KGI_SLOT_FIELD},
    {"file", KGI_SLOT_FILE},
    {"id", KGI_SLOT_ID},
    {"kind", KGI_SLOT_KIND},
    {"left_out", KGI_SLOT_LEFT_OUT},
    {"line", KGI_SLOT_LINE},
    {"memo", KGI_SLOT_MEMO},
    {"mentions_json", KGI_SLOT_MENTIONS_JSON},
    {"name", KGI_SLOT_NAME},
    {"origin", KGI_SLOT_ORIGIN},
    {"paper_id", KGI_SLOT_PAPER_ID},
    {"relation", KGI_SLOT_RELATION},
    {"rule", KGI_SLOT_RULE},
    {"sentence", KGI_SLOT_SENTENCE},
    {"source", KGI_SLOT_SOURCE},
    {"sources", KGI_SLOT_SOURCES},
    {"start", KGI_SLOT_START},
    {"target", KGI_SLOT_TARGET},
    {"text", KGI_SLOT_TEXT},
    {"title", KGI_SLOT_TITLE},
    {"title_alt", KGI_SLOT_TITLE_ALT},
    {"type", KGI_SLOT_KIND},
    {"url", KGI_SLOT_URL},
    {"view", KGI_SLOT_VIEW},
    {"weight", KGI_SLOT_WEIGHT},
};

static int compare(const void *key, const void *row) {
  return kgi_str_cmp(*(const kg_str *)key, kg_str_of(((const slot_name *)row)->name));
}

kgi_slot kgi_slot_by_name(kg_str name) {
  size_t n = sizeof slot_names / sizeof *slot_names;
  const slot_name *row = bsearch(&name, slot_names, n, sizeof *slot_names, compare);
  return row ? row->slot : KGI_SLOTS;
}
