package io.catcher.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
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

    private final Redactor redactor = new Redactor(RedactionSettings.DEFAULTS, () -> new byte[32]);

    @Test
    void an_argument_that_names_the_next_one_governs_it() throws IOException {
        assertThat(redacted("{'args':[{'name':'key','type':'String','value':'password'},"
                        + "{'name':'value','type':'String','value':'hunter2'}]}"))
                .doesNotContain("hunter2")
                .contains("'name':'value'");
        assertThat(redacted("{'args':[{'name':'name','type':'String','value':'colour'},"
                        + "{'name':'value','type':'String','value':'green'}]}"))
                .contains("green");
    }

    @Test
    void theNameOfAnArgumentGovernsItsValue() throws IOException {
        assertThat(redacted("{'args':[{'name':'password','type':'String','value':'hunter2'},"
                        + "{'name':'quantity','type':'int','value':3}]}"))
                .isEqualTo("{'args':[{'name':'password','type':'String','value':'[redacted]'},"
                        + "{'name':'quantity','type':'int','value':3}],"
                        + "'redactions':[{'path':'args[0].value','rule':'key:password'}]}");
    }

    @Test
    void of_an_argument_whose_name_says_little_what_is_drawn_by_lot_goes() throws IOException {
        assertThat(redacted("{'args':[{'name':'tokens','type':'List','value':['SELECT','wx7CqlmgqRqn','user_id']},"
                        + "{'name':'tokens','type':'Map','value':{'ada':'7qt7JQsR1yQjBVEZ','bob':'FROM'}},"
                        + "{'name':'nonce','type':'String','value':'QWYFxSlBqjieTquLs4dZk1RY'},"
                        + "{'name':'api','type':'String','value':'com.acme.v2.OrdersApi'},"
                        + "{'name':'tokens','type':'int','value':4096}]}"))
                .contains("'value':['SELECT','[redacted]','user_id']")
                .contains("'value':{'ada':'[redacted]','bob':'FROM'}")
                .contains("'name':'nonce','type':'String','value':'[redacted]'")
                .contains("com.acme.v2.OrdersApi")
                .contains("4096")
                .contains("'path':'args[0].value[1]'")
                .contains("'path':'args[1].value.ada'");
    }

    @Test
    void where_something_was_taken_out_is_told_without_a_key_that_is_a_secret() throws IOException {
        assertThat(redacted("{'args':[{'name':'tokens','type':'Map','value':{'ann@b.example':'7qt7JQsR1yQjBVEZ'}}]}"))
                .doesNotContain("ann@")
                .doesNotContain("7qt7")
                .contains("'path':'args[0].value.[redacted]'");
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
    void what_is_about_a_secret_stays_and_what_is_one_goes() throws IOException {
        assertThat(redacted("{'args':[{'name':'config','type':'Map','value':"
                        + "{'session':{'timeout':30,'secure':true,'id':'q1w2'},'port':8080}}]}"))
                .contains("{'session':{'timeout':30,'secure':true,'id':'[redacted]'},'port':8080}");
        assertThat(redacted("{'args':[{'name':'token','type':'Token','value':"
                        + "{'@type':'com.acme.Token','value':'q1w2','inner':{'ttl':60,'raw':'e3r4'}}}]}"))
                .contains("{'@type':'com.acme.Token','value':'[redacted]','inner':{'ttl':60,'raw':'[redacted]'}}");
    }

    @Test
    void keys_of_a_map_that_may_be_secrets_themselves_go_with_it() throws IOException {
        assertThat(redacted("{'args':[{'name':'password','type':'Map','value':{'hunter2':true,'ttl':60}}]}"))
                .contains("'value':'[redacted]'");
        assertThat(redacted("{'args':[{'name':'password','type':'Map','value':{'hunter':true,'other':false}}]}"))
                .contains("'value':'[redacted]'");
        assertThat(redacted("{'args':[{'name':'credentials','type':'Map','value':{'type':'q1w2','ttl':60}}]}"))
                .doesNotContain("q1w2");
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
        Redactor own = new Redactor(RedactionSettings.DEFAULTS, text -> {
            throw new IllegalStateException("broken");
        });

        Map<String, Object> clean = own.redact(Map.of("hint", "text", "seq", 7L));

        assertThat(clean).containsEntry("hint", "[redacted]").containsEntry("seq", 7L);
        assertThat(clean.get("redactions")).isEqualTo(List.of(Map.of("path", "hint", "rule", "failed")));
        assertThat(own.text("text")).isEqualTo("[redacted]");
        assertThat(new String(own.line("{\"seq\":7,\"hint\":\"text\"}\n".getBytes(UTF_8)), UTF_8))
                .isEqualTo("{\"seq\":7,\"redactions\":[{\"path\":\"\",\"rule\":\"failed\"}]}\n");
    }

    @Test
    void secretsInMessagesAreFoundByTheirShapeAndNamed() {
        Map<String, Object> clean =
                redactor.redact(Map.of("exception", Map.of("message", "no account for card 4111 1111 1111 1111 of 7")));

        assertThat(clean.get("exception")).isEqualTo(Map.of("message", "no account for card [redacted] of 7"));
        assertThat(clean.get("redactions")).isEqualTo(List.of(Map.of("path", "exception.message", "rule", "card")));
    }

    @Test
    void aKeyOfAMapIsATextToo() throws IOException {
        assertThat(redacted("{'details':{'by':{'bob@example.com':1,'eve@example.com':2}}}"))
                .startsWith("{'details':{'by':{'[redacted]':1,'[redacted] 2':2}}");
    }

    @Test
    void aNumberAsLongAsACardsIsLookedAt() throws IOException {
        assertThat(redacted("{'args':[{'name':'it','type':'long','value':4111111111111111},"
                        + "{'name':'at','type':'long','value':1763712345678}]}"))
                .contains("'value':'[redacted]'")
                .contains("'value':1763712345678");
    }

    @Test
    void aSecretAtTheEndOfACutTextIsSeenWholeAndHiddenWithoutItsLength() throws IOException {
        String text = "x".repeat(240) + " bob.marley.and.the.wailers@example.com " + "y".repeat(600);
        String captured = text.substring(0, 511) + "… (880 characters)";

        String clean = redacted("{'args':[{'name':'it','type':'String','value':'" + captured + "'}]}");

        assertThat(clean).contains("x [redacted]…'").doesNotContain("bob", "880");
    }

    @Test
    void aCutTextWithoutASecretSaysHowLongItWas() throws IOException {
        String captured = "x".repeat(511) + "… (880 characters)";

        assertThat(redacted("{'args':[{'name':'it','type':'String','value':'" + captured + "'}]}"))
                .contains("'" + "x".repeat(255) + "… (880 characters)'");
    }

    @Test
    void theFinishedLineIsLookedAtOnceMoreAndStaysJson() throws IOException {
        String line = "{'seq':1,'event_id':'a@b.example.com','hint':'tab\\tbob@example.com \\\\','token':'abc','n':1}"
                .replace('\'', '"');

        String clean = new String(redactor.line(line.getBytes(UTF_8)), UTF_8);

        assertThat(Json.read(clean))
                .containsEntry("event_id", "a@b.example.com")
                .containsEntry("hint", "tab\t[redacted] \\")
                .containsEntry("token", "[redacted]")
                .containsKey("redactions");
    }

    @Test
    void onRequestEqualSecretsHaveEqualMarksThatDependOnTheSalt() {
        RedactionSettings hashed = new RedactionSettings(List.of(), List.of(), List.of(), true);
        Redactor one = new Redactor(hashed, () -> new byte[32]);
        Redactor other = new Redactor(hashed, () -> "another salt".getBytes(UTF_8));

        assertThat(one.text("bob@example.com or bob@example.com")).matches("(\\[redacted:[0-9a-f]{16}]) or \\1");
        assertThat(one.text("bob@example.com")).isNotEqualTo(other.text("bob@example.com"));
        assertThat(one.text(one.text("bob@example.com"))).isEqualTo(one.text("bob@example.com"));
        String address = "jdbc:postgresql://bob:hunter2@db/shop";
        assertThat(one.text(one.text(address))).isEqualTo(one.text(address));
    }

    @Test
    void aMarkInTheFinishedLineIsNoSecretAndNotFoundAgain() {
        byte[] line = "{\"message\":\"at https://[redacted]@host/x\",\"redactions\":[{\"path\":\"message\"}]}\n"
                .getBytes(UTF_8);

        assertThat(redactor.line(line)).isSameAs(line);
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

    @Test
    void aNumberIsJudgedWithWhatItBelongsTo() {
        Map<String, Object> card = Map.of("@type", "shop.Card", "number", "4111111111111111");
        Map<String, Object> line = Map.of("@type", "shop.Line", "number", "3", "name", "spoon");
        Map<String, Object> event = Map.of("args", List.of(Map.of("name", "it", "type", "shop.Card", "value", card)));
        Map<String, Object> other = Map.of("args", List.of(Map.of("name", "it", "type", "shop.Line", "value", line)));

        Redactor redactor = new Redactor(RedactionSettings.DEFAULTS, () -> new byte[32]);
        assertThat(redactor.redact(event).toString()).doesNotContain("4111");
        assertThat(redactor.redact(other).toString()).contains("number=3", "name=spoon");
    }

    @Test
    void anIdThatSomebodyElseGaveIsATextAndOneThatIsAnIdStays() throws IOException {
        String jwt = "ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl";
        for (String key : List.of("workflow_id", "step_id", "request_id", "parent_request_id", "trace_id", "span_id")) {
            String event = "{'" + key + "':'" + jwt + "'}";

            assertThat(redacted(event)).contains("[redacted]").doesNotContain(jwt.substring(0, 12));
            assertThat(lastLook(event)).contains("[redacted]").doesNotContain(jwt.substring(0, 12));
        }
        String ids = "{'request_id':'0b1d2a4e-3c5f-4d6e-8f70-112233445566','parent_request_id':'t3k9x-17',"
                + "'trace_id':'0af7651916cd43dd8448eb211c80319c','span_id':'12345678901234567890',"
                + "'session':'b7ad6b71692033310af76519'}";
        assertThat(redacted(ids)).isEqualTo(ids);
        assertThat(lastLook(ids)).isEqualTo(ids + "\n");
    }

    @Test
    void aMethodsNameAndTypesStayAndWhatOnlyLooksLikeThemDoesNot() throws IOException {
        String signature = "{'method':'org.h2.result.ResultWithGeneratedKeys org.h2.command.Command.executeUpdate("
                + "java.lang.Object, byte[])'}";
        assertThat(redacted(signature)).isEqualTo(signature);
        assertThat(lastLook(signature)).isEqualTo(signature + "\n");

        String other = "{'method':'password=hunter2hunter()','name':'ResultWithGeneratedKeys hunter2hunter'}";
        assertThat(redacted(other)).doesNotContain("password=hunter2");
        String card = "{'method':'charge(4111111111111111)'}";
        assertThat(redacted(card)).contains("[redacted]");
    }

    @Test
    void aUuidIsAnIdWhateverItsDigitsLookLike() throws IOException {
        String uuid = "aa19468f-7910-4f64-be62-" + "474dea3c252c";

        for (String key : List.of("workflow_id", "step_id", "request_id", "parent_request_id", "trace_id")) {
            String event = "{'" + key + "':'" + uuid + "'}";

            assertThat(redacted(event)).isEqualTo(event);
            assertThat(lastLook(event)).isEqualTo(event + "\n");
        }
    }

    private String lastLook(String json) {
        return new String(redactor.line((json + "\n").replace('\'', '"').getBytes(UTF_8)), UTF_8).replace('"', '\'');
    }
}
