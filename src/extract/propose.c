/* From a captured range to a new name, or not. */
#include <string.h>

#include "base/str.h"
#include "base/words.h"
#include "extract/boundary.h"
#include "extract/shape.h"
#include "extract/work.h"

/* What stands around names but is not of them, by its first byte in front, by its last one behind. */
static kgi_words_by_byte fronts = {
    [' '] = " ",       ['"'] = "\"",
    ['$'] = "$",       ['\''] = "'",
    ['('] = "(",       ['*'] = "*",
    ['T'] = "The ",    ['\\'] = "\\texttt{|\\textbf{|\\textsc{|\\emph{|\\textit{|\\mathrm{",
    ['`'] = "`",       ['a'] = "a |an ",
    ['c'] = "called ", ['n'] = "new |novel |named ",
    ['o'] = "our ",    ['t'] = "the ",
    ['{'] = "{",       [0xE2] = "“|‘",
    [0xE3] = "《|「",  [0xE4] = "一种|一个|了",
    [0xE5] = "名为",   [0xE6] = "新的|我们的",
    [0xE7] = "称为",   [0xEF] = "（",
};
static kgi_words_by_byte backs = {
    [' '] = " ",
    ['"'] = "\"",
    ['$'] = "$",
    ['\''] = "'",
    [')'] = ")",
    ['*'] = "*",
    [','] = ",",
    ['-'] = "-",
    ['.'] = ".",
    [':'] = ":",
    [';'] = ";",
    ['`'] = "`",
    ['c'] = " metric",
    ['d'] = " method| leaderboard",
    ['e'] = " architecture| technique| suite| baseline",
    ['h'] = " approach",
    ['k'] = " benchmark| framework| network",
    ['l'] = " model",
    ['m'] = " algorithm| system| platform",
    ['s'] = " models| datasets| benchmarks| methods| approaches| corpus| baselines",
    ['t'] = " dataset| toolkit",
    ['y'] = " library",
    ['}'] = "}",
    [0x84] = "架构",
    [0x86] = "数据集|基准",
    [0x89] = "）|等",
    [0x8B] = "》|模型",
    [0x8D] = "」",
    [0x95] = "基准测试|方法|算法",
    [0x99] = "’",
    [0x9D] = "”",
    [0x9F] = "系统",
    [0xA5] = "策略",
    [0xAF] = "技术",
    [0xB0] = "平台",
    [0xB6] = "框架|机制",
};

/* Takes all that off. */
static kgi_range trim(kg_str text, kgi_range range) {
  kg_str name = kgi_str_slice(text, range.start, range.end);
  for (size_t n; (n = kgi_words_begin(fronts, name)) && n < name.len;) name = kgi_str_slice(name, n, name.len);
  for (size_t n; (n = kgi_words_end(backs, name)) && n < name.len;) name.len -= n;
  range.start = name.len ? (uint32_t)(name.ptr - text.ptr) : range.start;
  range.end = range.start + (uint32_t)name.len;
  return range;
}

/* How sure a statement must be to make a name of something of this shape. Chinese sentences keep capitals for names;
 * in English any word may have one. */
static float needed_confidence(kgi_shape shape, kg_str name, bool in_han) {
  static const float one_word = 0.84f, title_case = 0.8f, in_chinese = 0.5f, strong = 0.4f, phrase = 0.95f;
  switch (shape) {
    case KGI_SHAPE_STRONG:
      return strong;
    case KGI_SHAPE_PHRASE:
      return phrase;
    case KGI_SHAPE_NONE:
      return 2.0f;
    case KGI_SHAPE_WEAK:
      break;
  }
  if (in_han) return in_chinese;
  return kgi_str_find(name, KGI_STR(" ")) == SIZE_MAX ? one_word : title_case;
}

/* "Tsinghua-Tencent 100K", "LAION 400M": a number with a unit is no name, but may end one. */
static bool is_number_behind(const kgi_work *work, const kgi_span *span, kgi_range range) {
  char first = kgi_work_text(work, span->field, span->range).ptr[0];
  return span->never && first >= '0' && first <= '9' && span->range.start > range.start;
}

/* A lexicon name (a version, a never-name) stands in the range and covers it, or most of a phrase of words. */
static bool is_known(const kgi_work *work, uint32_t field, kgi_range range, kgi_shape shape, bool said) {
  const kgi_span *span = kgi_span_in(work, field, range);
  for (; span; span = kgi_span_after(work, span, range.end)) {
    if (span->range.end > range.end || is_number_behind(work, span, range)) continue;
    bool whole = span->range.start == range.start && span->range.end == range.end;
    bool edge = span->range.end == range.end || span->range.start == range.start;
    if (said && !whole && span->never && !kgi_is_acronym(kgi_work_text(work, field, span->range))) continue;
    if (whole || (edge && span->never && kgi_str_find(kgi_work_text(work, field, range), KGI_STR(" ")) != SIZE_MAX) ||
        (shape == KGI_SHAPE_PHRASE && !span->never))
      return true;
  }
  return false;
}

/* The known name that stands at `at`, or NULL. */
static const kgi_span *known_at(const kgi_work *work, uint32_t field, uint32_t at) {
  const kgi_span *span = kgi_span_in(work, field, (kgi_range){at, at + 1});
  while (span && (span->entry == KGI_NO_ID || span->never)) span = kgi_span_after(work, span, at + 1);
  return span;
}

/* "LoRA PEFT", "LoRA PEFT Tuning", "SWE-agent+GPT-4": known names side by side, at most with one word behind them. */
static bool is_row_of_known(const kgi_work *work, uint32_t field, kgi_range range) {
  kg_str text = work->parts[field].text;
  uint32_t at = range.start;
  size_t known = 0;
  for (const kgi_span *span; at < range.end && (span = known_at(work, field, at)) != NULL; known++) {
    if (span->range.end < range.end && !strchr(" +", text.ptr[span->range.end])) return false;
    at = span->range.end + 1;
  }
  return known >= 2 && (at >= range.end || !memchr(text.ptr + at, ' ', range.end - at));
}

/* The known name that begins with the range and is longer, or NULL. */
static const kgi_span *longer_name(const kgi_work *work, uint32_t field, kgi_range range) {
  const kgi_span *span = known_at(work, field, range.start);
  while (span && (span->range.end <= range.end || span->entry == KGI_NO_ID || span->never))
    span = kgi_span_after(work, span, range.start + 1);
  return span;
}

/* "the EM algorithm": where the dictionary has all of it, EM alone means the same in this paper. */
static void shorten(kgi_work *work, kg_str name, const kgi_span *longer) {
  uint32_t id = kgi_local_add(work, name);
  if (id == KGI_NO_ID || work->locals.items[id].introduced) return;
  work->locals.items[id].entry = longer->entry;
  work->locals.items[id].confidence = 0.85f;
  work->locals.items[id].rule = longer->rule;
}

static uint32_t merge(kgi_work *work, uint32_t id, uint32_t hint, float confidence, kg_str rule) {
  kgi_local *local = &work->locals.items[id];
  if (local->hint == KGI_NO_ID || (hint != KGI_NO_ID && confidence > local->confidence)) local->hint = hint;
  if (confidence > local->confidence) {
    local->confidence = confidence;
    local->rule = rule;
  }
  return id;
}

/* What may hang on any name: "C-SGD-based", "MoE-finetuning", "BERT-style". */
static bool is_hanging(kg_str word) {
  static const char *const words[] = {"agnostic", "aware", "driven", "free", "level", "like", "specific", "style"};
  for (size_t i = 0; i < word.len; i++)
    if (word.ptr[i] < 'a' || word.ptr[i] > 'z') return false;
  if (word.len >= 5 && (kgi_str_ends(word, KGI_STR("ed")) || kgi_str_ends(word, KGI_STR("ing")))) return true;
  return kgi_words_have(words, sizeof words / sizeof *words, word);
}

static kgi_range without_hanging(kg_str text, kgi_range range) {
  for (uint32_t at = range.end; at-- > range.start;)
    if (text.ptr[at] == '-' && is_hanging(kgi_str_slice(text, at + 1, range.end))) range.end = at;
  return range;
}

void kgi_propose_compound(kgi_work *work, uint32_t field, kgi_range range, uint32_t hint) {
  static const char rule_name[] = "compound";
  kg_str text = work->parts[field].text;
  kgi_range whole = without_hanging(text, kgi_whole_token(text, range));
  if (whole.end - whole.start <= range.end - range.start ||
      kgi_shape_of(kgi_work_text(work, field, whole)) < KGI_SHAPE_STRONG)
    return;
  (void)kgi_propose(work, field, whole, hint, 0.6f, kg_str_of(rule_name));
}

/* The span of a new name that was proposed at this place before, or NULL. */
static kgi_span *proposed_before(kgi_work *work, uint32_t field, kgi_range range) {
  kgi_span *span = kgi_span_in(work, field, (kgi_range){range.start, range.start + 1});
  for (; span; span = kgi_span_after(work, span, range.start + 1))
    if (span->range.end == range.end && span->entry == KGI_NO_ID && span->local != KGI_NO_ID && !span->never) break;
  return span;
}

/* A further statement on the same words: the surest one counts. */
static uint32_t confirm(kgi_work *work, kgi_span *span, uint32_t hint, float confidence, kg_str rule) {
  if (confidence > span->confidence) {
    span->confidence = confidence;
    span->rule = rule;
  }
  return merge(work, span->local, hint, confidence, rule);
}

uint32_t kgi_propose(kgi_work *work, uint32_t field, kgi_range range, uint32_t hint, float confidence, kg_str rule) {
  enum { LONGEST = 60 };
  static const float sure = 0.8f;
  const kgi_part *part = &work->parts[field];
  range = trim(part->text, range);
  kg_str name = kgi_work_text(work, field, range);
  if (!name.len || name.len > LONGEST) return KGI_NO_ID;
  kgi_shape shape = kgi_shape_of(name);
  if (confidence < needed_confidence(shape, name, part->folded.has_han)) return KGI_NO_ID;
  if (kgi_ranges_touch(&part->quiet, range) || kgi_is_compound(part->text, range)) return KGI_NO_ID;
  kgi_span *before = proposed_before(work, field, range);
  if (before) return confirm(work, before, hint, confidence, rule);
  bool said = part->folded.has_han && confidence >= sure && kgi_is_title_case(name);
  if (is_known(work, field, range, shape, said)) return KGI_NO_ID;
  if (confidence < sure && is_row_of_known(work, field, range)) return KGI_NO_ID;
  const kgi_span *longer = longer_name(work, field, range);
  if (longer) {
    shorten(work, name, longer);
    return KGI_NO_ID;
  }
  uint32_t id = kgi_local_add(work, name);
  if (id == KGI_NO_ID) return KGI_NO_ID;
  kgi_span span = {
      .field = field, .range = range, .entry = KGI_NO_ID, .local = id, .confidence = confidence, .rule = rule};
  if (kgi_span_add(work, &span) != KG_OK) return KGI_NO_ID;
  return merge(work, id, hint, confidence, rule);
}
