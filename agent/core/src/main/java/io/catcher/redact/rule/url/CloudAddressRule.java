package io.catcher.redact.rule.url;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/**
 * Where a cloud keeps what belongs to one account: its name is in the address, and is half of what a thief needs. As Azure
 * (DevOps, Storage, AI Search, Container Registry) and Google (Cloud Storage) document their addresses.
 */
public final class CloudAddressRule implements Rule {

    private static final String DEVOPS = "dev.azure.com/";
    private static final String BUCKETS = "storage.googleapis.com";

    public static final List<String> LITERALS =
            List.of(DEVOPS, BUCKETS, ".core.windows.net", ".search.windows.net", ".azurecr.io", ".visualstudio.com");

    private static final int LONGEST = 256;
    private static final int SHORTEST_NAME = 3;

    @Override
    public String name() {
        return "cloud_address";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        if (Chars.startsWithAnyCase(text, from, DEVOPS)) {
            int end = Chars.skip(text, to, Chars.URL64 | Chars.DOT, LONGEST);
            return end == to ? NOTHING : hide(to, end, spans);
        }
        int begin = Chars.skipBack(text, from, Chars.TOKEN, LONGEST);
        int end = path(text, to);
        boolean named = from - begin >= SHORTEST_NAME && Chars.is(text.charAt(begin), Chars.ALNUM);
        boolean bucket = Chars.startsWithAnyCase(text, from, BUCKETS) && end - to > SHORTEST_NAME;
        boolean host = !Chars.at(text, to, Chars.URL64) && (named || bucket);
        return host && !isOfEverybody(text, begin) ? hide(begin, end, spans) : NOTHING;
    }

    private int hide(int from, int to, Spans spans) {
        spans.hide(from, to, name());
        return to;
    }

    /** Behind the path, which names the container; a query is judged by itself. */
    private static int path(CharSequence text, int from) {
        return Chars.get(text, from) == '/' ? Chars.skip(text, from, Chars.TOKEN | Chars.BASE64_MARK, LONGEST) : from;
    }

    private static boolean isOfEverybody(CharSequence text, int begin) {
        return Chars.startsWithAnyCase(text, begin, "www.")
                || Chars.startsWithAnyCase(text, begin, "marketplace.")
                || Chars.startsWithAnyCase(text, begin, "endpointsuffix");
    }
}
