/* Markdown with HTML in it, as digests of papers are written. */
#include <md4c.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/digest.h"
#include "read/reader.h"
#include "read/scribe.h"

typedef struct parse {
  kgi_scribe scribe;
  kgi_html html;
  size_t heading_line;   /* first line of the open heading */
  size_t cells, targets; /* table cells, bytes of links' targets so far */
  kg_status status;
} parse;

/* Why parsing must end. It stays so: the parser does not heed what every callback returns. */
static int failure(parse *now) {
  if (now->scribe.doc->failed) now->status = KG_NOMEM;
  return (int)now->status;
}

static void enter_heading(parse *now, unsigned level) {
  kgi_scribe *scribe = &now->scribe;
  *scribe = (kgi_scribe){.doc = scribe->doc, .source = scribe->source, .row = scribe->row, .held = scribe->held};
  kgi_scribe_break(scribe, KGI_BLOCK);
  scribe->heading = level;
  now->heading_line = scribe->doc->lines.n;
}

/* Whether the heading's first line is marked by '#' and not underlined. */
static bool is_marked(const kgi_doc *doc, const kgi_line *line, kg_str source) {
  if (line->start == line->end) return true;
  size_t at = doc->spots.items[doc->spots.n - 1].source;
  for (size_t i = doc->spots.n; i-- > 0 && doc->spots.items[i].at >= line->start;) at = doc->spots.items[i].source;
  while (at > 0 && source.ptr[at - 1] != '\n')
    if (source.ptr[--at] == '#') return true;
  return false;
}

/* A paragraph directly above a "---" that was meant as a rule is, to Markdown, a heading. What has several lines, a
 * link, a label or the length and end of a sentence was no heading. */
static bool is_paragraph(const kgi_doc *doc, size_t first, kg_str source) {
  enum { LONGEST_TITLE = 160 };
  const kgi_line *line = &doc->lines.items[first];
  if (is_marked(doc, line, source)) return false;
  kg_str text = kgi_str_trim(kgi_doc_line_text(doc, line));
  return doc->lines.n - first > 1 || line->strong > line->start || line->first_link < doc->links.n ||
         text.len > LONGEST_TITLE || kgi_str_ends(text, KGI_STR(".")) || kgi_str_ends(text, KGI_STR("。"));
}

static void leave_heading(parse *now) {
  kgi_scribe *scribe = &now->scribe;
  kgi_doc *doc = scribe->doc;
  scribe->heading = 0;
  kgi_scribe_break(scribe, KGI_BLOCK);
  if (doc->failed || now->heading_line >= doc->lines.n || !is_paragraph(doc, now->heading_line, scribe->source)) return;
  for (size_t i = now->heading_line; i < doc->lines.n; i++) doc->lines.items[i].kind = KGI_LINE_TEXT;
  kgi_scribe_rule(scribe);
}

/* A table's rows are filled up with empty cells, so a small input can ask for very many: more cells than bytes. */
static void count_cell(parse *now) {
  if (++now->cells > now->scribe.source.len) now->status = KG_LIMIT;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *ctx) {
  parse *now = ctx;
  kgi_scribe *scribe = &now->scribe;
  kgi_scribe_break(scribe, KGI_BLOCK);
  if (type == MD_BLOCK_H) enter_heading(now, ((MD_BLOCK_H_DETAIL *)detail)->level);
  if (type == MD_BLOCK_HR) kgi_scribe_rule(scribe);
  if (type == MD_BLOCK_TR) kgi_scribe_row(scribe);
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
    count_cell(now);
    kgi_scribe_cell(scribe, type == MD_BLOCK_TH);
  }
  scribe->items += type == MD_BLOCK_LI;
  scribe->codes += type == MD_BLOCK_CODE;
  return failure(now);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *ctx) {
  parse *now = ctx;
  (void)detail;
  kgi_scribe *scribe = &now->scribe;
  kgi_scribe_break(scribe, KGI_BLOCK);
  if (type == MD_BLOCK_H) leave_heading(now);
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) scribe->cell = false;
  if (type == MD_BLOCK_P || type == MD_BLOCK_HTML) scribe->heading = 0;
  if (type == MD_BLOCK_LI && scribe->items) scribe->items--;
  if (type == MD_BLOCK_CODE && scribe->codes) scribe->codes--;
  kgi_html_end(&now->html);
  return failure(now);
}

/* One target may be referred to very often: more bytes than any honest document has. */
static void count_target(parse *now, size_t len) {
  enum { ALLOWANCE = 64 * 1024 };
  now->targets += len;
  if (now->targets > ALLOWANCE + 4 * now->scribe.source.len) now->status = KG_LIMIT;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *ctx) {
  parse *now = ctx;
  kgi_scribe *scribe = &now->scribe;
  scribe->strongs += type == MD_SPAN_STRONG || type == MD_SPAN_EM;
  scribe->hidden += type == MD_SPAN_IMG;
  if (type == MD_SPAN_A) {
    const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *)detail)->href;
    count_target(now, href->size);
    kgi_scribe_link(scribe, (kg_str){href->text, href->size});
  }
  return failure(now);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *ctx) {
  parse *now = ctx;
  (void)detail;
  kgi_scribe *scribe = &now->scribe;
  if ((type == MD_SPAN_STRONG || type == MD_SPAN_EM) && scribe->strongs) scribe->strongs--;
  if (type == MD_SPAN_IMG && scribe->hidden) scribe->hidden--;
  if (type == MD_SPAN_A) kgi_scribe_unlink(scribe);
  return failure(now);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *ctx) {
  parse *now = ctx;
  kg_str run = {text, size};
  bool is_feed = size == 1 && text[0] == '\n';
  if (type == MD_TEXT_BR)
    kgi_scribe_break(&now->scribe, KGI_HARD);
  else if (type == MD_TEXT_SOFTBR || (is_feed && type == MD_TEXT_CODE))
    kgi_scribe_break(&now->scribe, KGI_SOFT);
  else if (type == MD_TEXT_ENTITY)
    kgi_scribe_entity(&now->scribe, run);
  else if (type == MD_TEXT_HTML)
    kgi_html_feed(&now->html, run);
  else
    kgi_scribe_text(&now->scribe, run);
  return failure(now);
}

static void take_html_text(void *ctx, kg_str run) {
  kgi_scribe *scribe = ctx;
  if (kgi_str_eq(run, KGI_STR("\n")))
    kgi_scribe_break(scribe, KGI_SOFT);
  else
    kgi_scribe_encoded(scribe, run);
}

static void take_html_tag(void *ctx, const kgi_html_tag *tag) { kgi_scribe_tag(ctx, tag); }

/* Length of the front matter ("---", lines of keys, "---") at the start of `text`, 0 if there is none. */
static size_t front_matter(kg_str text) {
  kg_str rest = text, line;
  if (!kgi_str_split(&rest, '\n', &line) || !kgi_str_eq(kgi_str_trim(line), KGI_STR("---"))) return 0;
  while (kgi_str_split(&rest, '\n', &line)) {
    kg_str bare = kgi_str_trim(line);
    if (kgi_str_eq(bare, KGI_STR("---"))) return (size_t)(line.ptr - text.ptr) + line.len;
    bool is_key = bare.len && memchr(bare.ptr, ':', bare.len) && bare.ptr[0] != '#' && bare.ptr[0] != '[';
    bool runs_on = line.len == 0 || line.ptr[0] == ' ' || line.ptr[0] == '-' || line.ptr[0] == '\r';
    if (!is_key && !runs_on) return 0;
  }
  return 0;
}

/* Whether a line is a heading marked by '#'. */
static bool is_heading(kg_str line) {
  size_t hashes = 0;
  while (hashes < line.len && line.ptr[hashes] == '#') hashes++;
  return hashes >= 1 && hashes <= 6 && hashes < line.len && line.ptr[hashes] == ' ';
}

/* Whether the line that ends in front of `end` is one of HTML. */
static bool is_html(kg_str text, size_t end) {
  const char *feed = memrchr(text.ptr, '\n', end);
  kg_str line = kgi_str_slice(text, feed ? (size_t)(feed - text.ptr) + 1 : 0, end);
  return kgi_str_starts(kgi_str_trim(line), KGI_STR("<"));
}

/* Length of what can be parsed as one: to Markdown a heading directly below a line of HTML is HTML too, so the text
 * is cut in front of it. */
static size_t part_length(kg_str text) {
  for (size_t at = 1; at < text.len; at++) {
    const char *hash = memchr(text.ptr + at, '#', text.len - at);
    if (!hash) break;
    at = (size_t)(hash - text.ptr);
    bool heading = hash[-1] == '\n' && is_heading(kgi_str_slice(text, at, text.len));
    if (heading && is_html(text, at - 1)) return at;
  }
  return text.len;
}

static kg_status parse_parts(parse *now, kg_str text) {
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
      .enter_block = enter_block,
      .leave_block = leave_block,
      .enter_span = enter_span,
      .leave_span = leave_span,
      .text = take_text,
  };
  while (text.len && !now->status) {
    size_t len = part_length(text);
    int failed = md_parse(text.ptr, (MD_SIZE)len, &parser, now);
    if (failed < 0 || now->html.tag.failed || now->scribe.doc->failed) now->status = KG_NOMEM;
    text = kgi_str_slice(text, len, text.len);
  }
  return now->status;
}

/* The text where a byte may be read behind its end: the parser does so behind a number that ends it. */
static kg_str with_byte_behind(kgi_doc *doc, kg_str text) {
  if (!text.len || !kgi_is_digit(text.ptr[text.len - 1])) return text;
  char *copy = kgi_arena_alloc(&doc->arena, text.len + 1);
  if (!copy) {
    doc->failed = true;
    return (kg_str){0};
  }
  memcpy(copy, text.ptr, text.len);
  copy[text.len] = '\0';
  return (kg_str){copy, text.len};
}

static kg_status parse_doc(kgi_doc *doc, kg_str input) {
  kg_str text = with_byte_behind(doc, input);
  if (doc->failed) return KG_NOMEM;
  parse now = {.scribe = {.doc = doc, .source = text, .pending = KGI_BLOCK}};
  now.html.events = (kgi_html_events){take_html_text, take_html_tag, &now.scribe};
  kg_status status = parse_parts(&now, kgi_str_slice(text, front_matter(text), text.len));
  kgi_html_clear(&now.html);
  return status;
}

static kg_status read_doc(kgi_reading *reading, kgi_doc *doc) {
  kgi_place place = {.source = reading->input->name};
  kg_status status = parse_doc(doc, reading->input->text);
  if (status == KG_NOMEM) return kgi_fail(reading->err, status, place, "out of memory");
  if (status == KG_LIMIT) {
    place = kgi_doc_end(doc);
    kgi_report(reading->diag, KG_ERROR, status, place, "tables or links that grow out of bounds; the rest is not read");
  }
  return kgi_digest_read(reading, doc);
}

static kg_status read_markdown(kgi_reading *reading) {
  KGI_TRY(kgi_input_whole(reading->input, reading->err));
  kgi_doc doc = {.places = &reading->input->places};
  kg_status status = read_doc(reading, &doc);
  kgi_doc_clear(&doc);
  return status;
}

/* Without the marks of list items. */
static kg_str skip_bullets(kg_str line) {
  while (line.len > 1 && strchr("*-+", line.ptr[0]) && line.ptr[1] == ' ')
    line = kgi_str_trim(kgi_str_slice(line, 1, line.len));
  return line;
}

/* Whether a line starts like Markdown or HTML that structures a text. */
static bool is_markup(kg_str line) {
  static const kg_str starts[] = {
      KGI_STR_INIT("---"),      KGI_STR_INIT("==="),
      KGI_STR_INIT("**"),       KGI_STR_INIT("> "),
      KGI_STR_INIT("|"),        KGI_STR_INIT("<h"),
      KGI_STR_INIT("<div"),     KGI_STR_INIT("<table"),
      KGI_STR_INIT("<details"), KGI_STR_INIT("<!DOCTYPE html"),
  };
  if (is_heading(line)) return true;
  kg_str text = skip_bullets(line);
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (kgi_str_starts(text, starts[i])) return true;
  return kgi_str_find(line, KGI_STR("](")) != SIZE_MAX;
}

static int sniff_markdown(kg_str head) {
  enum { LIKELY = 50 };
  kg_str line;
  while (kgi_str_split(&head, '\n', &line))
    if (is_markup(kgi_str_trim(line))) return LIKELY;
  return 0;
}

const kgi_reader kgi_reader_markdown = {
    .name = "markdown",
    .help = "digests of papers in Markdown or HTML: one paper a heading, or a table row",
    .paper = "a heading with an abstract, a link or labels below it",
    .sniff = sniff_markdown,
    .read = read_markdown,
};
