/**
 * Old candles as Parquet files in a folder.
 *
 * <p>Offers: {@link ParquetFolder}, which writes and reads them; {@link NoShelf} where no folder is
 * set.
 *
 * <p>Rules: R1 A file has its name when it was forced to the disk and read back bit for bit, not
 * before. R2 A name holds the digest of the candles, so that nothing is ever replaced by something
 * else. R3 What is read is what its digest says, or nothing. R4 Nothing here removes a file, but
 * unfinished ones. (why: it is the only place where these candles are)
 *
 * <p>Not here: what leaves and when (desk.keeping), which files there are (adapter.store).
 */
@NullMarked
package ffe.adapter.cold;

import org.jspecify.annotations.NullMarked;
