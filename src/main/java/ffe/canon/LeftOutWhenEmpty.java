package ffe.canon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that came to a record later: an empty optional, list or map of it is not written, so
 * values without it keep the digest they had. Not for a record's only component.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface LeftOutWhenEmpty {}
