/* Brackets of both widths, and what they hold. */
#include "extract/bracket.h"

#include "base/str.h"

/* Offset of the next opening bracket from `at` on, or of the text's end; its length goes to *len. */
static size_t find_open(const kgi_part *part, size_t at, size_t *len) {
  const kg_str wide = KGI_STR("（");
  while ((at = kgi_marks_next(&part->marks, KGI_MARK_OPENING, at)) < part->text.len) {
    *len = part->text.ptr[at] == '(' ? 1 : wide.len;
    if (*len == 1 || kgi_str_starts(kgi_str_slice(part->text, at, part->text.len), wide)) break;
    at += wide.len;
  }
  return at;
}

/* End of what stands before a bracket at `at`, without blanks and closing quotes. */
static size_t end_before(kg_str text, size_t at) {
  static const kg_str marks[] = {KGI_STR_INIT(" "),  KGI_STR_INIT("\""), KGI_STR_INIT("”"), KGI_STR_INIT("’"),
                                 KGI_STR_INIT("》"), KGI_STR_INIT("」"), KGI_STR_INIT("*")};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    kg_str mark = marks[i];
    if (!kgi_str_ends(kgi_str_slice(text, 0, at), mark)) continue;
    at -= mark.len;
    i = (size_t)-1;
  }
  return at;
}

bool kgi_bracket_find(const kgi_part *part, uint32_t field, uint32_t from, kgi_bracket *found) {
  enum { LONGEST = 90 };
  const kg_str text = part->text;
  size_t open;
  for (size_t at = find_open(part, from, &open); at < text.len; at = find_open(part, at + open, &open)) {
    kg_str rest = kgi_str_slice(text, at + open, at + open + LONGEST);
    size_t narrow = kgi_str_find(rest, KGI_STR(")")), wide = kgi_str_find(rest, KGI_STR("）"));
    size_t close = narrow < wide ? narrow : wide;
    if (close == SIZE_MAX) continue;
    *found =
        (kgi_bracket){field, (uint32_t)end_before(text, at), {(uint32_t)(at + open), (uint32_t)(at + open + close)}, 0};
    found->next = found->inner.end;
    return true;
  }
  return false;
}

kgi_range kgi_bracket_form(kg_str text, kgi_range range) {
  static const kg_str lead_ins[] = {KGI_STR_INIT(" "),
                                    KGI_STR_INIT("\""),
                                    KGI_STR_INIT("“"),
                                    KGI_STR_INIT("'"),
                                    KGI_STR_INIT("*"),
                                    KGI_STR_INIT("简称为"),
                                    KGI_STR_INIT("简称"),
                                    KGI_STR_INIT("以下简称"),
                                    KGI_STR_INIT("称为"),
                                    KGI_STR_INIT("记为"),
                                    KGI_STR_INIT("即"),
                                    KGI_STR_INIT("缩写为"),
                                    KGI_STR_INIT("dubbed "),
                                    KGI_STR_INIT("termed "),
                                    KGI_STR_INIT("named "),
                                    KGI_STR_INIT("called "),
                                    KGI_STR_INIT("abbreviated as "),
                                    KGI_STR_INIT("denoted as "),
                                    KGI_STR_INIT("i.e., "),
                                    KGI_STR_INIT("i.e. "),
                                    KGI_STR_INIT("or ")};
  static const kg_str tails[] = {KGI_STR_INIT(" "), KGI_STR_INIT("\""), KGI_STR_INIT("”"), KGI_STR_INIT("'"),
                                 KGI_STR_INIT("*")};
  bool again = true;
  while (again) {
    again = false;
    kg_str rest = kgi_str_slice(text, range.start, range.end);
    for (size_t i = 0; i < sizeof lead_ins / sizeof *lead_ins && !again; i++) {
      again = kgi_str_starts(rest, lead_ins[i]);
      if (again) range.start += (uint32_t)lead_ins[i].len;
    }
    for (size_t i = 0; i < sizeof tails / sizeof *tails && !again; i++) {
      again = kgi_str_ends(rest, tails[i]) && rest.len;
      if (again) range.end -= (uint32_t)tails[i].len;
    }
  }
  return range;
}

kg_str kgi_bracket_behind(kg_str text, const kgi_bracket *bracket) {
  kg_str rest = kgi_str_slice(text, bracket->inner.end, text.len);
  size_t closing = kgi_str_starts(rest, KGI_STR(")")) ? 1 : 3;
  return kgi_str_slice(rest, closing, rest.len);
}
