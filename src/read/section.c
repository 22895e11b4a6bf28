/* A paper as a heading with what follows: labels, links, paragraphs in any order. */
#include "base/str.h"
#include "base/utf8.h"
#include "read/columns.h"
#include "read/entry.h"
#include "read/failure.h"

/* How long the role that a label announced lasts. */
typedef enum span { THIS_BLOCK, NEXT_BLOCK, THESE_ITEMS, UNTIL_HEADING } span;

/* How far a section has been read. */
typedef struct walk {
  kgi_entry *entry;
  const kgi_page *page;
  kgi_role role;
  span lasts;
  size_t last_text; /* the line last taken into the abstract */
  bool ruled;       /* a rule came after text */
  size_t failure;   /* the line that first says that making the digest failed here */
  kgi_columns columns;
} walk;

static const kgi_line *line_at(const walk *now, size_t index) { return &now->page->doc->lines.items[index]; }

static kg_str text_at(const walk *now, size_t index) { return kgi_doc_line_text(now->page->doc, line_at(now, index)); }

static kg_str body_at(const walk *now, size_t index) {
  return kgi_str_trim(kgi_doc_slice(now->page->doc, now->page->marks[index].body, line_at(now, index)->end));
}

/* A candidate for the title. */
static kg_str title_at(const walk *now, size_t index) {
  kgi_range range = now->entry->titles.items[index];
  return kgi_doc_slice(now->page->doc, range.start, range.end);
}

static bool is_long(kg_str text) {
  enum { COLUMNS = 80 };
  return kgi_utf8_clip(text, COLUMNS).len < text.len;
}

static bool is_prose(kg_str text) {
  return is_long(text) || kgi_str_ends(text, KGI_STR("。")) || kgi_str_ends(text, KGI_STR("."));
}

/* Whether a line goes on with the text of the line above. */
static bool runs_on(const walk *now, size_t index) {
  bool labelled = now->page->marks[index].role != KGI_ROLE_NONE;
  return now->last_text + 1 == index && line_at(now, index)->before == KGI_SOFT && !labelled;
}

static void add_text(walk *now, size_t index, size_t from) {
  kgi_field *abstract = &now->entry->texts[KG_ABSTRACT];
  kgi_field_break(abstract, runs_on(now, index) ? KGI_SOFT : KGI_HARD);
  kgi_doc_copy(now->page->doc, index, from, line_at(now, index)->end, abstract);
  now->last_text = index;
}

/* Offers what a label announces as the title. */
static void offer_label(walk *now, size_t index) {
  kg_str category;
  kgi_range range = kgi_title_range(now->page->doc, index, now->page->marks[index].body, &category);
  kgi_entry_offer(now->entry, now->page->doc, range);
}

/* Offers the text of a link to the paper, if it stands before the abstract. */
static void offer_link(walk *now, size_t index) {
  const kgi_doc *doc = now->page->doc;
  size_t n;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  if (now->last_text == SIZE_MAX && n && links[0].paper)
    kgi_entry_offer(now->entry, doc, (kgi_range){links[0].start, links[0].end});
}

/* Whether a line without label goes on with what the label of the line above announced: a list that was wrapped. */
static bool goes_on(const walk *now, size_t index) {
  if (now->role == KGI_ROLE_NONE || now->role == KGI_ROLE_ABSTRACT || now->role == KGI_ROLE_PART) return true;
  if (now->role == KGI_ROLE_DATE || now->role == KGI_ROLE_LINK || index == 0) return false;
  kg_str above = body_at(now, index - 1);
  bool comma = kgi_str_ends(above, KGI_STR(",")) || kgi_str_ends(above, KGI_STR("，")) ||
               kgi_str_ends(above, KGI_STR("、")) || above.len == 0;
  return comma || (is_long(above) && !is_prose(text_at(now, index)));
}

static void start_block(walk *now, bool item) {
  bool over = now->lasts == THIS_BLOCK || (now->lasts == THESE_ITEMS && !item);
  if (over) now->role = KGI_ROLE_NONE;
  if (now->lasts == NEXT_BLOCK || over) now->lasts = item && !over ? THESE_ITEMS : THIS_BLOCK;
}

/* Brings `role` up to date for a line, by its own label or by what lasts from above. */
static void update_role(walk *now, size_t index) {
  kgi_role own = now->page->marks[index].role;
  if (own != KGI_ROLE_NONE) {
    now->role = own;
    now->lasts = body_at(now, index).len ? THIS_BLOCK : NEXT_BLOCK;
  } else if (line_at(now, index)->before == KGI_BLOCK) {
    start_block(now, line_at(now, index)->kind == KGI_LINE_ITEM);
  } else if (now->lasts != UNTIL_HEADING) {
    if (!goes_on(now, index)) now->role = KGI_ROLE_NONE;
    now->lasts = THIS_BLOCK;
  }
}

/* Whether a line of links has nothing to read: "PDF", an address. */
static bool is_wordless(const walk *now, size_t index) {
  size_t n;
  const kgi_link *links = kgi_doc_links(now->page->doc, index, &n);
  for (size_t i = 0; i < n; i++)
    if (!kgi_is_link_word(kgi_doc_slice(now->page->doc, links[i].start, links[i].end))) return false;
  return true;
}

static void read_links(walk *now, size_t index) {
  if (now->role == KGI_ROLE_TITLE)
    offer_label(now, index);
  else
    offer_link(now, index);
}

static bool has_capital(kg_str text) {
  for (size_t i = 0; i < text.len; i++)
    if ((text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') || (unsigned char)text.ptr[i] >= 0x80) return true;
  return false;
}

/* Whether a text is a list of people: short parts with capitals or in Chinese, no sentence. */
static bool is_people(kg_str text) {
  enum { LONGEST_NAME = 48 };
  kg_str rest = text, part;
  while (kgi_str_split(&rest, ',', &part))
    if (!has_capital(part) || kgi_str_trim(part).len > LONGEST_NAME) return false;
  return text.len && !kgi_str_ends(text, KGI_STR("。")) && kgi_str_find(text, KGI_STR(":")) == SIZE_MAX &&
         kgi_str_find(text, KGI_STR("：")) == SIZE_MAX;
}

/* Whether a text can be nothing but names: several parts of two to four words, each with a capital. */
static bool is_names(kg_str text) {
  enum { MOST_WORDS = 4 };
  kg_str rest = text, part, word;
  size_t parts = 0;
  for (; kgi_str_split(&rest, ',', &part); parts++) {
    size_t words = 0;
    part = kgi_str_trim(part);
    for (; kgi_str_split(&part, ' ', &word); words++)
      if (word.len == 0 || word.ptr[0] < 'A' || word.ptr[0] > 'Z') return false;
    if (words < 2 || words > MOST_WORDS) return false;
  }
  return parts >= 2 && !kgi_str_ends(text, KGI_STR("."));
}

/* Whether a line stands alone between title and abstract, in italics or strong letters. */
static bool is_emphasised(const walk *now, size_t index) {
  const kgi_line *line = line_at(now, index);
  bool whole = kgi_str_trim(kgi_doc_slice(now->page->doc, line->strong, line->end)).len == 0;
  return line->strong > line->start && whole;
}

/* Whether a line is the title in the other language: all strong, under a title that it is not like. */
static bool is_other_title(const walk *now, size_t index) {
  enum { LONGEST = 240 };
  kg_str text = kgi_str_trim(text_at(now, index));
  if (now->last_text != SIZE_MAX || now->role != KGI_ROLE_NONE || now->entry->titles.n != 1) return false;
  bool other = kgi_is_foreign(text) != kgi_is_foreign(title_at(now, 0));
  return other && text.len > 16 && text.len <= LONGEST && is_emphasised(now, index) && kgi_is_title(text) &&
         !kgi_str_ends(text, KGI_STR("。")) && kgi_str_find(text, KGI_STR(", ")) == SIZE_MAX;
}

/* Authors without label stand under the title, mostly in italics. */
static bool is_byline(const walk *now, size_t index) {
  kg_str text = kgi_str_trim(text_at(now, index));
  if (now->last_text != SIZE_MAX || now->role != KGI_ROLE_NONE) return false;
  return is_names(text) || (is_emphasised(now, index) && is_people(text) && !is_other_title(now, index));
}

/* Takes what may stand without label between title and abstract: authors, or the title in the other language. */
static bool read_unlabelled(walk *now, size_t index) {
  bool byline = is_byline(now, index), title = !byline && is_other_title(now, index);
  if (byline) kgi_entry_take(now->entry, KGI_ROLE_AUTHORS, text_at(now, index));
  if (title) offer_label(now, index);
  return byline || title;
}

/* Whether a line says that there is nothing here: after prose only if it is short. */
static bool is_failure(const walk *now, size_t index) {
  bool own = line_at(now, index)->before >= KGI_HARD || now->page->marks[index].role != KGI_ROLE_NONE;
  bool early = now->last_text == SIZE_MAX || !is_long(body_at(now, index));
  if (!own || !early) return false;
  kg_str text = kgi_str_trim(text_at(now, index)), body = body_at(now, index);
  return kgi_is_failure(text) || (body.len < text.len && kgi_is_failure(body));
}

static void read_text(walk *now, size_t index) {
  const kgi_mark *mark = &now->page->marks[index];
  update_role(now, index);
  if (is_failure(now, index)) {
    if (now->failure == SIZE_MAX) now->failure = index;
    return;
  }
  kgi_entry_take(now->entry, now->role, body_at(now, index));
  if (mark->bare && (!runs_on(now, index) || is_wordless(now, index))) {
    read_links(now, index);
  } else if (read_unlabelled(now, index)) {
    return;
  } else if (now->role == KGI_ROLE_TITLE) {
    offer_label(now, index);
  } else if (now->role == KGI_ROLE_ABSTRACT || now->role == KGI_ROLE_PART) {
    add_text(now, index, mark->body);
  } else if (now->role == KGI_ROLE_UNKNOWN) {
    if (is_prose(body_at(now, index))) add_text(now, index, line_at(now, index)->start);
  } else if (now->role == KGI_ROLE_NONE) {
    bool footer = now->ruled && !runs_on(now, index) && !is_long(text_at(now, index));
    if (!footer) add_text(now, index, mark->body);
  }
}

/* What can be folded away starts with a label, or with words like "show more", which are left out. */
static void read_summary(walk *now, size_t index) {
  bool label = now->page->marks[index].role != KGI_ROLE_NONE;
  now->role = KGI_ROLE_NONE;
  if (label || is_prose(kgi_str_trim(text_at(now, index)))) read_text(now, index);
}

static void read_cell(walk *now, size_t index) {
  const kgi_line *line = line_at(now, index);
  kgi_role role;
  if (!kgi_columns_take(&now->columns, line, now->page->marks[index].role, &role)) now->entry->failed = true;
  kgi_entry_take(now->entry, role, text_at(now, index));
  if (role == KGI_ROLE_TITLE) offer_label(now, index);
  if (role == KGI_ROLE_ABSTRACT || role == KGI_ROLE_PART) add_text(now, index, line->start);
}

/* A heading gives what follows its role, and may hold some of it: "#### Authors: A. Person". */
static void read_subheading(walk *now, size_t index) {
  const kgi_mark *mark = &now->page->marks[index];
  now->role = mark->role;
  now->lasts = UNTIL_HEADING;
  if (mark->body == line_at(now, index)->start) return;
  kgi_entry_take(now->entry, now->role, body_at(now, index));
  if (now->role == KGI_ROLE_ABSTRACT && body_at(now, index).len) add_text(now, index, mark->body);
}

static void read_line(walk *now, size_t index) {
  switch ((kgi_line_kind)line_at(now, index)->kind) {
    case KGI_LINE_RULE:
      now->ruled = now->last_text != SIZE_MAX;
      break;
    case KGI_LINE_HEADING:
      read_subheading(now, index);
      break;
    case KGI_LINE_SUMMARY:
      read_summary(now, index);
      break;
    case KGI_LINE_CODE:
      if (now->role == KGI_ROLE_ABSTRACT) add_text(now, index, line_at(now, index)->start);
      break;
    case KGI_LINE_TEXT:
    case KGI_LINE_ITEM:
      read_text(now, index);
      break;
    case KGI_LINE_CELL:
      read_cell(now, index);
      break;
  }
}

/* The heading's own title, which may stand behind a label: "标题：...". */
static void read_heading(walk *now, size_t index) {
  kg_str category;
  kgi_range title = kgi_title_range(now->page->doc, index, now->page->marks[index].name, &category);
  kgi_entry_offer(now->entry, now->page->doc, title);
  kgi_entry_take(now->entry, KGI_ROLE_CATEGORIES, category);
}

static void report_failure(const walk *now, bool skipped) {
  enum { SHOWN = 60 };
  kg_str text = kgi_utf8_clip(kgi_str_trim(text_at(now, now->failure)), SHOWN);
  kgi_place place = kgi_doc_place(now->page->doc, now->failure);
  kgi_report(now->page->reading->diag, KG_WARNING, KG_SYNTAX, place,
             skipped ? "failed entry near '%.*s'; skipped" : "failed part near '%.*s'; left out", (int)text.len,
             text.ptr);
}

/* Reads the lines; false if the entry failed: its heading says so, or there is no text but messages of failure. */
static bool read_lines(walk *now, const kgi_section *section) {
  kgi_entry *entry = now->entry;
  read_heading(now, section->first);
  if (entry->titles.n && kgi_is_failure(title_at(now, 0))) {
    now->failure = section->first;
  } else {
    for (size_t i = section->first + 1; i < section->end; i++) read_line(now, i);
  }
  bool skipped = now->failure == section->first || now->last_text == SIZE_MAX;
  if (now->failure != SIZE_MAX) report_failure(now, skipped);
  return now->failure == SIZE_MAX || !skipped;
}

kg_status kgi_section_read(kgi_entry *entry, const kgi_page *page, const kgi_section *section) {
  walk now = {.entry = entry, .page = page, .last_text = SIZE_MAX, .failure = SIZE_MAX, .lasts = UNTIL_HEADING};
  kgi_entry_reset(entry);
  entry->id = section->id;
  entry->url = section->url;
  bool fine = read_lines(&now, section);
  kgi_columns_clear(&now.columns);
  return fine ? kgi_entry_finish(entry, page, section->first) : KG_OK;
}
