package io.catcher.config.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types whose value is a number, alone or with a unit. */
final class Numbers {

    /** So few digits that no text makes the arithmetic slow. */
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?) *([A-Za-z%]*)");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private static final Map<String, Long> BYTES = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    private Numbers() {}

    static Type.One<Integer> count(int least, int most) {
        return (text, place) -> {
            Matcher number = matched(text, "is not a whole number");
            if (!number.group(2).isEmpty() || number.group(1).contains(".")) {
                throw WrongValue.of("is not a whole number");
            }
            return within(new BigDecimal(number.group(1)), least, most, "").intValueExact();
        };
    }

    /** A share, as a number or in per cent: 0.2 and 20% are the same. */
    static Type.One<Double> share(String least, String most) {
        return (text, place) -> {
            String what = "is not a share, such as 0.2 or 20%";
            Matcher number = matched(text, what);
            BigDecimal value = new BigDecimal(number.group(1));
            boolean perCent = number.group(2).equals("%");
            if (!perCent && !number.group(2).isEmpty()) {
                throw WrongValue.of(what);
            }
            BigDecimal share = perCent ? value.divide(HUNDRED) : value;
            if (share.compareTo(new BigDecimal(least)) < 0 || share.compareTo(new BigDecimal(most)) > 0) {
                // A bare 20 is far more often a forgotten per cent sign than twenty times the mean.
                throw WrongValue.of("is not a share between " + least + " and " + most, perCent ? "" : text + "%");
            }
            return share.doubleValue();
        };
    }

    static Type.One<Duration> time(Duration least, Duration most) {
        return (text, place) -> {
            BigDecimal millis = withUnit(text, MILLIS, "is not a time, such as 500ms, 10s, 5m, 12h or 7d");
            if (millis.compareTo(BigDecimal.valueOf(least.toMillis())) < 0
                    || millis.compareTo(BigDecimal.valueOf(most.toMillis())) > 0) {
                throw WrongValue.of("is not between " + least.toSeconds() + "s and " + most.toDays() + "d");
            }
            return Duration.ofMillis(millis.longValue());
        };
    }

    static Type.One<Long> megabytes(long least, long most) {
        return (text, place) -> {
            BigDecimal bytes = withUnit(text, BYTES, "is not a size, such as 500KB, 256MB or 2GB");
            BigDecimal megabytes = bytes.divide(BigDecimal.valueOf(1 << 20));
            within(megabytes, least, most, "MB");
            return bytes.longValue();
        };
    }

    private static BigDecimal withUnit(String text, Map<String, Long> units, String what) throws WrongValue {
        Matcher number = matched(text, what);
        Long unit = units.get(number.group(2));
        if (unit == null) {
            String other = number.group(2).toUpperCase(Locale.ROOT);
            throw WrongValue.of(what, units.containsKey(other) ? number.group(1) + other : "");
        }
        return new BigDecimal(number.group(1)).multiply(BigDecimal.valueOf(unit));
    }

    private static BigDecimal within(BigDecimal value, long least, long most, String unit) throws WrongValue {
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw WrongValue.of(
                    least == most ? "is not " + least : "is not between " + least + unit + " and " + most + unit);
        }
        return value;
    }

    private static Matcher matched(String text, String what) throws WrongValue {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            throw WrongValue.of(what);
        }
        return number;
    }
}
