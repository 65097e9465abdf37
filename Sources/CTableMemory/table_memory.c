#if defined(__linux__)
#define _DEFAULT_SOURCE
#endif

#include "CTableMemory.h"

#include <stdlib.h>
#include <sys/mman.h>

// The usual size of a large page. Smaller tables are as well off in ordinary memory.
static const size_t large_page = 2 * 1024 * 1024;

void *table_memory_new(size_t size) {
  if (size < large_page) return calloc(1, size);
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (memory == MAP_FAILED) return NULL;
#if defined(MADV_HUGEPAGE)
  // Only a wish: where it is not granted, the memory is as good, and slower.
  madvise(memory, size, MADV_HUGEPAGE);
#endif
  return memory;
}

void table_memory_free(void *memory, size_t size) {
  if (size < large_page) {
    free(memory);
  } else {
    munmap(memory, size);
  }
}
