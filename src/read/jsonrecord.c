/* One JSON object as a record: which members count, what their values mean. */
#include <string.h>

#include "base/str.h"
#include "read/arxiv.h"
#include "read/json.h"

/* A date of change says less about a paper than the month in its arXiv id. */
enum { UPDATE_RANK = 4 };

typedef struct member {
  kg_str name;
  kgi_slot slot;
  unsigned rank;
} member;

/* Of several names for one slot the lowest rank counts. */
static const member members[] = {
    {KGI_STR_INIT("title"), KGI_SLOT_TITLE, 0},
    {KGI_STR_INIT("display_name"), KGI_SLOT_TITLE, 1},
    {KGI_STR_INIT("title_alt"), KGI_SLOT_TITLE_ALT, 0},
    {KGI_STR_INIT("title_zh"), KGI_SLOT_TITLE_ALT, 1},
    {KGI_STR_INIT("abstract"), KGI_SLOT_ABSTRACT, 0},
    {KGI_STR_INIT("summary"), KGI_SLOT_ABSTRACT, 1},
    {KGI_STR_INIT("abstractText"), KGI_SLOT_ABSTRACT, 2},
    {KGI_STR_INIT("abstract_inverted_index"), KGI_SLOT_WORDS, 0},
    {KGI_STR_INIT("id"), KGI_SLOT_ID, 0},
    {KGI_STR_INIT("arxiv_id"), KGI_SLOT_ID, 1},
    {KGI_STR_INIT("arxivId"), KGI_SLOT_ID, 1},
    {KGI_STR_INIT("ArXiv"), KGI_SLOT_ID, 1},
    {KGI_STR_INIT("paper_id"), KGI_SLOT_ID, 2},
    {KGI_STR_INIT("doi"), KGI_SLOT_ID, 3},
    {KGI_STR_INIT("DOI"), KGI_SLOT_ID, 3},
    {KGI_STR_INIT("paperId"), KGI_SLOT_ID, 4},
    {KGI_STR_INIT("url"), KGI_SLOT_URL, 0},
    {KGI_STR_INIT("link"), KGI_SLOT_URL, 1},
    {KGI_STR_INIT("pdf_url"), KGI_SLOT_URL, 2},
    {KGI_STR_INIT("date"), KGI_SLOT_DATE, 0},
    {KGI_STR_INIT("published"), KGI_SLOT_DATE, 1},
    {KGI_STR_INIT("publishedAt"), KGI_SLOT_DATE, 1},
    {KGI_STR_INIT("publicationDate"), KGI_SLOT_DATE, 1},
    {KGI_STR_INIT("publication_date"), KGI_SLOT_DATE, 1},
    {KGI_STR_INIT("created"), KGI_SLOT_DATE, 2},
    {KGI_STR_INIT("versions"), KGI_SLOT_DATE, 2},
    {KGI_STR_INIT("year"), KGI_SLOT_DATE, 3},
    {KGI_STR_INIT("publication_year"), KGI_SLOT_DATE, 3},
    {KGI_STR_INIT("update_date"), KGI_SLOT_DATE, UPDATE_RANK},
    {KGI_STR_INIT("authors"), KGI_SLOT_AUTHORS, 0},
    {KGI_STR_INIT("author"), KGI_SLOT_AUTHORS, 1},
    {KGI_STR_INIT("authors_parsed"), KGI_SLOT_AUTHORS, 1},
    {KGI_STR_INIT("authorships"), KGI_SLOT_AUTHORS, 1},
    {KGI_STR_INIT("categories"), KGI_SLOT_CATEGORIES, 0},
    {KGI_STR_INIT("category"), KGI_SLOT_CATEGORIES, 1},
    {KGI_STR_INIT("paper"), KGI_SLOT_NESTED, 0},
    {KGI_STR_INIT("citedPaper"), KGI_SLOT_NESTED, 0},
    {KGI_STR_INIT("citingPaper"), KGI_SLOT_NESTED, 0},
    {KGI_STR_INIT("externalIds"), KGI_SLOT_NESTED, 0},
    {KGI_STR_INIT("papers"), KGI_SLOT_LIST, 0},
    {KGI_STR_INIT("data"), KGI_SLOT_LIST, 0},
    {KGI_STR_INIT("results"), KGI_SLOT_LIST, 0},
};

kgi_slot kgi_slot_of(kg_str name, unsigned *rank) {
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
    const member *known = &members[i];
    if (known->name.len != name.len || known->name.ptr[0] != name.ptr[0]) continue;
    if (memcmp(known->name.ptr, name.ptr, name.len) != 0) continue;
    *rank = known->rank;
    return known->slot;
  }
  return KGI_SLOT_NONE;
}

void kgi_record_begin(kgi_json *json) {
  memset(json->values, 0, sizeof json->values);
  for (int i = 0; i < KGI_SLOTS; i++) kgi_buf_reset(&json->lists[i]);
  json->words.n = 0;
  json->level = json->depth;
  json->pending = json->list = KGI_SLOT_NONE;
  json->record_start = kgi_json_taken(json);
  json->record_start -= json->record_start > 0;
  json->records++;
}

static size_t offset_of(const kgi_json *json, kg_str raw) { return (size_t)(raw.ptr - json->reading->input->text.ptr); }

/* The value of a slot as text: the input itself where it has no escapes. */
static kg_text text_of(kgi_json *json, kgi_slot slot) {
  kgi_value value = json->values[slot];
  kg_str raw = kgi_str_trim(value.raw);
  if (raw.len == 0) return (kg_text){0};
  if (value.escaped) {
    kgi_field *field = &json->decoded[slot];
    kgi_field_reset(field);
    kgi_json_unescape(field, raw, offset_of(json, raw));
    return kgi_field_text(field);
  }
  if (slot > KGI_SLOT_ABSTRACT) return (kg_text){.str = raw};
  kgi_place place = kgi_places_at(&json->reading->input->places, offset_of(json, raw));
  json->pieces[slot] = (kg_piece){0, place.line, place.col};
  return (kg_text){raw, &json->pieces[slot], 1};
}

/* A slot that may be a list of strings too. */
static kg_str list_of(kgi_json *json, kgi_slot slot) {
  return json->lists[slot].len ? kgi_buf_str(&json->lists[slot]) : text_of(json, slot).str;
}

/* An id as the record states it; what is an arXiv id or an address in other clothes becomes the plain id. */
static kg_str plain_id(kg_str id) {
  kg_str arxiv = kgi_arxiv_id(id);
  if (arxiv.len) return arxiv;
  bool is_address = kgi_str_starts(id, KGI_STR("http")) || kgi_str_starts(id, KGI_STR("doi:"));
  kg_str found = is_address ? kgi_find_paper_id(id) : (kg_str){0};
  static const kg_str openalex = KGI_STR_INIT("https://openalex.org/");
  if (kgi_str_starts(id, openalex)) return kgi_str_slice(id, openalex.len, id.len);
  return found.len ? found : id;
}

/* The date as the record states it; else that of the first version; else the month in its arXiv id; else that of the
 * last change. */
static bool date_of(kgi_json *json, kg_str id, char date[11]) {
  kgi_value stated = json->values[KGI_SLOT_DATE];
  bool changed = stated.rank == UPDATE_RANK;
  if (stated.raw.len && !changed) return kgi_find_date(text_of(json, KGI_SLOT_DATE).str, date);
  return kgi_find_date(kgi_buf_str(&json->lists[KGI_SLOT_DATE]), date) || kgi_arxiv_month(id, date) ||
         kgi_find_date(text_of(json, KGI_SLOT_DATE).str, date);
}

static bool has_failed(const kgi_json *json) {
  bool failed = false;
  for (int i = 0; i < KGI_SLOTS; i++) failed |= json->lists[i].failed || kgi_field_failed(&json->decoded[i]);
  return failed;
}

static void report_empty(const kgi_json *json) {
  kgi_place place = kgi_places_at(&json->reading->input->places, json->record_start);
  kgi_report(json->reading->diag, KG_ERROR, KG_SYNTAX, place,
             "paper without title and abstract; the members 'title' and 'abstract' are read");
}

void kgi_record_finish(kgi_json *json) {
  char date[11];
  kg_record record = {0};
  for (int i = 0; i < KG_FIELDS; i++) record.text[i] = text_of(json, (kgi_slot)i);
  if (!record.text[KG_ABSTRACT].str.len) record.text[KG_ABSTRACT] = kgi_inverted_text(json);
  if (!record.text[KG_TITLE].str.len && !record.text[KG_ABSTRACT].str.len) {
    report_empty(json);
    return;
  }
  kg_str id = text_of(json, KGI_SLOT_ID).str, url = text_of(json, KGI_SLOT_URL).str;
  record.id = plain_id(id);
  record.url = url.len || !kgi_str_starts(id, KGI_STR("http")) ? url : id;
  if (date_of(json, record.id, date)) record.date = kg_str_of(date);
  record.authors = list_of(json, KGI_SLOT_AUTHORS);
  record.categories = list_of(json, KGI_SLOT_CATEGORIES);
  record.source.line = kgi_places_at(&json->reading->input->places, json->record_start).line;
  if (has_failed(json))
    json->status = kgi_fail(json->reading->err, KG_NOMEM, (kgi_place){0}, "out of memory");
  else
    json->status = kgi_hand_over(json->reading, &record);
}
