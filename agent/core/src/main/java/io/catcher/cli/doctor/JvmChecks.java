package io.catcher.cli.doctor;

import io.catcher.ship.loki.MissingHttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The JVM that runs this command, and what the environment gives to every JVM. */
record JvmChecks(Findings findings, Map<String, String> environment) {

    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final String AGENT = "-javaagent:";

    void check() {
        findings.ok(
                "jvm",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version")
                        + "; yours may be another one, it must be 17 or newer");
        if (ModuleLayer.boot().findModule("java.net.http").isEmpty()) {
            findings.fail("jvm", "there is no java.net.http", MissingHttpClient.remedy());
        }
        for (String variable : OPTIONS) {
            agents(variable);
        }
    }

    private void agents(String variable) {
        List<String> agents = new ArrayList<>();
        boolean attachDisabled = false;
        for (String word : environment.getOrDefault(variable, "").strip().split("\\s+", -1)) {
            if (word.startsWith(AGENT)) {
                // Without its arguments: they may hold a key.
                String path = word.substring(AGENT.length()).split("=", 2)[0];
                agents.add(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
            }
            attachDisabled |= word.equals("-XX:+DisableAttachMechanism");
        }
        if (!agents.isEmpty()) {
            findings.ok(
                    "agents",
                    variable + " gives each JVM " + String.join(", ", agents)
                            + "; agents work beside each other, in the order of the command line");
        }
        if (attachDisabled) {
            findings.warn("agents", variable + " disables attach", "give -javaagent at the start instead");
        }
        if (agents.stream().filter(name -> name.contains("catcher-agent")).count() > 1) {
            findings.warn("agents", variable + " has this agent twice", "take one out; the second stands down");
        }
    }
}
