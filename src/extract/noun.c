#include "extract/noun.h"

#include "base/ascii.h"
#include "base/words.h"
#include "model/kinds.h"

typedef struct noun {
  kg_str word;
  int type;
} noun;

enum { LONGEST = 24 }; /* bytes of a noun */

/* Lower case, by their first byte, Chinese ones by the last byte of their first character, which tells most; an empty
 * one ends each list. */
static const noun *const nouns[256] = {
    ['a'] = (const noun[]){{KGI_STR_INIT("agent"), KGI_MODEL},
                           {KGI_STR_INIT("algorithm"), KGI_METHOD},
                           {KGI_STR_INIT("api"), KGI_TOOL},
                           {KGI_STR_INIT("approach"), KGI_METHOD},
                           {KGI_STR_INIT("assistant"), KGI_MODEL},
                           {KGI_STR_INIT("attention"), KGI_METHOD},
                           {{0}, 0}},
    ['b'] = (const noun[]){{KGI_STR_INIT("benchmark"), KGI_BENCHMARK}, {{0}, 0}},
    ['c'] = (const noun[]){{KGI_STR_INIT("challenge"), KGI_BENCHMARK},
                           {KGI_STR_INIT("collection of"), KGI_DATASET},
                           {KGI_STR_INIT("corpora"), KGI_DATASET},
                           {KGI_STR_INIT("corpus"), KGI_DATASET},
                           {{0}, 0}},
    ['d'] = (const noun[]){{KGI_STR_INIT("data set"), KGI_DATASET},
                           {KGI_STR_INIT("database"), KGI_DATASET},
                           {KGI_STR_INIT("dataset"), KGI_DATASET},
                           {{0}, 0}},
    ['e'] = (const noun[]){{KGI_STR_INIT("encoder"), KGI_MODEL},
                           {KGI_STR_INIT("engine"), KGI_TOOL},
                           {KGI_STR_INIT("environment"), KGI_TOOL},
                           {KGI_STR_INIT("evaluation measure"), KGI_METRIC},
                           {KGI_STR_INIT("evaluation suite"), KGI_BENCHMARK},
                           {{0}, 0}},
    ['f'] =
        (const noun[]){
            {KGI_STR_INIT("foundation model"), KGI_MODEL}, {KGI_STR_INIT("framework"), KGI_METHOD}, {{0}, 0}},
    ['g'] = (const noun[]){{KGI_STR_INIT("generator"), KGI_MODEL}, {{0}, 0}},
    ['i'] = (const noun[]){{KGI_STR_INIT("inference system"), KGI_TOOL}, {{0}, 0}},
    ['k'] = (const noun[]){{KGI_STR_INIT("knowledge graph"), KGI_DATASET}, {{0}, 0}},
    ['l'] = (const noun[]){{KGI_STR_INIT("language model"), KGI_MODEL},
                           {KGI_STR_INIT("leaderboard"), KGI_BENCHMARK},
                           {KGI_STR_INIT("library"), KGI_TOOL},
                           {KGI_STR_INIT("llm"), KGI_MODEL},
                           {KGI_STR_INIT("loss"), KGI_METHOD},
                           {{0}, 0}},
    ['m'] = (const noun[]){{KGI_STR_INIT("measure of"), KGI_METRIC},
                           {KGI_STR_INIT("mechanism"), KGI_METHOD},
                           {KGI_STR_INIT("method"), KGI_METHOD},
                           {KGI_STR_INIT("metric"), KGI_METRIC},
                           {KGI_STR_INIT("mllm"), KGI_MODEL},
                           {KGI_STR_INIT("model"), KGI_MODEL},
                           {KGI_STR_INIT("model family"), KGI_MODEL},
                           {KGI_STR_INIT("models"), KGI_MODEL},
                           {KGI_STR_INIT("module"), KGI_METHOD},
                           {{0}, 0}},
    ['n'] = (const noun[]){{KGI_STR_INIT("network"), KGI_MODEL}, {{0}, 0}},
    ['o'] =
        (const noun[]){
            {KGI_STR_INIT("open-source system"), KGI_TOOL}, {KGI_STR_INIT("optimizer"), KGI_METHOD}, {{0}, 0}},
    ['p'] = (const noun[]){{KGI_STR_INIT("package"), KGI_TOOL},
                           {KGI_STR_INIT("paradigm"), KGI_METHOD},
                           {KGI_STR_INIT("pipeline"), KGI_METHOD},
                           {KGI_STR_INIT("platform"), KGI_TOOL},
                           {{0}, 0}},
    ['s'] = (const noun[]){{KGI_STR_INIT("scheme"), KGI_METHOD},
                           {KGI_STR_INIT("simulator"), KGI_TOOL},
                           {KGI_STR_INIT("software"), KGI_TOOL},
                           {KGI_STR_INIT("strategy"), KGI_METHOD},
                           {{0}, 0}},
    ['t'] = (const noun[]){{KGI_STR_INIT("technique"), KGI_METHOD},
                           {KGI_STR_INIT("test suite"), KGI_BENCHMARK},
                           {KGI_STR_INIT("testbed"), KGI_BENCHMARK},
                           {KGI_STR_INIT("toolbox"), KGI_TOOL},
                           {KGI_STR_INIT("toolkit"), KGI_TOOL},
                           {KGI_STR_INIT("training recipe"), KGI_METHOD},
                           {KGI_STR_INIT("transformer"), KGI_MODEL},
                           {KGI_STR_INIT("treebank"), KGI_DATASET},
                           {{0}, 0}},
    ['v'] = (const noun[]){{KGI_STR_INIT("vlm"), KGI_MODEL}, {{0}, 0}},
    [0x80] = (const noun[]){{KGI_STR_INIT("开源包"), KGI_TOOL}, {KGI_STR_INIT("技术"), KGI_METHOD}, {{0}, 0}},
    [0x81] = (const noun[]){{KGI_STR_INIT("流程"), KGI_METHOD}, {{0}, 0}},
    [0x83] = (const noun[]){{KGI_STR_INIT("范式"), KGI_METHOD}, {{0}, 0}},
    [0x84] = (const noun[]){{KGI_STR_INIT("评测集"), KGI_BENCHMARK}, {{0}, 0}},
    [0x86] = (const noun[]){{KGI_STR_INIT("框架"), KGI_METHOD}, {{0}, 0}},
    [0x87] = (const noun[]){{KGI_STR_INIT("指令集"), KGI_DATASET}, {KGI_STR_INIT("指标"), KGI_METRIC}, {{0}, 0}},
    [0x8B] = (const noun[]){{KGI_STR_INIT("测评"), KGI_BENCHMARK}, {KGI_STR_INIT("测试集"), KGI_BENCHMARK}, {{0}, 0}},
    [0x91] = (const noun[]){{KGI_STR_INIT("网络"), KGI_MODEL}, {{0}, 0}},
    [0x92] = (const noun[]){{KGI_STR_INIT("排行榜"), KGI_BENCHMARK}, {{0}, 0}},
    [0x93] = (const noun[]){{KGI_STR_INIT("库"), KGI_TOOL}, {{0}, 0}},
    [0x96] = (const noun[]){{KGI_STR_INIT("策略"), KGI_METHOD}, {KGI_STR_INIT("编码器"), KGI_MODEL}, {{0}, 0}},
    [0x97] = (const noun[]){{KGI_STR_INIT("算法"), KGI_METHOD}, {{0}, 0}},
    [0x98] = (const noun[]){{KGI_STR_INIT("优化器"), KGI_METHOD}, {{0}, 0}},
    [0x9F] = (const noun[]){{KGI_STR_INIT("损失"), KGI_METHOD}, {KGI_STR_INIT("生成器"), KGI_MODEL}, {{0}, 0}},
    [0xA1] = (const noun[]){{KGI_STR_INIT("模块"), KGI_METHOD},
                            {KGI_STR_INIT("模型"), KGI_MODEL},
                            {KGI_STR_INIT("模拟器"), KGI_TOOL},
                            {{0}, 0}},
    [0xA5] = (const noun[]){{KGI_STR_INIT("工具"), KGI_TOOL}, {KGI_STR_INIT("工具包"), KGI_TOOL}, {{0}, 0}},
    [0xA6] = (const noun[]){{KGI_STR_INIT("度量"), KGI_METRIC}, {KGI_STR_INIT("度量标准"), KGI_METRIC}, {{0}, 0}},
    [0xA7] = (const noun[]){{KGI_STR_INIT("大模型"), KGI_MODEL}, {KGI_STR_INIT("大语言模型"), KGI_MODEL}, {{0}, 0}},
    [0xA8] = (const noun[]){{KGI_STR_INIT("推理系统"), KGI_TOOL}, {{0}, 0}},
    [0xAD] = (const noun[]){{KGI_STR_INIT("语料"), KGI_DATASET}, {KGI_STR_INIT("语料库"), KGI_DATASET}, {{0}, 0}},
    [0xAF] = (const noun[]){{KGI_STR_INIT("软件"), KGI_TOOL}, {{0}, 0}},
    [0xB0] = (const noun[]){{KGI_STR_INIT("数据库"), KGI_DATASET}, {KGI_STR_INIT("数据集"), KGI_DATASET}, {{0}, 0}},
    [0xB3] = (const noun[]){{KGI_STR_INIT("平台"), KGI_TOOL}, {{0}, 0}},
    [0xB6] = (const noun[]){{KGI_STR_INIT("架构"), KGI_METHOD}, {{0}, 0}},
    [0xB9] = (const noun[]){{KGI_STR_INIT("方案"), KGI_METHOD}, {KGI_STR_INIT("方法"), KGI_METHOD}, {{0}, 0}},
    [0xBA] = (const noun[]){{KGI_STR_INIT("基准"), KGI_BENCHMARK},
                            {KGI_STR_INIT("基准测试"), KGI_BENCHMARK},
                            {KGI_STR_INIT("智能体"), KGI_MODEL},
                            {KGI_STR_INIT("机制"), KGI_METHOD},
                            {{0}, 0}},
    [0xBB] = (const noun[]){{KGI_STR_INIT("系列"), KGI_MODEL}, {KGI_STR_INIT("系统"), KGI_TOOL}, {{0}, 0}},
    [0xBF] = (const noun[]){{KGI_STR_INIT("仿真器"), KGI_TOOL}, {{0}, 0}},
};

/* Of two nouns at the same place the more telling type wins: "attention" is part of many a model's description. */
static int rank(int type) {
  static const int ranks[KGI_BUILTIN_TYPES] = {
      [KGI_BENCHMARK] = 0, [KGI_DATASET] = 1, [KGI_METRIC] = 2, [KGI_TOOL] = 3, [KGI_METHOD] = 4, [KGI_MODEL] = 5};
  return ranks[type];
}

/* Where the nearest noun so far stands. */
typedef struct nearest {
  size_t distance;
  int type;
} nearest;

/* A Latin noun is a word of its own, or its plural: none is in InfLLMv2, nor in LLM-Foo or Model-Based. */
static bool begins_word(kg_str text, size_t at) {
  bool ascii = (signed char)text.ptr[at] >= 0, inside_character = (text.ptr[at] & 0xC0) == 0x80;
  return !inside_character && !(ascii && at > 0 && kgi_is_letter(text.ptr[at - 1]));
}

static bool ends_word(kg_str text, size_t at, size_t end) {
  if ((signed char)text.ptr[at] < 0) return true;
  if (end < text.len && text.ptr[end] == 's') end++;
  if (end + 1 < text.len && text.ptr[end] == '-' && kgi_is_upper(text.ptr[end + 1])) return false;
  return end >= text.len || !kgi_is_alnum(text.ptr[end]);
}

static const noun *nouns_at(kg_str text, size_t at) {
  enum { HAN = 3, FIRST_OF_HAN = 0xE0 };
  unsigned char c = (unsigned char)text.ptr[at];
  if (c < FIRST_OF_HAN) return nouns[(unsigned char)kgi_to_lower(text.ptr[at])];
  return at + HAN <= text.len ? nouns[(unsigned char)text.ptr[at + HAN - 1]] : NULL;
}

/* All nouns have two bytes or more; most words that begin as one differ in the second. */
static void look_at(nearest *best, kg_str text, size_t at, bool from_end) {
  char second = at + 1 < text.len ? kgi_to_lower(text.ptr[at + 1]) : '\0';
  for (const noun *n = nouns_at(text, at); n && n->word.len; n++) {
    size_t end = at + n->word.len;
    if (second != n->word.ptr[1] || end > text.len) continue;
    if (!kgi_str_eq_nocase(kgi_str_slice(text, at, end), n->word) || !ends_word(text, at, end)) continue;
    size_t distance = from_end ? text.len - end : at;
    bool ties = distance == best->distance && best->type >= 0 && rank(n->type) < rank(best->type);
    if (distance < best->distance || ties) *best = (nearest){distance, n->type};
  }
}

int kgi_noun_near(kg_str text, bool from_end, size_t reach) {
  nearest best = {reach, -1};
  size_t most = from_end ? reach + LONGEST : reach, n = text.len < most ? text.len : most;
  size_t start = from_end ? text.len - n : 0;
  for (size_t at = start; at < start + n; at++)
    if (begins_word(text, at)) look_at(&best, text, at, from_end);
  return best.type;
}

kg_str kgi_behind_verb(kg_str text) {
  static kgi_words_by_byte verbs = {[0x86] = "将",   [0x87] = "超过",      [0x88] = "结合",
                                    [0x8A] = "超越", [0x8E] = "优于|基于", [0xA8] = "使用|在|利用|采用",
                                    [0xA9] = "借助", [0xB9] = "对"};
  for (size_t end = text.len; end > 0; end--)
    if (kgi_words_end(verbs, kgi_str_slice(text, 0, end))) return kgi_str_slice(text, end, text.len);
  return text;
}

/* What terms for techniques end in, in the singular, by its last byte. */
static kgi_words_by_byte heads = {
    ['c'] = "metric",
    ['d'] = "field|method",
    ['e'] = "distance|divergence|ensemble|feature|inference|machine|mixture|module|score|tree",
    ['g'] =
        "boosting|clustering|decoding|embedding|learning|pooling|programming|prompting|sampling|thresholding|training|"
        "tuning",
    ['h'] = "approach|search",
    ['k'] = "benchmark|framework|network",
    ['l'] = "kernel|model",
    ['m'] = "algorithm|mechanism",
    ['n'] =
        "adaptation|approximation|attention|augmentation|autoregression|chain|convolution|criterion|decomposition|"
        "diffusion|distillation|elimination|estimation|factorization|iteration|normalization|optimization|perceptron|"
        "projection|propagation|quantization|regression|regularization|relaxation",
    ['r'] = "adapter|autoencoder|classifier|controller|encoder|error|filter|planner|transformer",
    ['s'] = "analysis|corpus|loss|process",
    ['t'] = "ascent|bandit|dataset|descent|forest|gradient",
    ['x'] = "index",
    ['y'] = "memory|policy|strategy",
    [0x83] = "训练|微调",
    [0x86] = "数据集|基准",
    [0x87] = "指标|率",
    [0x8B] = "模型",
    [0x8F] = "蒸馏",
    [0x93] = "语料库",
    [0x95] = "算法|方法",
    [0x96] = "优化|归一化",
    [0x9B] = "注意力",
    [0x9C] = "网络",
    [0xA0] = "学习",
    [0xA2] = "搜索",
    [0xA5] = "策略",
    [0xA8] = "编码器",
    [0xAE] = "误差",
    [0xB0] = "分数",
    [0xB1] = "损失",
    [0xB6] = "机制|框架",
    [0xB7] = "采样",
    [0xBB] = "距离"};

/* What names of tasks end in. */
static kgi_words_by_byte task_heads = {
    ['g'] =
        "answering|captioning|counting|deblurring|editing|forecasting|grounding|inpainting|labeling|linking|parsing|"
        "scoring|tagging|tracking|understanding",
    ['h'] = "text-to-speech",
    ['l'] = "removal|retrieval",
    ['n'] =
        "anticipation|categorization|classification|correction|detection|disambiguation|extraction|generation|"
        "identification|localisation|localization|manipulation|navigation|re-identification|recognition|recommendation|"
        "restoration|segmentation|simplification|summarisation|summarization|super-resolution|translation|verification",
    ['s'] = "diagnosis|synthesis",
    ['t'] = "assessment|enhancement|data-to-text|speech-to-text"};

/* What Chinese terms for measures end in. */
static kgi_words_by_byte measures = {[0x86] = "得分",
                                     [0x87] = "准确率|错误率|成功率|召回率|完成率|命中率|通过率",
                                     [0x8A] = "增益",
                                     [0x8B] = "比例",
                                     [0xA6] = "准确度|相似度|精度|散度",
                                     [0xAE] = "误差",
                                     [0xB0] = "次数|分数|指数|系数",
                                     [0xBB] = "距离"};

/* The end of a term in lower case, in room for it. */
static kg_str lower_end(kg_str term, char room[LONGEST]) {
  kg_str end = kgi_str_slice(term, term.len > LONGEST ? term.len - LONGEST : 0, term.len);
  for (size_t i = 0; i < end.len; i++) room[i] = kgi_to_lower(end.ptr[i]);
  return (kg_str){room, end.len};
}

bool kgi_names_task(kg_str full) {
  char room[LONGEST];
  return kgi_words_end(task_heads, lower_end(full, room)) > 0;
}

bool kgi_names_technique(kg_str full) {
  char room[LONGEST];
  kg_str end = lower_end(full, room), singular = end;
  singular.len -=
      kgi_str_ends(end, KGI_STR("sses")) || kgi_str_ends(end, KGI_STR("ches")) ? 2 : kgi_str_ends(end, KGI_STR("s"));
  return kgi_words_end(heads, end) || kgi_words_end(heads, singular);
}

bool kgi_names_measure(kg_str full) {
  size_t n = kgi_words_end(measures, full);
  return n && n < full.len;
}

bool kgi_starts_with_part(kg_str text) {
  static kgi_words_by_byte parts = {
      [0xE4] = "优化器", [0xE6] = "模块|机制|损失|检测器|滤波器|注意力", [0xE7] = "算法|网络"};
  return kgi_words_begin(parts, kgi_str_trim(kgi_str_slice(text, 0, LONGEST))) > 0;
}

bool kgi_starts_with_task(kg_str text) {
  static kgi_words_by_byte tasks = {['f'] = "field", ['p'] = "problem", ['t'] = "task",      [0xE4] = "任务",
                                    [0xE5] = "场景", [0xE8] = "行业",   [0xE9] = "领域|问题"};
  text = kgi_str_trim(kgi_str_slice(text, 0, LONGEST));
  if (kgi_str_starts(text, KGI_STR("的"))) text = kgi_str_trim(kgi_str_slice(text, 3, text.len));
  return kgi_words_begin(tasks, text) > 0;
}
