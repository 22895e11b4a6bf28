#include "read/arxiv.h"

#include <string.h>

#include "base/ascii.h"
#include "base/lane.h"
#include "base/number.h"
#include "base/str.h"

/* Number of digits from `at` on, at most `most`. */
static size_t count_digits(kg_str text, size_t at, size_t most) {
  size_t n = 0;
  while (n < most && at + n < text.len && kgi_is_digit(text.ptr[at + n])) n++;
  return n;
}

static unsigned number_at(kg_str text, size_t at, size_t digits) {
  unsigned value = 0;
  while (digits-- && at < text.len) value = value * 10 + (unsigned)(text.ptr[at++] - '0');
  return value;
}

static bool is_month(unsigned month) { return month >= 1 && month <= 12; }

/* "2407.14507" at the start of `text`: its length, or 0. */
static size_t new_id(kg_str text) {
  if (count_digits(text, 0, 5) != 4 || text.len < 9 || text.ptr[4] != '.') return 0;
  size_t n = count_digits(text, 5, 6);
  return (n == 4 || n == 5) && is_month(number_at(text, 2, 2)) ? 5 + n : 0;
}

/* "math/0502287" or "math.GT/0502287" at the start of `text`: its length, or 0. */
static size_t old_id(kg_str text) {
  enum { LONGEST_ARCHIVE = 16 };
  size_t at = 0;
  while (at < text.len && at <= LONGEST_ARCHIVE &&
         (kgi_is_letter(text.ptr[at]) || text.ptr[at] == '-' || text.ptr[at] == '.'))
    at++;
  if (at < 2 || at > LONGEST_ARCHIVE || at == text.len || text.ptr[at] != '/') return 0;
  return count_digits(text, at + 1, 8) == 7 && is_month(number_at(text, at + 3, 2)) ? at + 8 : 0;
}

static size_t arxiv_length(kg_str text) {
  size_t n = new_id(text);
  return n ? n : old_id(text);
}

/* An arXiv id at the start of `text` or after one of its next path parts ("abs/", "pdf/", "overview/en/"). */
static kg_str after_arxiv(kg_str text) {
  enum { PARTS = 4, LONGEST_PART = 16 };
  for (int part = 0; part < PARTS; part++) {
    size_t n = arxiv_length(text);
    if (n) return kgi_str_slice(text, 0, n);
    size_t at = 0;
    while (at < text.len && at < LONGEST_PART && (kgi_is_letter(text.ptr[at]) || text.ptr[at] == '-')) at++;
    if (at == text.len || text.ptr[at] != '/') break;
    text = kgi_str_slice(text, at + 1, text.len);
  }
  return (kg_str){0};
}

/* "arXiv:" with its colon in either width, or none. */
static kg_str after_word(kg_str text) {
  kg_str rest = kgi_str_trim(text);
  if (kgi_str_starts(rest, KGI_STR("："))) rest = kgi_str_slice(rest, 3, rest.len);
  if (kgi_str_starts(rest, KGI_STR(":"))) rest = kgi_str_slice(rest, 1, rest.len);
  rest = kgi_str_trim(rest);
  return kgi_str_slice(rest, 0, arxiv_length(rest));
}

/* "10.1234/abc" at the start of `text`; the DOIs of arXiv are arXiv ids. */
static kg_str after_doi(kg_str text) {
  static const kg_str arxiv = {"10.48550/arxiv.", 15};
  text = kgi_str_trim(text);
  if (kgi_str_eq_nocase(kgi_str_slice(text, 0, arxiv.len), arxiv))
    return after_arxiv(kgi_str_slice(text, arxiv.len, text.len));
  size_t registrant = kgi_str_starts(text, KGI_STR("10.")) ? count_digits(text, 3, 9) : 0;
  size_t at = 3 + registrant;
  if (registrant < 4 || at >= text.len || text.ptr[at] != '/') return (kg_str){0};
  while (at < text.len && (unsigned char)text.ptr[at] > ' ' && (unsigned char)text.ptr[at] < 0x80 &&
         !strchr("\"<>`#?|]}", text.ptr[at]))
    at++;
  while (at && strchr(".,;:)", text.ptr[at - 1])) at--;
  return at > 4 + registrant ? kgi_str_slice(text, 0, at) : (kg_str){0};
}

static size_t acl_length(kg_str text) {
  text = kgi_str_slice(text, 0, 64);
  if (text.len >= 8 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' && count_digits(text, 1, 2) == 2 &&
      text.ptr[3] == '-' && count_digits(text, 4, 5) == 4)
    return 8;
  if (count_digits(text, 0, 5) != 4 || text.len < 5 || text.ptr[4] != '.') return 0;
  size_t at = 5;
  while (at < text.len && (kgi_is_alnum(text.ptr[at]) || strchr("_-", text.ptr[at]))) at++;
  size_t n = at < text.len && text.ptr[at] == '.' ? count_digits(text, at + 1, 6) : 0;
  return n && memchr(text.ptr, '-', at) ? at + 1 + n : 0;
}

/* An ACL id after at most two path parts ("anthology/papers/"). */
static kg_str after_acl(kg_str text) {
  for (int part = 0; part < 3; part++) {
    size_t n = acl_length(text);
    if (n) return kgi_str_slice(text, 0, n);
    const char *slash = text.len ? memchr(text.ptr, '/', text.len) : NULL;
    if (!slash) break;
    text = kgi_str_slice(text, (size_t)(slash - text.ptr) + 1, text.len);
  }
  return (kg_str){0};
}

/* What announces an id, in the order in which they are believed. */
static const struct {
  kg_str cue;
  kg_str (*parse)(kg_str after);
} cues[] = {
    {KGI_STR_INIT("arxiv.org/"), after_arxiv},
    {KGI_STR_INIT("huggingface.co/papers/"), after_arxiv},
    {KGI_STR_INIT("hf.co/papers/"), after_arxiv},
    {KGI_STR_INIT("alphaxiv.org/"), after_arxiv},
    {KGI_STR_INIT("ar5iv.org/"), after_arxiv},
    {KGI_STR_INIT("papers.cool/arxiv/"), after_arxiv},
    {KGI_STR_INIT("arxiv"), after_word},
    {KGI_STR_INIT("doi.org/"), after_doi},
    {KGI_STR_INIT("doi:"), after_doi},
    {KGI_STR_INIT("aclanthology.org/"), after_acl},
    {KGI_STR_INIT("aclweb.org/"), after_acl},
};

/* Whether `cue` (lower case) stands at `at` of the text, letter case ignored. */
static bool shows_cue(kg_str text, size_t at, kg_str cue) {
  if (cue.len + at > text.len || (text.ptr[at] | 32) != cue.ptr[0] || (text.ptr[at + 1] | 32) != cue.ptr[1])
    return false;
  return kgi_str_eq_nocase(kgi_str_slice(text, at, at + cue.len), cue);
}

static kgi_lane lane_from(kg_str text, size_t at) {
  size_t left = text.len - at;
  return left >= KGI_LANE ? kgi_lane_at(text.ptr + at) : kgi_lane_of(text.ptr + at, left);
}

/* Whether a text may state an id: there are digits in all, and one of these marks in each cue. */
static bool may_state_id(kg_str text) {
  kgi_lane marks = {0}, digits = {0};
  for (size_t at = 0; at < text.len; at += KGI_LANE) {
    kgi_lane c = lane_from(text, at);
    marks |= (c == '/') | (c == ':') | ((c | 32) == 'x');
    digits |= (c >= '0') & (c <= '9');
  }
  return kgi_lane_bits(marks) && kgi_lane_bits(digits);
}

/* A bit for each byte with which a cue may start. */
static unsigned first_letters(kgi_lane c) {
  kgi_lane small = c | 32;
  return kgi_lane_bits((small == 'a') | (small == 'd') | (small == 'h') | (small == 'p'));
}

/* Takes an id that is announced at `at` by one of the first `*believed` cues, which is then their number. */
static void take_announced(kg_str text, size_t at, size_t *believed, kg_str *best) {
  for (size_t i = 0; i < *believed; i++) {
    if (!shows_cue(text, at, cues[i].cue)) continue;
    kg_str id = cues[i].parse(kgi_str_slice(text, at + cues[i].cue.len, text.len));
    if (!id.len) continue;
    *best = id;
    *believed = i;
  }
}

/* One pass for all cues: of those with an id behind them, the one that is believed most, and of these the first. */
kg_str kgi_find_paper_id(kg_str text) {
  kg_str best = {0};
  size_t believed = may_state_id(text) ? sizeof cues / sizeof *cues : 0;
  for (size_t at = 0; believed && at < text.len; at += KGI_LANE)
    for (unsigned letters = first_letters(lane_from(text, at)); believed && letters; letters &= letters - 1)
      take_announced(text, at + (size_t)__builtin_ctz(letters), &believed, &best);
  return best;
}

kg_str kgi_arxiv_id(kg_str text) {
  text = kgi_str_trim(text);
  kg_str prefix = KGI_STR("arxiv:");
  if (kgi_str_eq_nocase(kgi_str_slice(text, 0, prefix.len), prefix))
    text = kgi_str_trim(kgi_str_slice(text, prefix.len, text.len));
  size_t n = arxiv_length(text), end = n;
  if (n && end < text.len && text.ptr[end] == 'v') end += 1 + count_digits(text, end + 1, 3);
  return n && end == text.len ? kgi_str_slice(text, 0, n) : (kg_str){0};
}

bool kgi_arxiv_month(kg_str id, char out[8]) {
  size_t n = arxiv_length(id);
  if (!n || n != id.len) return false;
  size_t at = new_id(id) ? 0 : n - 7;
  unsigned year = number_at(id, at, 2), century = year > 90 ? 1900 : 2000;
  kgi_number_padded(out, century + year, 4);
  out[4] = '-';
  memcpy(out + 5, id.ptr + at + 2, 2);
  out[7] = '\0';
  return true;
}
