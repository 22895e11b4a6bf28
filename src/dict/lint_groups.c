/* Surface forms of one key: which say nothing new, which clash. */
#include "base/str.h"
#include "dict/lint_forms.h"

static kgi_surface *surface_of(const kgi_lint_surfaces *all, const kgi_form *form) {
  return &all->surfaces.items[form->target];
}

static const kgi_lint_row *row_of(const kgi_lint_surfaces *all, const kgi_form *form) {
  return &all->lint->rows.items[surface_of(all, form)->row];
}

static bool has_flag(const kgi_lint_surfaces *all, const kgi_form *form, uint32_t flag) {
  return row_of(all, form)->entry.flags & flag;
}

static bool is_gated(const kgi_form *form) { return form->flags & KGI_FORM_GATED; }

/* --- what texts show two forms of the same key --- */

/* The form's bytes with their letter case. */
static kg_str raw_of(const kgi_lint_surfaces *all, const kgi_form *form) {
  return (kg_str){all->index.bytes.items + form->key + form->len, form->len - ((form->flags & KGI_FORM_PLURAL) != 0)};
}

/* Capitals and digits. */
static size_t count_marks(kg_str raw) {
  size_t n = 0;
  for (size_t i = 0; i < raw.len; i++)
    n += (raw.ptr[i] >= 'A' && raw.ptr[i] <= 'Z') || (raw.ptr[i] >= '0' && raw.ptr[i] <= '9');
  return n;
}

/* Whether the form `one` lets through the letter case that `other` asks for, if it asks for any. */
static bool takes_case(const kgi_lint_surfaces *all, const kgi_form *one, const kgi_form *other) {
  kg_str raw = raw_of(all, one), theirs = raw_of(all, other);
  if (!(other->flags & KGI_FORM_EXACT)) return true;
  size_t shared = raw.len < theirs.len ? raw.len : theirs.len;
  if (one->flags & KGI_FORM_EXACT && !kgi_str_eq(kgi_str_slice(raw, 0, shared), kgi_str_slice(theirs, 0, shared)))
    return false;
  if (one->flags & KGI_FORM_PARTS && !(other->flags & KGI_FORM_PARTS) && count_marks(theirs) < 2) return false;
  return !(one->flags & KGI_FORM_UPPER) || count_marks(theirs) > 0;
}

/* Some text shows both forms. A name in parts ("Shap-E") shares no text with a plain word ("shape"). */
static bool meet(const kgi_lint_surfaces *all, const kgi_form *a, const kgi_form *b) {
  if (!takes_case(all, a, b) || !takes_case(all, b, a)) return false;
  const kgi_form *parts = a->flags & KGI_FORM_PARTS ? a : b, *other = parts == a ? b : a;
  return !(parts->flags & KGI_FORM_PARTS) || other->flags & KGI_FORM_PARTS || count_marks(raw_of(all, other)) > 1;
}

/* Every text that shows `narrow` shows `wide`, too; context aside. */
static bool covers(const kgi_lint_surfaces *all, const kgi_form *wide, const kgi_form *narrow) {
  unsigned strict = wide->flags & (KGI_FORM_EXACT | KGI_FORM_UPPER | KGI_FORM_PARTS);
  if (narrow->splits & ~wide->splits) return false;
  if (narrow->flags & KGI_FORM_EXACT) return takes_case(all, wide, narrow);
  return !(strict & ~(unsigned)narrow->flags);
}

/* --- what to say of them --- */

/* Notes that `form` suffers from `other`. */
static void tell(kgi_lint_surfaces *all, const kgi_form *form, kg_severity severity, const char *what,
                 const kgi_form *other, const char *hint) {
  kgi_surface *at = surface_of(all, form);
  if (at->told) return;
  at->told = true;
  const kgi_lint_row *row = row_of(all, form), *theirs = row_of(all, other);
  const char *place = kgi_lint_place(all->lint, theirs->file, surface_of(all, other)->text);
  kgi_lint_find(all->lint, row->file, severity, at->text, "%s '%.*s' (%s) near '%.*s'; %s", what,
                (int)theirs->cells.name.len, theirs->cells.name.ptr, place, (int)at->text.len, at->text.ptr, hint);
}

/* Two forms of one row: an alias that adds nothing to `by`. */
static void judge_same_row(kgi_lint_surfaces *all, const kgi_form *alias, const kgi_form *by) {
  kgi_surface *at = surface_of(all, alias);
  if (at->told || alias->flags & (KGI_FORM_PRIMARY | KGI_FORM_PLURAL) || alias->target == by->target) return;
  if (is_gated(by) && !is_gated(alias)) return;
  if (!covers(all, by, alias)) return;
  bool mutual = covers(all, alias, by) && is_gated(alias) == is_gated(by) && !(by->flags & KGI_FORM_PLURAL);
  if (mutual && alias->target < by->target && !(by->flags & KGI_FORM_PRIMARY)) return;
  at->told = true;
  kg_str text = surface_of(all, by)->text;
  kgi_lint_find(all->lint, row_of(all, alias)->file, KG_WARNING, at->text,
                "'%.*s' covers this alias near '%.*s'; drop it", (int)text.len, text.ptr, (int)at->text.len,
                at->text.ptr);
}

/* A name and a refused form: context that holds makes the name win, else the refusal does. */
static void judge_refusal(kgi_lint_surfaces *all, const kgi_form *name, const kgi_form *never) {
  if (!is_gated(name) && covers(all, never, name))
    tell(all, name, KG_ERROR, "never taken: refused as", never, "ask for context, or drop one of them");
}

/* A minor name and an established one, which wins. */
static void judge_minor(kgi_lint_surfaces *all, const kgi_form *minor, const kgi_form *major) {
  if (!is_gated(major) && covers(all, major, minor))
    tell(all, minor, KG_WARNING, "never taken: already a form of", major, "drop it");
}

/* Forms of two rows; `form` stands later than `other`. */
static void judge_rows(kgi_lint_surfaces *all, const kgi_form *form, const kgi_form *other) {
  bool refuses = has_flag(all, form, KGI_ENTRY_NEVER), refused = has_flag(all, other, KGI_ENTRY_NEVER);
  bool minor = has_flag(all, form, KGI_ENTRY_MINOR), other_minor = has_flag(all, other, KGI_ENTRY_MINOR);
  if ((form->flags | other->flags) & KGI_FORM_PLURAL || !meet(all, form, other)) return;
  if (refuses && refused) {
    if (covers(all, other, form)) tell(all, form, KG_WARNING, "already refused as", other, "drop it");
  } else if (refuses || refused) {
    judge_refusal(all, refuses ? other : form, refuses ? form : other);
  } else if (minor != other_minor) {
    judge_minor(all, minor ? form : other, minor ? other : form);
  } else if (!is_gated(form) || !is_gated(other)) {
    tell(all, form, KG_WARNING, "also a form of", other, "ask both for context, or drop one of them");
  }
}

void kgi_lint_group(kgi_lint_surfaces *all, const kgi_keyed *group, size_t n) {
  enum { MOST_COMPARED = 64 }; /* a bound for dictionaries that repeat one form without end */
  for (size_t i = 1; i < n; i++)
    for (size_t j = i > MOST_COMPARED ? i - MOST_COMPARED : 0; j < i; j++) {
      const kgi_form *form = group[i].form, *other = group[j].form;
      if (surface_of(all, form)->row != surface_of(all, other)->row) {
        judge_rows(all, form, other);
        continue;
      }
      judge_same_row(all, form, other);
      judge_same_row(all, other, form);
    }
}
