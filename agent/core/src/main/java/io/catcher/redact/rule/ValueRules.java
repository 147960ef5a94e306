package io.catcher.redact.rule;

import io.catcher.redact.number.Ip6Rule;
import io.catcher.redact.rule.token.AwsPairRule;
import io.catcher.redact.rule.token.DottedTokenRule;
import io.catcher.redact.rule.token.HexKeyRule;
import io.catcher.redact.rule.token.JwtRule;
import io.catcher.redact.rule.token.Prefix;
import io.catcher.redact.rule.token.Prefixes;
import io.catcher.redact.rule.token.SchemeRule;
import io.catcher.redact.rule.token.VendorRule;
import io.catcher.redact.rule.url.CloudAddressRule;
import io.catcher.redact.rule.url.CurlUserRule;
import io.catcher.redact.rule.url.OracleUrlRule;
import io.catcher.redact.rule.url.SignedUrlRule;
import io.catcher.redact.rule.url.UrlCredentialsRule;
import io.catcher.redact.scan.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All rules that a literal wakes, and the literals: where one place wakes several, the first rule that hides has it. */
public final class ValueRules {

    private final Map<String, List<Rule>> byLiteral = new LinkedHashMap<>();

    private ValueRules() {}

    public static Map<String, List<Rule>> byLiteral() {
        ValueRules all = new ValueRules();
        all.addShapes();
        all.add(AwsPairRule.LITERALS, new AwsPairRule());
        for (Prefix prefix : Prefixes.all()) {
            all.add(prefix.text().toLowerCase(Locale.ROOT), prefix);
        }
        MarkedKeyRule.literals().forEach(literal -> all.add(literal, new MarkedKeyRule(literal)));
        all.add(SchemeRule.LITERALS, new SchemeRule());
        all.add(PhraseRule.LITERALS, new PhraseRule());
        all.add(CurlUserRule.LITERALS, new CurlUserRule());
        all.add(DottedTokenRule.LITERAL, new DottedTokenRule());
        all.add(HexKeyRule.LITERALS, new HexKeyRule());
        all.add(EmailRule.LITERALS, new EmailRule());
        all.add(Ip6Rule.LITERAL, new Ip6Rule());
        all.add(HomePathRule.LITERALS, new HomePathRule());
        all.add(CloudAddressRule.LITERALS, new CloudAddressRule());
        all.add(SignedUrlRule.LITERALS, new SignedUrlRule());
        all.add(VendorRule.literals(), new VendorRule());
        return all.byLiteral;
    }

    private void addShapes() {
        add(PemRule.LITERAL, new PemRule());
        add(KeyLinesRule.LITERALS, new KeyLinesRule());
        add(EncodedKeyRule.LITERALS, new EncodedKeyRule());
        add(UrlCredentialsRule.LITERALS, new UrlCredentialsRule());
        add(OracleUrlRule.LITERAL, new OracleUrlRule());
        add(JwtRule.LITERAL, new JwtRule());
        add(PasswordHashRule.LITERALS, new PasswordHashRule());
    }

    private void add(List<String> literals, Rule rule) {
        literals.forEach(literal -> add(literal, rule));
    }

    private void add(String literal, Rule rule) {
        byLiteral.computeIfAbsent(literal, l -> new ArrayList<>(1)).add(rule);
    }
}
