/*
 * page_index() as a Promela model: each reader looks up any page of a 4-page huge page, while somebody deletes it from
 * the swap cache. A reader looks at the flag, then at the word that the flag names; in between the deleter clears both.
 * A transition is one access to shared memory with the local work around it.
 *
 * spin -DREADERS=4 -a page-index.pml && gcc -O2 -DSAFETY -DNOREDUCE -DBFS -o pan pan.c && ./pan
 */
#ifndef READERS
#define READERS 4
#endif
#define NR 4        /* pages of the huge page */
#define BASE 8      /* the first slot */
#define HEAD 1      /* the number of the head; its tails have the next ones, and 0 is NULL */
#define LINEAR 100  /* the linear index of the head, above every slot */

byte slot[NR] = HEAD;
byte private[NR] = BASE;
byte index = LINEAR;
byte refcount = NR + 1;  /* the swap cache has NR, the deleter one */
bit swapcache = 1;
bit pg_head = 1;
byte order = 2;
bit i_pages_lock = 0;

active [READERS] proctype reader() {
  byte offset, page, x;

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
  :: swapcache -> d_step { x = private[0]; assert(!(x > offset)) }
  :: !swapcache -> d_step { x = index; assert(!(x > offset)) }
  fi;
  if
  :: pg_head -> d_step { assert(!(x + (1 << order) <= offset)); page = page + offset - x; x = 0 }
  :: d_step { !pg_head -> assert(!(x + 1 <= offset)); page = page + offset - x; x = 0 }
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
