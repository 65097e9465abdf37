/*
 * The fix of v5.4 as a Promela model: each reader looks up any page of a 4-page huge page, while somebody deletes it
 * from the swap cache. A transition is one access to shared memory with the local work around it.
 *
 * spin -DREADERS=3 -a mask-hugetlb-split.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan
 */
#ifndef READERS
#define READERS 3
#endif
#define NR 4    /* pages of the huge page */
#define BASE 8  /* the first slot */
#define HEAD 1  /* the number of the head; its tails have the next ones, and 0 is NULL */

byte slot[NR] = HEAD;
byte private[NR] = BASE;
byte refcount = NR + 1;  /* the swap cache has NR, the deleter one */
bit swapcache = 1;
bit pg_head = 1;
byte order = 2;
bit i_pages_lock = 0;

active [READERS] proctype reader() {
  byte offset, page;

  if
  :: offset = BASE
  :: offset = BASE + 1
  :: offset = BASE + 2
  :: offset = BASE + 3
  fi;
repeat:
  if
  :: d_step { slot[offset - BASE] != 0 -> page = slot[offset - BASE] }
  :: slot[offset - BASE] == 0 -> goto out
  fi;
  if
  :: d_step { refcount != 0 -> refcount++ }
  :: d_step { refcount == 0 -> page = 0 }; goto repeat
  fi;
  if
  :: slot[offset - BASE] == page
  :: slot[offset - BASE] != page -> d_step { refcount--; page = 0 }; goto repeat
  fi;
  if
  :: pg_head -> d_step { page = page + (offset & ((1 << order) - 1)) }
  :: !pg_head
  fi;
  d_step { assert(page == HEAD + offset - BASE); refcount--; page = 0 };
out:
  skip
}

active proctype deleter() {
  byte i;

  assert(private[0] == BASE);
  d_step { i_pages_lock == 0 -> i_pages_lock = 1 };
  do
  :: d_step { i < NR -> assert(slot[i] == HEAD); slot[i] = 0 };
     d_step { private[i] = 0; i++ }
  :: d_step { i == NR -> swapcache = 0; i = 0 }; break
  od;
  i_pages_lock = 0;
  refcount = refcount - NR;
  refcount--
}
