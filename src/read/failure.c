#include "read/failure.h"

#include "base/str.h"

static const kg_str starts[] = {
    KGI_STR_INIT("Error:"),
    KGI_STR_INIT("Error："),
    KGI_STR_INIT("ERROR:"),
    KGI_STR_INIT("Error code:"),
    KGI_STR_INIT("Error 4"),
    KGI_STR_INIT("Error 5"),
    KGI_STR_INIT("[Error"),
    KGI_STR_INIT("[ERROR"),
    KGI_STR_INIT("API error"),
    KGI_STR_INIT("API Error"),
    KGI_STR_INIT("HTTP Error"),
    KGI_STR_INIT("HTTPError"),
    KGI_STR_INIT("Exception:"),
    KGI_STR_INIT("Traceback (most"),
    KGI_STR_INIT("Failed to "),
    KGI_STR_INIT("Request failed"),
    KGI_STR_INIT("Translation failed"),
    KGI_STR_INIT("Summarization failed"),
    KGI_STR_INIT("Summary generation failed"),
    KGI_STR_INIT("错误："),
    KGI_STR_INIT("错误:"),
    KGI_STR_INIT("获取失败"),
    KGI_STR_INIT("生成失败"),
    KGI_STR_INIT("翻译失败"),
    KGI_STR_INIT("总结失败"),
    KGI_STR_INIT("请求失败"),
    KGI_STR_INIT("处理失败"),
    KGI_STR_INIT("解析失败"),
    KGI_STR_INIT("分析失败"),
    KGI_STR_INIT("下载失败"),
    KGI_STR_INIT("抓取失败"),
    KGI_STR_INIT("摘要生成失败"),
    KGI_STR_INIT("生成摘要失败"),
    KGI_STR_INIT("总结生成失败"),
    KGI_STR_INIT("摘要获取失败"),
    KGI_STR_INIT("无法获取摘要"),
    KGI_STR_INIT("无法生成摘要"),
};

bool kgi_is_failure(kg_str text) {
  enum { SHORTEST = 6 };
  if (text.len < SHORTEST) return false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (text.ptr[2] == starts[i].ptr[2] && kgi_str_starts(text, starts[i])) return true; /* [2]: of Han the third */
  return false;
}
