#include "read/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static size_t offset_of(const kgi_json *json, const char *at) { return (size_t)(at - json->reading->input->text.ptr); }

size_t kgi_json_taken(const kgi_json *json) {
  return offset_of(json, json->part.ptr) + yajl_get_bytes_consumed(json->yajl);
}

/* Where the string that was just parsed begins: a quotation mark without backslash. Inside of strings all have one. */
static size_t find_start(kg_str text, size_t end) {
  while (end > 0) {
    const char *quote = memrchr(text.ptr, '"', end);
    if (!quote) return 0;
    end = (size_t)(quote - text.ptr);
    if (end == 0 || quote[-1] != '\\') return end + 1;
  }
  return 0;
}

/* The string that the parser hands out, as it stands in the input. */
static kgi_value value_of(const kgi_json *json, const unsigned char *bytes, size_t len) {
  kg_str text = json->reading->input->text;
  uintptr_t from = (uintptr_t)text.ptr, at = (uintptr_t)bytes;
  if (at >= from && at < from + text.len) return (kgi_value){.raw = {(const char *)bytes, len}};
  size_t end = kgi_json_taken(json) - 1;
  kg_str raw = kgi_str_slice(text, find_start(text, end), end);
  return (kgi_value){.raw = raw, .escaped = raw.len && memchr(raw.ptr, '\\', raw.len)};
}

static void put_value(kgi_json *json, kgi_value value) {
  if (json->pending >= KGI_SLOTS || value.raw.len == 0) return;
  kgi_value *slot = &json->values[json->pending];
  value.rank = json->rank;
  if (!slot->raw.ptr || value.rank < slot->rank) *slot = value;
}

/* A string in the open list as text, valid until the next. */
static kg_str member_text(kgi_json *json, kgi_value value) {
  kgi_field *decoded = &json->decoded[json->list];
  if (!value.escaped) return value.raw;
  kgi_field_reset(decoded);
  kgi_json_unescape(decoded, value.raw, offset_of(json, value.raw.ptr));
  return kgi_field_text(decoded).str;
}

static void put_member(kgi_json *json, kg_str text) {
  kgi_buf *list = &json->lists[json->list];
  if (list->len && text.len) kgi_buf_puts(list, ", ");
  kgi_buf_put(list, text);
}

static void put_name_part(kgi_json *json, kg_str text) {
  if (json->name_part <= KGI_NAME_PARTS) kgi_buf_put(&json->name[json->name_part - 1], text);
  json->name_part++;
}

/* Puts ["Turing", "Alan", ""] into the list as "Alan Turing". */
static void put_name(kgi_json *json) {
  static const int order[KGI_NAME_PARTS] = {1, 0, 2};
  kgi_buf *list = &json->lists[json->list];
  bool first = true;
  for (int i = 0; i < KGI_NAME_PARTS; i++) {
    kg_str part = kgi_buf_str(&json->name[order[i]]);
    if (!part.len) continue;
    if (first) put_member(json, part);
    if (!first) kgi_buf_putc(list, ' ');
    if (!first) kgi_buf_put(list, part);
    first = false;
  }
}

static int take_string(void *ctx, const unsigned char *bytes, size_t len) {
  kgi_json *json = ctx;
  bool in_list = json->level && json->list < KGI_SLOTS;
  if (json->level && json->depth == json->level)
    put_value(json, value_of(json, bytes, len));
  else if (in_list && json->name_part && json->depth == json->level + 2)
    put_name_part(json, member_text(json, value_of(json, bytes, len)));
  else if (in_list && (json->depth == json->level + 1 || json->is_member))
    put_member(json, member_text(json, value_of(json, bytes, len)));
  return 1;
}

/* One that only the end of the input ends is of a record that is cut off, and does not lie in the text. */
static int take_number(void *ctx, const char *bytes, size_t len) {
  kgi_json *json = ctx;
  if (json->all_fed) return 1;
  if (json->words_depth && json->depth == json->words_depth + 1) kgi_inverted_add(json, (kg_str){bytes, len});
  bool wanted = json->pending == KGI_SLOT_ID || json->pending == KGI_SLOT_DATE;
  if (wanted && json->level && json->depth == json->level) put_value(json, value_of(json, (const void *)bytes, len));
  return 1;
}

/* Whether what an object in the open list has under this name stands for it: an author's name, a version's date. */
static bool is_member_name(const kgi_json *json, kg_str name) {
  if (!json->level || json->list >= KGI_SLOTS || json->depth < json->level + 2) return false;
  if (json->list == KGI_SLOT_DATE) return json->depth == json->level + 2 && kgi_str_eq(name, KGI_STR("created"));
  return kgi_str_eq(name, json->depth == json->level + 2 ? KGI_STR("name") : KGI_STR("display_name")) &&
         json->depth <= json->level + 3;
}

static int take_key(void *ctx, const unsigned char *bytes, size_t len) {
  kgi_json *json = ctx;
  kg_str name = {(const char *)bytes, len};
  json->pending = KGI_SLOT_NONE;
  if (json->level && json->depth == json->level) json->pending = kgi_slot_of(name, &json->rank);
  json->is_member = is_member_name(json, name);
  if (json->words_depth && json->depth == json->words_depth) json->word = value_of(json, bytes, len);
  return 1;
}

static int open_object(void *ctx) {
  kgi_json *json = ctx;
  json->depth++;
  if (json->depth == json->record_depth) {
    kgi_record_begin(json);
  } else if (json->level && json->depth == json->level + 1 && json->pending == KGI_SLOT_NESTED) {
    json->level++;
    json->pending = KGI_SLOT_NONE;
  } else if (json->level && json->depth == json->level + 1 && json->pending == KGI_SLOT_WORDS) {
    json->words_depth = json->depth;
  }
  return 1;
}

static int close_object(void *ctx) {
  kgi_json *json = ctx;
  json->is_member = false;
  if (json->depth == json->words_depth) json->words_depth = 0;
  if (json->level && json->depth == json->level) {
    if (json->depth == json->record_depth) kgi_record_finish(json);
    json->level--;
    if (json->level < json->record_depth) json->level = 0;
  }
  json->depth--;
  return json->status == KG_OK;
}

/* Whether the list that opens is one of papers, in an object that is none itself. */
static bool holds_papers(const kgi_json *json) {
  bool is_paper = json->values[KGI_SLOT_TITLE].raw.ptr || json->values[KGI_SLOT_ABSTRACT].raw.ptr;
  return json->level == 1 && json->pending == KGI_SLOT_LIST && !is_paper;
}

static int open_list(void *ctx) {
  kgi_json *json = ctx;
  json->depth++;
  if (json->depth == 1) json->record_depth = 2;
  if (json->depth == 2 && holds_papers(json)) json->record_depth = 3;
  bool is_member = json->level && json->depth == json->level + 1;
  bool listed = json->pending >= KGI_SLOT_DATE && json->pending < KGI_SLOTS;
  if (is_member && listed) {
    if (!json->lists[json->pending].len) json->list = json->pending; /* of several lists the first counts */
  } else if (json->level && json->list == KGI_SLOT_AUTHORS && json->depth == json->level + 2) {
    for (int i = 0; i < KGI_NAME_PARTS; i++) kgi_buf_reset(&json->name[i]);
    json->name_part = 1;
  }
  return 1;
}

static int close_list(void *ctx) {
  kgi_json *json = ctx;
  if (json->name_part && json->depth == json->level + 2) {
    put_name(json);
    json->name_part = 0;
  }
  if (json->level && json->depth == json->level + 1) json->list = KGI_SLOT_NONE;
  if (json->depth == 2 && json->level == 1) json->record_depth = 1; /* it held no objects */
  json->depth--;
  return 1;
}

yajl_handle kgi_json_parser(const yajl_callbacks *callbacks, void *ctx) {
  yajl_handle parser = yajl_alloc(callbacks, NULL, ctx);
  if (!parser) return NULL;
  yajl_config(parser, yajl_allow_multiple_values, 1);
  yajl_config(parser, yajl_dont_validate_strings, 1);
  return parser;
}

static bool make_parser(kgi_json *json) {
  static const yajl_callbacks callbacks = {
      .yajl_number = take_number,
      .yajl_string = take_string,
      .yajl_start_map = open_object,
      .yajl_map_key = take_key,
      .yajl_end_map = close_object,
      .yajl_start_array = open_list,
      .yajl_end_array = close_list,
  };
  if (json->yajl) yajl_free(json->yajl);
  json->yajl = kgi_json_parser(&callbacks, json);
  return json->yajl;
}

bool kgi_json_start(kgi_json *json, kgi_reading *reading) {
  json->reading = reading;
  for (int i = 0; i < KGI_SLOTS; i++) json->decoded[i].places = &reading->input->places;
  return make_parser(json);
}

void kgi_json_clear(kgi_json *json) {
  for (int i = 0; i < KGI_SLOTS; i++) {
    kgi_buf_clear(&json->lists[i]);
    kgi_field_clear(&json->decoded[i]);
  }
  for (int i = 0; i < KGI_NAME_PARTS; i++) kgi_buf_clear(&json->name[i]);
  free(json->words.items);
  if (json->yajl) yajl_free(json->yajl);
  *json = (kgi_json){0};
}

static yajl_status feed_part(kgi_json *json, kg_str part) {
  json->part = part;
  return yajl_parse(json->yajl, (const unsigned char *)part.ptr, part.len);
}

/* Feeds the text but for long plain strings, which the parser would look at byte by byte: it takes them for empty, and
 * hands them out from memory of its own as it does those with escapes. */
static yajl_status feed_all(kgi_json *json) {
  kg_str text = json->reading->input->text, plain;
  size_t fed = 0;
  while (kgi_json_skim(text, fed + (fed > 0), &plain)) {
    size_t open = offset_of(json, plain.ptr);
    yajl_status status = feed_part(json, kgi_str_slice(text, fed, open));
    if (status != yajl_status_ok) return status;
    fed = open + plain.len;
  }
  return feed_part(json, kgi_str_slice(text, fed, text.len));
}

/* Feeds the text and an end of line, so that nothing stays open but brackets. */
static yajl_status feed(kgi_json *json) {
  json->all_fed = false;
  yajl_status status = feed_all(json);
  json->all_fed = status == yajl_status_ok;
  return json->all_fed ? yajl_parse(json->yajl, (const unsigned char *)"\n", 1) : status;
}

kg_status kgi_json_parse(kgi_json *json) {
  json->depth = json->level = json->name_part = json->words_depth = 0;
  json->record_depth = 1;
  json->records = 0;
  json->pending = json->list = KGI_SLOT_NONE;
  yajl_status status = feed(json);
  if (json->status) return json->status;
  bool complete = status == yajl_status_ok && json->depth == 0;
  if (complete && json->records) return KG_OK;
  if (kgi_json_report(json, status) && (complete || make_parser(json))) return KG_OK;
  return kgi_fail(json->reading->err, KG_NOMEM, (kgi_place){0}, "out of memory");
}
