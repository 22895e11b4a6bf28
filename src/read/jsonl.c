/* JSON lines, read as a stream, and JSON documents, read whole. */
#include <string.h>

#include "base/str.h"
#include "read/ahead.h"
#include "read/json.h"

static kg_status read_line(kgi_json *json) {
  return kgi_str_trim(json->reading->input->text).len ? kgi_json_parse(json) : KG_OK;
}

static void report_long_line(const kgi_reading *reading) {
  kg_str start = reading->input->text;
  kgi_report(reading->diag, KG_ERROR, KG_LIMIT, kgi_places_at(&reading->input->places, 0),
             "line longer than %d MiB near '%.*s'; skipped; one paper a line, or a document over several",
             KGI_LINE_LIMIT >> 20, (int)start.len, start.ptr);
}

static kg_status read_lines(kgi_json *json) {
  kgi_reading *reading = json->reading;
  for (;;) {
    kg_error why = {0};
    kg_status status = kgi_input_next(reading->input, &why);
    if (status == KG_NOTFOUND) return KG_OK;
    if (status == KG_LIMIT) {
      report_long_line(reading);
    } else if (status) {
      if (reading->err && !reading->err->status) *reading->err = why;
      return status;
    } else {
      KGI_TRY(read_line(json));
    }
  }
}

static kg_status read_whole(kgi_json *json) {
  KGI_TRY(kgi_input_whole(json->reading->input, json->reading->err));
  return kgi_json_parse(json);
}

static kg_status read_with(kgi_reading *reading, bool whole) {
  kgi_json json = {0};
  kg_status status;
  if (!kgi_json_start(&json, reading))
    status = kgi_fail(reading->err, KG_NOMEM, (kgi_place){.source = reading->input->name}, "out of memory");
  else
    status = whole ? read_whole(&json) : read_lines(&json);
  kgi_json_clear(&json);
  return status;
}

static kg_status read_alone(kgi_reading *reading) { return read_with(reading, false); }

/* What is at hand as a whole needs no further threads. */
static kg_status read_jsonl(kgi_reading *reading) {
  return reading->threads > 1 && !reading->input->ended ? kgi_ahead_read(reading, read_alone) : read_alone(reading);
}

static kg_status read_json(kgi_reading *reading) { return read_with(reading, true); }

/* What the input's first lines look like. */
typedef struct look {
  bool object, list; /* it starts like an object, a list of objects */
  bool whole_line;   /* the first line is an object from bracket to bracket */
  bool next_object;  /* the second line starts another */
} look;

static look look_at(kg_str head) {
  kg_str rest = kgi_str_trim(head), first = {0}, second = {0};
  look seen = {.object = kgi_str_starts(rest, KGI_STR("{")), .list = kgi_str_starts(rest, KGI_STR("["))};
  bool has_lines = memchr(rest.len ? rest.ptr : "", '\n', rest.len);
  kgi_str_split(&rest, '\n', &first);
  first = kgi_str_trim(first);
  kgi_str_split(&rest, '\n', &second);
  seen.whole_line = kgi_str_ends(first, KGI_STR("}")) || (!has_lines && head.len > 4096);
  seen.next_object = kgi_str_starts(second, KGI_STR("{\""));
  if (seen.list) {
    kg_str inside = kgi_str_trim(kgi_str_slice(first, 1, first.len));
    seen.list = inside.len == 0 || strchr("{]", inside.ptr[0]);
  }
  return seen;
}

enum { LIKELY = 90 };

static int sniff_jsonl(kg_str head) {
  look seen = look_at(head);
  return seen.object && (seen.whole_line || seen.next_object) ? LIKELY : 0;
}

static int sniff_json(kg_str head) {
  look seen = look_at(head);
  return seen.list || (seen.object && !seen.whole_line && !seen.next_object) ? LIKELY : 0;
}

const kgi_reader kgi_reader_jsonl = {
    .name = "jsonl",
    .help = "one paper a line as a JSON object with title, abstract, id, url, date, authors",
    .sniff = sniff_jsonl,
    .read = read_jsonl,
};

const kgi_reader kgi_reader_json = {
    .name = "json",
    .help = "a JSON document: one paper, a list of papers, or an object that holds such a list",
    .sniff = sniff_json,
    .read = read_json,
};
