package io.catcher.bugcatcher.diagnosis;

import io.catcher.bugcatcher.thrown.PackagePrefix;
import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule for one Throwable. What it carries decides first (SQLState, a vendor's code, status), then its nearest known class, by name
 * or by the words in it; a class that says little by itself, such as IOException, gives way to the package of a library.
 * Immutable.
 */
final class Registry {

    /** Not javax.persistence and others, which are libraries. */
    private static final Pattern JDK =
            Pattern.compile("(java|sun|jdk|javax\\.(accessibility|crypto|imageio|lang|management|naming"
                    + "|net|print|rmi|script|security|sound|sql|swing|tools|xml\\.(catalog|crypto|datatype|namespace|parsers|stream"
                    + "|transform|validation|xpath)))\\.");

    private static final String ANY = "java.lang.Throwable";

    /** How the name of a package begins that may be anywhere in a longer one. */
    private static final String ANYWHERE = "*.";

    /** What follows is mostly what the other side sent. */
    private static final int HEAD = 400;

    private final List<ErrorRule> rules;
    private final Set<String> wrappers;
    private final Map<String, List<ErrorRule>> byType = new HashMap<>();

    private final NameRules ownNames;
    private final NameRules names;

    /** @param own what the user adds to the other */
    Registry(ErrorRegistry own, ErrorRegistry builtIn) {
        ErrorRegistry registry = own.before(builtIn);
        this.ownNames = new NameRules(own.rules());
        this.names = new NameRules(builtIn.rules());
        this.rules = registry.rules();
        this.wrappers = new HashSet<>(registry.wrappers());
        for (ErrorRule rule : rules) {
            rule.types().forEach(type -> byType.computeIfAbsent(type, t -> new ArrayList<>())
                    .add(rule));
        }
    }

    /** Whether it only carries another one. Subclasses may mean more. */
    boolean isWrapper(Facts facts) {
        return wrappers.contains(facts.types().get(0));
    }

    /** Null if nothing fits. */
    @Nullable
    ErrorRule find(Facts facts) {
        Optional<ErrorRule> exact = ofType(facts.types().get(0), "").filter(rule -> !rule.general());
        if (exact.isPresent() && facts.sqlState() == null) {
            return nearest(facts);
        }
        ErrorRule named = facts.vendorCode() == null ? null : byWord(facts.vendorCode(), () -> true);
        if (named != null && !named.general()) {
            return named;
        }
        ErrorRule carried = byState(facts);
        if (carried == null) {
            carried = byStatus(facts.status());
        }
        ErrorRule nearest = nearest(facts);
        if (carried != null && !carried.general()) {
            if (!isVague(facts.status(), carried)) {
                return carried;
            }
            return saysWhat(nearest) || isMissing(facts.status(), nearest) ? nearest : carried;
        }
        if (nearest != null && !nearest.general()) {
            return nearest;
        }
        if (carried != null) {
            return carried;
        }
        if (named != null) {
            return named;
        }
        ErrorRule ofPackage = byPackage(facts);
        boolean saysNoMore = ofPackage == null
                || (nearest != null
                        && (nearest.code().equals(ofPackage.code())
                                || (ofPackage.general() && saysWhatIsWrong(nearest))));
        return saysNoMore ? nearest : ofPackage;
    }

    /**
     * What the message says, for all that a registry cannot list: of a class that nobody knows, or whose name says where
     * it failed and not why. Null if it says no more than what was found without it.
     */
    @Nullable
    ErrorRule byMessage(Facts facts, @Nullable ErrorRule found) {
        boolean exact =
                ofType(facts.types().get(0), "").filter(rule -> !rule.general()).isPresent();
        // A pool hands on the state of the failure that kept it empty.
        boolean stated = facts.sqlState() != null && found != null && !found.general();
        ErrorRule told = exact || stated ? null : told(facts);
        boolean more = told != null
                && (found == null
                        || (!told.general()
                                && (Precedence.tellsMore(told, found)
                                        || (isVague(facts.status(), found) && saysWhat(told)))));
        return more ? told : null;
    }

    private @Nullable ErrorRule told(Facts facts) {
        String message = lowered(facts);
        String head = message.substring(0, Math.min(message.length(), HEAD));
        return byType.getOrDefault(ANY, List.of()).stream()
                .filter(rule -> holdsOne(rule, head))
                .findFirst()
                .orElse(null);
    }

    /** NotFound, Invalid, an IllegalStateException: more than that a call to a service failed. */
    private static boolean saysWhatIsWrong(ErrorRule rule) {
        return rule.category().equals("data") || rule.category().equals("contract");
    }

    /** Known by its hundreds only: services answer 400 also to those who are too fast. */
    private boolean isVague(int status, ErrorRule carried) {
        return status != 0 && withStatus(String.valueOf(status)) == null && carried.equals(byStatus(status));
    }

    /** Of services that answer 400 to all: of a name or a queue that is not there, too. */
    private static boolean isMissing(int status, @Nullable ErrorRule rule) {
        return status == 400 && rule != null && rule.code().equals("E402");
    }

    /** More than that it was a call, or a wrong one. */
    private static boolean saysWhat(@Nullable ErrorRule rule) {
        return rule != null
                && !rule.general()
                && !rule.category().equals("network")
                && !rule.category().equals("contract");
    }

    /** First where the message fits too; of several the longest beginning counts. */
    private @Nullable ErrorRule byState(Facts facts) {
        String state = facts.sqlState();
        if (state == null) {
            return null;
        }
        String message = lowered(facts);
        ErrorRule narrowed = byState(state, rule -> !rule.messages().isEmpty() && holdsOne(rule, message));
        return narrowed == null ? byState(state, rule -> rule.messages().isEmpty()) : narrowed;
    }

    private @Nullable ErrorRule byState(String state, Predicate<ErrorRule> wanted) {
        ErrorRule found = null;
        int longest = 0;
        for (ErrorRule rule : rules) {
            for (String known : rule.sqlStates()) {
                if (known.length() > longest && state.startsWith(known) && wanted.test(rule)) {
                    longest = known.length();
                    found = rule;
                }
            }
        }
        return found;
    }

    private static String lowered(Facts facts) {
        return facts.message() == null ? "" : facts.message().toLowerCase(Locale.ROOT);
    }

    private @Nullable ErrorRule byStatus(int status) {
        String exact = String.valueOf(status);
        String hundreds = status / 100 + "xx";
        ErrorRule found = status == 0 ? null : withStatus(exact);
        return found == null && status != 0 ? withStatus(hundreds) : found;
    }

    private @Nullable ErrorRule withStatus(String status) {
        return rules.stream()
                .filter(rule -> rule.statuses().contains(status))
                .findFirst()
                .orElse(null);
    }

    /**
     * Up the classes: at each one what names it, first where its message fits too, then what holds a word of its name. One
     * that is general gives way to any above it that is not, but a listed class only to one whose message fits; words in a
     * name of the JDK's count last, since all that matter there are listed.
     */
    private @Nullable ErrorRule nearest(Facts facts) {
        String message = lowered(facts);
        ErrorRule general = null;
        ErrorRule word = null;
        boolean listed = ofType(facts.types().get(0), message).isPresent();
        for (String type : facts.types()) {
            ErrorRule found = ofType(type, message).orElse(null);
            if (found == null) {
                found = byWord(type, () -> isOfLibrary(type, facts));
                if (found != null && isJdk(type)) {
                    word = word == null ? found : word;
                    continue;
                }
            }
            boolean decides = general == null
                    || !listed
                    || (found != null && !found.messages().isEmpty());
            if (found != null && !found.general() && decides) {
                return found;
            }
            general = general == null ? found : general;
        }
        return general == null ? word : general;
    }

    private static boolean isJdk(String type) {
        return JDK.matcher(type).lookingAt();
    }

    private Optional<ErrorRule> ofType(String type, String message) {
        List<ErrorRule> ofType = byType.getOrDefault(type, List.of());
        return ofType.stream()
                .filter(rule -> !rule.messages().isEmpty() && holdsOne(rule, message))
                .findFirst()
                .or(() -> ofType.stream()
                        .filter(rule -> rule.messages().isEmpty())
                        .findFirst());
    }

    private static boolean holdsOne(ErrorRule rule, String message) {
        return rule.messages().stream().anyMatch(text -> message.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** What a user has written down comes first, whatever else the name holds. */
    private @Nullable ErrorRule byWord(String type, BooleanSupplier ofLibrary) {
        ErrorRule own = ownNames.find(type, ofLibrary);
        return own == null ? names.find(type, ofLibrary) : own;
    }

    /** Where nobody has said which packages are the application's, only what is listed is known to be none of them. */
    private boolean isOfLibrary(String type, Facts facts) {
        if (isJdk(type) || facts.isOwn(type)) {
            return false;
        }
        return !facts.ours().isEmpty()
                || rules.stream()
                        .flatMap(rule -> rule.packages().stream())
                        .anyMatch(name -> !name.startsWith(ANYWHERE) && PackagePrefix.covers(name, type));
    }

    /** The longest name counts, one that fits anywhere least; with messages, one of them must fit too. */
    private @Nullable ErrorRule byPackage(Facts facts) {
        String message = lowered(facts);
        ErrorRule found = null;
        int longest = 0;
        for (String type : facts.types()) {
            for (ErrorRule rule : rules) {
                boolean fits = rule.messages().isEmpty() || holdsOne(rule, message);
                for (String name : fits ? rule.packages() : List.<String>of()) {
                    int length = name.startsWith(ANYWHERE) ? 1 : name.length();
                    if (length > longest && isIn(type, name, facts)) {
                        longest = length;
                        found = rule;
                    }
                }
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** An order that the application refuses in its own package "http" is no failure of the network. */
    private static boolean isIn(String type, String name, Facts facts) {
        return name.startsWith(ANYWHERE)
                ? !isJdk(type) && !facts.isOwn(type) && type.contains(name.substring(1) + '.')
                : PackagePrefix.covers(name, type);
    }
}
