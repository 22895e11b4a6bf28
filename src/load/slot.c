/* Names of the slots, as graph files write them. */
#include <stdlib.h>

#include "base/str.h"
#include "load/record.h"

typedef struct slot_name {
  kg_str name;
  kgi_slot slot;
} slot_name;

/* Sorted; the program's formats agree on the names, but for these: evidence is the sentence, type the kind. */
static const slot_name slot_names[] = {
    {KGI_STR_INIT("abstract"), KGI_SLOT_ABSTRACT},
    {KGI_STR_INIT("aliases"), KGI_SLOT_ALIASES},
    {KGI_STR_INIT("authors"), KGI_SLOT_AUTHORS},
    {KGI_STR_INIT("categories"), KGI_SLOT_CATEGORIES},
    {KGI_STR_INIT("col"), KGI_SLOT_COL},
    {KGI_STR_INIT("confidence"), KGI_SLOT_CONFIDENCE},
    {KGI_STR_INIT("date"), KGI_SLOT_DATE},
    {KGI_STR_INIT("end"), KGI_SLOT_END},
    {KGI_STR_INIT("entities"), KGI_KEY_ENTITIES},
    {KGI_STR_INIT("evidence"), KGI_SLOT_SENTENCE},
    {KGI_STR_INIT("family"), KGI_SLOT_FAMILY},
    {KGI_STR_INIT("field"), KGI_SLOT_FIELD},
    {KGI_STR_INIT("file"), KGI_SLOT_FILE},
    {KGI_STR_INIT("graph"), KGI_KEY_GRAPH},
    {KGI_STR_INIT("id"), KGI_SLOT_ID},
    {KGI_STR_INIT("kind"), KGI_SLOT_KIND},
    {KGI_STR_INIT("left_out"), KGI_SLOT_LEFT_OUT},
    {KGI_STR_INIT("line"), KGI_SLOT_LINE},
    {KGI_STR_INIT("links"), KGI_KEY_LINKS},
    {KGI_STR_INIT("memo"), KGI_SLOT_MEMO},
    {KGI_STR_INIT("mentions"), KGI_KEY_MENTIONS},
    {KGI_STR_INIT("mentions_json"), KGI_SLOT_MENTIONS_JSON},
    {KGI_STR_INIT("name"), KGI_SLOT_NAME},
    {KGI_STR_INIT("nodes"), KGI_KEY_NODES},
    {KGI_STR_INIT("origin"), KGI_SLOT_ORIGIN},
    {KGI_STR_INIT("paper_id"), KGI_SLOT_PAPER_ID},
    {KGI_STR_INIT("relation"), KGI_SLOT_RELATION},
    {KGI_STR_INIT("rule"), KGI_SLOT_RULE},
    {KGI_STR_INIT("sentence"), KGI_SLOT_SENTENCE},
    {KGI_STR_INIT("source"), KGI_SLOT_SOURCE},
    {KGI_STR_INIT("sources"), KGI_SLOT_SOURCES},
    {KGI_STR_INIT("start"), KGI_SLOT_START},
    {KGI_STR_INIT("target"), KGI_SLOT_TARGET},
    {KGI_STR_INIT("text"), KGI_SLOT_TEXT},
    {KGI_STR_INIT("title"), KGI_SLOT_TITLE},
    {KGI_STR_INIT("title_alt"), KGI_SLOT_TITLE_ALT},
    {KGI_STR_INIT("type"), KGI_SLOT_KIND},
    {KGI_STR_INIT("url"), KGI_SLOT_URL},
    {KGI_STR_INIT("view"), KGI_SLOT_VIEW},
    {KGI_STR_INIT("weight"), KGI_SLOT_WEIGHT},
    {{NULL, 0}, KGI_NO_SLOT}, /* what is not there */
};

enum { SLOT_NAMES = sizeof slot_names / sizeof *slot_names - 1 };

_Static_assert((size_t)SLOT_NAMES < KGI_SLOT_ROWS, "a row for each name and one more");

static int compare(const void *key, const void *row) {
  return kgi_str_cmp(*(const kg_str *)key, ((const slot_name *)row)->name);
}

static size_t row_of(kg_str name) {
  const slot_name *row = bsearch(&name, slot_names, SLOT_NAMES, sizeof *slot_names, compare);
  return row ? (size_t)(row - slot_names) : SLOT_NAMES;
}

kgi_slot kgi_slot_by_name(kg_str name) { return slot_names[row_of(name)].slot; }

kgi_slot kgi_slot_next(kgi_slot_order *order, kg_str name) {
  uint8_t *likely = &order->next[order->last];
  if (!kgi_str_eq(slot_names[*likely].name, name)) *likely = (uint8_t)row_of(name);
  order->last = *likely;
  return slot_names[*likely].slot;
}
