package io.catcher.bench.contender;

import io.catcher.bench.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Our agent while tasks are handed to executors: whether requests follow them, and whether one is open. */
public enum Handing implements Contender {
    OFF("propagation off", false, ""),
    UNUSED("on, no request was ever open", true, ""),
    IDLE("on, none open, one was before", true, ", \"com.acme.work.Desk#handsOne\""),
    OPEN("on, a request is open", true, ", \"com.acme.work.Desk#handsOne\", \"com.acme.work.Desk#hands\"");

    private static final String ONE = "Desk.handsOne";
    private static final String MANY = "Desk.hands";
    private static final String TASK = "Desk.fails";

    private final String title;
    private final boolean follows;
    private final String woven;

    /** @param woven methods of Desk beside those of the proof, which run when all is measured */
    Handing(String title, boolean follows, String woven) {
        this.title = title;
        this.follows = follows;
        this.woven = woven;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> jvmArguments(Jars jars, Path scratch) throws IOException {
        String match = "[\"com.acme.work.Desk#proves\", \"com.acme.work.Desk#fails\"" + woven + "]";
        return Ours.following(match, follows).jvmArguments(jars, scratch);
    }

    @Override
    public String verify(Path scratch) throws IOException, Unproven {
        Journal journal = new Journal(scratch);
        boolean told = journal.count("exception", TASK) > 0;
        boolean followed = told && journal.allHave(TASK, "parent_request_id");
        boolean one = journal.count("exception", ONE) > 0;
        boolean many = journal.count("exception", MANY) > 0;
        if (!told
                || followed != follows
                || one != woven.contains("#handsOne\"")
                || many != woven.contains("#hands\"")) {
            throw new Unproven("the task's failure told: %s, with its request: %s; woven: one %s, many %s"
                    .formatted(told, followed, one, many));
        }
        return follows ? "parent_request_id" : "events";
    }
}
