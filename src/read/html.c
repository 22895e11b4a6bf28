#include "read/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"

static bool is_name(char c) { return kgi_is_alnum(c) || c == '-'; }
static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Whether a tag or comment starts at the '<' in front of `after`. */
static bool starts_tag(kg_str after) {
  if (after.len == 0) return false;
  char c = after.ptr[0] == '/' && after.len > 1 ? after.ptr[1] : after.ptr[0];
  return kgi_is_letter(c) || after.ptr[0] == '!' || after.ptr[0] == '?';
}

static void send_text(kgi_html *html, kg_str run) {
  if (run.len) html->events.text(html->events.ctx, run);
}

/* Text up to the next tag. Returns what follows the '<', or nothing. */
static kg_str take_text(kgi_html *html, kg_str chunk) {
  for (size_t at = 0; at < chunk.len; at++) {
    const char *open = memchr(chunk.ptr + at, '<', chunk.len - at);
    if (!open) break;
    at = (size_t)(open - chunk.ptr);
    kg_str after = kgi_str_slice(chunk, at + 1, chunk.len);
    if (!starts_tag(after)) continue;
    send_text(html, kgi_str_slice(chunk, 0, at));
    html->state = kgi_str_starts(after, KGI_STR("!--")) ? KGI_HTML_COMMENT : KGI_HTML_TAG;
    kgi_buf_reset(&html->tag);
    return after;
  }
  send_text(html, chunk);
  return (kg_str){0};
}

/* Hands out the tag whose inside is `inside`. */
static void send_tag(kgi_html *html, kg_str inside, kg_str source) {
  kgi_html_tag tag = {.closing = kgi_str_starts(inside, KGI_STR("/")), .source = source};
  size_t start = tag.closing, end = start;
  while (end < inside.len && is_name(inside.ptr[end])) end++;
  tag.name = kgi_str_slice(inside, start, end);
  tag.rest = kgi_str_slice(inside, end, inside.len);
  html->events.tag(html->events.ctx, &tag);
}

/* Offset of the '>' that ends the tag, or the chunk's length. */
static size_t find_tag_end(kgi_html *html, kg_str chunk) {
  for (size_t at = 0; at < chunk.len; at++) {
    char c = chunk.ptr[at];
    if (html->quote)
      html->quote = c == html->quote ? '\0' : html->quote;
    else if (c == '>')
      return at;
    else if (c == '"' || c == '\'')
      html->quote = c;
  }
  return chunk.len;
}

static kg_str take_tag(kgi_html *html, kg_str chunk) {
  size_t end = find_tag_end(html, chunk);
  bool whole = html->tag.len == 0;
  if (end == chunk.len || !whole) kgi_buf_put(&html->tag, kgi_str_slice(chunk, 0, end));
  if (end == chunk.len) return (kg_str){0};
  html->state = KGI_HTML_TEXT;
  if (whole)
    send_tag(html, kgi_str_slice(chunk, 0, end), (kg_str){chunk.ptr - 1, end + 2});
  else
    send_tag(html, kgi_buf_str(&html->tag), (kg_str){0});
  return kgi_str_slice(chunk, end + 1, chunk.len);
}

static kg_str take_comment(kgi_html *html, kg_str chunk) {
  size_t end = kgi_str_find(chunk, KGI_STR("-->"));
  if (end == SIZE_MAX) return (kg_str){0};
  html->state = KGI_HTML_TEXT;
  return kgi_str_slice(chunk, end + 3, chunk.len);
}

void kgi_html_feed(kgi_html *html, kg_str chunk) {
  while (chunk.len) {
    if (html->state == KGI_HTML_TEXT)
      chunk = take_text(html, chunk);
    else if (html->state == KGI_HTML_TAG)
      chunk = take_tag(html, chunk);
    else
      chunk = take_comment(html, chunk);
  }
}

void kgi_html_end(kgi_html *html) {
  html->state = KGI_HTML_TEXT;
  html->quote = '\0';
  kgi_buf_reset(&html->tag);
}

void kgi_html_clear(kgi_html *html) { kgi_buf_clear(&html->tag); }

/* The value at the start of `text`, in quotation marks or bare. */
static kg_str take_value(kg_str text) {
  text = kgi_str_trim(text);
  if (text.len && (text.ptr[0] == '"' || text.ptr[0] == '\'')) {
    const char *end = memchr(text.ptr + 1, text.ptr[0], text.len - 1);
    return kgi_str_slice(text, 1, end ? (size_t)(end - text.ptr) : text.len);
  }
  size_t n = 0;
  while (n < text.len && !is_blank(text.ptr[n])) n++;
  return kgi_str_slice(text, 0, n);
}

kg_str kgi_html_attribute(kg_str rest, kg_str name) {
  for (size_t at = 1; at + name.len < rest.len; at++) {
    if (!is_blank(rest.ptr[at - 1]) || !kgi_str_eq_nocase(kgi_str_slice(rest, at, at + name.len), name)) continue;
    kg_str after = kgi_str_trim(kgi_str_slice(rest, at + name.len, rest.len));
    if (kgi_str_starts(after, KGI_STR("="))) return take_value(kgi_str_slice(after, 1, after.len));
  }
  return (kg_str){0};
}

/* The number of "#20013" or "#x4e2d", 0 if it is none. */
static uint32_t numeric_entity(kg_str name) {
  bool hex = name.len > 1 && (name.ptr[1] | 32) == 'x';
  uint32_t code = 0;
  for (size_t at = hex ? 2 : 1; at < name.len && code < 0x110000; at++) {
    char c = name.ptr[at], low = (char)(c | 32);
    if (c >= '0' && c <= '9')
      code = code * (hex ? 16 : 10) + (uint32_t)(c - '0');
    else if (hex && low >= 'a' && low <= 'f')
      code = code * 16 + (uint32_t)(low - 'a' + 10);
    else
      return 0;
  }
  bool is_text = code >= ' ' && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  return is_text ? code : 0;
}

static uint32_t named_entity(kg_str name) {
  enum { LONGEST = 16 };
  char terminated[LONGEST];
  if (name.len == 0 || name.len >= LONGEST) return 0;
  memcpy(terminated, name.ptr, name.len);
  terminated[name.len] = '\0';
  const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)terminated);
  return known ? known->value : 0;
}

unsigned kgi_entity_decode(kg_str entity, char out[4]) {
  if (entity.len < 3 || !kgi_str_starts(entity, KGI_STR("&")) || !kgi_str_ends(entity, KGI_STR(";"))) return 0;
  kg_str name = kgi_str_slice(entity, 1, entity.len - 1);
  uint32_t code = name.ptr[0] == '#' ? numeric_entity(name) : named_entity(name);
  return code ? kgi_utf8_encode(code, out) : 0;
}
