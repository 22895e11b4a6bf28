/* What HTML tags mean to a document's lines. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/str.h"
#include "read/scribe.h"

static void count(unsigned *open, bool closing) {
  if (!closing)
    ++*open;
  else if (*open)
    --*open;
}

static void do_nothing(kgi_scribe *scribe, const kgi_html_tag *tag) { (void)scribe, (void)tag; }

static void do_block(kgi_scribe *scribe, const kgi_html_tag *tag) {
  (void)tag;
  kgi_scribe_break(scribe, KGI_BLOCK);
}

static void do_line(kgi_scribe *scribe, const kgi_html_tag *tag) {
  (void)tag;
  kgi_scribe_break(scribe, KGI_HARD);
}

static void do_rule(kgi_scribe *scribe, const kgi_html_tag *tag) {
  (void)tag;
  kgi_scribe_rule(scribe);
}

static void do_heading(kgi_scribe *scribe, const kgi_html_tag *tag) {
  kgi_scribe_break(scribe, KGI_BLOCK);
  scribe->heading = tag->closing ? 0 : (unsigned)(tag->name.ptr[1] - '0');
}

static void do_item(kgi_scribe *scribe, const kgi_html_tag *tag) {
  kgi_scribe_break(scribe, KGI_BLOCK);
  count(&scribe->items, tag->closing);
}

static void do_strong(kgi_scribe *scribe, const kgi_html_tag *tag) { count(&scribe->strongs, tag->closing); }

/* A summary is what a label is elsewhere. */
static void do_summary(kgi_scribe *scribe, const kgi_html_tag *tag) {
  kgi_scribe_break(scribe, KGI_BLOCK);
  count(&scribe->summaries, tag->closing);
  do_strong(scribe, tag);
}

static void do_hidden(kgi_scribe *scribe, const kgi_html_tag *tag) { count(&scribe->hidden, tag->closing); }

static void do_row(kgi_scribe *scribe, const kgi_html_tag *tag) {
  if (!tag->closing) kgi_scribe_row(scribe);
  scribe->cell = false;
  kgi_scribe_break(scribe, KGI_BLOCK);
}

static void do_cell(kgi_scribe *scribe, const kgi_html_tag *tag) {
  if (!tag->closing) kgi_scribe_cell(scribe, (tag->name.ptr[1] | 32) == 'h');
  if (tag->closing) scribe->cell = false;
  kgi_scribe_break(scribe, KGI_BLOCK);
}

static void do_table(kgi_scribe *scribe, const kgi_html_tag *tag) {
  (void)tag;
  scribe->cell = false;
  kgi_scribe_break(scribe, KGI_BLOCK);
}

static void do_link(kgi_scribe *scribe, const kgi_html_tag *tag) {
  if (tag->closing)
    kgi_scribe_unlink(scribe);
  else
    kgi_scribe_link(scribe, kgi_html_attribute(tag->rest, KGI_STR("href")));
}

typedef struct meaning {
  kg_str name;
  void (*act)(kgi_scribe *scribe, const kgi_html_tag *tag);
} meaning;

/* Sorted by name. A tag that is not here is no tag: `<think>` is a word of the text. */
static const meaning meanings[] = {
    {KGI_STR_INIT("a"), do_link},           {KGI_STR_INIT("abbr"), do_nothing},
    {KGI_STR_INIT("article"), do_block},    {KGI_STR_INIT("aside"), do_block},
    {KGI_STR_INIT("audio"), do_nothing},    {KGI_STR_INIT("b"), do_strong},
    {KGI_STR_INIT("blockquote"), do_block}, {KGI_STR_INIT("body"), do_block},
    {KGI_STR_INIT("br"), do_line},          {KGI_STR_INIT("button"), do_hidden},
    {KGI_STR_INIT("caption"), do_block},    {KGI_STR_INIT("center"), do_block},
    {KGI_STR_INIT("cite"), do_nothing},     {KGI_STR_INIT("code"), do_nothing},
    {KGI_STR_INIT("col"), do_nothing},      {KGI_STR_INIT("colgroup"), do_nothing},
    {KGI_STR_INIT("dd"), do_block},         {KGI_STR_INIT("del"), do_nothing},
    {KGI_STR_INIT("details"), do_block},    {KGI_STR_INIT("div"), do_block},
    {KGI_STR_INIT("dl"), do_block},         {KGI_STR_INIT("dt"), do_block},
    {KGI_STR_INIT("em"), do_strong},        {KGI_STR_INIT("figcaption"), do_block},
    {KGI_STR_INIT("figure"), do_block},     {KGI_STR_INIT("font"), do_nothing},
    {KGI_STR_INIT("footer"), do_block},     {KGI_STR_INIT("form"), do_block},
    {KGI_STR_INIT("h1"), do_heading},       {KGI_STR_INIT("h2"), do_heading},
    {KGI_STR_INIT("h3"), do_heading},       {KGI_STR_INIT("h4"), do_heading},
    {KGI_STR_INIT("h5"), do_heading},       {KGI_STR_INIT("h6"), do_heading},
    {KGI_STR_INIT("head"), do_hidden},      {KGI_STR_INIT("header"), do_block},
    {KGI_STR_INIT("hr"), do_rule},          {KGI_STR_INIT("html"), do_block},
    {KGI_STR_INIT("i"), do_strong},         {KGI_STR_INIT("iframe"), do_nothing},
    {KGI_STR_INIT("img"), do_nothing},      {KGI_STR_INIT("input"), do_nothing},
    {KGI_STR_INIT("ins"), do_nothing},      {KGI_STR_INIT("kbd"), do_nothing},
    {KGI_STR_INIT("label"), do_nothing},    {KGI_STR_INIT("li"), do_item},
    {KGI_STR_INIT("link"), do_nothing},     {KGI_STR_INIT("main"), do_block},
    {KGI_STR_INIT("mark"), do_nothing},     {KGI_STR_INIT("meta"), do_nothing},
    {KGI_STR_INIT("nav"), do_block},        {KGI_STR_INIT("ol"), do_block},
    {KGI_STR_INIT("option"), do_block},     {KGI_STR_INIT("p"), do_block},
    {KGI_STR_INIT("picture"), do_nothing},  {KGI_STR_INIT("pre"), do_block},
    {KGI_STR_INIT("s"), do_nothing},        {KGI_STR_INIT("script"), do_hidden},
    {KGI_STR_INIT("section"), do_block},    {KGI_STR_INIT("select"), do_block},
    {KGI_STR_INIT("small"), do_nothing},    {KGI_STR_INIT("source"), do_nothing},
    {KGI_STR_INIT("span"), do_nothing},     {KGI_STR_INIT("strong"), do_strong},
    {KGI_STR_INIT("style"), do_hidden},     {KGI_STR_INIT("sub"), do_nothing},
    {KGI_STR_INIT("summary"), do_summary},  {KGI_STR_INIT("sup"), do_nothing},
    {KGI_STR_INIT("svg"), do_hidden},       {KGI_STR_INIT("table"), do_table},
    {KGI_STR_INIT("tbody"), do_table},      {KGI_STR_INIT("td"), do_cell},
    {KGI_STR_INIT("tfoot"), do_table},      {KGI_STR_INIT("th"), do_cell},
    {KGI_STR_INIT("thead"), do_table},      {KGI_STR_INIT("tr"), do_row},
    {KGI_STR_INIT("tt"), do_nothing},       {KGI_STR_INIT("u"), do_nothing},
    {KGI_STR_INIT("ul"), do_block},         {KGI_STR_INIT("video"), do_nothing},
    {KGI_STR_INIT("wbr"), do_nothing},
};

static int compare_names(const void *a, const void *b) {
  return kgi_str_cmp(((const meaning *)a)->name, ((const meaning *)b)->name);
}

static const meaning *find_meaning(kg_str name) {
  char lower[16];
  if (name.len == 0 || name.len > sizeof lower) return NULL;
  for (size_t i = 0; i < name.len; i++)
    lower[i] = (char)(name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? name.ptr[i] + 32 : name.ptr[i]);
  meaning key = {{lower, name.len}, NULL};
  return bsearch(&key, meanings, sizeof meanings / sizeof *meanings, sizeof *meanings, compare_names);
}

/* Pages keep a paper's id in an attribute of a button: as good as a link. That of a box counts for what is in it. */
static void link_attribute(kgi_scribe *scribe, const kgi_html_tag *tag, bool box) {
  kg_str id = kgi_html_attribute(tag->rest, KGI_STR("data-arxiv-id"));
  if (!id.len || id.len > 64) return;
  kgi_buf href = {0};
  kgi_buf_puts(&href, "arXiv:");
  kgi_buf_put(&href, id);
  if (box) {
    kgi_scribe_hold(scribe, kgi_buf_str(&href));
  } else {
    kgi_scribe_link(scribe, kgi_buf_str(&href));
    kgi_scribe_unlink(scribe);
  }
  scribe->doc->failed |= href.failed;
  kgi_buf_clear(&href);
}

void kgi_scribe_tag(kgi_scribe *scribe, const kgi_html_tag *tag) {
  const meaning *known = find_meaning(tag->name);
  if (!known && tag->name.len) {
    kgi_scribe_text(scribe, tag->source);
  } else if (known) {
    link_attribute(scribe, tag, known->act == do_block || known->act == do_item || known->act == do_row);
    known->act(scribe, tag);
  }
}
