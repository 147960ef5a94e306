package io.catcher.ship;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.event.Json;
import io.catcher.event.part.Argument;
import io.catcher.event.part.RequestInfo;
import io.catcher.event.part.Thrown;
import io.catcher.ship.fit.LineFitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineFitterTest {

    private static final List<Argument> NO_ARGUMENTS = List.of();

    @Test
    void aLineThatFitsStaysWhole() throws IOException {
        Map<String, Object> event = event(thrown(frames(100), List.of()), NO_ARGUMENTS, null);

        assertThat(line(event)).isEqualTo(Json.read(Json.write(event)));
    }

    @Test
    void framesOfCausesGoFirstAndNothingElse() throws IOException {
        Thrown cause = thrown(frames(400), List.of());
        Map<String, Object> line = line(event(
                thrown(frames(20), Collections.nCopies(10, cause)),
                List.of(new Argument("a", "String", "kept")),
                null));

        Map<?, ?> exception = (Map<?, ?>) requireNonNull(line.get("exception"));
        assertThat((List<?>) exception.get("frames")).hasSize(20);
        Map<?, ?> first = (Map<?, ?>) ((List<?>) requireNonNull(exception.get("causes"))).get(0);
        assertThat(String.valueOf(first.get("frames"))).contains("... 392 more");
        assertThat(line.get("shortened")).isEqualTo(List.of("causes"));
        assertThat(line.toString()).contains("kept");
    }

    @Test
    void thenStepsGoAndTheirNumberIsTold() throws IOException {
        List<RequestInfo.Step> steps = IntStream.range(0, 900)
                .mapToObj(
                        i -> new RequestInfo.Step("Some.method" + i + "x".repeat(60), 1.0, 2.0, "ok", List.of(), null))
                .toList();
        Map<String, Object> line = line(
                event(thrown(frames(3), List.of()), NO_ARGUMENTS, new RequestInfo("E.e", 1.0, steps, 5, null, null)));

        Map<?, ?> request = (Map<?, ?>) requireNonNull(line.get("request"));
        assertThat((List<?>) request.get("steps")).hasSize(10);
        assertThat(request.toString()).contains("steps_left_out=895").contains("method899");
        assertThat(line.get("shortened")).isEqualTo(List.of("steps"));
    }

    @Test
    void thenLargeArguments() throws IOException {
        Map<String, Object> line = line(event(
                thrown(frames(3), List.of()),
                List.of(new Argument("large", "String", "x".repeat(100_000)), new Argument("small", "int", 7)),
                null));

        assertThat(String.valueOf(line.get("args"))).contains("[cut]").contains("value=7");
        assertThat(line.get("shortened")).isEqualTo(List.of("args"));
    }

    @Test
    void whateverComesTheLineIsShortAndValidAndSaysWhatHappened() throws IOException {
        Thrown hostile = new Thrown("T", "\u0000\ud83d\n".repeat(200_000), frames(5_000), List.of(), List.of());
        Map<String, Object> event =
                event(hostile, Collections.nCopies(3_000, new Argument("n".repeat(300), "t", 1)), null);
        byte[] bytes = LineFitter.line(event);

        assertThat(bytes.length).isLessThanOrEqualTo(LineFitter.LONGEST);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        assertThat(Json.read(text.strip())).containsKeys("event_id", "ts", "kind", "tool_name", "shortened");
    }

    private static Map<String, Object> line(Map<String, Object> event) throws IOException {
        byte[] bytes = LineFitter.line(event);
        assertThat(bytes.length).isLessThanOrEqualTo(LineFitter.LONGEST);
        return Json.read(new String(bytes, StandardCharsets.UTF_8).strip());
    }

    private static Map<String, Object> event(
            Thrown thrown, List<Argument> args, @org.jspecify.annotations.Nullable RequestInfo request) {
        return new Stamp(Samples.SHOP).of(Samples.failure("Orders.place", thrown, args, request));
    }

    private static Thrown thrown(List<String> frames, List<Thrown> causes) {
        return new Thrown("java.lang.IllegalStateException", "message", frames, causes, List.of());
    }

    private static List<String> frames(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "com.acme.Some.method(Some.java:" + i + ")")
                .toList();
    }
}
