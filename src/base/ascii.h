/* What a byte is in ASCII; unlike <ctype.h>, the same in any locale. */
#ifndef KGI_BASE_ASCII_H
#define KGI_BASE_ASCII_H

#include <stdbool.h>

static inline bool kgi_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool kgi_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool kgi_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool kgi_is_letter(char c) { return kgi_is_upper(c) || kgi_is_lower(c); }
static inline bool kgi_is_alnum(char c) { return kgi_is_letter(c) || kgi_is_digit(c); }
static inline char kgi_to_lower(char c) { return kgi_is_upper(c) ? (char)(c + ('a' - 'A')) : c; }

#endif
