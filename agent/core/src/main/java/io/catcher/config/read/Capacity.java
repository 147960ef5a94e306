package io.catcher.config.read;

import io.catcher.config.schema.FileKeys;
import io.catcher.config.schema.Key;
import io.catcher.config.yaml.Mistake;
import java.util.Optional;

/**
 * Whether a window can hold the samples that the first judgement waits for: one that cannot would never judge a call, in
 * silence.
 *
 * @param all what holds, wherever it was said
 */
record Capacity(Values all) {

    /**
     * Told where the nearer of the two numbers stands, with the place of the other one; empty where nobody asked for so
     * many samples.
     *
     * @param where what stands before a key: {@code rules[0].}, or nothing
     * @param own what was said here: by the rule, or by the whole file
     */
    Optional<Mistake> mistake(String where, Values own) {
        int samples = all.get(FileKeys.MIN_SAMPLES);
        int window = all.get(FileKeys.WINDOW_SIZE);
        if (samples <= window || all.place(FileKeys.MIN_SAMPLES).isEmpty()) {
            return Optional.empty();
        }
        return own.place(FileKeys.MIN_SAMPLES)
                .map(place -> new Mistake(
                        place,
                        where + FileKeys.MIN_SAMPLES.path() + ": " + samples + " is more than window_size ("
                                + withPlace(FileKeys.WINDOW_SIZE) + ") can ever hold"))
                .or(() -> own.place(FileKeys.WINDOW_SIZE)
                        .map(place -> new Mistake(
                                place,
                                where + FileKeys.WINDOW_SIZE.path() + ": " + window + " can never hold min_samples ("
                                        + withPlace(FileKeys.MIN_SAMPLES) + ")")));
    }

    private String withPlace(Key<Integer> key) {
        return all.get(key) + ", "
                + all.place(key).map(place -> "from " + place).orElse("the default");
    }
}
