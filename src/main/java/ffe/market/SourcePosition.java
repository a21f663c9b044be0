package ffe.market;

import java.time.Instant;

/** How far a source has been read: its last sequence number handed out, and the session time. */
public record SourcePosition(long sequence, Instant time) {}
