#include "read/reader.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/arxiv.h"
#include "read/packed.h"

#define ROW(name) &kgi_reader_##name,
static const kgi_reader *const readers[] = {KGI_READERS(ROW)};
#undef ROW

enum { READERS = sizeof readers / sizeof *readers };

bool kg_reader_at(size_t n, const char **name, const char **help) {
  if (n >= READERS) return false;
  *name = readers[n]->name;
  *help = readers[n]->help;
  return true;
}

/* Letters and digits of `text`, in lower case. */
static void fold(kg_str text, kgi_buf *folded) {
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    at += kgi_utf8_decode(text.ptr + at, &code);
    bool kana = code >= 0x3040 && code <= 0x30FF;
    if (!kgi_is_word(code) && !kgi_is_han(code) && !kana) continue;
    char bytes[4];
    unsigned n = kgi_utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)code), bytes);
    kgi_buf_put(folded, (kg_str){bytes, n});
  }
}

/* An id that depends only on the title (without one, on the abstract); false when memory ran out. */
static bool make_id(const kg_record *record, char id[19]) {
  kg_str title = record->text[KG_TITLE].str;
  kg_str named = title.len ? title : record->text[KG_ABSTRACT].str;
  kgi_buf folded = {0};
  fold(named, &folded);
  uint64_t hash = kgi_hash(folded.len ? kgi_buf_str(&folded) : named);
  snprintf(id, 19, "t:%016llx", (unsigned long long)hash);
  bool fine = !folded.failed;
  kgi_buf_clear(&folded);
  return fine;
}

kg_status kgi_hand_over(kgi_reading *reading, kg_record *record) {
  char made[19], month[8];
  record->source.file = kg_str_of(reading->input->name);
  if (!record->id.len) record->id = kgi_find_paper_id(record->url);
  if (!record->date.len && kgi_arxiv_month(record->id, month)) record->date = kg_str_of(month);
  if (!record->id.len) {
    if (!make_id(record, made)) return kgi_fail(reading->err, KG_NOMEM, (kgi_place){0}, "out of memory");
    record->id = kg_str_of(made);
  }
  reading->papers++;
  return reading->each(reading->ctx, record);
}

/* Whether the first line is the head of a table of separated values: several names without spaces. */
static bool is_table_head(kg_str line) {
  size_t separators = 0;
  if (line.len == 0 || memchr("{[<|#", line.ptr[0], 5)) return false;
  for (size_t at = 0; at < line.len; at++) {
    if (line.ptr[at] == ' ') return false;
    separators += line.ptr[at] == ',' || line.ptr[at] == '\t';
  }
  return separators >= 2;
}

static bool starts_with_any(kg_str text, const kg_str *starts, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (kgi_str_starts(text, starts[i])) return true;
  return false;
}

/* Whether the input is a graph of this program that would pass for papers; one may lie in the folder that is read. */
static bool is_graph(kg_str head) {
  static const kg_str starts[] = {KGI_STR_INIT("{\"directed\":false,\"multigraph\":false,\"graph\":"),
                                  KGI_STR_INIT("strict graph kgextract {"), KGI_STR_INIT("// kgextract ")};
  return starts_with_any(head, starts, sizeof starts / sizeof *starts);
}

/* Whether the input is of a kind that would pass for text but is not: XML, BibTeX, RIS, LaTeX, Turtle, tables. */
static bool is_other_format(kg_str head) {
  enum { PROLOG = 1024 };
  static const kg_str starts[] = {KGI_STR_INIT("<?xml"), KGI_STR_INIT("TY  - "), KGI_STR_INIT("\\documentclass"),
                                  KGI_STR_INIT("@prefix ")};
  kg_str text = kgi_str_trim(head), rest = text, line;
  if (starts_with_any(text, starts, sizeof starts / sizeof *starts)) return true;
  if (!kgi_str_split(&rest, '\n', &line)) return false;
  bool bibtex = kgi_str_starts(line, KGI_STR("@")) && kgi_str_find(line, KGI_STR("{")) != SIZE_MAX;
  bool xml =
      kgi_str_starts(text, KGI_STR("<")) && kgi_str_find(kgi_str_slice(text, 0, PROLOG), KGI_STR("xmlns")) != SIZE_MAX;
  return bibtex || xml || is_table_head(kgi_str_trim(line));
}

/* The reader that believes most in what the input starts with, or NULL. */
static const kgi_reader *choose(kg_str head) {
  const kgi_reader *best = NULL;
  int most = 0;
  if (is_other_format(head)) return NULL;
  for (size_t i = 0; i < READERS; i++) {
    int score = readers[i]->sniff(head);
    if (score > most) {
      most = score;
      best = readers[i];
    }
  }
  return best;
}

static bool is_utf16(kg_str head) {
  return kgi_str_starts(head, KGI_STR("\xFF\xFE")) || kgi_str_starts(head, KGI_STR("\xFE\xFF"));
}

bool kgi_may_hold_papers(kg_str head) {
  if (kgi_is_packed(head) || is_utf16(head)) return true;
  bool binary = head.len && memchr(head.ptr, '\0', head.len);
  return !binary && !is_graph(head) && choose(head);
}

/* What a file of a foreign kind is worth: an error if it was asked for by name, a note if it only lies in a folder
 * (a picture that an earlier run drew there, say). */
static kg_severity foreign(kg_severity missing) { return missing == KG_NOTE ? KG_NOTE : KG_ERROR; }

/* Reports why an input cannot be read at all. Returns whether there is nothing to report. */
static bool is_readable(const kgi_reading *reading, kg_str head, kg_severity missing) {
  kgi_place place = {reading->input->name, 1, 1};
  if (is_utf16(head)) {
    kgi_report(reading->diag, KG_ERROR, KG_ENCODING, place, "text is UTF-16; convert it to UTF-8");
    return false;
  }
  if (is_graph(head)) {
    kgi_report(reading->diag, foreign(missing), KG_SYNTAX, (kgi_place){.source = place.source},
               "a graph, not papers; a graph in JSON can be given as a file of its own, by name");
    return false;
  }
  const char *nul = head.len ? memchr(head.ptr, '\0', head.len) : NULL;
  if (!nul) return true;
  place = (kgi_place){.source = reading->input->name};
  kgi_report(reading->diag, foreign(missing), KG_SYNTAX, place, "binary file (a NUL byte at offset %zu); skipped",
             (size_t)(nul - head.ptr));
  return false;
}

static void report_broken(const kgi_reading *reading) {
  const kgi_input *input = reading->input;
  if (!input->broken) return;
  kgi_report(reading->diag, KG_WARNING, KG_ENCODING, input->first_broken,
             "%zu byte%s not UTF-8, the first here; replaced by U+FFFD, convert the file to UTF-8", input->broken,
             input->broken == 1 ? " is" : "s are");
}

static void report_cut(const kgi_reading *reading) {
  const kgi_input *input = reading->input;
  kgi_place place = {.source = input->name, .line = input->line + 1};
  if (!input->cut.status) return;
  if (!input->line) place.line = kgi_places_at(&input->places, input->text.len).line;
  kgi_report(reading->diag, KG_ERROR, input->cut.status, place, "%s", input->cut.text);
}

static void report_missing(const kgi_reading *reading, kg_severity severity, const kgi_reader *reader) {
  kgi_place place = {.source = reading->input->name};
  if (reader)
    kgi_report(reading->diag, severity, KG_NOTFOUND, place, "no papers found; read as %s%s%s", reader->name,
               reader->paper ? ", where a paper is " : "", reader->paper ? reader->paper : "");
  else
    kgi_report(reading->diag, foreign(severity), KG_UNSUPPORTED, place,
               "not a format that can be read; give Markdown, JSON or plain text");
}

kg_status kgi_read_input(kgi_reading *reading, kg_severity missing) {
  kg_str head;
  size_t errors = reading->diag ? reading->diag->errors : 0;
  KGI_TRY(kgi_input_peek(reading->input, &head, reading->err));
  if (!reading->unpacked && kgi_is_packed(head)) return kgi_packed_read(reading, missing);
  bool readable = is_readable(reading, head, missing);
  const kgi_reader *reader = readable ? choose(head) : NULL;
  if (reader) KGI_TRY(reader->read(reading));
  report_broken(reading);
  report_cut(reading);
  bool explained = reading->diag && reading->diag->errors > errors;
  if (readable && !reading->papers && !explained) report_missing(reading, missing, reader);
  return KG_OK;
}

kg_status kg_read_memory(const char *name, kg_str bytes, kg_record_fn each, void *ctx, kg_diag *diag, kg_error *err) {
  kgi_input input;
  kgi_input_memory(&input, name, bytes);
  kgi_reading reading = {.input = &input, .each = each, .ctx = ctx, .diag = diag, .err = err};
  kg_status status = kgi_read_input(&reading, KG_WARNING);
  kgi_input_close(&input);
  return status;
}
