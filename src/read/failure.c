#include "read/failure.h"

#include "base/words.h"

/* Sorted by bytes; none begins with another. */
static const char *const starts[] = {
    "API Error",
    "API error",
    "ERROR:",
    "Error 4",
    "Error 5",
    "Error code:",
    "Error:",
    "Error：",
    "Exception:",
    "Failed to ",
    "HTTP Error",
    "HTTPError",
    "Request failed",
    "Summarization failed",
    "Summary generation failed",
    "Traceback (most",
    "Translation failed",
    "[ERROR",
    "[Error",
    "下载失败",
    "分析失败",
    "处理失败",
    "总结失败",
    "总结生成失败",
    "抓取失败",
    "摘要生成失败",
    "摘要获取失败",
    "无法生成摘要",
    "无法获取摘要",
    "生成失败",
    "生成摘要失败",
    "翻译失败",
    "获取失败",
    "解析失败",
    "请求失败",
    "错误:",
    "错误：",
};

const char *kgi_failure_at(size_t n) { return n < sizeof starts / sizeof *starts ? starts[n] : NULL; }

bool kgi_is_failure(kg_str text) { return kgi_words_start(starts, sizeof starts / sizeof *starts, text); }
