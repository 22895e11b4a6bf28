/* The arrays of dict/prepared.h, from the file that the build tool has made. */
        .section .rodata
        .balign 64
        .globl kgi_prepared_bytes
        .hidden kgi_prepared_bytes
kgi_prepared_bytes:
        .incbin PREPARED
kgi_prepared_end:
        .balign 8
        .globl kgi_prepared_size
        .hidden kgi_prepared_size
kgi_prepared_size:
#if __SIZEOF_POINTER__ == 8
        .quad kgi_prepared_end - kgi_prepared_bytes
#else
        .long kgi_prepared_end - kgi_prepared_bytes
#endif
        .section .note.GNU-stack,"",%progbits
