#include "write/rdf.h"

#include <string.h>

#include "base/str.h"
#include "write/quote.h"

void kgi_rdf_string(kgi_rdf *out, kg_str text) { kgi_put_quoted(out->sink, &out->clean, text); }

static bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~", c));
}

/* All characters but the unreserved and those of `kept` percent-encoded. */
static void put_encoded(kgi_sink *sink, kg_str text, const char *kept) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (is_unreserved(c) || (c && strchr(kept, c)))
      kgi_putc(sink, c);
    else
      kgi_putf(sink, "%%%02X", (unsigned char)c);
  }
}

/* Whether the address is the paper's alone, not of a page that lists many. */
static bool has_own_address(const kg_paper *paper) {
  bool is_web = kgi_str_starts(paper->url, KGI_STR("http://")) || kgi_str_starts(paper->url, KGI_STR("https://"));
  return is_web && paper->id.len && kgi_str_find(paper->url, paper->id) != SIZE_MAX;
}

void kgi_rdf_urn(kgi_rdf *out, const char *kind, kg_str name) {
  kgi_putf(out->sink, "<urn:kgextract:%s:", kind);
  put_encoded(out->sink, name, "");
  kgi_putc(out->sink, '>');
}

static void put_entity(kgi_rdf *out, const kg_entity *entity) {
  kgi_puts(out->sink, "<urn:kgextract:entity:");
  put_encoded(out->sink, out->sheet.types[entity->type], "");
  kgi_putc(out->sink, ':');
  put_encoded(out->sink, entity->name, "");
  kgi_putc(out->sink, '>');
}

/* Brackets are only for IPv6 hosts, and parsers refuse them elsewhere. */
static void put_paper(kgi_rdf *out, const kg_paper *paper) {
  if (!has_own_address(paper)) {
    kgi_rdf_urn(out, "paper", paper->id);
    return;
  }
  kgi_putc(out->sink, '<');
  put_encoded(out->sink, paper->url, ":/?#@!$&'()*+,;=%");
  kgi_putc(out->sink, '>');
}

void kgi_rdf_node(kgi_rdf *out, uint32_t node) {
  if (node < out->sheet.n_papers)
    put_paper(out, &out->sheet.papers[node]);
  else
    put_entity(out, &out->sheet.entities[node - out->sheet.n_papers]);
}
