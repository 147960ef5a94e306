package io.catcher.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.RedactionSettings;
import io.catcher.event.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private final Redactor redactor = Redactor.byKeyNames(RedactionSettings.DEFAULTS);

    @Test
    void theNameOfAnArgumentGovernsItsValue() throws IOException {
        assertThat(redacted("{'args':[{'name':'password','type':'String','value':'hunter2'},"
                        + "{'name':'quantity','type':'int','value':3}]}"))
                .isEqualTo("{'args':[{'name':'password','type':'String','value':'[redacted]'},"
                        + "{'name':'quantity','type':'int','value':3}],"
                        + "'redactions':[{'path':'args[0].value','rule':'key:password'}]}");
    }

    @Test
    void keysInsideACapturedValueAreJudgedAtAnyDepth() throws IOException {
        String clean = redacted("{'path':[{'tool_name':'A.b','args':[{'name':'order','type':'Order','value':"
                + "{'id':7,'customer':{'email':'a@b.c','zip':'123'},'lines':[{'apiKey':'k','sku':'s'}]}}]}]}");

        assertThat(clean)
                .contains("'customer':{'email':'[redacted]','zip':'123'},'lines':[{'apiKey':'[redacted]','sku':'s'}]")
                .contains("'path':'path[0].args[0].value.customer.email'")
                .contains("'path':'path[0].args[0].value.lines[0].apiKey'");
    }

    @Test
    void outputsOfStepsAndDetailsOfTheAgentsOwnEventsAreJudged() throws IOException {
        assertThat(redacted("{'request':{'steps':[{'tool_name':'A.b','output':{'token':'t'}}]}}"))
                .contains("'output':{'token':'[redacted]'}");
        assertThat(redacted("{'what':'start','details':{'loki':{'password':'p','url':'u'}}}"))
                .contains("'password':'[redacted]','url':'u'");
    }

    @Test
    void theSchemasOwnKeysAreNeverTouched() throws IOException {
        String event = "{'tool_name':'Users.login','service':{'name':'shop','instance':'h:1:2'},'method':'m',"
                + "'thread':'main','exception':{'type':'T','message':'m'},'args':[{'name':'zip','type':'t','value':1}]}";

        assertThat(redacted(event)).isEqualTo(event);
    }

    @Test
    void aSecretThatIsNullStaysNullForThatMayBeTheFailure() throws IOException {
        assertThat(redacted("{'args':[{'name':'token','type':'String','value':null}]}"))
                .isEqualTo("{'args':[{'name':'token','type':'String','value':null}]}");
    }

    @Test
    void aRuleThatFailsCostsTheValueAndNotTheEvent() {
        ValueRule broken = rule("broken", text -> {
            throw new IllegalStateException("broken");
        });
        Redactor own = new Redactor(RedactionSettings.DEFAULTS, List.of(broken));

        Map<String, Object> clean = own.redact(Map.of("hint", "text", "seq", 7L));

        assertThat(clean).containsEntry("hint", "[redacted]").containsEntry("seq", 7L);
        assertThat(clean.get("redactions")).isEqualTo(List.of(Map.of("path", "hint", "rule", "failed")));
    }

    @Test
    void aValueRuleSeesEveryTextAndIsNamed() {
        ValueRule digits = rule("digits", text -> text.replaceAll("\\d{4,}", "[redacted]"));
        Redactor own = new Redactor(RedactionSettings.DEFAULTS, List.of(digits));

        Map<String, Object> clean = own.redact(Map.of("exception", Map.of("message", "code 12345 of 7")));

        assertThat(clean.get("exception")).isEqualTo(Map.of("message", "code [redacted] of 7"));
        assertThat(clean.get("redactions")).isEqualTo(List.of(Map.of("path", "exception.message", "rule", "digits")));
    }

    @Test
    void aTreeThatHoldsItselfIsCutAndNotWalkedForEver() {
        Map<String, Object> self = new HashMap<>();
        List<Object> list = new ArrayList<>(List.of(self));
        self.put("list", list);

        assertThat(redactor.redact(Map.of("details", self)).toString()).contains("[redacted]");
    }

    private String redacted(String json) throws IOException {
        return Json.write(redactor.redact(Json.read(json.replace('\'', '"')))).replace('"', '\'');
    }

    private static ValueRule rule(String name, java.util.function.UnaryOperator<String> change) {
        return new ValueRule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String apply(String text) {
                return change.apply(text);
            }
        };
    }

    @Test
    void aNumberIsJudgedWithWhatItBelongsTo() {
        Map<String, Object> card = Map.of("@type", "shop.Card", "number", "4111111111111111");
        Map<String, Object> line = Map.of("@type", "shop.Line", "number", "3", "name", "spoon");
        Map<String, Object> event = Map.of("args", List.of(Map.of("name", "it", "type", "shop.Card", "value", card)));
        Map<String, Object> other = Map.of("args", List.of(Map.of("name", "it", "type", "shop.Line", "value", line)));

        Redactor redactor = Redactor.byKeyNames(RedactionSettings.DEFAULTS);
        assertThat(redactor.redact(event).toString()).doesNotContain("4111");
        assertThat(redactor.redact(other).toString()).contains("number=3", "name=spoon");
    }
}
