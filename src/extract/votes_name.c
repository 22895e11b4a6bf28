/* What a new name says itself. */
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "extract/votes.h"

typedef struct ending {
  kg_str word;
  int type, weight;
} ending;

/* By their last byte; an empty one ends each list. In lower case, for any letter case. */
static const ending *const endings[256] = {
    ['5'] = (const ending[]){{KGI_STR_INIT("t5"), KGI_MODEL, 4}, {{0}, 0, 0}},
    ['a'] = (const ending[]){{KGI_STR_INIT("arena"), KGI_BENCHMARK, 8},
                             {KGI_STR_INIT("qa"), KGI_DATASET, 6},
                             {KGI_STR_INIT("data"), KGI_DATASET, 6},
                             {KGI_STR_INIT("instruct-data"), KGI_DATASET, 6},
                             {KGI_STR_INIT("llama"), KGI_MODEL, 4},
                             {KGI_STR_INIT("llava"), KGI_MODEL, 4},
                             {KGI_STR_INIT("mamba"), KGI_MODEL, 4},
                             {KGI_STR_INIT("lora"), KGI_METHOD, 4},
                             {{0}, 0, 0}},
    ['b'] = (const ending[]){{KGI_STR_INIT("lib"), KGI_TOOL, 4}, {KGI_STR_INIT("hub"), KGI_TOOL, 4}, {{0}, 0, 0}},
    ['c'] = (const ending[]){{KGI_STR_INIT("metric"), KGI_METRIC, 6}, {{0}, 0, 0}},
    ['d'] = (const ending[]){{KGI_STR_INIT("leaderboard"), KGI_BENCHMARK, 8}, {{0}, 0, 0}},
    ['e'] =
        (const ending[]){
            {KGI_STR_INIT("challenge"), KGI_BENCHMARK, 8}, {KGI_STR_INIT("score"), KGI_METRIC, 6}, {{0}, 0, 0}},
    ['g'] = (const ending[]){{KGI_STR_INIT("tuning"), KGI_METHOD, 4},
                             {KGI_STR_INIT("prompting"), KGI_METHOD, 4},
                             {KGI_STR_INIT("learning"), KGI_METHOD, 4},
                             {KGI_STR_INIT("rag"), KGI_METHOD, 4},
                             {{0}, 0, 0}},
    ['h'] =
        (const ending[]){
            {KGI_STR_INIT("bench"), KGI_BENCHMARK, 24}, {KGI_STR_INIT("search"), KGI_METHOD, 4}, {{0}, 0, 0}},
    ['i'] = (const ending[]){{KGI_STR_INIT("wiki"), KGI_DATASET, 6}, {KGI_STR_INIT("t2i"), KGI_MODEL, 4}, {{0}, 0, 0}},
    ['k'] = (const ending[]){{KGI_STR_INIT("benchmark"), KGI_BENCHMARK, 24},
                             {KGI_STR_INIT("1k"), KGI_DATASET, 6},
                             {KGI_STR_INIT("10k"), KGI_DATASET, 6},
                             {KGI_STR_INIT("100k"), KGI_DATASET, 6},
                             {KGI_STR_INIT("178k"), KGI_DATASET, 6},
                             {{0}, 0, 0}},
    ['l'] = (const ending[]){{KGI_STR_INIT("eval"), KGI_BENCHMARK, 8},
                             {KGI_STR_INIT("vl"), KGI_MODEL, 4},
                             {KGI_STR_INIT("rl"), KGI_METHOD, 4},
                             {{0}, 0, 0}},
    ['m'] = (const ending[]){{KGI_STR_INIT("1m"), KGI_DATASET, 6},
                             {KGI_STR_INIT("10m"), KGI_DATASET, 6},
                             {KGI_STR_INIT("llm"), KGI_MODEL, 4},
                             {KGI_STR_INIT("lm"), KGI_MODEL, 4},
                             {KGI_STR_INIT("lmm"), KGI_MODEL, 4},
                             {KGI_STR_INIT("vlm"), KGI_MODEL, 4},
                             {KGI_STR_INIT("mllm"), KGI_MODEL, 4},
                             {KGI_STR_INIT("gym"), KGI_TOOL, 4},
                             {KGI_STR_INIT("sim"), KGI_TOOL, 4},
                             {{0}, 0, 0}},
    ['n'] = (const ending[]){{KGI_STR_INIT("gan"), KGI_MODEL, 4},
                             {KGI_STR_INIT("diffusion"), KGI_MODEL, 4},
                             {KGI_STR_INIT("attention"), KGI_METHOD, 4},
                             {KGI_STR_INIT("distillation"), KGI_METHOD, 4},
                             {{0}, 0, 0}},
    ['o'] = (const ending[]){{KGI_STR_INIT("studio"), KGI_TOOL, 4}, {KGI_STR_INIT("po"), KGI_METHOD, 4}, {{0}, 0, 0}},
    ['p'] = (const ending[]){{KGI_STR_INIT("clip"), KGI_MODEL, 4}, {{0}, 0, 0}},
    ['r'] =
        (const ending[]){{KGI_STR_INIT("former"), KGI_MODEL, 4}, {KGI_STR_INIT("coder"), KGI_MODEL, 4}, {{0}, 0, 0}},
    ['s'] =
        (const ending[]){
            {KGI_STR_INIT("evals"), KGI_BENCHMARK, 8}, {KGI_STR_INIT("corpus"), KGI_DATASET, 6}, {{0}, 0, 0}},
    ['t'] = (const ending[]){{KGI_STR_INIT("-test"), KGI_BENCHMARK, 8},
                             {KGI_STR_INIT("dataset"), KGI_DATASET, 6},
                             {KGI_STR_INIT("-set"), KGI_DATASET, 6},
                             {KGI_STR_INIT("gpt"), KGI_MODEL, 4},
                             {KGI_STR_INIT("bert"), KGI_MODEL, 4},
                             {KGI_STR_INIT("net"), KGI_MODEL, 4},
                             {KGI_STR_INIT("vit"), KGI_MODEL, 4},
                             {KGI_STR_INIT("chat"), KGI_MODEL, 4},
                             {KGI_STR_INIT("kit"), KGI_TOOL, 4},
                             {KGI_STR_INIT("opt"), KGI_METHOD, 4},
                             {KGI_STR_INIT("cot"), KGI_METHOD, 4},
                             {{0}, 0, 0}},
    ['v'] = (const ending[]){{KGI_STR_INIT("t2v"), KGI_MODEL, 4},
                             {KGI_STR_INIT("i2v"), KGI_MODEL, 4},
                             {KGI_STR_INIT("v2v"), KGI_MODEL, 4},
                             {{0}, 0, 0}},
    ['y'] = (const ending[]){{KGI_STR_INIT("py"), KGI_TOOL, 4}, {{0}, 0, 0}},
};

/* What abbreviations of measures end in, letter case exact: tcpWER, CIDEr-F1. */
static const ending *const measures[256] = {
    ['1'] = (const ending[]){{KGI_STR_INIT("F1"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['C'] = (const ending[]){{KGI_STR_INIT("AUC"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['D'] = (const ending[]){{KGI_STR_INIT("FID"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['E'] = (const ending[]){{KGI_STR_INIT("RMSE"), KGI_METRIC, 12},
                             {KGI_STR_INIT("MAE"), KGI_METRIC, 12},
                             {KGI_STR_INIT("MSE"), KGI_METRIC, 12},
                             {{0}, 0, 0}},
    ['G'] = (const ending[]){{KGI_STR_INIT("NDCG"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['M'] = (const ending[]){{KGI_STR_INIT("SSIM"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['P'] = (const ending[]){{KGI_STR_INIT("mAP"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['R'] = (const ending[]){{KGI_STR_INIT("WER"), KGI_METRIC, 12},
                             {KGI_STR_INIT("CER"), KGI_METRIC, 12},
                             {KGI_STR_INIT("DER"), KGI_METRIC, 12},
                             {KGI_STR_INIT("PSNR"), KGI_METRIC, 12},
                             {{0}, 0, 0}},
    ['U'] =
        (const ending[]){{KGI_STR_INIT("BLEU"), KGI_METRIC, 12}, {KGI_STR_INIT("IoU"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['c'] = (const ending[]){{KGI_STR_INIT("Acc"), KGI_METRIC, 12}, {{0}, 0, 0}},
    ['e'] = (const ending[]){{KGI_STR_INIT("Score"), KGI_METRIC, 12}, {{0}, 0, 0}},
};

/* "SemEval-2017", "CoNLL 2003": held in that year. */
static bool ends_in_year(kg_str name) {
  if (name.len < 7) return false;
  kg_str year = kgi_str_slice(name, name.len - 5, name.len);
  if (year.ptr[0] != '-' && year.ptr[0] != ' ') return false;
  for (size_t i = 1; i < 5; i++)
    if (!kgi_is_digit(year.ptr[i])) return false;
  return (year.ptr[1] == '1' && year.ptr[2] == '9') || (year.ptr[1] == '2' && year.ptr[2] == '0');
}

/* "LLaVA-Video-178K": a collection of that many. */
static bool ends_in_count(kg_str name) {
  if (name.len < 3 || !strchr("KkM", name.ptr[name.len - 1])) return false;
  size_t i = name.len - 1;
  while (i > 0 && kgi_is_digit(name.ptr[i - 1])) i--;
  return i < name.len - 1 && i > 0 && name.ptr[i - 1] == '-';
}

static void vote_endings(kgi_votes *v, kg_str name) {
  char last = name.ptr[name.len - 1];
  for (const ending *end = endings[(unsigned char)kgi_to_lower(last)]; end && end->word.len; end++)
    if (name.len > end->word.len && kgi_str_ends_nocase(name, end->word)) v->of[end->type] += end->weight;
  for (const ending *end = measures[(unsigned char)last]; end && end->word.len; end++)
    if (name.len > end->word.len && kgi_str_ends(name, end->word)) v->of[end->type] += end->weight;
}

void kgi_vote_name(kgi_votes *v, kg_str name) {
  vote_endings(v, name);
  if (ends_in_count(name)) v->of[KGI_DATASET] += 8;
  if (ends_in_year(name)) v->of[KGI_BENCHMARK] += 6;
}
