package io.catcher.redact.rule.url;

import io.catcher.redact.scan.Chars;
import io.catcher.redact.scan.Rule;
import io.catcher.redact.scan.Spans;
import java.util.List;

/**
 * The signature of an address that opens whatever it names for whoever has it: Azure's shared access signatures
 * ({@code sig=}), presigned addresses of Amazon and Google ({@code X-Amz-Signature=}, {@code X-Goog-Signature=},
 * {@code Signature=}).
 */
public final class SignedUrlRule implements Rule {

    public static final List<String> LITERALS = List.of("sig=", "signature=", "sig%3d", "signature%3d");

    private static final int SHORTEST = 20;
    private static final int ENOUGH_OF_A_CUT_ONE = 4;

    @Override
    public String name() {
        return "signed_url";
    }

    @Override
    public int judge(CharSequence text, int from, int to, Spans spans) {
        char before = Chars.get(text, from - 1);
        boolean parameter = before == '?' || before == '&' || before == '-' || before == ';';
        boolean encoded =
                Chars.startsWithAnyCase(text, from - 3, "%26") || Chars.startsWithAnyCase(text, from - 3, "%3f");
        if (!parameter && !encoded) {
            return NOTHING;
        }
        int end = to;
        while (end < text.length() && isBody(text, end)) {
            end++;
        }
        int shortest = end == text.length() ? ENOUGH_OF_A_CUT_ONE : SHORTEST;
        if (end - to < shortest) {
            return NOTHING;
        }
        spans.hide(to, end, name());
        return end;
    }

    private static boolean isBody(CharSequence text, int at) {
        char c = text.charAt(at);
        return Chars.is(c, Chars.TOKEN | Chars.BASE64 | Chars.TILDE)
                || (c == '%' && !Chars.startsWith(text, at, "%26") && !Chars.startsWith(text, at, "%22"));
    }
}
