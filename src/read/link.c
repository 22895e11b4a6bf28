#include "read/link.h"

#include "base/str.h"
#include "read/arxiv.h"
#include "read/labels.h"

/* Whether an address that states no id is one of a place where papers are kept. */
static bool is_library(kg_str href) {
  static const kg_str hosts[] = {
      KGI_STR_INIT("openreview.net/"),
      KGI_STR_INIT("semanticscholar.org/paper/"),
      KGI_STR_INIT("proceedings.neurips.cc/"),
      KGI_STR_INIT("papers.nips.cc/"),
      KGI_STR_INIT("proceedings.mlr.press/"),
      KGI_STR_INIT("jmlr.org/papers/"),
      KGI_STR_INIT("openaccess.thecvf.com/"),
      KGI_STR_INIT("dl.acm.org/doi/"),
      KGI_STR_INIT("ieeexplore.ieee.org/"),
      KGI_STR_INIT("biorxiv.org/content/"),
      KGI_STR_INIT("medrxiv.org/content/"),
      KGI_STR_INIT("nature.com/articles/"),
      KGI_STR_INIT("link.springer.com/"),
      KGI_STR_INIT("papers.ssrn.com/"),
      KGI_STR_INIT("hal.science/"),
  };
  for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
    if (kgi_str_find(href, hosts[i]) != SIZE_MAX) return true;
  return false;
}

kgi_link kgi_link_make(size_t at, kg_str href) {
  kgi_link link = {.start = (uint32_t)at, .end = (uint32_t)at, .href = href, .id = kgi_find_paper_id(href)};
  link.paper = link.id.len || is_library(href);
  return link;
}

bool kgi_is_url(kg_str text) {
  return kgi_str_starts(text, KGI_STR("http://")) || kgi_str_starts(text, KGI_STR("https://")) ||
         kgi_str_starts(text, KGI_STR("www."));
}

bool kgi_is_link_word(kg_str text) {
  text = kgi_str_trim(text);
  return text.len == 0 || kgi_is_url(text) || kgi_arxiv_id(text).len || kgi_find_paper_id(text).len ||
         kgi_label_role(text) != KGI_ROLE_NONE;
}
