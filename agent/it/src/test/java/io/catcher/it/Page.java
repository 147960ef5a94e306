package io.catcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of {@code agent/docs}, as the blocks of code that are in it. */
public final class Page {

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final String ANYTHING = "…";

    private final String text;

    private Page(String text) {
        this.text = text;
    }

    /** @param language what stands behind the three backticks */
    public record Block(String language, String text) {

        public List<String> lines() {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** A command of a {@code console} block, and what the page says that it prints. */
    record Shown(String command, List<String> output) {

        /** Whether it printed that: {@code …} stands for anything, alone on a line for any lines. */
        boolean matches(String printed) {
            return Pattern.matches(output.stream().map(Page::regex).collect(Collectors.joining()), printed);
        }
    }

    public static Page of(Path project, String name) throws IOException {
        return new Page(Files.readString(project.resolve("agent/docs").resolve(name)));
    }

    /** In their order, those without a language left out. */
    public List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /** The lines of all blocks of a language. */
    public List<String> lines(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .flatMap(block -> block.lines().stream())
                .toList();
    }

    /** Commands of the agent's jar that stand in sentences and tables, without {@code java -jar catcher-agent.jar}. */
    List<String> commandsInSentences() {
        return Pattern.compile("`java -jar catcher-agent\\.jar ([^`\n]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static List<Shown> shown(Block block) {
        List<Shown> shown = new ArrayList<>();
        for (String line : block.lines()) {
            if (line.startsWith("$ ")) {
                shown.add(new Shown(line.substring(2), new ArrayList<>()));
            } else {
                shown.get(shown.size() - 1).output().add(line);
            }
        }
        return shown;
    }

    /** Matches one line as a page shows it, with its end. */
    static String regex(String line) {
        return line.equals(ANYTHING) ? "(?:.*\n)*?" : Pattern.quote(line).replace(ANYTHING, "\\E.*\\Q") + "\\h*\n";
    }
}
