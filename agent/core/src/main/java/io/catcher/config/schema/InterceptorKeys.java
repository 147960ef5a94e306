package io.catcher.config.schema;

import java.util.List;

/** The keys of one interceptor of the user's own. */
public final class InterceptorKeys {

    public static final Key<String> CLASS = new Key<>("class", Texts.CLASS_NAME, "");
    public static final Key<String> JAR = new Key<>("jar", Texts.TEXT, "");
    public static final Key<Integer> PRIORITY = new Key<>("priority", new Priority(), Priority.NORMAL);
    public static final Key<List<String>> RULES = new Key<>("rules", new Type.Many<>(Texts.NAME), List.of());

    public static final Schema SCHEMA = new Schema("an interceptor", List.of(CLASS, JAR, PRIORITY, RULES));

    private InterceptorKeys() {}
}
