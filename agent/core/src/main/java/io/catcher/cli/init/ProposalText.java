package io.catcher.cli.init;

import java.util.List;

/** The proposal as the YAML that is written. */
final class ProposalText {

    private static final int MOST_LEFT_OUT = 8;
    private static final int MOST_HANDLERS = 8;

    private final Proposal proposal;
    private final String subject;
    private final String arguments;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param subject what was read
     * @param arguments the same for a command line
     */
    ProposalText(Proposal proposal, String subject, String arguments) {
        this.proposal = proposal;
        this.subject = subject;
        this.arguments = arguments;
    }

    String write() {
        header();
        line("version: 1");
        line("");
        line("service:");
        line("  name: " + proposal.service());
        List<String> packages =
                proposal.own().bases().stream().filter(base -> !base.isEmpty()).toList();
        if (!packages.isEmpty()) {
            line("  app_packages: [" + String.join(", ", packages) + "]    # \"ours\" in a stack trace");
        }
        line("");
        rules();
        leftOut();
        exclude();
        handlers();
        line("");
        line("# Where events go, with the defaults; all settings are in config/interceptor.yaml of the distribution.");
        line("#bugcatcher:");
        line("#  loki:");
        line("#    url: http://localhost:3100");
        return text.toString();
    }

    private void header() {
        line("# Proposed by \"catcher-agent.jar init\" for " + subject + ".");
        line("# The first rule that matches a method decides how it is watched. Getters, setters, equals, hashCode,");
        line(
                "# toString and main(String[]) are never meant by a wildcard. Change what you like; then see what it does:");
        line("#   java -jar catcher-agent.jar explain FILE --jar " + arguments);
        if (proposal.isLarge()) {
            line("# These rules watch " + proposal.methods()
                    + " methods, which is many: take out what you do not need to see.");
        }
    }

    private void rules() {
        if (proposal.rules().isEmpty()) {
            line("# Nothing was found that is worth watching: only uncaught exceptions are told.");
            line("rules: []");
            return;
        }
        line("rules:");
        boolean first = true;
        for (Proposal.Written rule : proposal.rules()) {
            if (!first) {
                line("");
            }
            first = false;
            line("  # " + rule.draft().title() + ": " + Counts.of(rule.coverage()));
            if (!rule.kept().isEmpty()) {
                line("  # " + Kept.told(rule.kept()) + ".");
            }
            line("  - name: " + rule.draft().name());
            match(rule.draft().patterns());
        }
    }

    private void match(List<String> patterns) {
        if (patterns.size() == 1) {
            line("    match: " + quoted(patterns.get(0)));
            return;
        }
        line("    match:");
        patterns.forEach(pattern -> line("      - " + quoted(pattern)));
    }

    private void leftOut() {
        List<PackageGroup> groups = proposal.leftOut();
        if (groups.isEmpty()) {
            return;
        }
        line("");
        line("  # Left out, to stay readable; take the # away from what you want to see.");
        for (PackageGroup group : groups.subList(0, Math.min(MOST_LEFT_OUT, groups.size()))) {
            line("  #- match: " + quoted(group.pattern()) + "    # about " + Counts.of(group.methods(), "method"));
        }
        if (groups.size() > MOST_LEFT_OUT) {
            line("  # and " + Counts.of(groups.size() - MOST_LEFT_OUT, "smaller package"));
        }
    }

    private void exclude() {
        if (proposal.exclude().isEmpty()) {
            return;
        }
        line("");
        line("# For all rules: what stands around requests, carries data, was generated, or is a library's.");
        line("exclude:");
        proposal.exclude().forEach(pattern -> line("  - " + quoted(pattern)));
    }

    /** Not done for the user: without its handler a request has no outermost call, so each of its calls becomes one. */
    private void handlers() {
        List<String> patterns =
                proposal.kept().stream().map(Kept::pattern).distinct().toList();
        if (patterns.isEmpty()) {
            return;
        }
        boolean alone = proposal.exclude().isEmpty();
        String margin = alone ? "" : "  ";
        line("");
        line(margin
                + "# These catch failures themselves. Take the # away, and what fails below them is told as an error");
        line(margin + "# that left; a rule of which nothing else is left (\"dead\" in explain) can go then.");
        if (alone) {
            line("#exclude:");
        }
        String start = alone ? "#  - " : "  #- ";
        patterns.stream().limit(MOST_HANDLERS).forEach(pattern -> line(start + quoted(pattern)));
        if (patterns.size() > MOST_HANDLERS) {
            line(margin + "# and " + (patterns.size() - MOST_HANDLERS) + " more");
        }
    }

    private static String quoted(String pattern) {
        return '"' + pattern.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
