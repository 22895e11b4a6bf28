/* The words that label parts of digests and what they announce, sorted by bytes. */
#include <endian.h>
#include <string.h>

#include "read/labels.h"

enum {
  LONGEST = 24,
  TITLE = KGI_ROLE_TITLE,
  AUTHORS = KGI_ROLE_AUTHORS,
  DATE = KGI_ROLE_DATE,
  LINK = KGI_ROLE_LINK,
  CATEGORIES = KGI_ROLE_CATEGORIES,
  ABSTRACT = KGI_ROLE_ABSTRACT,
  PART = KGI_ROLE_PART,
  ASIDE = KGI_ROLE_ASIDE,
  FURNITURE = KGI_ROLE_FURNITURE
};

/* clang-format off */
static const struct {
  char name[LONGEST]; /* filled up with NULs */
  uint8_t role;
} labels[] = {
    {"#", ASIDE}, {"about", FURNITURE}, {"about this page", FURNITURE}, {"about this project", FURNITURE},
    {"about this site", FURNITURE}, {"about us", FURNITURE}, {"abs", LINK}, {"abs link", LINK}, {"abstract", ABSTRACT},
    {"abstract link", LINK}, {"abstract page", LINK}, {"abstract translation", ABSTRACT}, {"abstract url", LINK},
    {"acknowledgement", FURNITURE}, {"acknowledgements", FURNITURE}, {"acknowledgment", FURNITURE},
    {"acknowledgments", FURNITURE}, {"acl anthology", LINK}, {"affiliation", ASIDE}, {"affiliations", ASIDE},
    {"ai summary", ABSTRACT}, {"aim", PART}, {"aims", PART}, {"ai分析", PART}, {"ai总结", ABSTRACT},
    {"ai摘要", ABSTRACT}, {"ai点评", PART}, {"ai解读", PART}, {"all papers", FURNITURE}, {"alphaxiv", LINK},
    {"analysis", PART}, {"approach", PART}, {"archive", FURNITURE}, {"archives", FURNITURE}, {"arxiv", LINK},
    {"arxiv abs", LINK}, {"arxiv abstract", LINK}, {"arxiv categories", CATEGORIES}, {"arxiv category", CATEGORIES},
    {"arxiv id", LINK}, {"arxiv link", LINK}, {"arxiv page", LINK}, {"arxiv pdf", LINK}, {"arxiv url", LINK},
    {"arxiv分类", CATEGORIES}, {"arxiv原文", LINK}, {"arxiv地址", LINK}, {"arxiv编号", LINK}, {"arxiv链接", LINK},
    {"arxiv页面", LINK}, {"author", AUTHORS}, {"author list", AUTHORS}, {"authors", AUTHORS}, {"background", PART},
    {"bibtex", ASIDE}, {"bibtex引用", ASIDE}, {"by", AUTHORS}, {"categories", CATEGORIES}, {"category", CATEGORIES},
    {"change log", FURNITURE}, {"changelog", FURNITURE}, {"chinese", ABSTRACT}, {"chinese abstract", ABSTRACT},
    {"chinese title", TITLE}, {"citation", ASIDE}, {"citations", ASIDE}, {"cite", ASIDE}, {"cite as", ASIDE},
    {"code", ASIDE}, {"code link", ASIDE}, {"code url", ASIDE}, {"codes", ASIDE}, {"comment", ASIDE},
    {"comments", ASIDE}, {"conclusion", PART}, {"conclusions", PART}, {"conference", ASIDE},
    {"configuration", FURNITURE}, {"contact", FURNITURE}, {"contact us", FURNITURE}, {"content", FURNITURE},
    {"contents", FURNITURE}, {"context", PART}, {"contributing", FURNITURE}, {"contribution", PART},
    {"contribution guide", FURNITURE}, {"contributions", PART}, {"contributors", FURNITURE}, {"cool paper", LINK},
    {"cool papers", LINK}, {"copyright", FURNITURE}, {"credits", FURNITURE}, {"daily papers", FURNITURE},
    {"data", PART}, {"dataset", PART}, {"datasets", PART}, {"date", DATE}, {"date published", DATE}, {"demo", ASIDE},
    {"dependencies", FURNITURE}, {"description", PART}, {"details", PART}, {"development", FURNITURE},
    {"disclaimer", FURNITURE}, {"discussion", PART}, {"documentation", FURNITURE}, {"doi", LINK}, {"download", LINK},
    {"download pdf", LINK}, {"english", ABSTRACT}, {"english abstract", ABSTRACT}, {"english title", TITLE},
    {"evaluation", PART}, {"experiment", PART}, {"experimental results", PART}, {"experiments", PART},
    {"faq", FURNITURE}, {"features", FURNITURE}, {"field", CATEGORIES}, {"fields", CATEGORIES}, {"figure", ASIDE},
    {"figures", ASIDE}, {"finding", PART}, {"findings", PART}, {"first published", DATE}, {"footer", FURNITURE},
    {"full text", LINK}, {"future work", PART}, {"getting started", FURNITURE}, {"github", ASIDE}, {"goal", PART},
    {"goals", PART}, {"hf", LINK}, {"hf page", LINK}, {"highlights", PART}, {"history", FURNITURE},
    {"home page", ASIDE}, {"homepage", ASIDE}, {"how to contribute", FURNITURE}, {"how to use", FURNITURE},
    {"html", LINK}, {"html link", LINK}, {"hugging face", LINK}, {"huggingface", LINK}, {"id", LINK}, {"image", ASIDE},
    {"images", ASIDE}, {"impact", PART}, {"implications", PART}, {"index", ASIDE}, {"index of papers", FURNITURE},
    {"innovation", PART}, {"innovations", PART}, {"insight", PART}, {"insights", PART}, {"install", FURNITURE},
    {"installation", FURNITURE}, {"institute", ASIDE}, {"institution", ASIDE}, {"institutions", ASIDE},
    {"introduction", PART}, {"journal", ASIDE}, {"journal ref", ASIDE}, {"journal reference", ASIDE},
    {"key contributions", PART}, {"key findings", PART}, {"key idea", PART}, {"key ideas", PART}, {"key insight", PART},
    {"key insights", PART}, {"key points", PART}, {"key words", ASIDE}, {"keyword", ASIDE}, {"keywords", ASIDE},
    {"language", ASIDE}, {"last updated", DATE}, {"latest papers", FURNITURE}, {"licence", FURNITURE},
    {"license", FURNITURE}, {"likes", ASIDE}, {"limitation", PART}, {"limitations", PART}, {"link", LINK},
    {"links", LINK}, {"list of papers", FURNITURE}, {"main category", CATEGORIES}, {"main contributions", PART},
    {"main results", PART}, {"menu", FURNITURE}, {"method", PART}, {"methodology", PART}, {"methods", PART},
    {"model", PART}, {"models", PART}, {"more papers", FURNITURE}, {"motivation", PART}, {"motivations", PART},
    {"navigation", FURNITURE}, {"new papers", FURNITURE}, {"news", FURNITURE}, {"next", FURNITURE}, {"no", ASIDE},
    {"note", ASIDE}, {"notes", ASIDE}, {"objective", PART}, {"objectives", PART}, {"one sentence summary", ABSTRACT},
    {"one-sentence summary", ABSTRACT}, {"openreview", LINK}, {"organization", ASIDE}, {"organizations", ASIDE},
    {"original", LINK}, {"original abstract", ABSTRACT}, {"original paper", LINK}, {"original title", TITLE},
    {"other papers", FURNITURE}, {"our approach", PART}, {"overview", PART}, {"pages", ASIDE}, {"paper", TITLE},
    {"paper id", LINK}, {"paper link", LINK}, {"paper links", LINK}, {"paper list", FURNITURE}, {"paper page", LINK},
    {"paper summary", ABSTRACT}, {"paper title", TITLE}, {"paper url", LINK}, {"papers", FURNITURE},
    {"papers.cool", LINK}, {"pdf", LINK}, {"pdf link", LINK}, {"pdf url", LINK}, {"pdf下载", LINK}, {"pdf地址", LINK},
    {"pdf链接", LINK}, {"poster", ASIDE}, {"previous", FURNITURE}, {"primary category", CATEGORIES},
    {"primary subject", CATEGORIES}, {"privacy", FURNITURE}, {"problem", PART}, {"problem statement", PART},
    {"project", ASIDE}, {"project link", ASIDE}, {"project page", ASIDE}, {"project website", ASIDE},
    {"publication", ASIDE}, {"publication date", DATE}, {"publish date", DATE}, {"publish time", DATE},
    {"published", DATE}, {"published date", DATE}, {"published on", DATE}, {"purpose", PART},
    {"quick start", FURNITURE}, {"quickstart", FURNITURE}, {"rank", ASIDE}, {"rating", ASIDE}, {"read more", LINK},
    {"read paper", LINK}, {"read the paper", LINK}, {"readme", FURNITURE}, {"reference", ASIDE}, {"references", ASIDE},
    {"related papers", ASIDE}, {"related work", ASIDE}, {"release date", DATE}, {"relevance", ASIDE},
    {"relevance score", ASIDE}, {"remaining papers", FURNITURE}, {"repo", ASIDE}, {"repository", ASIDE},
    {"requirements", FURNITURE}, {"research question", PART}, {"result", PART}, {"results", PART},
    {"roadmap", FURNITURE}, {"score", ASIDE}, {"scores", ASIDE}, {"search", FURNITURE}, {"share", ASIDE},
    {"significance", PART}, {"similar papers", ASIDE}, {"slides", ASIDE}, {"source", LINK}, {"sponsors", FURNITURE},
    {"star history", FURNITURE}, {"stars", ASIDE}, {"statistics", FURNITURE}, {"stats", FURNITURE}, {"status", ASIDE},
    {"subject", CATEGORIES}, {"subjects", CATEGORIES}, {"submission date", DATE}, {"submitted", DATE},
    {"submitted on", DATE}, {"subscribe", FURNITURE}, {"summary", ABSTRACT}, {"summary statistics", FURNITURE},
    {"support", FURNITURE}, {"table of content", FURNITURE}, {"table of contents", FURNITURE}, {"tag", ASIDE},
    {"tags", ASIDE}, {"technique", PART}, {"testing", FURNITURE}, {"tests", FURNITURE}, {"title", TITLE},
    {"title_zh", TITLE}, {"tl;dr", ABSTRACT}, {"tldr", ABSTRACT}, {"toc", FURNITURE}, {"today's papers", FURNITURE},
    {"todays papers", FURNITURE}, {"todo", FURNITURE}, {"topic", ASIDE}, {"topics", ASIDE},
    {"translated abstract", ABSTRACT}, {"translated title", TITLE}, {"translation", ABSTRACT}, {"trends", FURNITURE},
    {"update date", DATE}, {"updated", DATE}, {"updates", FURNITURE}, {"upvotes", ASIDE}, {"url", LINK}, {"urls", LINK},
    {"usage", FURNITURE}, {"venue", ASIDE}, {"version", ASIDE}, {"versions", ASIDE}, {"video", ASIDE},
    {"view on arxiv", LINK}, {"view paper", LINK}, {"view pdf", LINK}, {"website", ASIDE}, {"what's new", FURNITURE},
    {"year", DATE}, {"一句话介绍", ABSTRACT}, {"一句话总结", ABSTRACT}, {"一句话摘要", ABSTRACT},
    {"一句话概括", ABSTRACT}, {"一句话点评", PART}, {"一句话要点", ABSTRACT}, {"三点简述", PART}, {"上一篇", FURNITURE},
    {"上传时间", DATE}, {"上榜日期", DATE}, {"上线时间", DATE}, {"下一篇", FURNITURE}, {"下载", LINK},
    {"下载pdf", LINK}, {"下载链接", LINK}, {"不足", PART}, {"个人笔记", ASIDE}, {"中文", ABSTRACT}, {"中文名", TITLE},
    {"中文名称", TITLE}, {"中文摘要", ABSTRACT}, {"中文摘要翻译", ABSTRACT}, {"中文标题", TITLE}, {"中文版", ABSTRACT},
    {"中文翻译标题", TITLE}, {"中文论文标题", TITLE}, {"中文译名", TITLE}, {"中文译文", ABSTRACT}, {"中文题目", TITLE},
    {"主分类", CATEGORIES}, {"主要亮点", PART}, {"主要内容", PART}, {"主要分类", CATEGORIES}, {"主要创新", PART},
    {"主要发现", PART}, {"主要结果", PART}, {"主要结论", PART}, {"主要贡献", PART}, {"主页", ASIDE}, {"主题", ASIDE},
    {"亮点", PART}, {"亮点总结", PART}, {"今日概览", FURNITURE}, {"今日统计", FURNITURE}, {"今日论文", FURNITURE},
    {"今日趋势", FURNITURE}, {"介绍", PART}, {"代码", ASIDE}, {"代码仓库", ASIDE}, {"代码地址", ASIDE},
    {"代码链接", ASIDE}, {"会议", ASIDE}, {"会议期刊", ASIDE}, {"传送门", LINK}, {"作者", AUTHORS},
    {"作者列表", AUTHORS}, {"作者单位", ASIDE}, {"使用", FURNITURE}, {"使用方法", FURNITURE}, {"使用说明", FURNITURE},
    {"免责声明", FURNITURE}, {"全文", LINK}, {"全文链接", LINK}, {"全部作者", AUTHORS}, {"全部论文", FURNITURE},
    {"公众号", FURNITURE}, {"公布日期", DATE}, {"公布时间", DATE}, {"公开日期", DATE}, {"关于", FURNITURE},
    {"关于我", FURNITURE}, {"关于我们", FURNITURE}, {"关于本站", FURNITURE}, {"关于本页", FURNITURE},
    {"关于本项目", FURNITURE}, {"关注度", ASIDE}, {"关注我们", FURNITURE}, {"关键发现", PART}, {"关键字", ASIDE},
    {"关键洞察", PART}, {"关键点", PART}, {"关键要点", PART}, {"关键词", ASIDE}, {"兴趣领域导航", FURNITURE},
    {"其他论文", FURNITURE}, {"其他链接", ASIDE}, {"其余论文", FURNITURE}, {"其它论文", FURNITURE},
    {"内容摘要", ABSTRACT}, {"内容简介", ABSTRACT}, {"出处", ASIDE}, {"出版日期", DATE}, {"出版时间", DATE},
    {"出版来源", ASIDE}, {"分享", ASIDE}, {"分析", PART}, {"分类", CATEGORIES}, {"分类统计", FURNITURE}, {"创新", PART},
    {"创新点", PART}, {"剩余论文", FURNITURE}, {"动机", PART}, {"匹配关键词", ASIDE}, {"匹配领域", ASIDE},
    {"单位", ASIDE}, {"历史", FURNITURE}, {"原始摘要", ABSTRACT}, {"原始标题", TITLE}, {"原摘要", ABSTRACT},
    {"原文", LINK}, {"原文地址", LINK}, {"原文摘要", ABSTRACT}, {"原文标题", TITLE}, {"原文链接", LINK},
    {"原标题", TITLE}, {"原英文摘要", ABSTRACT}, {"原英文标题", TITLE}, {"原英文题目", TITLE}, {"原论文标题", TITLE},
    {"原题", TITLE}, {"参考文献", ASIDE}, {"友情链接", FURNITURE}, {"发布日期", DATE}, {"发布时间", DATE},
    {"发现", PART}, {"发表", ASIDE}, {"发表会议", ASIDE}, {"发表日期", DATE}, {"发表时间", DATE}, {"发表期刊", ASIDE},
    {"图", ASIDE}, {"图片", ASIDE}, {"图表", ASIDE}, {"地址", LINK}, {"声明", FURNITURE}, {"备注", ASIDE},
    {"学科", CATEGORIES}, {"学科分类", CATEGORIES}, {"安装", FURNITURE}, {"实验", PART}, {"实验或效果", PART},
    {"实验效果", PART}, {"实验结果", PART}, {"实验设置", PART}, {"导航", FURNITURE}, {"局限", PART}, {"局限性", PART},
    {"展望", PART}, {"常见问题", FURNITURE}, {"年份", DATE}, {"序号", ASIDE}, {"应用价值", PART}, {"开发", FURNITURE},
    {"开源代码", ASIDE}, {"开源地址", ASIDE}, {"引用", ASIDE}, {"引用格式", ASIDE}, {"引言", PART}, {"归档", FURNITURE},
    {"往期", FURNITURE}, {"往期回顾", FURNITURE}, {"得分", ASIDE}, {"快速导航", FURNITURE}, {"快速开始", FURNITURE},
    {"总结", ABSTRACT}, {"意义", PART}, {"我的评论", ASIDE}, {"所属期刊", ASIDE}, {"所属机构", ASIDE},
    {"所属领域", CATEGORIES}, {"打分", ASIDE}, {"打赏", FURNITURE}, {"技术创新", PART}, {"技术方案", PART},
    {"技术方法", PART}, {"排名", ASIDE}, {"推荐度", ASIDE}, {"推荐指数", ASIDE}, {"推荐理由", ASIDE},
    {"推荐阅读", FURNITURE}, {"提交日期", DATE}, {"提交时间", DATE}, {"搜索", FURNITURE}, {"摘要", ABSTRACT},
    {"摘要中文", ABSTRACT}, {"摘要原文", ABSTRACT}, {"摘要翻译", ABSTRACT}, {"摘要英文", ABSTRACT},
    {"摘要译文", ABSTRACT}, {"摘要速览", ABSTRACT}, {"摘要链接", LINK}, {"摘要页", LINK}, {"支持", FURNITURE},
    {"收录", ASIDE}, {"收录情况", ASIDE}, {"收录日期", DATE}, {"效果", PART}, {"数据", PART}, {"数据来源", ASIDE},
    {"数据统计", FURNITURE}, {"数据集", PART}, {"文档", FURNITURE}, {"文章标题", TITLE}, {"新闻", FURNITURE},
    {"方法", PART}, {"方法概述", PART}, {"方法要点", PART}, {"方法论", PART}, {"日期", DATE}, {"时间", DATE},
    {"智能总结", ABSTRACT}, {"智能摘要", ABSTRACT}, {"更多", FURNITURE}, {"更多论文", FURNITURE}, {"更新", FURNITURE},
    {"更新日志", FURNITURE}, {"更新日期", DATE}, {"更新时间", DATE}, {"最新论文", FURNITURE}, {"期刊", ASIDE},
    {"期刊会议", ASIDE}, {"未来工作", PART}, {"本期概览", FURNITURE}, {"本期目录", FURNITURE}, {"机器翻译", ABSTRACT},
    {"机构", ASIDE}, {"来源", LINK}, {"查看原文", LINK}, {"查看论文", LINK}, {"查看详情", LINK}, {"标签", ASIDE},
    {"标题", TITLE}, {"标题翻译", TITLE}, {"核心亮点", PART}, {"核心内容", ABSTRACT}, {"核心创新", PART},
    {"核心思想", PART}, {"核心方法", PART}, {"核心要点", ABSTRACT}, {"核心观点", PART}, {"核心贡献", PART},
    {"核心问题", PART}, {"概要", ABSTRACT}, {"概览", FURNITURE}, {"概述", ABSTRACT}, {"模型", PART},
    {"每日论文", FURNITURE}, {"注释", ASIDE}, {"测试", FURNITURE}, {"深度解读", PART}, {"演示", ASIDE},
    {"点击查看", LINK}, {"点简述", PART}, {"点评", PART}, {"点赞", ASIDE}, {"版本", ASIDE}, {"版权", FURNITURE},
    {"版权声明", FURNITURE}, {"状态", ASIDE}, {"目录", FURNITURE}, {"目录索引", FURNITURE}, {"目标", PART},
    {"目的", PART}, {"相关工作", ASIDE}, {"相关度", ASIDE}, {"相关性", ASIDE}, {"相关论文", ASIDE}, {"相关链接", ASIDE},
    {"研究内容", PART}, {"研究动机", PART}, {"研究意义", PART}, {"研究方法", PART}, {"研究机构", ASIDE},
    {"研究目标", PART}, {"研究目的", PART}, {"研究结果", PART}, {"研究结论", PART}, {"研究背景", PART},
    {"研究问题", PART}, {"研究领域", CATEGORIES}, {"笔记", ASIDE}, {"简介", PART}, {"简要介绍", ABSTRACT},
    {"简述", PART}, {"类别", CATEGORIES}, {"索引", FURNITURE}, {"结果", PART}, {"结论", PART}, {"统计", FURNITURE},
    {"统计信息", FURNITURE}, {"编号", LINK}, {"翻译", ABSTRACT}, {"翻译摘要", ABSTRACT}, {"翻译标题", TITLE},
    {"联系", FURNITURE}, {"联系我们", FURNITURE}, {"联系方式", FURNITURE}, {"背景", PART}, {"背景介绍", PART},
    {"致谢", FURNITURE}, {"英文", ABSTRACT}, {"英文原摘要", ABSTRACT}, {"英文原文摘要", ABSTRACT},
    {"英文原标题", TITLE}, {"英文原题", TITLE}, {"英文名", TITLE}, {"英文名称", TITLE}, {"英文摘要", ABSTRACT},
    {"英文标题", TITLE}, {"英文版", ABSTRACT}, {"英文论文标题", TITLE}, {"英文题目", TITLE}, {"要点", ABSTRACT},
    {"视频", ASIDE}, {"解决方案", PART}, {"解读", PART}, {"订阅", FURNITURE}, {"许可", FURNITURE},
    {"许可证", FURNITURE}, {"论文", TITLE}, {"论文id", LINK}, {"论文pdf", LINK}, {"论文中文摘要", ABSTRACT},
    {"论文中文标题", TITLE}, {"论文主页", LINK}, {"论文作者", AUTHORS}, {"论文出处", ASIDE}, {"论文分类", CATEGORIES},
    {"论文列表", FURNITURE}, {"论文原摘要", ABSTRACT}, {"论文原文", LINK}, {"论文原标题", TITLE}, {"论文名称", TITLE},
    {"论文地址", LINK}, {"论文总结", ABSTRACT}, {"论文摘要", ABSTRACT}, {"论文日期", DATE}, {"论文来源", ASIDE},
    {"论文标题", TITLE}, {"论文概要", ABSTRACT}, {"论文概述", ABSTRACT}, {"论文目录", FURNITURE},
    {"论文简介", ABSTRACT}, {"论文统计", FURNITURE}, {"论文编号", LINK}, {"论文网址", LINK}, {"论文英文摘要", ABSTRACT},
    {"论文英文标题", TITLE}, {"论文解读", PART}, {"论文速览", ABSTRACT}, {"论文链接", LINK}, {"论文题目", TITLE},
    {"评分", ASIDE}, {"评论", ASIDE}, {"译名", TITLE}, {"译文", ABSTRACT}, {"译文标题", TITLE}, {"详情", LINK},
    {"详细分析", PART}, {"详细解读", PART}, {"语言", ASIDE}, {"说明", ASIDE}, {"贡献", PART}, {"赞助", FURNITURE},
    {"趋势", FURNITURE}, {"配置", FURNITURE}, {"链接", LINK}, {"问题", PART}, {"问题定义", PART}, {"阅读全文", LINK},
    {"阅读原文", LINK}, {"阅读论文", LINK}, {"页数", ASIDE}, {"页脚", FURNITURE}, {"项目", ASIDE}, {"项目主页", ASIDE},
    {"项目地址", ASIDE}, {"项目链接", ASIDE}, {"项目页面", ASIDE}, {"领域", CATEGORIES}, {"题名", TITLE},
    {"题目", TITLE}, {"首次提交", DATE},
};
/* clang-format on */

bool kgi_label_at(size_t n, kg_str *name, kgi_role *role) {
  if (n >= sizeof labels / sizeof *labels) return false;
  *name = (kg_str){labels[n].name, strnlen(labels[n].name, LONGEST)};
  *role = labels[n].role;
  return true;
}

/* As memcmp; most differ in the first eight bytes, which are compared as a number. */
static int compare(const char a[LONGEST], const char b[LONGEST]) {
  uint64_t first, other;
  memcpy(&first, a, sizeof first);
  memcpy(&other, b, sizeof other);
  if (first == other) return memcmp(a, b, LONGEST);
  return be64toh(first) < be64toh(other) ? -1 : 1;
}

kgi_role kgi_label_look_up(kg_str name) {
  char filled[LONGEST] = {0};
  if (name.len > LONGEST) return KGI_ROLE_NONE;
  memcpy(filled, name.ptr, name.len);
  size_t low = 0, high = sizeof labels / sizeof *labels;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(labels[middle].name, filled);
    if (order == 0) return labels[middle].role;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return KGI_ROLE_NONE;
}
