/* The words that label parts of digests, by role; each list is sorted by bytes. */
#include "base/words.h"
#include "read/labels.h"

/* clang-format off */
static const char *const title_names[] = {
    "chinese title", "english title", "original title", "paper", "paper title", "title", "title_zh",
    "translated title", "中文名", "中文名称", "中文标题", "中文翻译标题", "中文论文标题", "中文译名", "中文题目",
    "原始标题", "原文标题", "原标题", "原英文标题", "原英文题目", "原论文标题", "原题", "文章标题", "标题",
    "标题翻译", "翻译标题", "英文原标题", "英文原题", "英文名", "英文名称", "英文标题", "英文论文标题", "英文题目",
    "论文", "论文中文标题", "论文原标题", "论文名称", "论文标题", "论文英文标题", "论文题目", "译名", "译文标题",
    "题名", "题目",
};

static const char *const authors_names[] = {
    "author", "author list", "authors", "by", "作者", "作者列表", "全部作者", "论文作者",
};

static const char *const date_names[] = {
    "date", "date published", "first published", "last updated", "publication date", "publish date", "publish time",
    "published", "published date", "published on", "release date", "submission date", "submitted", "submitted on",
    "update date", "updated", "year", "上传时间", "上榜日期", "上线时间", "公布日期", "公布时间", "公开日期",
    "出版日期", "出版时间", "发布日期", "发布时间", "发表日期", "发表时间", "年份", "提交日期", "提交时间",
    "收录日期", "日期", "时间", "更新日期", "更新时间", "论文日期", "首次提交",
};

static const char *const link_names[] = {
    "abs", "abs link", "abstract link", "abstract page", "abstract url", "acl anthology", "alphaxiv", "arxiv",
    "arxiv abs", "arxiv abstract", "arxiv id", "arxiv link", "arxiv page", "arxiv pdf", "arxiv url", "arxiv原文",
    "arxiv地址", "arxiv编号", "arxiv链接", "arxiv页面", "cool paper", "cool papers", "doi", "download",
    "download pdf", "full text", "hf", "hf page", "html", "html link", "hugging face", "huggingface", "id", "link",
    "links", "openreview", "original", "original paper", "paper id", "paper link", "paper links", "paper page",
    "paper url", "papers.cool", "pdf", "pdf link", "pdf url", "pdf下载", "pdf地址", "pdf链接", "read more",
    "read paper", "read the paper", "source", "url", "urls", "view on arxiv", "view paper", "view pdf", "下载",
    "下载pdf", "下载链接", "传送门", "全文", "全文链接", "原文", "原文地址", "原文链接", "地址", "摘要链接", "摘要页",
    "来源", "查看原文", "查看论文", "查看详情", "点击查看", "编号", "论文id", "论文pdf", "论文主页", "论文原文",
    "论文地址", "论文编号", "论文网址", "论文链接", "详情", "链接", "阅读全文", "阅读原文", "阅读论文",
};

static const char *const categories_names[] = {
    "arxiv categories", "arxiv category", "arxiv分类", "categories", "category", "field", "fields", "main category",
    "primary category", "primary subject", "subject", "subjects", "主分类", "主要分类", "分类", "学科", "学科分类",
    "所属领域", "研究领域", "类别", "论文分类", "领域",
};

static const char *const abstract_names[] = {
    "abstract", "abstract translation", "ai summary", "ai总结", "ai摘要", "chinese", "chinese abstract", "english",
    "english abstract", "one sentence summary", "one-sentence summary", "original abstract", "paper summary",
    "summary", "tl;dr", "tldr", "translated abstract", "translation", "一句话介绍", "一句话总结", "一句话摘要",
    "一句话概括", "一句话要点", "中文", "中文摘要", "中文摘要翻译", "中文版", "中文译文", "内容摘要", "内容简介",
    "原始摘要", "原摘要", "原文摘要", "原英文摘要", "总结", "摘要", "摘要中文", "摘要原文", "摘要翻译", "摘要英文",
    "摘要译文", "摘要速览", "智能总结", "智能摘要", "机器翻译", "核心内容", "核心要点", "概要", "概述", "简要介绍",
    "翻译", "翻译摘要", "英文", "英文原摘要", "英文原文摘要", "英文摘要", "英文版", "要点", "论文中文摘要",
    "论文原摘要", "论文总结", "论文摘要", "论文概要", "论文概述", "论文简介", "论文英文摘要", "论文速览", "译文",
};

static const char *const part_names[] = {
    "aim", "aims", "ai分析", "ai点评", "ai解读", "analysis", "approach", "background", "conclusion", "conclusions",
    "context", "contribution", "contributions", "data", "dataset", "datasets", "description", "details", "discussion",
    "evaluation", "experiment", "experimental results", "experiments", "finding", "findings", "future work", "goal",
    "goals", "highlights", "impact", "implications", "innovation", "innovations", "insight", "insights",
    "introduction", "key contributions", "key findings", "key idea", "key ideas", "key insight", "key insights",
    "key points", "limitation", "limitations", "main contributions", "main results", "method", "methodology",
    "methods", "model", "models", "motivation", "motivations", "objective", "objectives", "our approach", "overview",
    "problem", "problem statement", "purpose", "research question", "result", "results", "significance", "technique",
    "一句话点评", "三点简述", "不足", "主要亮点", "主要内容", "主要创新", "主要发现", "主要结果", "主要结论",
    "主要贡献", "亮点", "亮点总结", "介绍", "关键发现", "关键洞察", "关键点", "关键要点", "分析", "创新", "创新点",
    "动机", "发现", "实验", "实验或效果", "实验效果", "实验结果", "实验设置", "局限", "局限性", "展望", "应用价值",
    "引言", "意义", "技术创新", "技术方案", "技术方法", "效果", "数据", "数据集", "方法", "方法概述", "方法要点",
    "方法论", "未来工作", "核心亮点", "核心创新", "核心思想", "核心方法", "核心观点", "核心贡献", "核心问题", "模型",
    "深度解读", "点简述", "点评", "目标", "目的", "研究内容", "研究动机", "研究意义", "研究方法", "研究目标",
    "研究目的", "研究结果", "研究结论", "研究背景", "研究问题", "简介", "简述", "结果", "结论", "背景", "背景介绍",
    "解决方案", "解读", "论文解读", "详细分析", "详细解读", "贡献", "问题", "问题定义",
};

static const char *const aside_names[] = {
    "#", "affiliation", "affiliations", "bibtex", "bibtex引用", "citation", "citations", "cite", "cite as", "code",
    "code link", "code url", "codes", "comment", "comments", "conference", "demo", "figure", "figures", "github",
    "home page", "homepage", "image", "images", "index", "institute", "institution", "institutions", "journal",
    "journal ref", "journal reference", "key words", "keyword", "keywords", "language", "likes", "no", "note",
    "notes", "organization", "organizations", "pages", "poster", "project", "project link", "project page",
    "project website", "publication", "rank", "rating", "reference", "references", "related papers", "related work",
    "relevance", "relevance score", "repo", "repository", "score", "scores", "share", "similar papers", "slides",
    "stars", "status", "tag", "tags", "topic", "topics", "upvotes", "venue", "version", "versions", "video",
    "website", "个人笔记", "主页", "主题", "代码", "代码仓库", "代码地址", "代码链接", "会议", "会议期刊", "作者单位",
    "关注度", "关键字", "关键词", "其他链接", "出处", "出版来源", "分享", "匹配关键词", "匹配领域", "单位",
    "参考文献", "发表", "发表会议", "发表期刊", "图", "图片", "图表", "备注", "序号", "开源代码", "开源地址", "引用",
    "引用格式", "得分", "我的评论", "所属期刊", "所属机构", "打分", "排名", "推荐度", "推荐指数", "推荐理由", "收录",
    "收录情况", "数据来源", "期刊", "期刊会议", "机构", "标签", "注释", "演示", "点赞", "版本", "状态", "相关工作",
    "相关度", "相关性", "相关论文", "相关链接", "研究机构", "笔记", "视频", "论文出处", "论文来源", "评分", "评论",
    "语言", "说明", "页数", "项目", "项目主页", "项目地址", "项目链接", "项目页面",
};

static const char *const furniture_names[] = {
    "about", "about this page", "about this project", "about this site", "about us", "acknowledgement",
    "acknowledgements", "acknowledgment", "acknowledgments", "all papers", "archive", "archives", "change log",
    "changelog", "configuration", "contact", "contact us", "content", "contents", "contributing",
    "contribution guide", "contributors", "copyright", "credits", "daily papers", "dependencies", "development",
    "disclaimer", "documentation", "faq", "features", "footer", "getting started", "history", "how to contribute",
    "how to use", "index of papers", "install", "installation", "latest papers", "licence", "license",
    "list of papers", "menu", "more papers", "navigation", "new papers", "news", "next", "other papers", "paper list",
    "papers", "previous", "privacy", "quick start", "quickstart", "readme", "remaining papers", "requirements",
    "roadmap", "search", "sponsors", "star history", "statistics", "stats", "subscribe", "summary statistics",
    "support", "table of content", "table of contents", "testing", "tests", "toc", "today's papers", "todays papers",
    "todo", "trends", "updates", "usage", "what's new", "上一篇", "下一篇", "今日概览", "今日统计", "今日论文",
    "今日趋势", "使用", "使用方法", "使用说明", "免责声明", "全部论文", "公众号", "关于", "关于我", "关于我们",
    "关于本站", "关于本页", "关于本项目", "关注我们", "兴趣领域导航", "其他论文", "其余论文", "其它论文", "分类统计",
    "剩余论文", "历史", "友情链接", "声明", "安装", "导航", "常见问题", "开发", "归档", "往期", "往期回顾",
    "快速导航", "快速开始", "打赏", "推荐阅读", "搜索", "支持", "数据统计", "文档", "新闻", "更多", "更多论文",
    "更新", "更新日志", "最新论文", "本期概览", "本期目录", "概览", "每日论文", "测试", "版权", "版权声明", "目录",
    "目录索引", "索引", "统计", "统计信息", "联系", "联系我们", "联系方式", "致谢", "订阅", "许可", "许可证",
    "论文列表", "论文目录", "论文统计", "赞助", "趋势", "配置", "页脚",
};
/* clang-format on */

/* One role's list. */
typedef struct name_list {
  const char *const *names;
  size_t n;
} name_list;

#define COUNT(names) (sizeof(names) / sizeof *(names))

static const name_list lists[KGI_ROLES] = {[KGI_ROLE_TITLE] = {title_names, COUNT(title_names)},
                                           [KGI_ROLE_AUTHORS] = {authors_names, COUNT(authors_names)},
                                           [KGI_ROLE_DATE] = {date_names, COUNT(date_names)},
                                           [KGI_ROLE_LINK] = {link_names, COUNT(link_names)},
                                           [KGI_ROLE_CATEGORIES] = {categories_names, COUNT(categories_names)},
                                           [KGI_ROLE_ABSTRACT] = {abstract_names, COUNT(abstract_names)},
                                           [KGI_ROLE_PART] = {part_names, COUNT(part_names)},
                                           [KGI_ROLE_ASIDE] = {aside_names, COUNT(aside_names)},
                                           [KGI_ROLE_FURNITURE] = {furniture_names, COUNT(furniture_names)}};

const char *const *kgi_label_names(kgi_role role, size_t *n) {
  *n = role < KGI_ROLES ? lists[role].n : 0;
  return *n ? lists[role].names : NULL;
}

kgi_role kgi_label_look_up(kg_str name) {
  enum { LONGEST = 24 }; /* most texts that are looked up are longer */
  if (name.len > LONGEST) return KGI_ROLE_NONE;
  for (int role = 0; role < KGI_ROLES; role++) {
    name_list list = lists[role];
    if (kgi_words_have(list.names, list.n, name)) return (kgi_role)role;
  }
  return KGI_ROLE_NONE;
}
