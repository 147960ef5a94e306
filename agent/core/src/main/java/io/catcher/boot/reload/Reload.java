package io.catcher.boot.reload;

import io.catcher.event.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a configuration that has changed, as a whole or not at all: where anything is wrong in it the last good one
 * stays. Used by one thread.
 */
public final class Reload {

    /** Of a file that is wrong everywhere nobody reads more lines than this. */
    private static final int MOST_MISTAKES = 5;

    private final FileWatch files;
    private final Function<Path, Configuration> reader;
    private final Live live;
    private final Power power;
    private final Notes notes;
    private Configuration current;
    private List<String> refused;

    /**
     * @param file asked at each look; null = there is none
     * @param readAt when that was read
     * @param started what counts since the start, with its mistakes, which were told then
     */
    public Reload(
            Supplier<@Nullable Path> file, Instant readAt, Configuration started, Live live, Power power, Notes notes) {
        this(new FileWatch(file, started.files(), readAt), Configuration::read, started, live, power, notes);
    }

    Reload(
            FileWatch files,
            Function<Path, Configuration> reader,
            Configuration started,
            Live live,
            Power power,
            Notes notes) {
        this.files = files;
        this.reader = reader;
        this.current = started;
        this.refused = started.wrong();
        this.live = live;
        this.power = power;
        this.notes = notes;
    }

    /** What counts now. */
    public Configuration current() {
        return current;
    }

    /** To be called every second or so. */
    public void look() {
        switch (files.look()) {
            case SAME -> {}
            case GONE -> notes.complain("the configuration is gone; what it said last stays as it was");
            case CHANGED -> read();
        }
    }

    private void read() {
        Path file = files.main();
        if (file == null) {
            return;
        }
        Configuration read = reader.apply(file);
        if (!files.wasRead(read.files())) {
            return;
        }
        List<String> wrong = wrong(file, read);
        if (wrong.isEmpty()) {
            boolean wasWrong = !refused.isEmpty();
            refused = List.of();
            take(file, read, wasWrong);
        } else if (!wrong.equals(refused)) {
            refused = wrong;
            refuse(file, wrong);
        }
    }

    /** A file that is emptied, or cut off by an editor that failed, is in order and would end all watching in silence. */
    private List<String> wrong(Path file, Configuration read) {
        boolean lost =
                read.settings().rules().isEmpty() && !current.settings().rules().isEmpty();
        return lost && read.wrong().isEmpty()
                ? List.of(file + ": no rule is left in it; an empty file named 'off' in "
                        + current.settings().files().dir() + " stops all capture")
                : read.wrong();
    }

    private void refuse(Path file, List<String> wrong) {
        String more = wrong.size() > MOST_MISTAKES ? " (and " + (wrong.size() - MOST_MISTAKES) + " more)" : "";
        List<String> first = wrong.subList(0, Math.min(wrong.size(), MOST_MISTAKES));
        notes.complain("the changed " + file + " is wrong, so nothing of it counts and all stays as it was: "
                + String.join(" | ", first) + more);
        notes.event("reload", Severity.WARNING, "E102", details(file, "mistakes", first));
    }

    private static Map<String, Object> details(Path file, String key, List<String> list) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("file", file.toString());
        details.put(key, list);
        return details;
    }

    private void take(Path file, Configuration now, boolean wasWrong) {
        Changes changes = Changes.between(current, now);
        if (changes.isNothing()) {
            if (wasWrong) {
                // Who has taken a mistake back waits for a word, and the last one was a complaint.
                notes.info(file + " is fine again, and says what counts already");
            }
            // Places have moved, and patterns are named by them.
            current = now;
            return;
        }
        // First, so that nothing is seen by the new rules before the new words hide it.
        List<String> unprotected = live.redaction(now.settings().redaction());
        live.rules(now);
        Power.Woven woven = power.rules(now.matcher(), changes.patterns());
        current = now;
        Map<String, Object> details = details(file, "rules_added", changes.added());
        details.put("rules_removed", changes.removed());
        details.put("rules_changed", changes.changed());
        details.put("settings_changed", changes.settings());
        details.put("redaction_refused", unprotected);
        details.put("takes_a_restart", changes.restart());
        details.put("methods_woven", woven.added());
        details.put("methods_unwoven", woven.removed());
        details.put("woven_methods", woven.total());
        notes.event("reload", unprotected.isEmpty() ? Severity.INFO : Severity.WARNING, "I101", details);
        tell(file, changes, woven);
    }

    private void tell(Path file, Changes changes, Power.Woven woven) {
        List<String> parts = new ArrayList<>();
        add(parts, "rules added: ", changes.added());
        add(parts, "rules removed: ", changes.removed());
        add(parts, "rules changed: ", changes.changed());
        add(parts, "settings changed: ", changes.settings());
        parts.add(woven.added() + " methods woven, " + woven.removed() + " unwoven, " + woven.total() + " in all");
        notes.info(file + " was read again: " + String.join("; ", parts));
        if (!changes.restart().isEmpty()) {
            notes.warn("takes a restart: " + String.join(", ", changes.restart()));
        }
    }

    private static void add(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            parts.add(what + String.join(", ", names));
        }
    }
}
