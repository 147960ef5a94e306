package io.catcher.bugcatcher.diagnosis;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the SQLState of an exception. JDBC has one class for them all; drivers of other kinds (R2DBC, Vert.x, jasync) have
 * classes of their own, with the state in a field that is called so, or in the server's answer that they hold.
 */
final class SqlState {

    private static final String JDBC = "java.sql.SQLException";

    private static final List<String> NAMES = List.of("sqlState", "SQLState", "sqlstate", "sqlStateCode");

    /** Five signs, a class of two and three more. */
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{5}");

    private SqlState() {}

    /** Null = it has none. */
    static @Nullable String of(Throwable thrown, Fields fields) {
        if (fields.read(thrown, JDBC, "SQLState") instanceof String state && !state.isBlank()) {
            return state;
        }
        String type = thrown.getClass().getName();
        // It gives this state by a method, whatever its field holds.
        if (type.equals("com.mysql.cj.jdbc.exceptions.CommunicationsException")) {
            return "08S01";
        }
        if (type.startsWith("java.")) {
            return null;
        }
        String own = named(thrown, fields);
        Object answer = own == null ? fields.read(thrown, null, "errorMessage") : null;
        return answer == null || answer instanceof String ? own : ofAnswer(answer, fields);
    }

    private static @Nullable String named(Object holder, Fields fields) {
        for (String name : NAMES) {
            if (fields.read(holder, null, name) instanceof String state
                    && SHAPE.matcher(state).matches()) {
                return state;
            }
        }
        return null;
    }

    /** MySQL's holds it by name; PostgreSQL's as it came, by letters, of which C is the state's. */
    private static @Nullable String ofAnswer(Object answer, Fields fields) {
        String own = named(answer, fields);
        Object letters = own == null ? fields.read(answer, null, "fields") : null;
        return letters instanceof Map<?, ?> map && isOfJdk(map) && map.get('C') instanceof String state ? state : own;
    }

    private static boolean isOfJdk(Map<?, ?> map) {
        return map.getClass() == HashMap.class || map.getClass() == LinkedHashMap.class;
    }

    /** The field of the exception itself that holds it; null = it is further in. */
    static @Nullable Field field(Throwable thrown, Fields fields) {
        Field jdbc = Fields.find(thrown, JDBC, "SQLState");
        if (jdbc != null) {
            return jdbc;
        }
        for (String name : NAMES) {
            if (fields.read(thrown, null, name) instanceof String) {
                return Fields.find(thrown, null, name);
            }
        }
        return null;
    }
}
