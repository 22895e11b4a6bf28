#include "base/single.h"

#include <pthread.h>

static pthread_mutex_t only_one = PTHREAD_MUTEX_INITIALIZER;

void kgi_single_enter(void) { pthread_mutex_lock(&only_one); }

void kgi_single_leave(void) { pthread_mutex_unlock(&only_one); }
