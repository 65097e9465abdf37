#ifndef C_TABLE_MEMORY_H
#define C_TABLE_MEMORY_H

#include <stddef.h>

/// Memory of `size` bytes that is all zero; NULL when there is none. Large tables lie in large pages where the system has
/// them, since every look into a table of ordinary pages also has to find its page.
void *table_memory_new(size_t size);

/// Gives memory of `size` bytes back.
void table_memory_free(void *memory, size_t size);

/// Begins to fetch what lies at `place`, and does not wait for it.
static inline void table_memory_fetch(const void *place) { __builtin_prefetch(place, 1, 3); }

#endif
