#include "write/markup.h"

#include "base/str.h"
#include "write/clean.h"

/* In attributes parsers would turn white space into blanks and take a quotation mark for the end. */
static const char *entity_of(char c, bool in_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '\n':
      return in_attribute ? "&#10;" : NULL;
    case '\t':
      return in_attribute ? "&#9;" : NULL;
    case '"':
      return in_attribute ? "&quot;" : NULL;
    default:
      return NULL;
  }
}

static void escape_clean(kgi_buf *out, kg_str text, bool in_attribute) {
  size_t from = 0;
  for (size_t i = 0; i < text.len; i++) {
    if ((unsigned char)text.ptr[i] > '>') continue;
    const char *entity = entity_of(text.ptr[i], in_attribute);
    if (!entity) continue;
    kgi_buf_put(out, kgi_str_slice(text, from, i));
    kgi_buf_puts(out, entity);
    from = i + 1;
  }
  kgi_buf_put(out, kgi_str_slice(text, from, text.len));
}

void kgi_markup_escape(kgi_buf *out, kgi_buf *clean, kg_str text, bool in_attribute) {
  const char *stops = in_attribute ? "&<>\"" : "&<>>";
  for (;;) {
    size_t plain = kgi_clean_plain(text, stops);
    kgi_buf_put(out, kgi_str_slice(text, 0, plain));
    if (plain == text.len) return;
    text = kgi_str_slice(text, plain, text.len);
    if (!memchr(stops, text.ptr[0], 4)) break;
    kgi_buf_puts(out, entity_of(text.ptr[0], in_attribute));
    text = kgi_str_slice(text, 1, text.len);
  }
  escape_clean(out, kgi_clean_xml(clean, text), in_attribute);
}

/* Ends the start tag of the element that is open. */
static void end_start(kgi_markup *markup, kg_str end) {
  if (markup->is_started) kgi_buf_put(markup->out, end);
  markup->is_started = false;
}

static void indent(kgi_markup *markup) {
  for (unsigned i = 0; i < markup->depth; i++) kgi_buf_put(markup->out, KGI_STR(" "));
}

void kgi_markup_open(kgi_markup *markup, const char *name) {
  end_start(markup, KGI_STR(">\n"));
  indent(markup);
  kgi_buf_put(markup->out, KGI_STR("<"));
  kgi_buf_puts(markup->out, name);
  markup->depth++;
  markup->is_started = true;
}

void kgi_markup_close(kgi_markup *markup, const char *name) {
  markup->depth--;
  if (markup->is_started) {
    end_start(markup, KGI_STR("/>\n"));
    return;
  }
  if (!markup->has_text) indent(markup);
  kgi_buf_put(markup->out, KGI_STR("</"));
  kgi_buf_puts(markup->out, name);
  kgi_buf_put(markup->out, KGI_STR(">\n"));
  markup->has_text = false;
}

void kgi_markup_attribute(kgi_markup *markup, const char *name, kg_str value) {
  kgi_buf_put(markup->out, KGI_STR(" "));
  kgi_buf_puts(markup->out, name);
  kgi_buf_put(markup->out, KGI_STR("=\""));
  kgi_markup_escape(markup->out, markup->clean, value, true);
  kgi_buf_put(markup->out, KGI_STR("\""));
}

void kgi_markup_text(kgi_markup *markup, kg_str text) {
  end_start(markup, KGI_STR(">"));
  kgi_markup_escape(markup->out, markup->clean, text, false);
  markup->has_text = true;
}
