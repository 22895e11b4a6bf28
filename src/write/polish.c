#include "write/polish.h"

#include "base/str.h"

void kgi_polish_svg(kgi_sink *sink, kg_str svg) {
  size_t at = kgi_str_find(svg, KGI_STR("<svg "));
  size_t cut = at == SIZE_MAX ? 0 : at + 5;
  kgi_put(sink, kgi_str_slice(svg, 0, cut));
  if (cut) kgi_puts(sink, "style=\"max-width:100%;max-height:100vh;height:auto\" ");
  kgi_put(sink, kgi_str_slice(svg, cut, svg.len));
}

/* Blanks keep all offsets in the file as they are. */
void kgi_polish_pdf(kgi_sink *sink, kg_str pdf) {
  size_t at = kgi_str_find(pdf, KGI_STR("/CreationDate ("));
  kg_str rest = kgi_str_slice(pdf, at, pdf.len);
  size_t len = kgi_str_find(rest, KGI_STR(")"));
  if (at == SIZE_MAX || len == SIZE_MAX) at = pdf.len, len = 0;
  kgi_put(sink, kgi_str_slice(pdf, 0, at));
  if (at < pdf.len)
    for (size_t i = 0; i <= len; i++) kgi_putc(sink, ' ');
  kgi_put(sink, kgi_str_slice(rest, len + 1, rest.len));
}
