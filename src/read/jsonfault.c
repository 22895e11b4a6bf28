/* What is wrong with JSON, and where. */
#include "base/str.h"
#include "base/utf8.h"
#include "read/json.h"

/* A few characters from `at` on, or those that lead up to the end. */
static kg_str text_near(kg_str text, size_t at) {
  enum { COLUMNS = 30 };
  if (at == text.len) at = at > COLUMNS ? at - COLUMNS : 0;
  while (at > 0 && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at--;
  return kgi_utf8_clip(kgi_str_slice(text, at, text.len), COLUMNS);
}

/* Feeds a text and an end of line, so that nothing stays open but brackets. Returns the offset of the byte that the
 * parser stopped at; the text's length if it missed something after it. */
static size_t find_fault(yajl_handle parser, kg_str text) {
  yajl_status status = yajl_parse(parser, (const unsigned char *)text.ptr, text.len);
  size_t taken = yajl_get_bytes_consumed(parser);
  if (status != yajl_status_ok) return taken ? taken - 1 : text.len;
  yajl_parse(parser, (const unsigned char *)"\n", 1);
  return text.len;
}

/* What the parser has to say, without its own prefix, once it sees all of the text. */
static bool report_syntax(const kgi_json *json) {
  const kgi_input *input = json->reading->input;
  yajl_handle parser = kgi_json_parser(NULL, NULL);
  if (!parser) return false;
  size_t at = find_fault(parser, input->text);
  kg_str near = text_near(input->text, at);
  unsigned char *why = yajl_get_error(parser, 0, NULL, 0);
  kg_str text = kgi_str_trim(kg_str_of((const char *)why));
  size_t colon = kgi_str_find(text, KGI_STR(": "));
  if (colon != SIZE_MAX) text = kgi_str_slice(text, colon + 2, text.len);
  kgi_report(json->reading->diag, KG_ERROR, KG_SYNTAX, kgi_places_at(&input->places, at),
             "malformed JSON near '%.*s'; %.*s", (int)near.len, near.ptr, (int)text.len, text.ptr);
  yajl_free_error(parser, why);
  yajl_free(parser);
  return true;
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

bool kgi_json_report(const kgi_json *json, yajl_status status) {
  bool cut = json->reading->input->cut.status; /* which is reported as such */
  if (is_cut_short(json))
    report_cut_short(json);
  else if (status != yajl_status_ok)
    return report_syntax(json);
  else if (!cut)
    report_open(json);
  return true;
}
