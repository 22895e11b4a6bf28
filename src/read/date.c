#include "base/ascii.h"
#include "base/number.h"
#include "base/str.h"
#include "read/arxiv.h"

/* What has been understood of a date; 0 is unknown. */
typedef struct date {
  unsigned year, month, day;
} date;

/* 1 to 12 for a word that starts like an English month, else 0. */
static unsigned month_of(kg_str word) {
  static const char names[][4] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  for (unsigned i = 0; i < 12; i++)
    if (word.len >= 3 && kgi_str_eq_nocase(kgi_str_slice(word, 0, 3), kg_str_of(names[i]))) return i + 1;
  return 0;
}

static bool is_year(unsigned number) { return number >= 1800 && number < 2200; }

/* "20240909" in one. */
static void take_packed(date *found, unsigned number) {
  if (found->year || !is_year(number / 10000)) return;
  *found = (date){number / 10000, number / 100 % 100, number % 100};
}

/* Numbers after the year are month, then day; before it, the day. */
static void take_number(date *found, unsigned number, size_t digits) {
  if (digits == 8) take_packed(found, number);
  if (digits == 4 && !found->year && is_year(number)) found->year = number;
  if (digits > 2 || number == 0) return;
  if (found->year && !found->month && number <= 12)
    found->month = number;
  else if (!found->day && number <= 31)
    found->day = number;
}

static bool is_whole(const date *found) { return found->year && found->month && found->day; }

static date scan(kg_str text) {
  date found = {0};
  for (size_t at = 0, end; at < text.len && !is_whole(&found); at = end) {
    unsigned number = 0;
    for (end = at; end < text.len && kgi_is_digit(text.ptr[end]) && end - at < 9; end++)
      number = number * 10 + (unsigned)(text.ptr[end] - '0');
    if (end > at) {
      take_number(&found, number, end - at);
      continue;
    }
    while (end < text.len && kgi_is_letter(text.ptr[end])) end++;
    if (!found.month) found.month = month_of(kgi_str_slice(text, at, end));
    end += end == at;
  }
  return found;
}

/* As much of it as is known. */
static void put(const date *found, char out[11]) {
  size_t len = !found->month ? 4 : !found->day ? 7 : 10;
  kgi_number_padded(out, found->year, 4);
  if (len > 4) kgi_number_padded(out + 5, found->month, 2);
  if (len > 7) kgi_number_padded(out + 8, found->day, 2);
  if (len > 4) out[4] = '-';
  if (len > 7) out[7] = '-';
  out[len] = '\0';
}

bool kgi_find_date(kg_str text, char out[11]) {
  enum { LONGEST = 64 };
  date found = scan(kgi_str_slice(text, 0, LONGEST));
  if (!found.year) return false;
  if (found.month > 12 || found.day > 31) found.month = 0;
  put(&found, out);
  return true;
}
