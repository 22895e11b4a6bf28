/* The type of a new name, from the words around its places, the title, and its own ending. */
#include <string.h>

#include "base/str.h"
#include "extract/noun.h"
#include "extract/shape.h"
#include "extract/work.h"
#include "model/kinds.h"

enum {
  BEHIND = 8,
  APPOSITION = 5,
  ADJACENT = 9,
  BEFORE = 4,
  TITLE = 3,
  ON = 4,
  NUMBER = 5,
  HINT = 4,
  MEASURE = 12
}; /* weight of each kind of evidence */

typedef struct cue {
  int type, weight;
  const char *words; /* joined by '|' */
} cue;

/* What abbreviations of measures end in, letter case exact: tcpWER, CIDEr-F1. */
static const char measures[] = "WER|CER|DER|BLEU|PSNR|SSIM|IoU|AUC|RMSE|MAE|MSE|FID|F1|mAP|NDCG|Acc|Score";

static const cue endings[] = {
    {KGI_BENCHMARK, 24, "bench|benchmark"},
    {KGI_BENCHMARK, 8, "eval|evals|arena|leaderboard|challenge|-test"},
    {KGI_DATASET, 6, "dataset|corpus|qa|-set|wiki|1k|10k|100k|178k|1m|10m|data|instruct-data"},
    {KGI_METRIC, 6, "score|metric"},
    {KGI_MODEL, 4,
     "gpt|llm|lm|lmm|bert|net|former|llama|vit|llava|vlm|mamba|gan|diffusion|t5|clip|coder|chat|vl|mllm|t2i|t2v|i2v|"
     "v2v"},
    {KGI_TOOL, 4, "lib|kit|hub|studio|gym|sim|py"},
    {KGI_METHOD, 4, "rl|tuning|attention|prompting|po|opt|learning|distillation|lora|cot|rag|search"},
};

/* Takes the next word off the front of *words, which are joined by '|'; false when none is left. */
static bool next_word(const char **words, kg_str *word) {
  size_t len = 0;
  while ((*words)[len] && (*words)[len] != '|') len++;
  *word = (kg_str){*words, len};
  *words += len + ((*words)[len] == '|');
  return len > 0;
}

typedef struct votes {
  int of[KGI_BUILTIN_TYPES];
} votes;

static void vote_nearest(votes *v, kg_str text, int weight, bool from_end, size_t reach) {
  int type = kgi_noun_near(text, from_end, reach);
  if (type >= 0) v->of[type] += weight;
}

/* Bytes with which what ends clauses, and the links of appositions, begin. */
enum { MARK = 1, LINK = 2 };
static const unsigned char begins[256] = {
    [','] = MARK | LINK, ['.'] = MARK,  [';'] = MARK,  ['('] = MARK,  [' '] = LINK,
    [':'] = LINK,        [0xE2] = LINK, [0xE3] = MARK, [0xE6] = LINK, [0xEF] = MARK | LINK};

static bool may_begin(kg_str text, size_t at, int kinds) { return begins[(unsigned char)text.ptr[at]] & kinds; }

/* Length of the mark that ends a clause, at text[at]; 0 if none stands there. */
static size_t mark_at(kg_str text, size_t at) {
  static const kg_str marks[] = {KGI_STR_INIT("。"), KGI_STR_INIT("；"), KGI_STR_INIT("，"), KGI_STR_INIT(", "),
                                 KGI_STR_INIT(". "), KGI_STR_INIT("; "), KGI_STR_INIT("、")};
  kg_str rest = kgi_str_slice(text, at, text.len);
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (kgi_str_starts(rest, marks[i])) return marks[i].len;
  return 0;
}

static bool opens_bracket(kg_str text, size_t at) {
  return text.ptr[at] == '(' || kgi_str_starts(kgi_str_slice(text, at, text.len), KGI_STR("（"));
}

/* The text from `at` on, up to the next bracket or mark that ends a clause, at most `most` bytes. */
static kg_str clause_behind(kg_str text, size_t at, size_t most) {
  kg_str rest = kgi_str_slice(text, at, at + most);
  for (size_t end = 0; end < rest.len; end++)
    if (may_begin(rest, end, MARK) && (mark_at(rest, end) || opens_bracket(rest, end))) rest.len = end;
  return rest;
}

static kg_str clause_before(kg_str text, size_t at, size_t most) {
  kg_str rest = kgi_str_slice(text, at > most ? at - most : 0, at);
  size_t start = 0;
  for (size_t i = 0; i < rest.len; i++) {
    size_t len = may_begin(rest, i, MARK) ? mark_at(rest, i) : 0;
    if (len) start = i + len;
  }
  return kgi_str_slice(rest, start, rest.len);
}

/* Length of what begins here and ends no phrase: the mark of a list, a short form in brackets ("learning (AL) tools");
 * 0 if there is none. */
static size_t inner_mark(kg_str text) {
  enum { SHORT_FORM = 16 };
  if (kgi_str_starts(text, KGI_STR("、"))) return 3;
  size_t close = kgi_str_find(kgi_str_slice(text, 0, SHORT_FORM), KGI_STR(") "));
  return kgi_str_starts(text, KGI_STR("(")) && close != SIZE_MAX ? close + 1 : 0;
}

/* The text from `at` on, up to the next mark behind a phrase that may hold a list or a short form. */
static kg_str phrase_behind(kg_str text, size_t at, size_t most) {
  kg_str rest = kgi_str_slice(text, at, at + most), end = clause_behind(text, at, most);
  for (size_t skip; (skip = inner_mark(kgi_str_slice(rest, end.len, rest.len))) != 0;) {
    size_t next = end.len + skip;
    end.len = next + clause_behind(text, at + next, most - next).len;
  }
  return end;
}

enum { FARTHEST_LINK = 24 }; /* bytes */

/* "NAME, a dataset of ...", "NAME，一种……的方法", "NAME is a ...", "NAME（简称 N），这是一个……": what is said to be it.
 */
static bool apposition(kg_str text, size_t at, kg_str *what) {
  static const kg_str links[] = {
      KGI_STR_INIT(", a "),    KGI_STR_INIT(", an "),         KGI_STR_INIT(", the "),  KGI_STR_INIT(" is a "),
      KGI_STR_INIT(" is an "), KGI_STR_INIT("，一种"),        KGI_STR_INIT("，一个"),  KGI_STR_INIT("，这是一"),
      KGI_STR_INIT("，该"),    KGI_STR_INIT("是一种"),        KGI_STR_INIT("是一个"),  KGI_STR_INIT(" 是一种"),
      KGI_STR_INIT(" 是一个"), KGI_STR_INIT("：一种"),        KGI_STR_INIT("：一个"),  KGI_STR_INIT(": A "),
      KGI_STR_INIT(": An "),   KGI_STR_INIT(": a "),          KGI_STR_INIT("，首个"),  KGI_STR_INIT("，一套"),
      KGI_STR_INIT("，一项"),  KGI_STR_INIT(", which is a "), KGI_STR_INIT(" 是首个"), KGI_STR_INIT("，即一"),
      KGI_STR_INIT("，一款"),  KGI_STR_INIT("，一类"),        KGI_STR_INIT("是一款"),  KGI_STR_INIT("：一款"),
      KGI_STR_INIT("——一")};
  kg_str rest = kgi_str_slice(text, at, at + 60);
  kg_str of = kgi_str_trim(kgi_str_slice(rest, 0, 4));
  if (kgi_str_starts(of, KGI_STR("的"))) { /* 名为 X 的……系统 */
    *what = phrase_behind(text, at + 4, 150);
    return true;
  }
  size_t best = sizeof links / sizeof *links, found = 0;
  for (size_t i = 0; i < rest.len && i <= FARTHEST_LINK; i++) {
    if (!may_begin(rest, i, LINK)) continue;
    for (size_t n = 0; n < best; n++)
      if (kgi_str_starts(kgi_str_slice(rest, i, rest.len), links[n])) best = n, found = i;
  }
  if (best == sizeof links / sizeof *links) return false;
  *what = phrase_behind(text, at + found + links[best].len, 150);
  return true;
}

static bool begins_attribute(kg_str text, size_t at) {
  kg_str before = kgi_str_slice(text, 0, at);
  return (signed char)text.ptr[at] < 0 && (!before.len || kgi_str_ends(before, KGI_STR("的")));
}

/* A noun phrase ends, and its head noun stands, before the first preposition; but in "用于评测的模型" and
 * "新颖的用于评测的模型" the preposition begins an attribute, and the head noun is yet to come. */
static kg_str noun_phrase(kg_str text) {
  static const kg_str ends[] = {KGI_STR_INIT(" for "),   KGI_STR_INIT(" to "),      KGI_STR_INIT(" of "),
                                KGI_STR_INIT(" in "),    KGI_STR_INIT(" with "),    KGI_STR_INIT(" via "),
                                KGI_STR_INIT(" from "),  KGI_STR_INIT(" by "),      KGI_STR_INIT(" on "),
                                KGI_STR_INIT(" that "),  KGI_STR_INIT(" through "), KGI_STR_INIT(" towards "),
                                KGI_STR_INIT(" using "), KGI_STR_INIT("用于"),      KGI_STR_INIT("以实现"),
                                KGI_STR_INIT("通过"),    KGI_STR_INIT("来")};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t found = kgi_str_find(text, ends[i]);
    if (found == SIZE_MAX || begins_attribute(text, found)) continue;
    text.len = found;
  }
  return text;
}

enum { NEXT_BEFORE = 2, AT_END = 4, NEXT_TO = 9, NEAR = 16 }; /* bytes */

/* Takes off what may stand between a noun and the name that it tells of: "a model named", "benchmarks such as". */
static kg_str without_links(kg_str before) {
  static const kg_str links[] = {KGI_STR_INIT(" "),       KGI_STR_INIT("，"),     KGI_STR_INIT(","),
                                 KGI_STR_INIT(":"),       KGI_STR_INIT("("),      KGI_STR_INIT("\""),
                                 KGI_STR_INIT("“"),       KGI_STR_INIT("`"),      KGI_STR_INIT("named"),
                                 KGI_STR_INIT("called"),  KGI_STR_INIT("dubbed"), KGI_STR_INIT("termed"),
                                 KGI_STR_INIT("such as"), KGI_STR_INIT("like"),   KGI_STR_INIT("i.e."),
                                 KGI_STR_INIT("e.g."),    KGI_STR_INIT("namely"), KGI_STR_INIT("the"),
                                 KGI_STR_INIT("our"),     KGI_STR_INIT("as"),     KGI_STR_INIT("including")};
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    if (!kgi_str_ends(before, links[i])) continue;
    before.len -= links[i].len;
    i = (size_t)-1;
  }
  return before;
}

static bool is_token_byte(char c) { return (unsigned char)c < 0x80 && c > ' ' && !strchr(",;:()[]\"'", c); }

/* Where the Chinese list begins in which the name at `at` stands: 数据集 A、B 和 NAME. */
static size_t list_start(kg_str text, size_t at) {
  static const kg_str joints[] = {KGI_STR_INIT("、"), KGI_STR_INIT("以及"), KGI_STR_INIT("和"), KGI_STR_INIT("与"),
                                  KGI_STR_INIT("及")};
  size_t start = at;
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
    kg_str before = kgi_str_trim(kgi_str_slice(text, 0, start));
    if (!kgi_str_ends(before, joints[i])) continue;
    before = kgi_str_trim(kgi_str_slice(before, 0, before.len - joints[i].len));
    size_t end = (size_t)(before.ptr - text.ptr) + before.len, first = end;
    while (first > 0 && end - first < NEAR && is_token_byte(text.ptr[first - 1])) first--;
    if (first == end) break;
    start = first;
    i = (size_t)-1;
  }
  return start;
}

/* The noun before a name: "the metric FooScore", "a model, named FooNet", 设计了两种指标，精确匹配 (PM). */
static void vote_before(votes *v, kg_str text, size_t at) {
  kg_str before = clause_before(text, at, 36), name_of = without_links(before);
  bool han = kgi_has_han(before);
  if (han)
    vote_nearest(v, kgi_behind_verb(before), BEFORE, true, NEAR);
  else
    vote_nearest(v, name_of, ADJACENT, true, NEXT_BEFORE);
  if (!before.len || before.ptr == text.ptr || before.len >= 24 || (!han && name_of.len)) return;
  kg_str earlier = without_links(kgi_str_slice(text, 0, (size_t)(before.ptr - text.ptr)));
  vote_nearest(v, clause_before(earlier, earlier.len, 36), BEFORE, true, AT_END);
}

/* What stands next to a name up to the verb or preposition that begins another phrase: in "X 基于大语言模型", X is
 * none, nor is what a colon parts from its explanation. */
static kg_str same_phrase(kg_str behind) {
  static const kg_str starts[] = {
      KGI_STR_INIT(":"),    KGI_STR_INIT("："),   KGI_STR_INIT("基于"), KGI_STR_INIT("使用"),
      KGI_STR_INIT("利用"), KGI_STR_INIT("采用"), KGI_STR_INIT("通过"), KGI_STR_INIT("结合"),
      KGI_STR_INIT("将"),   KGI_STR_INIT("对"),   KGI_STR_INIT("在"),   KGI_STR_INIT("从"),
      KGI_STR_INIT("优于"), KGI_STR_INIT("使"),   KGI_STR_INIT("让"),   KGI_STR_INIT("为")};
  for (size_t end = 0; end < behind.len; end++) {
    bool may_start = behind.ptr[end] == ':' || (unsigned char)behind.ptr[end] >= 0xE3;
    for (size_t i = 0; may_start && i < sizeof starts / sizeof *starts; i++)
      if (kgi_str_starts(kgi_str_slice(behind, end, behind.len), starts[i])) behind.len = end;
  }
  return behind;
}

/* The noun behind a name, or at the end of the list that it closes: "MMLU benchmark", "GPT-4、MiniMax 等中英文模型". */
static void vote_behind(votes *v, kg_str text, size_t at) {
  kg_str behind = kgi_str_trim(clause_behind(text, at, 30));
  bool closes = kgi_str_starts(behind, KGI_STR("等"));
  vote_nearest(v, closes ? behind : same_phrase(clause_behind(text, at, 24)), BEHIND, false, closes ? NEAR : NEXT_TO);
}

static bool ends_in_any(kg_str text, const char *words) {
  kg_str word;
  while (next_word(&words, &word))
    if (kgi_str_ends(text, word)) return true;
  return false;
}

/* "evaluated on FooSet", "trained on the FooSet": what things are done on is data, if it is not built or run on it. */
static void vote_on(votes *v, kg_str text, size_t at) {
  kg_str before = kgi_str_slice(text, at > 24 ? at - 24 : 0, at);
  if (kgi_str_ends(before, KGI_STR(" the "))) before.len -= 4;
  if (!kgi_str_ends(before, KGI_STR(" on "))) return;
  before.len -= 4;
  if (ends_in_any(before,
                  "ased|uilt|build|builds|building|ely|elies|elying|ocus|ocuses|focusing|top|run|running|effect"))
    return;
  v->of[ends_in_any(before, "trained|training|tuned|tuning|learned") ? KGI_DATASET : KGI_BENCHMARK] += ON;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "28.4 FooScore", "3 % QUX", "a QUX of 0.63", "in terms of QUX": what numbers stand by is a measure. */
static void vote_number(votes *v, kg_str text, kgi_range range) {
  kg_str before = kgi_str_trim(kgi_str_slice(text, range.start > 12 ? range.start - 12 : 0, range.start));
  size_t n = before.len;
  bool percent = n > 1 && before.ptr[n - 1] == '%', decimal = n > 2 && is_digit(before.ptr[n - 1]);
  while (decimal && n > 1 && is_digit(before.ptr[n - 1])) n--;
  decimal = decimal && before.ptr[n - 1] == '.' && n > 1 && is_digit(before.ptr[n - 2]);
  kg_str behind = kgi_str_slice(text, range.end, range.end + 6);
  bool of_number = kgi_str_starts(behind, KGI_STR(" of ")) && behind.len > 5 && is_digit(behind.ptr[4]) &&
                   (behind.ptr[5] == '.' || is_digit(behind.ptr[5]));
  if (percent || decimal || of_number || kgi_str_ends(before, KGI_STR("in terms of"))) v->of[KGI_METRIC] += NUMBER;
}

/* "a dataset, NAME, of": where the noun before an apposition ends; in "on that dataset, NAME is best" it is none. */
static size_t end_of_noun(kg_str text, kgi_range range) {
  size_t start = list_start(text, range.start);
  static const kg_str ends[] = {KGI_STR_INIT(","), KGI_STR_INIT("."),  KGI_STR_INIT(";"),     KGI_STR_INIT(":"),
                                KGI_STR_INIT(")"), KGI_STR_INIT(" ("), KGI_STR_INIT(" and "), KGI_STR_INIT(" or ")};
  bool closed = range.end >= text.len;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    closed |= kgi_str_starts(kgi_str_slice(text, range.end, text.len), ends[i]);
  return start - (closed && kgi_str_ends(kgi_str_slice(text, 0, start), KGI_STR(", ")) ? 2 : 0);
}

static void vote_place(votes *v, kg_str text, kgi_range range) {
  kg_str what;
  vote_on(v, text, range.start);
  vote_number(v, text, range);
  vote_behind(v, text, range.end);
  if (apposition(text, range.end, &what)) vote_nearest(v, noun_phrase(what), APPOSITION, true, NEAR);
  vote_before(v, text, end_of_noun(text, range));
}

/* "SemEval-2017", "CoNLL 2003": held in that year. */
static bool ends_in_year(kg_str name) {
  if (name.len < 7) return false;
  kg_str year = kgi_str_slice(name, name.len - 5, name.len);
  if (year.ptr[0] != '-' && year.ptr[0] != ' ') return false;
  for (size_t i = 1; i < 5; i++)
    if (year.ptr[i] < '0' || year.ptr[i] > '9') return false;
  return (year.ptr[1] == '1' && year.ptr[2] == '9') || (year.ptr[1] == '2' && year.ptr[2] == '0');
}

/* "LLaVA-Video-178K": a collection of that many. */
static bool ends_in_count(kg_str name) {
  if (name.len < 3 || !strchr("KkM", name.ptr[name.len - 1])) return false;
  size_t i = name.len - 1;
  while (i > 0 && name.ptr[i - 1] >= '0' && name.ptr[i - 1] <= '9') i--;
  return i < name.len - 1 && i > 0 && name.ptr[i - 1] == '-';
}

static void vote_measure(votes *v, kg_str name) {
  const char *words = measures;
  kg_str word;
  while (next_word(&words, &word))
    if (name.len > word.len && kgi_str_ends(name, word)) v->of[KGI_METRIC] += MEASURE;
}

static void vote_ending(votes *v, kg_str name) {
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    const char *words = endings[i].words;
    kg_str word;
    while (next_word(&words, &word))
      if (name.len > word.len && kgi_str_ends_nocase(name, word)) v->of[endings[i].type] += endings[i].weight;
  }
}

/* ": A Unified Framework for ...", "：面向……的统一框架": only a noun phrase, which begins with its article or has its
 * attributes, says what the name is. */
static void vote_title(votes *v, kg_str rest) {
  static const kg_str articles[] = {KGI_STR_INIT(": A "),         KGI_STR_INIT(": An "),  KGI_STR_INIT(": The "),
                                    KGI_STR_INIT(": Towards a "), KGI_STR_INIT("：一"),   KGI_STR_INIT(": 一"),
                                    KGI_STR_INIT("：首个"),       KGI_STR_INIT(": 首个"), KGI_STR_INIT("：面向")};
  for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
    if (kgi_str_starts(rest, articles[i])) {
      vote_nearest(v, noun_phrase(rest), TITLE, true, AT_END);
      return;
    }
  bool of_models = kgi_str_ends(rest, KGI_STR("大语言模型")) || kgi_str_ends(rest, KGI_STR("大模型"));
  if (!of_models && kgi_str_find(rest, KGI_STR("的")) != SIZE_MAX)
    vote_nearest(v, noun_phrase(rest), TITLE, true, AT_END);
}

/* Of types with as many votes the hint stands. */
static uint32_t winner(const votes *v, uint32_t hint) {
  static const int order[] = {KGI_METHOD, KGI_MODEL, KGI_BENCHMARK, KGI_DATASET, KGI_TOOL, KGI_METRIC};
  int best = hint < KGI_BUILTIN_TYPES ? (int)hint : KGI_METHOD;
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (v->of[order[i]] > v->of[best]) best = order[i];
  return (uint32_t)best;
}

static bool is_open(const kgi_local *local) {
  return local->type == KGI_NO_ID && local->entry == KGI_NO_ID && local->same_as == KGI_NO_ID;
}

static void vote_titles(votes *v, const kgi_work *work) {
  for (int f = KG_TITLE; f <= KG_TITLE_ALT; f++) {
    kg_str title = work->parts[f].text;
    size_t colon = kgi_str_find(title, KGI_STR(":")), wide = kgi_str_find(title, KGI_STR("："));
    size_t rest = colon < wide ? colon : wide;
    if (rest != SIZE_MAX) vote_title(v, kgi_str_slice(title, rest, title.len));
  }
}

/* Adds to what the places of a name say what it says itself. */
static void infer(const kgi_work *work, kgi_local *local, votes *v) {
  bool compound = kgi_str_eq(local->rule, KGI_STR("compound")); /* ConvNeXt-T is what ConvNeXt is */
  if (local->hint < KGI_BUILTIN_TYPES) v->of[local->hint] += compound ? MEASURE : HINT;
  vote_ending(v, local->name);
  vote_measure(v, local->name);
  if (ends_in_count(local->name)) v->of[KGI_DATASET] += 8;
  if (ends_in_year(local->name)) v->of[KGI_BENCHMARK] += 6;
  if (local->in_title) vote_titles(v, work);
  local->type = winner(v, local->hint);
}

kg_status kgi_infer_types(kgi_work *work) {
  size_t size = work->locals.n * sizeof(votes);
  if (!size) return KG_OK;
  votes *of_local = kgi_arena_alloc(&work->arena, size);
  if (!of_local) return KG_NOMEM;
  memset(of_local, 0, size);
  for (size_t i = 0; i < work->spans.n; i++) {
    const kgi_span *span = &work->spans.items[i];
    uint32_t id = span->local == KGI_NO_ID ? KGI_NO_ID : kgi_local_root(work, span->local);
    if (id == KGI_NO_ID || !is_open(&work->locals.items[id])) continue;
    vote_place(&of_local[id], work->parts[span->field].text, span->range);
  }
  for (uint32_t i = 0; i < work->locals.n; i++)
    if (is_open(&work->locals.items[i])) infer(work, &work->locals.items[i], &of_local[i]);
  return KG_OK;
}
