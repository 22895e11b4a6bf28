/* GraphML: what the program's own writer makes, by the names of its keys. Nothing outside of the file is ever read. */
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "load/loader.h"
#include "load/walk.h"

typedef struct reader {
  kgi_load *load;
  kg_error *err;
  xmlTextReaderPtr xml;
  kg_str rest;          /* that the parser has not been given */
  kgi_interner key_ids; /* id n is a key for keys.items[n] */
  KGI_VEC(kgi_slot) keys;
  kgi_record record; /* the node or edge at hand */
  bool in_record, in_data;
  kgi_slot slot; /* of the data at hand */
  kgi_buf text;  /* and its content so far */
} reader;

static bool sniff(kg_str head) {
  return kgi_str_starts(head, KGI_STR("<")) &&
         kgi_str_find(kgi_str_slice(head, 0, 8192), KGI_STR("<graphml")) != SIZE_MAX;
}

static kgi_place here(const reader *at) {
  return (kgi_place){at->load->name, (uint32_t)xmlTextReaderGetParserLineNumber(at->xml),
                     (uint32_t)xmlTextReaderGetParserColumnNumber(at->xml)};
}

/* Stores an attribute of the element at hand in a slot. */
static kg_status take_attribute(reader *at, const char *name, kgi_slot slot) {
  xmlChar *value = xmlTextReaderGetAttribute(at->xml, (const xmlChar *)name);
  kg_status status = kgi_record_set(at->load, &at->record, slot, kg_str_of((const char *)value));
  xmlFree(value);
  return status;
}

static kg_status declare(reader *at, kg_str id, kg_str name) {
  uint32_t key = kgi_intern(&at->key_ids, id);
  if (key == KGI_NO_ID) return KG_NOMEM;
  if (key < at->keys.n) return KG_OK;
  return KGI_VEC_PUSH(&at->keys, kgi_slot_by_name(name)) ? KG_OK : KG_NOMEM;
}

static kg_status begin_key(reader *at) {
  xmlChar *id = xmlTextReaderGetAttribute(at->xml, BAD_CAST "id");
  xmlChar *name = xmlTextReaderGetAttribute(at->xml, BAD_CAST "attr.name");
  kg_status status = id && name ? declare(at, kg_str_of((char *)id), kg_str_of((char *)name)) : KG_OK;
  xmlFree(id);
  xmlFree(name);
  return status;
}

static kg_status begin_node(reader *at) {
  kgi_record_empty(&at->record, here(at));
  at->in_record = true;
  return take_attribute(at, "id", KGI_SLOT_ID);
}

static kg_status begin_edge(reader *at) {
  kgi_record_empty(&at->record, here(at));
  at->in_record = true;
  KGI_TRY(take_attribute(at, "source", KGI_SLOT_SOURCE));
  return take_attribute(at, "target", KGI_SLOT_TARGET);
}

static kg_status begin_data(reader *at) {
  if (!at->in_record) return KG_OK;
  xmlChar *id = xmlTextReaderGetAttribute(at->xml, BAD_CAST "key");
  uint32_t key = kgi_intern_find(&at->key_ids, kg_str_of((const char *)id));
  xmlFree(id);
  at->slot = key == KGI_NO_ID ? KGI_NO_SLOT : at->keys.items[key];
  at->in_data = at->slot < KGI_SLOTS;
  kgi_buf_reset(&at->text);
  return KG_OK;
}

static kg_status end_data(reader *at) {
  if (!at->in_data) return KG_OK;
  at->in_data = false;
  if (at->text.failed) return KG_NOMEM;
  return kgi_record_set(at->load, &at->record, at->slot, kgi_buf_str(&at->text));
}

/* The next of several values joined by " | ". */
static bool next_joined(kg_str *rest, kg_str *part) {
  if (!rest->len) return false;
  size_t at = kgi_str_find(*rest, KGI_STR(" | "));
  *part = kgi_str_slice(*rest, 0, at);
  *rest = at == SIZE_MAX ? (kg_str){NULL, 0} : kgi_str_slice(*rest, at + 3, rest->len);
  return true;
}

/* "file:line", as a source. */
static kg_status take_source(reader *at, kg_str part) {
  size_t colon = part.len;
  while (colon && part.ptr[colon - 1] != ':') colon--;
  kgi_record source = {.place = at->record.place};
  source.slots[KGI_SLOT_FILE] = colon ? kgi_str_slice(part, 0, colon - 1) : part;
  if (colon) source.slots[KGI_SLOT_LINE] = kgi_str_slice(part, colon, part.len);
  return kgi_load_source(at->load, &source);
}

static kg_status end_node(reader *at) {
  kg_str aliases = at->record.slots[KGI_SLOT_ALIASES], sources = at->record.slots[KGI_SLOT_SOURCES], part;
  at->in_record = false;
  while (next_joined(&aliases, &part)) KGI_TRY(kgi_load_alias(at->load, part));
  while (next_joined(&sources, &part)) KGI_TRY(take_source(at, part));
  return kgi_load_node(at->load, &at->record);
}

static const kgi_step mention_steps[] = {{KGI_AT_START, KGI_NO_SLOT, '[', KGI_AT_MENTIONS},
                                         {KGI_AT_MENTIONS, KGI_NO_SLOT, '{', KGI_AT_MENTION}};
static const kgi_document mention_list = {
    .steps = mention_steps, .n_steps = 2, .end = {[KGI_AT_MENTION] = kgi_load_mention}};

/* All mentions of the edge where the file has them, else the best one. */
static kg_status take_mentions(reader *at) {
  kg_str all = at->record.slots[KGI_SLOT_MENTIONS_JSON];
  if (!all.len) return at->record.slots[KGI_SLOT_TEXT].len ? kgi_load_mention(at->load, &at->record) : KG_OK;
  kg_error broken = {0};
  kg_status status = kgi_walk(at->load, &mention_list, all, &at->record.place, &broken);
  if (status != KG_SYNTAX) return status;
  kgi_report_error(at->load->diag, KG_ERROR, &broken);
  return KG_OK;
}

static kg_status end_edge(reader *at) {
  at->in_record = false;
  KGI_TRY(take_mentions(at));
  return kgi_load_link(at->load, &at->record);
}

static const struct {
  kg_str name;
  kg_status (*begin)(reader *at);
  kg_status (*end)(reader *at);
} elements[] = {{KGI_STR_INIT("data"), begin_data, end_data},
                {KGI_STR_INIT("edge"), begin_edge, end_edge},
                {KGI_STR_INIT("node"), begin_node, end_node},
                {KGI_STR_INIT("key"), begin_key, NULL}};

static kg_status take_element(reader *at, bool begins, bool ends) {
  kg_str name = kg_str_of((const char *)xmlTextReaderConstLocalName(at->xml));
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
    if (!kgi_str_eq(name, elements[i].name)) continue;
    if (begins) KGI_TRY(elements[i].begin(at));
    if (ends && elements[i].end) KGI_TRY(elements[i].end(at));
  }
  return KG_OK;
}

static kg_status take_event(reader *at) {
  switch (xmlTextReaderNodeType(at->xml)) {
    case XML_READER_TYPE_ELEMENT:
      return take_element(at, true, xmlTextReaderIsEmptyElement(at->xml));
    case XML_READER_TYPE_END_ELEMENT:
      return take_element(at, false, true);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (at->in_data) kgi_buf_puts(&at->text, (const char *)xmlTextReaderConstValue(at->xml));
      return KG_OK;
    default:
      return KG_OK;
  }
}

/* Keeps the first error the parser tells of. */
static void on_error(void *ctx, xmlErrorPtr error) {
  reader *at = ctx;
  if (error->level < XML_ERR_ERROR) return;
  kg_str message = kg_str_of(error->message), text = {0};
  (void)kgi_str_split(&message, '\n', &text); /* behind the first line libxml2 dumps bytes */
  text = kgi_str_trim(text);
  kgi_place place = {at->load->name, (uint32_t)error->line, (uint32_t)error->int2};
  (void)kgi_fail(at->err, KG_SYNTAX, place, "XML: %.*s; %s", (int)text.len, text.ptr ? text.ptr : "", kgi_mend_hint);
}

static kg_status read_events(reader *at) {
  int more;
  while ((more = xmlTextReaderRead(at->xml)) == 1) KGI_TRY(take_event(at));
  return more == 0 ? KG_OK : kgi_fail(at->err, KG_SYNTAX, here(at), "XML: malformed; %s", kgi_mend_hint);
}

/* Gives the parser what comes next. */
static int feed(void *ctx, char *to, int len) {
  reader *at = ctx;
  kg_str part = kgi_str_slice(at->rest, 0, (size_t)len);
  if (kgi_load_reach(at->load, part, at->err) != KG_OK) return -1;
  if (part.len) memcpy(to, part.ptr, part.len);
  at->rest = kgi_str_slice(at->rest, part.len, at->rest.len);
  kgi_window_pass(at->load->window, at->rest.ptr);
  return (int)part.len;
}

static kg_status load_graphml(kgi_load *load, kg_error *err) {
  reader at = {.load = load, .err = err, .rest = load->bytes};
  at.xml = xmlReaderForIO(feed, NULL, &at, NULL, NULL, XML_PARSE_NONET);
  if (!at.xml) return KG_NOMEM;
  xmlTextReaderSetStructuredErrorHandler(at.xml, on_error, &at);
  kg_status status = read_events(&at);
  xmlFreeTextReader(at.xml);
  kgi_intern_clear(&at.key_ids);
  free(at.keys.items);
  kgi_buf_clear(&at.text);
  return status;
}

const kgi_loader kgi_loader_graphml = {.name = "graphml", .sniff = sniff, .load = load_graphml};
