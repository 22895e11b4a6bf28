#include "read/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static size_t offset_of(const kgi_json *json, const char *at) { return (size_t)(at - json->reading->input->text.ptr); }

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
  size_t end = yajl_get_bytes_consumed(json->yajl) - 1;
  return (kgi_value){.raw = kgi_str_slice(text, find_start(text, end), end), .escaped = true};
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
  json->yajl = yajl_alloc(&callbacks, NULL, json);
  if (!json->yajl) return false;
  yajl_config(json->yajl, yajl_allow_multiple_values, 1);
  yajl_config(json->yajl, yajl_dont_validate_strings, 1);
  return true;
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

/* Offset of the byte that the parser stopped at; the text's length if it missed something after it. */
static size_t stopped_at(const kgi_json *json) {
  size_t consumed = yajl_get_bytes_consumed(json->yajl), len = json->reading->input->text.len;
  return json->all_fed || consumed == 0 || consumed > len ? len : consumed - 1;
}

/* A few characters from `at` on, or those that lead up to the end. */
static kg_str text_near(kg_str text, size_t at) {
  enum { COLUMNS = 30 };
  if (at == text.len) at = at > COLUMNS ? at - COLUMNS : 0;
  while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at--;
  return kgi_utf8_clip(kgi_str_slice(text, at, text.len), COLUMNS);
}

/* What the parser has to say, without its own prefix. */
static void report_syntax(const kgi_json *json) {
  const kgi_input *input = json->reading->input;
  size_t at = stopped_at(json);
  kg_str near = text_near(input->text, at);
  unsigned char *why = yajl_get_error(json->yajl, 0, NULL, 0);
  kg_str text = kgi_str_trim(kg_str_of((const char *)why));
  size_t colon = kgi_str_find(text, KGI_STR(": "));
  if (colon != SIZE_MAX) text = kgi_str_slice(text, colon + 2, text.len);
  kgi_report(json->reading->diag, KG_ERROR, KG_SYNTAX, kgi_places_at(&input->places, at),
             "malformed JSON near '%.*s'; %.*s", (int)near.len, near.ptr, (int)text.len, text.ptr);
  yajl_free_error(json->yajl, why);
}

static void report_open(const kgi_json *json) {
  const kgi_input *input = json->reading->input;
  bool none = json->records == 0 && json->depth == 0;
  kgi_report(json->reading->diag, KG_ERROR, KG_SYNTAX, kgi_places_at(&input->places, none ? 0 : input->text.len),
             none ? "no JSON object here; a paper is an object with a title or an abstract"
                  : "JSON ends too early; a bracket is still open");
}

/* Whether the input's last line has no end and stops inside an object. */
static bool is_cut_short(const kgi_json *json) {
  return json->reading->input->unended && json->all_fed && json->depth > 0;
}

static void report_cut_short(const kgi_json *json) {
  const kgi_input *input = json->reading->input;
  kg_str near = text_near(input->text, input->text.len);
  kgi_report(json->reading->diag, KG_ERROR, KG_SYNTAX, kgi_places_at(&input->places, input->text.len),
             "the file ends inside a record near '%.*s'; is it cut off?", (int)near.len, near.ptr);
}

/* Feeds the text and an end of line, so that nothing stays open but brackets. */
static yajl_status feed(kgi_json *json) {
  kg_str text = json->reading->input->text;
  json->all_fed = false;
  yajl_status status = yajl_parse(json->yajl, (const unsigned char *)text.ptr, text.len);
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
  bool cut = json->reading->input->cut.status; /* which is reported as such */
  if (is_cut_short(json))
    report_cut_short(json);
  else if (status != yajl_status_ok)
    report_syntax(json);
  else if (!cut)
    report_open(json);
  if (complete || make_parser(json)) return KG_OK;
  return kgi_fail(json->reading->err, KG_NOMEM, (kgi_place){0}, "out of memory");
}
