#include "load/walk.h"

#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/str.h"
#include "base/utf8.h"

enum { DEEPEST = 8, STEP = 1 << 20 }; /* nested containers that hold records; bytes taken at a time */

typedef struct walk {
  kgi_load *load;
  const kgi_document *document;
  kg_str json; /* the part at hand */
  const kgi_place *place;
  yajl_handle parser;
  kg_status status;
  kgi_state states[DEEPEST];
  size_t depth, passed_over;   /* containers below the last state that no step leads to */
  kgi_slot key;                /* what the last one stands for */
  kgi_record records[DEEPEST]; /* of each state */
} walk;

static kgi_state state_of(const walk *at) { return at->states[at->depth]; }

static kgi_place place_of(const walk *at, size_t offset) {
  return at->place ? *at->place : kgi_load_place(at->load, (size_t)(at->json.ptr - at->load->bytes.ptr) + offset);
}

/* Tells the parser to go on or, with a failure kept, to stop. */
static int go_on(walk *at, kg_status status) {
  at->status = status;
  return status == KG_OK;
}

static int take_value(walk *at, kg_str text) {
  if (at->passed_over) return 1;
  if (state_of(at) == KGI_AT_ALIASES) return go_on(at, kgi_load_alias(at->load, text));
  if (at->key >= KGI_SLOTS) return 1;
  return go_on(at, kgi_record_set(at->load, &at->records[at->depth], at->key, text));
}

static int on_string(void *ctx, const unsigned char *text, size_t len) {
  return take_value(ctx, (kg_str){(const char *)text, len});
}

static int on_number(void *ctx, const char *text, size_t len) { return take_value(ctx, (kg_str){text, len}); }

static int on_key(void *ctx, const unsigned char *key, size_t len) {
  walk *at = ctx;
  if (!at->passed_over) at->key = kgi_slot_next(&at->load->slot_order, (kg_str){(const char *)key, len});
  return 1;
}

static bool leads(const walk *at, const kgi_step *step, char open) {
  if (step->from != state_of(at) || step->open != open) return false;
  return step->key == KGI_NO_SLOT || step->key == at->key;
}

static int open_container(walk *at, char open) {
  const kgi_document *document = at->document;
  size_t i = 0;
  while (i < document->n_steps && !leads(at, &document->steps[i], open)) i++;
  if (at->passed_over || i == document->n_steps || at->depth + 1 == DEEPEST) {
    at->passed_over++;
    return 1;
  }
  at->states[++at->depth] = document->steps[i].to;
  at->key = KGI_NO_SLOT;
  kgi_record_empty(&at->records[at->depth], place_of(at, yajl_get_bytes_consumed(at->parser) - 1));
  return 1;
}

static int close_container(void *ctx) {
  walk *at = ctx;
  if (at->passed_over) {
    at->passed_over--;
    return 1;
  }
  const kgi_record *record = &at->records[at->depth];
  kgi_state state = at->states[at->depth--];
  if (!at->document->end[state]) return 1;
  return go_on(at, at->document->end[state](at->load, record));
}

static int on_map(void *ctx) { return open_container(ctx, '{'); }

static int on_list(void *ctx) { return open_container(ctx, '['); }

static const yajl_callbacks callbacks = {.yajl_number = on_number,
                                         .yajl_string = on_string,
                                         .yajl_start_map = on_map,
                                         .yajl_map_key = on_key,
                                         .yajl_end_map = close_container,
                                         .yajl_start_array = on_list,
                                         .yajl_end_array = close_container};

/* The few bytes at an offset that a message can quote. */
static kg_str near_text(kg_str json, size_t offset) {
  kg_str rest = kgi_str_slice(json, offset, offset + 20);
  size_t len = 0;
  while (len < rest.len && (unsigned char)rest.ptr[len] >= ' ') len++;
  rest.len = len;
  rest.len = kgi_utf8_bad(rest);
  return rest;
}

static kg_status fail_json(walk *at, bool at_end, kg_error *err) {
  unsigned char *told = yajl_get_error(at->parser, 0, NULL, 0);
  size_t consumed = at_end ? at->json.len : yajl_get_bytes_consumed(at->parser);
  size_t offset = consumed && !at_end ? consumed - 1 : consumed;
  kg_str what = kgi_str_trim(kg_str_of(told ? (const char *)told : "malformed")), near = near_text(at->json, offset);
  kg_status status = kgi_fail(err, KG_SYNTAX, place_of(at, offset), "JSON %.*s near '%.*s'; %s", (int)what.len,
                              what.ptr, (int)near.len, near.ptr ? near.ptr : "", kgi_mend_hint);
  if (told) yajl_free_error(at->parser, told);
  return status;
}

/* A text with a place of its own is not the file's. */
static kg_status walk_part(walk *at, kg_str part, kg_error *err) {
  at->json = part;
  if (!at->place) KGI_TRY(kgi_load_reach(at->load, part, err));
  if (!at->place) kgi_load_pass(at->load, part.ptr);
  at->load->sound = kgi_str_slice(part, 0, kgi_utf8_bad(part));
  yajl_status parsed = yajl_parse(at->parser, (const unsigned char *)part.ptr, part.len);
  return parsed == yajl_status_error ? fail_json(at, false, err) : at->status;
}

kg_status kgi_walk(kgi_load *load, const kgi_document *document, kg_str json, const kgi_place *place, kg_error *err) {
  walk at = {.load = load, .document = document, .json = {json.ptr, 0}, .place = place, .key = KGI_NO_SLOT};
  at.parser = yajl_alloc(&callbacks, NULL, &at);
  if (!at.parser) return KG_NOMEM;
  kg_status status = KG_OK;
  for (kg_str rest = json; rest.len && !status; rest = kgi_str_slice(rest, at.json.len, rest.len))
    status = walk_part(&at, kgi_str_slice(rest, 0, STEP), err);
  if (!status && yajl_complete_parse(at.parser) != yajl_status_ok)
    status = at.status ? at.status : fail_json(&at, true, err);
  yajl_free(at.parser);
  load->sound = (kg_str){NULL, 0};
  return status;
}
