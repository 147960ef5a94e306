package io.catcher.weave.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.Capture;
import io.catcher.config.Level;
import io.catcher.config.Rule;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.weave.classfile.ClassFacts;
import io.catcher.weave.classfile.MethodFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the page on matching, asked of the matcher itself. */
class MatchingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "matching.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    static Path directory;

    private static PageClasses classes;

    @BeforeAll
    static void compile() {
        classes = PageClasses.compiled(block("java"), directory);
    }

    record Row(List<String> cells) {

        List<String> codes(int cell) {
            return CODE.matcher(cells.get(cell))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        /** Without what a remark behind them names. */
        List<String> methods(int cell) {
            return codes(cell).stream().filter(code -> code.contains("(")).toList();
        }

        @Override
        public String toString() {
            return cells.toString();
        }
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(String language) {
        String page = page();
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }

    private static List<Row> rows(String header) {
        List<Row> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : page().lines().toList()) {
            if (line.startsWith(header)) {
                inside = true;
            } else if (!line.startsWith("|")) {
                inside = false;
            } else if (inside && !line.startsWith("|---")) {
                rows.add(new Row(
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList()));
            }
        }
        return rows;
    }

    static Stream<Row> examples() {
        return rows("| Pattern | Watches | Not |").stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aPatternWatchesWhatThePageSaysAndNothingElse(Row row) {
        Matcher.Compiled compiled = Rules.compile(row.codes(1).get(0));

        assertThat(compiled.mistakes()).isEmpty();
        assertThat(woven(compiled.matcher())).containsExactlyInAnyOrderElementsOf(row.methods(2));
        assertThat(row.methods(2)).isSubsetOf(allMethods());
        assertThat(row.methods(3)).isSubsetOf(allMethods()).noneMatch(row.methods(2)::contains);
    }

    static Stream<Row> compiledNames() {
        return rows("| In the source | Compiled as | Pattern |").stream();
    }

    @ParameterizedTest
    @MethodSource("compiledNames")
    void namesOfOtherLanguagesAreWatchedAsTheyAreCompiled(Row row) {
        List<String> compiledAs = row.codes(2);
        String type = compiledAs.get(0).replace('.', '/');
        byte[] file = classWith(type, compiledAs.get(1), row.cells().get(2).endsWith("synthetic"));
        Matcher matcher = Rules.compile(row.codes(3).get(0)).matcher();

        assertThat(matcher.mayMatch(type)).isTrue();
        assertThat(matcher.plan(null, type, file).methods())
                .extracting(MethodPlan::name)
                .containsExactly(
                        compiledAs.get(1).substring(0, compiledAs.get(1).indexOf('(')));
        boolean made = row.cells().get(2).matches(".*(synthetic|unmarked)");
        assertThat(Rules.compile("com.acme.**#*")
                        .matcher()
                        .plan(null, type, file)
                        .methods())
                .hasSize(made || type.contains("$$") ? 0 : 1);
    }

    static Stream<Row> refused() {
        return rows("| Pattern | Why |").stream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aPatternIsRefusedForTheReasonOnThePage(Row row) {
        assertThat(Rules.compile(row.codes(1).get(0)).mistakes())
                .singleElement()
                .extracting(PatternMistake::what)
                .asString()
                .startsWith(row.cells().get(2));
    }

    @Test
    void thePageHasItsTables() {
        assertThat(examples()).hasSizeGreaterThan(35);
        assertThat(compiledNames()).hasSizeGreaterThan(10);
        assertThat(refused()).hasSizeGreaterThan(8);
    }

    @Test
    void whatThePageSaysOfRulesIsRead() {
        Reading reading = new SettingsReader(Map.of(), Map.of()).readText(block("yaml"), "page.yaml");

        assertThat(reading.mistakes()).isEmpty();
        assertThat(Matcher.compile(reading.settings()).mistakes()).isEmpty();
        Rule payments = reading.settings().rules().get(0);
        assertThat(payments.bugcatcher().capture()).isEqualTo(Capture.HASH);
        assertThat(payments.level()).isEqualTo(Level.DEBUG);
        assertThat(payments.perfcatcher().varianceThreshold()).isEqualTo(0.5);
        assertThat(payments.bugcatcher().ignore()).containsExactly("java.util.concurrent.CancellationException");
        assertThat(reading.settings().rules())
                .extracting(rule -> rule.bugcatcher().enabled())
                .containsExactly(true, false, true);
        assertThat(reading.settings().rules())
                .extracting(rule -> rule.perfcatcher().enabled())
                .containsExactly(true, true, false);
    }

    private static List<String> woven(Matcher matcher) {
        List<String> woven = new ArrayList<>();
        classes.files().forEach((name, file) -> {
            if (matcher.mayMatch(name)) {
                matcher.plan(classes, name, file).methods().forEach(method -> woven.add(shortly(name, method)));
            }
        });
        return woven;
    }

    private static String shortly(String type, MethodPlan method) {
        return simple(type) + "." + Rules.shortly(method);
    }

    private static String simple(String name) {
        return name.substring(
                Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('$'), name.lastIndexOf('.'))) + 1);
    }

    private static List<String> allMethods() {
        List<String> methods = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : classes.files().entrySet()) {
            for (MethodFacts method :
                    ClassFacts.read(new ClassReader(file.getValue())).methods()) {
                List<String> types = Stream.of(Type.getArgumentTypes(method.descriptor()))
                        .map(type -> simple(type.getClassName()))
                        .toList();
                methods.add(simple(file.getKey()) + "." + method.name() + "(" + String.join(", ", types) + ")");
            }
        }
        return methods;
    }

    private static byte[] classWith(String name, String method, boolean synthetic) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | (synthetic ? Opcodes.ACC_SYNTHETIC : 0);
        MatchResult call = Pattern.compile("(.*)\\((.*)\\)")
                .matcher(method)
                .results()
                .findFirst()
                .orElseThrow();
        StringBuilder descriptor = new StringBuilder("(");
        for (String type :
                call.group(2).isEmpty() ? new String[0] : call.group(2).split(", ", -1)) {
            descriptor.append(type.equals("int") ? "I" : "L" + type.replace('.', '/') + ";");
        }
        MethodVisitor code = writer.visitMethod(access, call.group(1), descriptor + ")V", null, null);
        code.visitCode();
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "gc", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
