#include "write/label.h"

#include <string.h>

#include "base/number.h"
#include "base/str.h"
#include "base/utf8.h"
#include "write/clean.h"

#define ELLIPSIS KGI_STR("\xE2\x80\xA6")
#define WIDE_COLON KGI_STR("\xEF\xBC\x9A")

static kgi_node_id number_of(char kind, uint32_t number) {
  kgi_node_id id = {{kind}};
  char digits[KGI_NUMBER_SIZE];
  memcpy(id.text + 1, digits, kgi_number_whole(digits, number));
  return id;
}

kgi_node_id kgi_node_id_of(uint32_t node, size_t n_papers) {
  bool is_paper = node < n_papers;
  return number_of(is_paper ? 'p' : 'e', is_paper ? node : node - (uint32_t)n_papers);
}

kgi_node_id kgi_edge_id_of(uint32_t edge) { return number_of('m', edge); }

/* Words that a cut title must not end with. */
static bool is_hanging(kg_str word) {
  static const char *const words[] = {"a",  "an",  "and", "are", "as",   "at",    "by",  "for",    "from",
                                      "in", "is",  "of",  "on",  "the",  "to",    "via", "with",   "or",
                                      "be", "can", "do",  "its", "into", "using", "how", "towards"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (kgi_str_eq_nocase(word, kg_str_of(words[i]))) return true;
  return false;
}

static size_t last_blank(kg_str text) {
  size_t at = text.len;
  while (at > 0 && text.ptr[at - 1] != ' ') at--;
  return at > 0 ? at - 1 : SIZE_MAX;
}

kg_str kgi_label_clip(kg_str text, size_t columns) {
  enum { BYTES_PER_COLUMN = 16 };
  kg_str cut = kgi_utf8_clip(text, columns);
  if (cut.len <= columns * BYTES_PER_COLUMN) return cut;
  cut.len = columns * BYTES_PER_COLUMN;
  while (cut.len > 0 && ((unsigned char)cut.ptr[cut.len] & 0xC0) == 0x80) cut.len--;
  return cut;
}

/* Whole words that fit; a part of the first word where words are not set apart by blanks. */
static kg_str first_words(kg_str title, size_t columns) {
  kg_str cut = kgi_label_clip(title, columns);
  if (cut.len == title.len) return title;
  size_t blank = title.ptr[cut.len] == ' ' ? cut.len : last_blank(cut);
  if (blank == SIZE_MAX || blank * 2 < cut.len) return cut;
  cut.len = blank;
  while ((blank = last_blank(cut)) != SIZE_MAX && is_hanging(kgi_str_slice(cut, blank + 1, cut.len))) cut.len = blank;
  while (cut.len > 1 && (cut.ptr[cut.len - 1] == ',' || cut.ptr[cut.len - 1] == ';')) cut.len--;
  return cut;
}

/* A little more is taken when that is all, or when next to nothing would be left. */
static void put_cut(kgi_buf *out, kg_str text, size_t columns) {
  size_t width = kgi_utf8_width(text), little_more = columns * 4 / 3;
  kg_str cut = first_words(text, width <= little_more ? little_more : columns - 1);
  if (cut.len < text.len && kgi_utf8_width(cut) < columns / 2) cut = first_words(text, little_more);
  kgi_buf_put(out, cut);
  if (cut.len < text.len) kgi_buf_put(out, ELLIPSIS);
}

void kgi_short_label(kgi_buf *out, kg_str text, size_t columns) {
  kgi_buf clean = {0};
  put_cut(out, kgi_clean_label(&clean, text), columns);
  out->failed |= clean.failed;
  kgi_buf_clear(&clean);
}

/* The part before the first colon, or the empty view. */
static kg_str before_colon(kg_str title) {
  size_t narrow = kgi_str_find(title, KGI_STR(": ")), wide = kgi_str_find(title, WIDE_COLON);
  size_t at = narrow < wide ? narrow : wide;
  return at == SIZE_MAX ? (kg_str){NULL, 0} : kgi_str_trim(kgi_str_slice(title, 0, at));
}

/* Mathematics in a title ($X^2$) is shown without its dollars. */
static void drop_dollars(kgi_buf *text) {
  size_t kept = 0;
  for (size_t i = 0; i < text->len; i++)
    if (text->bytes[i] != '$') text->bytes[kept++] = text->bytes[i];
  text->len = kept;
}

static kg_str title_of(const kg_paper *paper) {
  for (kg_field field = KG_TITLE; field <= KG_TITLE_ALT; field++)
    if (paper->text[field].len) return paper->text[field];
  return paper->id;
}

void kgi_paper_label(kgi_buf *out, const kg_paper *paper) {
  kgi_buf clean = {0};
  kgi_clean_label(&clean, title_of(paper));
  drop_dollars(&clean);
  kg_str title = kgi_buf_str(&clean), name = before_colon(title);
  bool is_named = name.len && kgi_utf8_width(name) <= KGI_LABEL_COLUMNS;
  put_cut(out, is_named ? name : title, KGI_LABEL_COLUMNS);
  out->failed |= clean.failed;
  kgi_buf_clear(&clean);
}
