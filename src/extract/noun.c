#include "extract/noun.h"

#include "base/ascii.h"
#include "base/str.h"
#include "model/kinds.h"

typedef struct noun {
  kg_str word;
  int type;
} noun;

enum { LONGEST = 24 }; /* bytes of a noun */

/* Lower case, by their first byte; an empty one ends each list. */
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
    [0xE4] = (const noun[]){{KGI_STR_INIT("仿真器"), KGI_TOOL}, {KGI_STR_INIT("优化器"), KGI_METHOD}, {{0}, 0}},
    [0xE5] = (const noun[]){{KGI_STR_INIT("基准"), KGI_BENCHMARK},
                            {KGI_STR_INIT("基准测试"), KGI_BENCHMARK},
                            {KGI_STR_INIT("大模型"), KGI_MODEL},
                            {KGI_STR_INIT("大语言模型"), KGI_MODEL},
                            {KGI_STR_INIT("工具"), KGI_TOOL},
                            {KGI_STR_INIT("工具包"), KGI_TOOL},
                            {KGI_STR_INIT("平台"), KGI_TOOL},
                            {KGI_STR_INIT("库"), KGI_TOOL},
                            {KGI_STR_INIT("度量"), KGI_METRIC},
                            {KGI_STR_INIT("度量标准"), KGI_METRIC},
                            {KGI_STR_INIT("开源包"), KGI_TOOL},
                            {{0}, 0}},
    [0xE6] = (const noun[]){{KGI_STR_INIT("技术"), KGI_METHOD},
                            {KGI_STR_INIT("指令集"), KGI_DATASET},
                            {KGI_STR_INIT("指标"), KGI_METRIC},
                            {KGI_STR_INIT("损失"), KGI_METHOD},
                            {KGI_STR_INIT("排行榜"), KGI_BENCHMARK},
                            {KGI_STR_INIT("推理系统"), KGI_TOOL},
                            {KGI_STR_INIT("数据库"), KGI_DATASET},
                            {KGI_STR_INIT("数据集"), KGI_DATASET},
                            {KGI_STR_INIT("方案"), KGI_METHOD},
                            {KGI_STR_INIT("方法"), KGI_METHOD},
                            {KGI_STR_INIT("智能体"), KGI_MODEL},
                            {KGI_STR_INIT("机制"), KGI_METHOD},
                            {KGI_STR_INIT("架构"), KGI_METHOD},
                            {KGI_STR_INIT("框架"), KGI_METHOD},
                            {KGI_STR_INIT("模块"), KGI_METHOD},
                            {KGI_STR_INIT("模型"), KGI_MODEL},
                            {KGI_STR_INIT("模拟器"), KGI_TOOL},
                            {KGI_STR_INIT("流程"), KGI_METHOD},
                            {KGI_STR_INIT("测评"), KGI_BENCHMARK},
                            {KGI_STR_INIT("测试集"), KGI_BENCHMARK},
                            {{0}, 0}},
    [0xE7] = (const noun[]){{KGI_STR_INIT("生成器"), KGI_MODEL},
                            {KGI_STR_INIT("策略"), KGI_METHOD},
                            {KGI_STR_INIT("算法"), KGI_METHOD},
                            {KGI_STR_INIT("系列"), KGI_MODEL},
                            {KGI_STR_INIT("系统"), KGI_TOOL},
                            {KGI_STR_INIT("编码器"), KGI_MODEL},
                            {KGI_STR_INIT("网络"), KGI_MODEL},
                            {{0}, 0}},
    [0xE8] = (const noun[]){{KGI_STR_INIT("范式"), KGI_METHOD},
                            {KGI_STR_INIT("评测集"), KGI_BENCHMARK},
                            {KGI_STR_INIT("语料"), KGI_DATASET},
                            {KGI_STR_INIT("语料库"), KGI_DATASET},
                            {KGI_STR_INIT("软件"), KGI_TOOL},
                            {{0}, 0}},
};

/* Of two nouns at the same place the more telling type wins: "attention" is part of many a model's description. */
static int rank(int type) {
  static const int ranks[KGI_BUILTIN_TYPES] = {
      [KGI_BENCHMARK] = 0, [KGI_DATASET] = 1, [KGI_METRIC] = 2, [KGI_TOOL] = 3, [KGI_METHOD] = 4, [KGI_MODEL] = 5};
  return ranks[type];
}

static unsigned char lower(char c) { return (unsigned char)(kgi_is_upper(c) ? c + 32 : c); }

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

/* All nouns have two bytes or more; most words that begin as one differ in the second. */
static void look_at(nearest *best, kg_str text, size_t at, bool from_end) {
  unsigned char second = at + 1 < text.len ? lower(text.ptr[at + 1]) : 0;
  for (const noun *n = nouns[lower(text.ptr[at])]; n && n->word.len; n++) {
    size_t end = at + n->word.len;
    if (second != (unsigned char)n->word.ptr[1] || end > text.len) continue;
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
  static const kg_str verbs[] = {KGI_STR_INIT("在"),   KGI_STR_INIT("优于"), KGI_STR_INIT("超过"), KGI_STR_INIT("超越"),
                                 KGI_STR_INIT("基于"), KGI_STR_INIT("使用"), KGI_STR_INIT("利用"), KGI_STR_INIT("采用"),
                                 KGI_STR_INIT("借助"), KGI_STR_INIT("结合"), KGI_STR_INIT("对"),   KGI_STR_INIT("将")};
  for (size_t at = text.len; at-- > 0;)
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
      if (kgi_str_starts(kgi_str_slice(text, at, text.len), verbs[i]))
        return kgi_str_slice(text, at + verbs[i].len, text.len);
  return text;
}

/* What terms for techniques end in, in the singular. */
static const kg_str heads[] = {KGI_STR_INIT("adaptation"),
                               KGI_STR_INIT("adapter"),
                               KGI_STR_INIT("algorithm"),
                               KGI_STR_INIT("analysis"),
                               KGI_STR_INIT("approach"),
                               KGI_STR_INIT("approximation"),
                               KGI_STR_INIT("ascent"),
                               KGI_STR_INIT("attention"),
                               KGI_STR_INIT("augmentation"),
                               KGI_STR_INIT("autoencoder"),
                               KGI_STR_INIT("autoregression"),
                               KGI_STR_INIT("bandit"),
                               KGI_STR_INIT("benchmark"),
                               KGI_STR_INIT("boosting"),
                               KGI_STR_INIT("chain"),
                               KGI_STR_INIT("classifier"),
                               KGI_STR_INIT("clustering"),
                               KGI_STR_INIT("controller"),
                               KGI_STR_INIT("convolution"),
                               KGI_STR_INIT("corpus"),
                               KGI_STR_INIT("criterion"),
                               KGI_STR_INIT("dataset"),
                               KGI_STR_INIT("decoding"),
                               KGI_STR_INIT("decomposition"),
                               KGI_STR_INIT("descent"),
                               KGI_STR_INIT("diffusion"),
                               KGI_STR_INIT("distance"),
                               KGI_STR_INIT("distillation"),
                               KGI_STR_INIT("divergence"),
                               KGI_STR_INIT("elimination"),
                               KGI_STR_INIT("embedding"),
                               KGI_STR_INIT("encoder"),
                               KGI_STR_INIT("ensemble"),
                               KGI_STR_INIT("error"),
                               KGI_STR_INIT("estimation"),
                               KGI_STR_INIT("factorization"),
                               KGI_STR_INIT("feature"),
                               KGI_STR_INIT("field"),
                               KGI_STR_INIT("filter"),
                               KGI_STR_INIT("forest"),
                               KGI_STR_INIT("framework"),
                               KGI_STR_INIT("gradient"),
                               KGI_STR_INIT("index"),
                               KGI_STR_INIT("inference"),
                               KGI_STR_INIT("iteration"),
                               KGI_STR_INIT("kernel"),
                               KGI_STR_INIT("learning"),
                               KGI_STR_INIT("loss"),
                               KGI_STR_INIT("machine"),
                               KGI_STR_INIT("mechanism"),
                               KGI_STR_INIT("memory"),
                               KGI_STR_INIT("method"),
                               KGI_STR_INIT("metric"),
                               KGI_STR_INIT("mixture"),
                               KGI_STR_INIT("model"),
                               KGI_STR_INIT("module"),
                               KGI_STR_INIT("network"),
                               KGI_STR_INIT("normalization"),
                               KGI_STR_INIT("optimization"),
                               KGI_STR_INIT("perceptron"),
                               KGI_STR_INIT("planner"),
                               KGI_STR_INIT("policy"),
                               KGI_STR_INIT("pooling"),
                               KGI_STR_INIT("process"),
                               KGI_STR_INIT("programming"),
                               KGI_STR_INIT("projection"),
                               KGI_STR_INIT("prompting"),
                               KGI_STR_INIT("propagation"),
                               KGI_STR_INIT("quantization"),
                               KGI_STR_INIT("regression"),
                               KGI_STR_INIT("regularization"),
                               KGI_STR_INIT("relaxation"),
                               KGI_STR_INIT("sampling"),
                               KGI_STR_INIT("score"),
                               KGI_STR_INIT("search"),
                               KGI_STR_INIT("strategy"),
                               KGI_STR_INIT("thresholding"),
                               KGI_STR_INIT("training"),
                               KGI_STR_INIT("transformer"),
                               KGI_STR_INIT("tree"),
                               KGI_STR_INIT("tuning"),
                               KGI_STR_INIT("网络"),
                               KGI_STR_INIT("模型"),
                               KGI_STR_INIT("学习"),
                               KGI_STR_INIT("算法"),
                               KGI_STR_INIT("搜索"),
                               KGI_STR_INIT("注意力"),
                               KGI_STR_INIT("训练"),
                               KGI_STR_INIT("微调"),
                               KGI_STR_INIT("采样"),
                               KGI_STR_INIT("损失"),
                               KGI_STR_INIT("编码器"),
                               KGI_STR_INIT("数据集"),
                               KGI_STR_INIT("语料库"),
                               KGI_STR_INIT("基准"),
                               KGI_STR_INIT("指标"),
                               KGI_STR_INIT("分数"),
                               KGI_STR_INIT("距离"),
                               KGI_STR_INIT("优化"),
                               KGI_STR_INIT("蒸馏"),
                               KGI_STR_INIT("归一化"),
                               KGI_STR_INIT("方法"),
                               KGI_STR_INIT("策略"),
                               KGI_STR_INIT("机制"),
                               KGI_STR_INIT("框架"),
                               KGI_STR_INIT("误差"),
                               KGI_STR_INIT("率")};

static bool ends_in(kg_str text, kg_str word) {
  return text.len >= word.len && kgi_str_eq_nocase(kgi_str_slice(text, text.len - word.len, text.len), word);
}

/* What names of tasks end in. */
static const kg_str task_heads[] = {
    KGI_STR_INIT("answering"),      KGI_STR_INIT("anticipation"),     KGI_STR_INIT("assessment"),
    KGI_STR_INIT("enhancement"),    KGI_STR_INIT("removal"),          KGI_STR_INIT("captioning"),
    KGI_STR_INIT("categorization"), KGI_STR_INIT("classification"),   KGI_STR_INIT("correction"),
    KGI_STR_INIT("counting"),       KGI_STR_INIT("data-to-text"),     KGI_STR_INIT("deblurring"),
    KGI_STR_INIT("detection"),      KGI_STR_INIT("diagnosis"),        KGI_STR_INIT("disambiguation"),
    KGI_STR_INIT("editing"),        KGI_STR_INIT("extraction"),       KGI_STR_INIT("forecasting"),
    KGI_STR_INIT("generation"),     KGI_STR_INIT("grounding"),        KGI_STR_INIT("identification"),
    KGI_STR_INIT("inpainting"),     KGI_STR_INIT("labeling"),         KGI_STR_INIT("linking"),
    KGI_STR_INIT("localisation"),   KGI_STR_INIT("localization"),     KGI_STR_INIT("manipulation"),
    KGI_STR_INIT("navigation"),     KGI_STR_INIT("parsing"),          KGI_STR_INIT("re-identification"),
    KGI_STR_INIT("recognition"),    KGI_STR_INIT("recommendation"),   KGI_STR_INIT("restoration"),
    KGI_STR_INIT("retrieval"),      KGI_STR_INIT("scoring"),          KGI_STR_INIT("segmentation"),
    KGI_STR_INIT("simplification"), KGI_STR_INIT("speech-to-text"),   KGI_STR_INIT("summarisation"),
    KGI_STR_INIT("summarization"),  KGI_STR_INIT("super-resolution"), KGI_STR_INIT("synthesis"),
    KGI_STR_INIT("tagging"),        KGI_STR_INIT("text-to-speech"),   KGI_STR_INIT("tracking"),
    KGI_STR_INIT("translation"),    KGI_STR_INIT("understanding"),    KGI_STR_INIT("verification")};

bool kgi_names_task(kg_str full) {
  for (size_t i = 0; i < sizeof task_heads / sizeof *task_heads; i++)
    if (ends_in(full, task_heads[i])) return true;
  return false;
}

bool kgi_names_technique(kg_str full) {
  size_t plural = ends_in(full, KGI_STR("sses")) || ends_in(full, KGI_STR("ches")) ? 2 : ends_in(full, KGI_STR("s"));
  kg_str singular = kgi_str_slice(full, 0, full.len - plural);
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (ends_in(full, heads[i]) || ends_in(singular, heads[i])) return true;
  return false;
}

/* What Chinese terms for measures end in. */
static const kg_str measures[] = {
    KGI_STR_INIT("准确率"), KGI_STR_INIT("错误率"), KGI_STR_INIT("成功率"), KGI_STR_INIT("召回率"),
    KGI_STR_INIT("完成率"), KGI_STR_INIT("命中率"), KGI_STR_INIT("通过率"), KGI_STR_INIT("准确度"),
    KGI_STR_INIT("相似度"), KGI_STR_INIT("比例"),   KGI_STR_INIT("次数"),   KGI_STR_INIT("得分"),
    KGI_STR_INIT("分数"),   KGI_STR_INIT("误差"),   KGI_STR_INIT("精度"),   KGI_STR_INIT("距离"),
    KGI_STR_INIT("指数"),   KGI_STR_INIT("系数"),   KGI_STR_INIT("散度"),   KGI_STR_INIT("增益")};

bool kgi_names_measure(kg_str full) {
  for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
    if (full.len > measures[i].len && kgi_str_ends(full, measures[i])) return true;
  return false;
}

static bool starts_with_any(kg_str text, const kg_str *words, size_t n) {
  while (n--)
    if (kgi_str_starts(kgi_str_trim(kgi_str_slice(text, 0, LONGEST)), words[n])) return true;
  return false;
}

bool kgi_starts_with_part(kg_str text) {
  static const kg_str parts[] = {KGI_STR_INIT("模块"),   KGI_STR_INIT("算法"),   KGI_STR_INIT("网络"),
                                 KGI_STR_INIT("机制"),   KGI_STR_INIT("损失"),   KGI_STR_INIT("检测器"),
                                 KGI_STR_INIT("滤波器"), KGI_STR_INIT("优化器"), KGI_STR_INIT("注意力")};
  return starts_with_any(text, parts, sizeof parts / sizeof *parts);
}

bool kgi_starts_with_task(kg_str text) {
  static const kg_str tasks[] = {KGI_STR_INIT("领域"), KGI_STR_INIT("任务"),   KGI_STR_INIT("问题"),
                                 KGI_STR_INIT("行业"), KGI_STR_INIT("场景"),   KGI_STR_INIT("field"),
                                 KGI_STR_INIT("task"), KGI_STR_INIT("problem")};
  text = kgi_str_trim(kgi_str_slice(text, 0, LONGEST));
  if (kgi_str_starts(text, KGI_STR("的"))) text = kgi_str_slice(text, 3, text.len);
  return starts_with_any(text, tasks, sizeof tasks / sizeof *tasks);
}
