/**
 * What servers over one database share beside it, in Redis; optional.
 *
 * <p>Offers: {@link ffe.adapter.redis.RedisLine}, the way there and what is known of it; {@link
 * ffe.adapter.redis.RedisRelay}, what was committed, told to the other servers; {@link
 * ffe.adapter.redis.RedisCounts}, limits that count on all of them; {@link
 * ffe.adapter.redis.RedisLogins}, logins that outlive the server they began on.
 *
 * <p>Rules: R1 Nothing that decides, trades or books reads it: whoever writes there can mislead a
 * screen, never an order. R2 Nobody waits longer than {@link
 * ffe.adapter.redis.RedisLine#ANSWER_MAX}, and while it is away nobody waits at all. R3 Away means
 * alone, never unlimited: each server goes on with its own counts, logins and events. R4 Every key
 * ends by itself.
 *
 * <p>Not here: what is stored for good (adapter.store), the settings (setting).
 */
@NullMarked
package ffe.adapter.redis;

import org.jspecify.annotations.NullMarked;
