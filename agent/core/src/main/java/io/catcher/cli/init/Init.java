package io.catcher.cli.init;

import io.catcher.cli.Commands;
import io.catcher.cli.MistakeLines;
import io.catcher.cli.ShellWord;
import io.catcher.cli.Usage;
import io.catcher.cli.survey.Application;
import io.catcher.cli.survey.Archive;
import io.catcher.cli.survey.Unreadable;
import io.catcher.config.read.Reading;
import io.catcher.config.read.SettingsReader;
import io.catcher.event.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People's first five minutes: writes a configuration that fits an application. */
@Command(
        name = "init",
        description = {
            "Proposes an interceptor.yaml from what an application contains.",
            "It takes controllers, services, repositories, clients, consumers and commands; where these leave "
                    + "most of it out, also the packages that do most. Only reads class files, never runs any.",
            "APP is a jar, a fat jar, a war or a directory of classes or jars; several make one application."
        })
public final class Init implements Callable<Integer> {

    private static final int EXAMPLES = 5;

    @Mixin
    private Usage usage = new Usage();

    @Parameters(paramLabel = "APP", arity = "1..*", description = "Jars, wars or directories.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; left out: standard output.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrites FILE if it is there.")
    private boolean force;

    @Option(
            names = "--app",
            split = ",",
            paramLabel = "PACKAGE",
            description = "Packages that are the application's own. Left out: found out.")
    private List<String> app = List.of();

    @Option(names = "--json", description = "One JSON object with the rules and what they touch, for scripts.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Path file = output;
        if (file != null && !force && Files.exists(file)) {
            return usage.failed(file + " is there already and stays as it is; --force overwrites it");
        }
        try (Application application = Application.open(paths)) {
            if (application.names().isEmpty()) {
                application.notes().all().forEach(this::note);
                return usage.failed(shownPaths() + ": there is no class in it");
            }
            return propose(application, file);
        } catch (Unreadable e) {
            return usage.failed(String.valueOf(e.getMessage()));
        }
    }

    private int propose(Application application, @Nullable Path file) {
        Proposal proposal = new Proposer(application, OwnPackages.of(application, app)).propose();
        String yaml = new ProposalText(proposal, subject(application, proposal), arguments()).write();
        int code = checked(yaml);
        if (file != null && !written(file, yaml)) {
            return Commands.FOUND_SOMETHING;
        }
        if (json) {
            usage.out().println(Json.write(tree(application, proposal, file, yaml)));
        } else {
            tell(application, proposal, file, yaml);
        }
        return code;
    }

    /** What is written must be in order, whatever the names in the application are. */
    private int checked(String yaml) {
        Reading reading = new SettingsReader(Map.of(), Map.of()).readText(yaml, "proposal");
        List<String> mistakes = new MistakeLines(reading).withPatterns();
        mistakes.forEach(this::note);
        return mistakes.isEmpty() ? Commands.FINE : Commands.FOUND_SOMETHING;
    }

    private boolean written(Path file, String yaml) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            // Not asked before: another one may have written it meanwhile.
            OpenOption[] how = force
                    ? new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    }
                    : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
            Files.write(file, yaml.getBytes(StandardCharsets.UTF_8), how);
            return true;
        } catch (FileAlreadyExistsException | NoSuchFileException | AccessDeniedException e) {
            usage.failed(file + " cannot be written: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            usage.failed(file + " cannot be written: " + e.getMessage());
        }
        return false;
    }

    private void tell(Application application, Proposal proposal, @Nullable Path file, String yaml) {
        PrintWriter out = usage.out();
        // With the YAML on standard output, all other words go where they do not end up in it.
        PrintWriter words = file == null ? usage.err() : out;
        if (file == null) {
            out.print(yaml);
            out.flush();
        } else {
            words.println("wrote " + file + " for " + subject(application, proposal));
            proposal.rules()
                    .forEach(rule -> words.println("  " + rule.draft().name() + ": " + Counts.of(rule.coverage())));
        }
        if (!proposal.rules().isEmpty() && !proposal.unwatched().isEmpty()) {
            words.println("  in no rule: " + unwatched(proposal.unwatched()));
        }
        if (!proposal.kept().isEmpty()) {
            words.println(Kept.told(proposal.kept()));
        }
        application.notes().all().forEach(this::note);
        if (proposal.rules().isEmpty()) {
            note(
                    "no class in it has a role that is known, so there is no rule yet; write one, or name packages with --app");
        }
        if (proposal.isLarge()) {
            note("these rules watch " + proposal.methods() + " methods, which is many; take out what you need not see");
        }
        String config = file == null ? "interceptor.yaml" : file.toString();
        words.println("next:");
        words.println("  java -jar catcher-agent.jar explain " + ShellWord.of(config) + " --jar " + arguments());
        words.println("  " + start(application, config));
        words.flush();
    }

    /** What fails in these alone is not told. */
    private static String unwatched(List<String> classes) {
        String names = classes.stream()
                .limit(EXAMPLES)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
        return Counts.of(classes.size(), "class") + " with code" + (classes.size() > EXAMPLES ? ", such as " : ": ")
                + names;
    }

    private String start(Application application, String config) {
        boolean runnable = paths.size() == 1
                && Files.isRegularFile(paths.get(0))
                && !application.archives().get(0).attribute("Main-Class").isEmpty();
        return "java " + ShellWord.of("-javaagent:catcher-agent.jar=" + config)
                + (runnable ? " -jar " + ShellWord.of(paths.get(0).toString()) : " ...");
    }

    private String subject(Application application, Proposal proposal) {
        long libraries = application.archives().stream()
                .filter(archive -> !archive.given())
                .count();
        int others = application.names().size() - proposal.own().classes().size();
        return shownPaths() + ": " + Counts.of(proposal.own().classes().size(), "class") + " of its own"
                + (libraries > 0 ? ", " + Counts.of(libraries, "jar") + " around it" : "")
                + (libraries == 0 && others > 0 ? ", " + Counts.of(others, "class") + " of libraries" : "");
    }

    private String shownPaths() {
        if (paths.size() > 3) {
            return paths.get(0) + " and " + (paths.size() - 1) + " more";
        }
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private String arguments() {
        return paths.size() > 3
                ? "JAR ..."
                : paths.stream().map(Path::toString).map(ShellWord::of).collect(Collectors.joining(" --jar "));
    }

    private Map<String, @Nullable Object> tree(
            Application application, Proposal proposal, @Nullable Path file, String yaml) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("service", proposal.service());
        tree.put("app_packages", proposal.own().bases());
        tree.put("classes", proposal.own().classes().size());
        tree.put("archives", application.archives().stream().map(Archive::name).toList());
        tree.put("rules", proposal.rules().stream().map(Init::tree).toList());
        tree.put("exclude", proposal.exclude());
        tree.put("unwatched", proposal.unwatched());
        tree.put("notes", application.notes().all());
        tree.put(file == null ? "yaml" : "file", file == null ? yaml : file.toString());
        return tree;
    }

    private static Map<String, Object> tree(Proposal.Written rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", rule.draft().name());
        tree.put("match", rule.draft().patterns());
        tree.put("classes", rule.coverage().classes());
        tree.put("methods", rule.coverage().methods().size());
        tree.put("catching", rule.kept().stream().map(Kept::method).toList());
        return tree;
    }

    private void note(String line) {
        usage.found(line);
    }
}
