package io.catcher.boot;

import io.catcher.boot.Chains.Catching;
import io.catcher.boot.manage.Management;
import io.catcher.boot.process.HostName;
import io.catcher.boot.process.ProcessId;
import io.catcher.boot.process.ServiceFinder;
import io.catcher.boot.reload.Configuration;
import io.catcher.boot.reload.Notes;
import io.catcher.boot.reload.Power;
import io.catcher.boot.summary.MinuteSummary;
import io.catcher.bugcatcher.BugCatcher;
import io.catcher.bugcatcher.CaptureRules;
import io.catcher.bugcatcher.ThreadRequests;
import io.catcher.bugcatcher.context.ContextMaps;
import io.catcher.bugcatcher.contrast.Comparison;
import io.catcher.bugcatcher.contrast.Digester;
import io.catcher.bugcatcher.contrast.SecretNames;
import io.catcher.bugcatcher.crash.VmErrorWatch;
import io.catcher.bugcatcher.diagnosis.Diagnoser;
import io.catcher.bugcatcher.flood.Flood;
import io.catcher.bugcatcher.request.ContextLosses;
import io.catcher.bugcatcher.request.SuccessReporter;
import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.bugcatcher.snapshot.Peek;
import io.catcher.bugcatcher.snapshot.Renderer;
import io.catcher.bugcatcher.story.FailureEvents;
import io.catcher.bugcatcher.story.FailureReporter;
import io.catcher.bugcatcher.story.FirstSeen;
import io.catcher.bugcatcher.story.VersionMemory;
import io.catcher.chain.ApiCalls;
import io.catcher.chain.Dispatcher;
import io.catcher.chain.PerfInterceptor;
import io.catcher.chain.Sites;
import io.catcher.chain.SlowCallNotes;
import io.catcher.config.BugcatcherSettings;
import io.catcher.config.PerfcatcherSettings;
import io.catcher.config.Rule;
import io.catcher.config.Settings;
import io.catcher.perfcatcher.PerfCatcher;
import io.catcher.perfcatcher.memory.EarlierRuns;
import io.catcher.perfcatcher.memory.RunFiles;
import io.catcher.plugin.OwnInterceptors;
import io.catcher.ship.Draft;
import io.catcher.ship.ServiceId;
import io.catcher.ship.Shipping;
import io.catcher.ship.health.Ledger;
import io.catcher.weave.ApiWeaving;
import io.catcher.weave.LoadedClasses;
import io.catcher.weave.Transformer;
import io.catcher.weave.WovenMethods;
import io.catcher.weave.jdk.JdkWeaving;
import io.catcher.weave.match.Matcher;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All rooms wired together. */
final class AgentRuntime {

    /** System property: tell every failure whole, so that a benchmark can measure what one costs. */
    private static final String UNLIMITED = "catcher.bench.unlimited";

    /** Far more than it ever takes, and less than those who stop services wait before they kill. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Configuration configuration;
    private final Shipping shipping;
    private final LogLines log = new LogLines();
    private final Sites sites;
    private final ContextMaps contextMaps;
    private final WovenMethods wovenMethods = new WovenMethods();
    private final Untimed untimed = new Untimed();
    private final Chains chains;
    private final Dispatcher dispatcher;
    private final @Nullable PerfCatcher perfcatcher;
    private final VersionMemory versionMemory;
    private final Comparison comparison;
    private final FailureEvents events;
    private final StartNotice outbox;
    private final Flood flood;
    private final CountedFailures counted;
    private final FailureReporter failures;
    private final ContextLosses losses;
    private final VmErrorWatch vmErrors;
    private final @Nullable BugCatcher bugcatcher;
    private final Endings endings;
    private final Rehearsal rehearsal;
    private final Pulse pulse;
    private final MinuteSummary summary;
    private final Management management;
    private final OwnInterceptors own;
    private final LastWork lastWork;
    private final Rethinking rethinking;
    private volatile @Nullable Power power;

    private AgentRuntime(Configuration configuration, ServiceId service) {
        Settings settings = configuration.settings();
        this.configuration = configuration;
        shipping = Shipping.of(service, settings);
        sites = new Sites(log::add);
        Memory memory = Memory.open();
        contextMaps = new ContextMaps(memory::isInitialised);
        versionMemory = new VersionMemory(shipping::directory, service.name(), service.version());
        SecretNames secretNames = new SecretNames(settings.redaction());
        comparison = comparison(settings, memory, secretNames);
        List<String> ours = settings.service().appPackages();
        Diagnoser diagnoser = new Diagnoser(configuration.errorCodes(), memory, ours);
        events = new FailureEvents(sites::method, ours, diagnoser, new FirstSeen(versionMemory), comparison);
        outbox = new StartNotice(this::offer, settings, wovenMethods);
        flood = Boolean.getBoolean(UNLIMITED)
                ? Flood.unlimited()
                : Flood.limited(ThreadRequests::coarseNanos, shipping::leftOut);
        counted = new CountedFailures(flood, events, outbox);
        failures = new FailureReporter(outbox, events, flood);
        vmErrors = new VmErrorWatch(outbox, events, flood);
        perfcatcher = settings.perfcatcher().enabled()
                ? new PerfCatcher(outbox, sites::method, this::timing, earlierRuns(service))
                : null;
        losses = new ContextLosses(outbox, settings.bugcatcher().cacheMaxSize());
        bugcatcher = bugcatcher(settings.bugcatcher(), memory);
        endings = new Endings(shipping, outbox, events, flood, bugcatcher, service, settings.files());
        rehearsal = endings.rehearsal(diagnoser, ours);
        Catching bugs = bugcatcher == null ? null : new Catching(bugcatcher, comparison);
        pulse = new Pulse(this::work, this::slept, log::add);
        own = new OwnInterceptors(
                configuration.interceptors(),
                new OwnInterceptors.Surroundings(
                        sites::method, outbox, bugcatcher, shipping::directory, log::add, this::complain));
        PerfInterceptor timer = perfcatcher == null ? null : timed(perfcatcher);
        chains = new Chains(sites, bugs, timer, own, untimed, this::wake);
        dispatcher = new Dispatcher(sites, perfcatcher, timer, vmErrors, comparison);
        management = new Management(shipping, sites, memory::isInitialised, log::add, System.nanoTime());
        summary = new MinuteSummary(outbox, shipping, sites, perfcatcher, untimed::names, System.nanoTime());
        if (perfcatcher != null) {
            perfcatcher.economize(new Economy(
                    sites, untimed, this::timing, line -> shipping.log().info(line)));
        }
        lastWork = new LastWork(
                new LastWork.Rooms(shipping, pulse, failures, counted, perfcatcher, own, summary, versionMemory, log),
                this::tellDeadlock);
        rethinking = new Rethinking(shipping, chains, bugcatcher, perfcatcher, comparison, secretNames, diagnoser);
    }

    private PerfInterceptor timed(PerfCatcher timing) {
        SlowCallNotes notes = bugcatcher == null ? null : new SlowCallNotes(timing.contexts(), bugcatcher.calls());
        return new PerfInterceptor(timing.slowFrom(), notes);
    }

    private long slept(long from, long asked, long woke) {
        return perfcatcher == null || isOff() ? Long.MAX_VALUE : perfcatcher.slept(from, asked, woke);
    }

    /** Here as well as in the thread that does the rest, which may be busy with something long. */
    private void glance() {
        Power now = power;
        if (now != null) {
            now.glance();
        }
    }

    /** A line of which part may be the application's own words, and so its secrets. */
    private void complain(String line) {
        System.err.println("catcher: " + shipping.scrubbed(line));
    }

    private boolean isOff() {
        Power now = power;
        return now != null && now.isOff();
    }

    private EarlierRuns earlierRuns(ServiceId service) {
        return new EarlierRuns(new RunFiles(shipping::directory, service.name(), service.version(), log::add));
    }

    static AgentRuntime build(Configuration configuration, boolean attached) {
        ServiceFinder finder = new ServiceFinder(System.getenv(), System.getProperties());
        ServiceId service = finder.find(configuration.settings().service(), HostName.find(), ProcessId.find());
        AgentRuntime agent = new AgentRuntime(configuration, service);
        if (attached) {
            agent.outbox.attached();
        }
        return agent;
    }

    private @Nullable BugCatcher bugcatcher(BugcatcherSettings settings, Memory memory) {
        if (!settings.enabled()) {
            return null;
        }
        CaptureRules capture = new CaptureRules(
                sites::method,
                site -> Chains.view(chains.rule(site)),
                new Renderer(memory),
                contextMaps,
                ProcessId.prefix());
        SuccessReporter successes = new SuccessReporter(outbox, sites::method);
        return new BugCatcher(capture, failures, losses, settings.cacheMaxSize(), successes);
    }

    private Comparison comparison(Settings settings, Memory memory, SecretNames secretNames) {
        return new Comparison(
                // Without requests nobody sees the calls that succeed.
                settings.bugcatcher().cacheMaxSize() > 0,
                sites::method,
                site -> chains.terms(site),
                new Digester(new Peek(memory)),
                secretNames,
                ThreadRequests::coarseNanos,
                log::add);
    }

    /** Rendering may run a woven {@code getMessage}: what the agent's own thread calls is not watched. */
    private boolean offer(Draft draft) {
        return shipping.offer(new UnwatchedDraft(draft, dispatcher));
    }

    /** The agent's threads start with the first woven method: a program without one never pays for them. */
    private void wake() {
        shipping.fetchCountsFrom(counted::settle);
        shipping.start();
        pulse.start();
    }

    private List<Runnable> work() {
        Runnable drain = perfcatcher == null ? () -> {} : perfcatcher::drain;
        Runnable rest = perfcatcher == null ? () -> {} : perfcatcher::rests;
        Runnable requests = bugcatcher == null ? () -> {} : bugcatcher::sweep;
        return List.of(
                Memory::warmUp,
                this::glance,
                () -> outbox.tellWhenDue(System.nanoTime()),
                () -> ThreadRequests.pulse(System.nanoTime()),
                () -> failures.sweep(System.nanoTime() + lastWork.haste()),
                requests,
                () -> losses.sweep(System.nanoTime()),
                rehearsal,
                this::tellVmErrors,
                counted::settle,
                comparison::beat,
                lastWork::tellCounted,
                endings::look,
                drain,
                () -> summary.tellWhenDue(System.nanoTime()),
                () -> management.look(System.nanoTime()),
                this::tellLosses,
                versionMemory::save,
                own::beat,
                () -> log.drainTo(shipping.log()),
                rest);
    }

    private void tellVmErrors() {
        try {
            vmErrors.sweep();
        } catch (OutOfMemoryError full) {
            // They wait for the next beat.
            shipping.makeRoom();
        }
    }

    /** A gap in {@code seq} would not show what never got a number: the agent's log says it, once in five minutes. */
    private void tellLosses() {
        Ledger.Counts counts = shipping.counts();
        if (counts.lost() > 0) {
            shipping.log().warn("losses", "events dropped so far, by reason: " + counts.dropped());
        }
    }

    private PerfcatcherSettings timing(int site) {
        Rule rule = chains.rule(site);
        return rule == null ? configuration.settings().perfcatcher() : rule.perfcatcher();
    }

    private boolean flush(long nanos) {
        failures.finish();
        return !shipping.isStarted() || shipping.flush(Duration.ofNanos(nanos));
    }

    /**
     * From here on woven methods are answered, and every class that is loaded is asked about, unless it is switched off.
     *
     * @param file where the configuration is, asked again and again; null = nowhere
     */
    void install(Instrumentation instrumentation, Supplier<@Nullable Path> file) {
        dispatcher.hear(
                new ApiCalls(sites, chains.named(Rule.ofMarks(configuration.settings())), bugcatcher, this::flush));
        new ApiWeaving(log::add).install(instrumentation);
        Transformer transformer = new Transformer(Matcher.NOTHING, wovenMethods, chains, contextMaps, log::add);
        Installed installed =
                new Installed(instrumentation, transformer, dispatcher, new LoadedClasses(instrumentation, log::add));
        Notes notes = new Notes(this::tell, line -> shipping.log().info(line), line -> shipping.log()
                .warn(line, line));
        Following following = new Following(configuration, installed, notes);
        power = following.power();
        installed.start(following.isOn() ? configuration.matcher() : Matcher.NOTHING, contextMaps);
        if (bugcatcher != null && configuration.settings().bugcatcher().trackExceptions()) {
            callFromJdk(installed, bugcatcher);
        }
        following.start(file, rethinking, untimed, wovenMethods::byRule, log::add);
        atTheEnd();
    }

    private boolean tell(Draft draft) {
        wake();
        return outbox.offer(draft);
    }

    private void callFromJdk(Installed installed, BugCatcher bugs) {
        dispatcher.watchUncaught(endings.uncaught(vmErrors, this::wake));
        installed.with(new JdkWeaving(JdkPoints.ofUncaught(), "uncaught exceptions are not seen", log::add));
        if (configuration.settings().bugcatcher().propagation()) {
            dispatcher.follow(bugs.propagation());
            installed.with(new JdkWeaving(JdkPoints.ofHandovers(), "requests do not follow their work", log::add));
        }
    }

    private void atTheEnd() {
        Thread end = new Thread(null, new ExitHook(lastWork, LONGEST_END), "catcher-shutdown", 0, false);
        end.setContextClassLoader(AgentRuntime.class.getClassLoader());
        Runtime.getRuntime().addShutdownHook(end);
    }

    private void tellDeadlock() {
        if (bugcatcher != null && !isOff()) {
            endings.failures().tellDeadlock();
        }
    }
}
