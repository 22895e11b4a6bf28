/* Plain text: one paper a file, its first line the title, the rest the abstract. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "read/arxiv.h"
#include "read/field.h"
#include "read/reader.h"

/* Puts each line of `text` into the title or, after it, into the abstract. */
static void split(kg_str text, kgi_field *title, kgi_field *abstract) {
  kg_str rest = text, line;
  while (kgi_str_split(&rest, '\n', &line)) {
    kg_str bare = kgi_str_trim(line);
    kgi_field *field = title->text.len ? abstract : title;
    kgi_field_break(field, bare.len ? KGI_SOFT : KGI_HARD);
    if (bare.len) kgi_field_put(field, bare, (size_t)(bare.ptr - text.ptr));
  }
}

static bool has_letters(kg_str text) {
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    at += kgi_utf8_decode(text.ptr + at, &code);
    if (kgi_is_word(code) || kgi_is_han(code)) return true;
  }
  return false;
}

static kg_status hand_over(kgi_reading *reading, const kgi_field *title, const kgi_field *abstract) {
  if (kgi_field_failed(title) || kgi_field_failed(abstract))
    return kgi_fail(reading->err, KG_NOMEM, (kgi_place){.source = reading->input->name}, "out of memory");
  kg_record record = {.id = kgi_find_paper_id(reading->input->text)};
  record.text[KG_TITLE] = kgi_field_text(title);
  record.text[KG_ABSTRACT] = kgi_field_text(abstract);
  record.source.line = title->pieces.n ? title->pieces.items[0].line : 1;
  return kgi_hand_over(reading, &record);
}

static kg_status read_text(kgi_reading *reading) {
  KGI_TRY(kgi_input_whole(reading->input, reading->err));
  if (!has_letters(reading->input->text)) return KG_OK;
  kgi_field title = {.places = &reading->input->places}, abstract = {.places = &reading->input->places};
  split(reading->input->text, &title, &abstract);
  kg_status status = hand_over(reading, &title, &abstract);
  kgi_field_clear(&title);
  kgi_field_clear(&abstract);
  return status;
}

/* What nothing else claims is text, unless it starts like markup. */
static int sniff_text(kg_str head) {
  enum { FALLBACK = 10 };
  head = kgi_str_trim(head);
  return head.len && strchr("<@%{[", head.ptr[0]) ? 0 : FALLBACK;
}

const kgi_reader kgi_reader_text = {
    .name = "text",
    .help = "plain text: one paper a file, the first line its title",
    .sniff = sniff_text,
    .read = read_text,
};
