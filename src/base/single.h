/* A lock around igraph, which keeps what it allocated, its handlers and its random numbers in one place for all
 * threads. */
#ifndef KGI_BASE_SINGLE_H
#define KGI_BASE_SINGLE_H

/* Waits until no other thread is between these two. They do not nest. */
void kgi_single_enter(void);
void kgi_single_leave(void);

#endif
