package io.catcher.cli.trace;

import io.catcher.cli.trace.layer.Line;
import io.catcher.event.part.Thrown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One trace while its lines are read: a Throwable and its causes. Suppressed ones are passed over. */
final class PastedTrace {

    /** As many as an event keeps of a Throwable, so that both look at the same ones. */
    private static final int FRAMES = 512;

    private static final int CAUSES = 50;

    private static final class Part {
        private Header header;
        private final List<String> frames = new ArrayList<>();
        private int leftOut;

        Part(Header header) {
            this.header = header;
        }
    }

    private final List<Part> chain = new ArrayList<>();
    private Part open;
    private boolean fresh = true;
    private int suppressedColumn = -1;
    private boolean indented;

    private final @Nullable Header above;

    private @Nullable Line unread;
    private boolean surely;
    private boolean ruledOff;

    /** @param above what looks like a header, too, over the one that is next to the frames */
    PastedTrace(Header header, @Nullable Header above) {
        this.above = above;
        open = new Part(header);
        chain.add(open);
    }

    /** Whether what comes next can only be the rest of a message, or frames. */
    boolean awaitsFrames() {
        return fresh;
    }

    /** A line that looks like a frame of it. */
    void notRead(Line line, boolean sure) {
        if (unread == null || (sure && !surely)) {
            unread = line;
            surely = sure;
        }
    }

    /** The first frame that could not be read; without any other also one that only might be a frame. */
    @Nullable
    Line unread() {
        return surely || chain.stream().allMatch(part -> part.frames.isEmpty()) ? unread : null;
    }

    void ruledOff() {
        ruledOff = true;
    }

    /** What some print themselves below their own trace, or above it, behind a rule: their cause once more. */
    boolean repeats(PastedTrace before) {
        return ruledOff && before.hasCause(chain.get(0).header);
    }

    boolean isRepeatedBy(PastedTrace next) {
        return next.ruledOff && next.hasCause(chain.get(0).header);
    }

    private boolean hasCause(Header header) {
        return chain.stream().skip(1).anyMatch(part -> part.header.equals(header));
    }

    void frame(TraceLine line) {
        if (suppressedColumn >= 0) {
            indented |= fresh && line.column() > suppressedColumn;
        } else if (line.kind() == TraceLine.Kind.MORE) {
            open.leftOut += Integer.parseInt(line.text());
        } else if (open.frames.size() < FRAMES) {
            open.frames.add(line.text());
        } else {
            open.leftOut++;
        }
        fresh = false;
    }

    /** A cause, a wrapper, or a suppressed one. */
    void further(TraceLine line) {
        if (line.kind() == TraceLine.Kind.COMPOSED) {
            suppressedColumn = 0;
            indented = true;
            fresh = true;
        } else if (line.kind() == TraceLine.Kind.SUPPRESSED) {
            if (suppressedColumn < 0) {
                suppressedColumn = line.column();
                indented = false;
            }
            fresh = true;
        } else if (!isOfSuppressed(line)) {
            suppressedColumn = -1;
            boolean circular = line.text().startsWith("[CIRCULAR REFERENCE");
            if (!circular && chain.size() <= CAUSES) {
                Header header = Header.of(line.text());
                tellsWhoseMessage(header);
                open = new Part(header);
                chain.add(line.kind() == TraceLine.Kind.WRAPPED_BY ? 0 : chain.size(), open);
            }
            fresh = true;
        }
    }

    /** The first cause's own line is what stood next to the frames: it was the end of the message of the one above it. */
    private void tellsWhoseMessage(Header cause) {
        Part outermost = chain.get(0);
        if (above != null && chain.size() == 1 && outermost.header.equals(cause)) {
            outermost.header = above;
        }
    }

    /** Where all indentation is lost nobody can tell: then a cause is taken for the whole's, as most are. */
    private boolean isOfSuppressed(TraceLine line) {
        return suppressedColumn >= 0 && indented && line.column() >= suppressedColumn;
    }

    Thrown thrown() {
        List<Thrown> parts = chain.stream().map(part -> thrown(part, List.of())).toList();
        return thrown(chain.get(0), parts.subList(1, parts.size()));
    }

    private static Thrown thrown(Part part, List<Thrown> causes) {
        List<String> frames = new ArrayList<>(part.frames);
        if (part.leftOut > 0) {
            frames.add("... " + part.leftOut + " more");
        }
        @Nullable String message = part.header.message();
        return new Thrown(part.header.type(), message, frames, causes, List.of());
    }
}
