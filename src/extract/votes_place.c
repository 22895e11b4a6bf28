/* What the words around a name, and the title that it heads, say it is. */
#include "base/ascii.h"
#include "base/words.h"
#include "extract/clause.h"
#include "extract/noun.h"
#include "extract/shape.h"
#include "extract/votes.h"

enum { BEHIND = 8, APPOSITION = 5, ADJACENT = 9, BEFORE = 4, TITLE = 3, ON = 4, NUMBER = 5 }; /* weights */

enum { NEXT_BEFORE = 2, AT_END = 4, NEXT_TO = 9, NEAR = 16 }; /* bytes to a noun */

static void vote_nearest(kgi_votes *v, kg_str text, int weight, bool from_end, size_t reach) {
  int type = kgi_noun_near(text, from_end, reach);
  if (type >= 0) v->of[type] += weight;
}

enum { FARTHEST_LINK = 24 }; /* bytes */

/* Links of appositions, those that tell most first. */
static const kg_str links[] = {
    KGI_STR_INIT(", a "),    KGI_STR_INIT(", an "),         KGI_STR_INIT(", the "),  KGI_STR_INIT(" is a "),
    KGI_STR_INIT(" is an "), KGI_STR_INIT("，一种"),        KGI_STR_INIT("，一个"),  KGI_STR_INIT("，这是一"),
    KGI_STR_INIT("，该"),    KGI_STR_INIT("是一种"),        KGI_STR_INIT("是一个"),  KGI_STR_INIT(" 是一种"),
    KGI_STR_INIT(" 是一个"), KGI_STR_INIT("：一种"),        KGI_STR_INIT("：一个"),  KGI_STR_INIT(": A "),
    KGI_STR_INIT(": An "),   KGI_STR_INIT(": a "),          KGI_STR_INIT("，首个"),  KGI_STR_INIT("，一套"),
    KGI_STR_INIT("，一项"),  KGI_STR_INIT(", which is a "), KGI_STR_INIT(" 是首个"), KGI_STR_INIT("，即一"),
    KGI_STR_INIT("，一款"),  KGI_STR_INIT("，一类"),        KGI_STR_INIT("是一款"),  KGI_STR_INIT("：一款"),
    KGI_STR_INIT("——一")};
enum { N_LINKS = sizeof links / sizeof *links };

/* First bytes of links: of blanks, a comma, a colon, 是, a dash. */
static const bool may_link[256] = {
    [' '] = true, [','] = true, [':'] = true, [0xE2] = true, [0xE6] = true, [0xEF] = true};

/* Whether a text that begins with such a byte may be a link: most blanks and characters are none. */
static bool is_like_link(kg_str text) {
  char next = text.len > 1 ? text.ptr[1] : '\0', third = text.len > 2 ? text.ptr[2] : '\0';
  switch ((unsigned char)text.ptr[0]) {
    case ' ':
      return next == 'i' || next == '\xE6';
    case 0xE6:
      return next == '\x98' && third == '\xAF';
    case 0xEF:
      return third == '\x8C' || third == '\x9A';
    default:
      return true;
  }
}

/* The first of the first n links that the text begins with, n if it begins with none of them. */
static size_t link_at(kg_str text, size_t n) {
  if (!is_like_link(text)) return n;
  size_t i = 0;
  while (i < n && !kgi_str_starts(text, links[i])) i++;
  return i;
}

/* "NAME, a dataset of ...", "NAME，一种……的方法", "NAME is a ...", "NAME（简称 N），这是一个……": what is said to be it.
 */
static bool apposition(kg_str text, size_t at, kg_str *what) {
  kg_str rest = kgi_str_slice(text, at, at + 60);
  if (kgi_str_starts(kgi_str_trim(kgi_str_slice(rest, 0, 4)), KGI_STR("的"))) { /* 名为 X 的……系统 */
    *what = kgi_phrase_behind(text, at + 4, 150);
    return true;
  }
  size_t best = N_LINKS, found = 0;
  for (size_t i = 0; i < rest.len && i <= FARTHEST_LINK; i++) {
    if (!may_link[(unsigned char)rest.ptr[i]]) continue;
    size_t link = link_at(kgi_str_slice(rest, i, rest.len), best);
    if (link < best) best = link, found = i;
  }
  if (best < N_LINKS) *what = kgi_phrase_behind(text, at + found + links[best].len, 150);
  return best < N_LINKS;
}

/* The noun before a name: "the metric FooScore", "a model, named FooNet", 设计了两种指标，精确匹配 (PM). */
static void vote_before(kgi_votes *v, kg_str text, size_t at) {
  kg_str before = kgi_clause_before(text, at, 36), name_of = kgi_without_links(before);
  bool han = kgi_has_han(before);
  if (han)
    vote_nearest(v, kgi_behind_verb(before), BEFORE, true, NEAR);
  else
    vote_nearest(v, name_of, ADJACENT, true, NEXT_BEFORE);
  if (!before.len || before.ptr == text.ptr || before.len >= 24 || (!han && name_of.len)) return;
  kg_str earlier = kgi_without_links(kgi_str_slice(text, 0, (size_t)(before.ptr - text.ptr)));
  vote_nearest(v, kgi_clause_before(earlier, earlier.len, 36), BEFORE, true, AT_END);
}

/* The noun behind a name, or at the end of the list that it closes: "MMLU benchmark", "GPT-4、MiniMax 等中英文模型". */
static void vote_behind(kgi_votes *v, kg_str text, size_t at) {
  if (kgi_str_starts(kgi_str_trim(kgi_str_slice(text, at, at + 30)), KGI_STR("等")))
    vote_nearest(v, kgi_str_trim(kgi_clause_behind(text, at, 30)), BEHIND, false, NEAR);
  else
    vote_nearest(v, kgi_same_phrase(kgi_clause_behind(text, at, 24)), BEHIND, false, NEXT_TO);
}

/* "evaluated on FooSet", "trained on the FooSet": what things are done on is data, if it is not built or run on it. */
static void vote_on(kgi_votes *v, kg_str text, size_t at) {
  static kgi_words_by_byte bases = {
      ['d'] = "ased|build", ['g'] = "building|elying|focusing|running", ['n'] = "run",
      ['p'] = "top",        ['s'] = "builds|elies|ocus|ocuses",         ['t'] = "uilt|effect",
      ['y'] = "ely"};
  static kgi_words_by_byte trainings = {['d'] = "trained|tuned|learned", ['g'] = "training|tuning"};
  kg_str before = kgi_str_slice(text, at > 24 ? at - 24 : 0, at);
  if (kgi_str_ends(before, KGI_STR(" the "))) before.len -= 4;
  if (!kgi_str_ends(before, KGI_STR(" on "))) return;
  before.len -= 4;
  if (kgi_words_end(bases, before)) return;
  v->of[kgi_words_end(trainings, before) ? KGI_DATASET : KGI_BENCHMARK] += ON;
}

/* "28.4 FooScore", "3 % QUX", "a QUX of 0.63", "in terms of QUX": what numbers stand by is a measure. */
static void vote_number(kgi_votes *v, kg_str text, kgi_range range) {
  kg_str before = kgi_str_trim(kgi_str_slice(text, range.start > 12 ? range.start - 12 : 0, range.start));
  size_t n = before.len;
  bool percent = n > 1 && before.ptr[n - 1] == '%', decimal = n > 2 && kgi_is_digit(before.ptr[n - 1]);
  while (decimal && n > 1 && kgi_is_digit(before.ptr[n - 1])) n--;
  decimal = decimal && before.ptr[n - 1] == '.' && n > 1 && kgi_is_digit(before.ptr[n - 2]);
  kg_str behind = kgi_str_slice(text, range.end, range.end + 6);
  bool of_number = kgi_str_starts(behind, KGI_STR(" of ")) && behind.len > 5 && kgi_is_digit(behind.ptr[4]) &&
                   (behind.ptr[5] == '.' || kgi_is_digit(behind.ptr[5]));
  if (percent || decimal || of_number || kgi_str_ends(before, KGI_STR("in terms of"))) v->of[KGI_METRIC] += NUMBER;
}

/* "a dataset, NAME, of": where the noun before an apposition ends; in "on that dataset, NAME is best" it is none. */
static size_t end_of_noun(kg_str text, kgi_range range) {
  static kgi_words_by_byte ends = {
      [','] = ",", ['.'] = ".", [';'] = ";", [':'] = ":", [')'] = ")", [' '] = " (| and | or "};
  size_t start = kgi_list_start(text, range.start);
  if (!kgi_str_ends(kgi_str_slice(text, 0, start), KGI_STR(", "))) return start;
  bool closed = range.end >= text.len || kgi_words_begin(ends, kgi_str_slice(text, range.end, text.len));
  return closed ? start - 2 : start;
}

void kgi_vote_place(kgi_votes *v, kg_str text, kgi_range range) {
  kg_str what;
  vote_on(v, text, range.start);
  vote_number(v, text, range);
  vote_behind(v, text, range.end);
  if (apposition(text, range.end, &what)) vote_nearest(v, kgi_noun_phrase(what), APPOSITION, true, NEAR);
  vote_before(v, text, end_of_noun(text, range));
}

/* ": A Unified Framework for ...", "：面向……的统一框架": only a noun phrase, which begins with its article or has its
 * attributes, says what the name is. */
static void vote_behind_colon(kgi_votes *v, kg_str rest) {
  static const kg_str articles[] = {KGI_STR_INIT(": A "),         KGI_STR_INIT(": An "),  KGI_STR_INIT(": The "),
                                    KGI_STR_INIT(": Towards a "), KGI_STR_INIT("：一"),   KGI_STR_INIT(": 一"),
                                    KGI_STR_INIT("：首个"),       KGI_STR_INIT(": 首个"), KGI_STR_INIT("：面向")};
  for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
    if (kgi_str_starts(rest, articles[i])) {
      vote_nearest(v, kgi_noun_phrase(rest), TITLE, true, AT_END);
      return;
    }
  bool of_models = kgi_str_ends(rest, KGI_STR("大语言模型")) || kgi_str_ends(rest, KGI_STR("大模型"));
  if (!of_models && kgi_str_find(rest, KGI_STR("的")) != SIZE_MAX)
    vote_nearest(v, kgi_noun_phrase(rest), TITLE, true, AT_END);
}

void kgi_vote_title(kgi_votes *v, kg_str title) {
  size_t colon = kgi_str_find(title, KGI_STR(":")), wide = kgi_str_find(title, KGI_STR("："));
  size_t rest = colon < wide ? colon : wide;
  if (rest != SIZE_MAX) vote_behind_colon(v, kgi_str_slice(title, rest, title.len));
}
