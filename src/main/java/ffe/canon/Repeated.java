package ffe.canon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of which one and the same is written again and again, such as the policy in every
 * decision: the text of the last one is remembered, one of each class. What is written is the same
 * without it. Not for a record with one component, which is written as that.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Repeated {}
