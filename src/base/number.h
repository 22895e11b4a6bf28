/* Numbers as text, as printf would write them in C's locale, only faster. */
#ifndef KGI_BASE_NUMBER_H
#define KGI_BASE_NUMBER_H

#include <stddef.h>
#include <stdint.h>

enum { KGI_NUMBER_SIZE = 40 };

/* All write into `out`, which holds KGI_NUMBER_SIZE bytes or all digits, without a NUL; they return how many bytes. */
size_t kgi_number_whole(char *out, uint64_t value);
/* As "%0*u": the lowest `digits` digits. */
void kgi_number_padded(char *out, unsigned value, int digits);
/* As "%.*g": at most `digits` (1 to 10) significant digits; 0 for what is no number. */
size_t kgi_number_real(char *out, double value, int digits);

/* The number of fewest digits that this float stands for: 0.1 for 0.1f, which is 0.100000001490116. */
double kgi_number_widen(float value);

#endif
