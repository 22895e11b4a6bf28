#include "write/day.h"

#include <string.h>

#include "model/date.h"

static int number(const char *digits, int n) {
  int value = 0;
  for (int i = 0; i < n; i++) value = 10 * value + digits[i] - '0';
  return value;
}

static int days_of(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && is_leap);
}

static bool is_in_calendar(const char *day) {
  int year = number(day, 4), month = number(day + 5, 2), date = number(day + 8, 2);
  return year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= days_of(year, month);
}

kgi_day kgi_day_of(kg_str date) {
  kgi_day day = {"0000-01-01"}, none = {""};
  if (!kgi_is_date(date)) return none;
  memcpy(day.text, date.ptr, date.len);
  return is_in_calendar(day.text) ? day : none;
}

kgi_day kgi_day_first(kgi_day a, kgi_day b) {
  if (!a.text[0] || !b.text[0]) return a.text[0] ? a : b;
  return strcmp(a.text, b.text) <= 0 ? a : b;
}

kgi_day kgi_day_last(kgi_day a, kgi_day b) { return strcmp(a.text, b.text) >= 0 ? a : b; }
