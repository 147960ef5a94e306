package io.catcher.bugcatcher.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import io.catcher.event.part.Thrown;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures of libraries that no registry lists: by what they carry, by the words of their names and of their messages. */
class UnlistedTest {

    private Diagnoser diagnoser;

    @BeforeEach
    void build() throws ReflectiveOperationException {
        diagnoser = new Diagnoser(ErrorRegistry.NONE, Memory.open(), List.of());
    }

    private static Facts facts(String type, @Nullable String message) {
        return new Facts(List.of(type, "java.lang.RuntimeException", "java.lang.Exception"), message, null, 0);
    }

    private Diagnosis of(String type, @Nullable String message) {
        return diagnoser.of(List.of(facts(type, message)));
    }

    private static Thrown told(Throwable thrown) {
        List<Thrown> causes = new ArrayList<>();
        for (@Nullable Throwable at = thrown.getCause(); at != null; at = at.getCause()) {
            causes.add(new Thrown(at.getClass().getName(), at.getMessage(), List.of(), List.of(), List.of()));
        }
        return new Thrown(thrown.getClass().getName(), thrown.getMessage(), List.of(), causes, List.of());
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }

    private Diagnosis of(Throwable thrown) {
        return diagnoser.of(chain(thrown), told(thrown));
    }

    private @Nullable Map<String, Object> details(Throwable thrown) {
        return diagnoser.details(chain(thrown), told(thrown));
    }

    @Test
    void of_a_class_that_nobody_knows_the_message_tells() {
        assertThat(of("org.zipper.ZippedException", "Wrong Password").category())
                .isEqualTo("auth");
        assertThat(of("org.folders.FolderException", "Could not login to server as user x")
                        .category())
                .isEqualTo("auth");
        assertThat(of("org.mem.MemException", "There is no available connection at this moment"))
                .extracting(Diagnosis::code, Diagnosis::recoverable)
                .containsExactly("E200", true);
        assertThat(of("org.mem.MemException", "operation timed out after 30 ms").code())
                .isEqualTo("E201");
        assertThat(of("org.mem.MemException", "rate limit exceeded").code()).isEqualTo("E202");
        assertThat(of("org.tables.TablesException", "Unable to parse string '(&(a=' as a filter")
                        .code())
                .isEqualTo("E300");
    }

    @Test
    void what_an_application_says_of_its_own_business_stays_its_own() {
        assertThat(List.of(
                        of("com.acme.CheckoutFailed", "basket 17 cannot be checked out: voucher expired"),
                        of("com.acme.OutOfStock", "no stock of SKU-1 in connection with order 5"),
                        of("com.acme.BankMissing9", "account 7 is not connected to a bank"),
                        of("com.acme.NoSuchPrice9", "order 404 not found, 500 others were"),
                        of("com.acme.CreditLimitExceededException", "limit 500 exceeded by 30"),
                        of("com.acme.ShipmentRefusedByCarrier", "too heavy")))
                .extracting(Diagnosis::category)
                .doesNotContain("network", "auth", "resource", "timeout");
    }

    @Test
    void a_message_does_not_change_what_is_known_better() {
        assertThat(of(new NumberFormatException("login failed")).category()).isEqualTo("data");
        assertThat(of(new java.sql.SQLTransientConnectionException(
                                "shop - Connection is not available, request timed out", "08S01", 17))
                        .category())
                .isEqualTo("network");
        assertThat(diagnoser
                        .of(List.of(
                                facts("com.acme.Unknown9", "org.x.Y: syntax error"),
                                new Facts(List.of("java.sql.SQLException", "java.lang.Exception"), "x", "42601", 0)))
                        .code())
                .isEqualTo("E403");
    }

    @Test
    void what_a_user_has_written_down_holds_whatever_the_message_says() {
        ErrorRule own = new ErrorRule(
                "E303",
                "application",
                "warning",
                false,
                false,
                "Ask the ledger's team.",
                List.of(),
                List.of(),
                List.of(),
                List.of("LedgerClosed"),
                List.of(),
                List.of(),
                List.of());
        diagnoser = new Diagnoser(new ErrorRegistry(List.of(own), List.of()), null, List.of());

        assertThat(of("com.acme.LedgerClosed", "login failed").hint()).contains("ledger");
    }

    @Test
    void of_two_words_the_one_that_goes_on_counts() {
        assertThat(of("org.shell.UnknownHostKeyException", null).category()).isEqualTo("auth");
        assertThat(of("org.shell.UnknownHostKeyException", null).hint()).contains("fingerprint");
        assertThat(of("org.shell.UnknownHostException", null).category()).isEqualTo("network");
        assertThat(of("org.options.UnrecognizedOptionException", null).category())
                .isEqualTo("contract");
        assertThat(of("org.options.UnrecognizedTokenException", null).category())
                .isEqualTo("data");
    }

    @Test
    void a_driver_that_is_no_jdbc_has_its_state_in_a_field() {
        ReactiveDriverException unique = new ReactiveDriverException("duplicate", "23505", 7);

        assertThat(of(unique)).extracting(Diagnosis::code, Diagnosis::category).containsExactly("E301", "data");
        assertThat(details(unique)).isEqualTo(Map.of("sql_state", "23505", "vendor_code", 7));
        assertThat(of(new ReactiveDriverException("relation does not exist", "42P01", 0))
                        .code())
                .isEqualTo("E403");
        assertThat(details(new ReactiveDriverException("x", "not a state", 7))).isNull();
    }

    @Test
    void or_in_the_answer_of_the_server_that_it_holds() {
        assertThat(details(new AnswerException(new NamedAnswer()))).isEqualTo(Map.of("sql_state", "23000"));
        assertThat(details(new AnswerException(new LetteredAnswer()))).isEqualTo(Map.of("sql_state", "40001"));
        assertThat(of(new AnswerException(new LetteredAnswer())).category()).isEqualTo("concurrency");
    }

    @Test
    void a_status_is_one_whatever_the_class_is_called() {
        assertThat(details(new SecretsException(403))).containsEntry("status", 403);
        assertThat(of(new SecretsException(503)).code()).isEqualTo("E204");
        assertThat(status("status: 503, no response body")).isEqualTo(503);
        assertThat(status("Vault responded with HTTP status code: 400")).isEqualTo(400);
        assertThat(status("Error executing query: [401] Unauthorized")).isEqualTo(401);
        assertThat(status("order 404 not found")).isZero();
        assertThat(status("parcel 503 is lost")).isZero();
    }

    private static int status(String message) {
        return Fields.statusOf("org.chat.ChatException", message);
    }

    @Test
    void a_state_that_means_two_things_is_told_apart() {
        assertThat(of(new SQLException("user lacks privilege or object not found: ORDERZ", "42501"))
                        .category())
                .isEqualTo("storage");
        assertThat(of(new SQLException("permission denied for table orders", "42501"))
                        .category())
                .isEqualTo("auth");
        assertThat(of(new SQLException("settlement refused", "P0001")))
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("application", false);
        assertThat(of(new SQLException("Sorry, acquisition timeout!")).code()).isEqualTo("E202");
    }

    @Test
    void settings_that_are_missing_are_no_fault_of_the_program() {
        assertThat(of(new java.util.NoSuchElementException(
                                "SRCFG00014: The config property orders.endpoint is required but it could not be found"))
                        .code())
                .isEqualTo("E102");
        assertThat(of(new IllegalArgumentException("Connection string has invalid key value pair"))
                        .code())
                .isEqualTo("E102");
        assertThat(of(new IllegalArgumentException("Invalid UUID string: x")).category())
                .isEqualTo("data");
        assertThat(of(new IllegalArgumentException("amount < 0")).category()).isEqualTo("contract");
    }

    @Test
    void an_entry_that_a_directory_lacks_is_no_setting() {
        assertThat(of(new javax.naming.NameNotFoundException("[LDAP: error code 32 - No Such Object]"))
                        .category())
                .isEqualTo("data");
        assertThat(of(new javax.naming.NameNotFoundException("Name [jdbc/shop] is not bound"))
                        .category())
                .isEqualTo("config");
    }

    @Test
    void of_two_that_say_little_the_file_says_more_than_the_call() {
        assertThat(of(new IllegalStateException("could not write", new IOException("x")))
                        .category())
                .isEqualTo("storage");
        assertThat(of(new IllegalStateException("x", new IllegalArgumentException("y")))
                        .code())
                .isEqualTo("E303");
    }

    @Test
    void what_was_rolled_back_unexpectedly_and_what_was_not_called_have_their_own_advice() {
        assertThat(of("org.springframework.transaction.UnexpectedRollbackException", null)
                        .hint())
                .contains("caught", "rolled back");
        assertThat(of("org.guard.CircuitBreakerOpenException", null))
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("resource", true);
    }

    @Test
    void a_limit_that_is_told_in_words_is_one_of_resources() {
        assertThat(of(new IllegalStateException("Queue full")).category()).isEqualTo("resource");
        assertThat(of("org.sms.NegativeResponseException", "0x58 (Throttling error)")
                        .category())
                .isEqualTo("resource");
        assertThat(of("org.actors.StashOverflowException", "capacity of 1000").category())
                .isEqualTo("resource");
        assertThat(of("org.geo.OutOfQueriesException", null).recoverable()).isFalse();
    }

    @Test
    void what_is_wrong_with_the_content_of_a_file_is_no_failure_of_the_disk() {
        assertThat(of(new IOException("Corrupted TAR archive.")).category()).isEqualTo("data");
        assertThat(of(new IOException("invalid header field (line 1)")).category())
                .isEqualTo("data");
        assertThat(of(new IOException("Input/output error")).category()).isEqualTo("storage");
    }

    @Test
    void a_document_that_is_protected_is_one_of_passwords() {
        assertThat(of("org.docs.EncryptedDocumentException", null))
                .extracting(Diagnosis::category)
                .isEqualTo("auth");
        assertThat(of("org.docs.EncryptedDocumentException", null).hint()).contains("password");
    }

    @Test
    void the_name_of_a_package_counts_wherever_it_is() {
        assertThat(of("net.acme.xml.core.ElementException", null).category()).isEqualTo("data");
        assertThat(of("net.acme.xmlish.core.ElementException", null).category()).isEqualTo("application");
        assertThat(of("com.zaxxer.hikari.xml.OddException", null).category())
                .as("a whole name counts more")
                .isEqualTo("storage");
        assertThat(of(new java.util.concurrent.TimeoutException()).category()).isEqualTo("timeout");
    }

    @Test
    void weak_words_of_a_message_count_only_where_nothing_else_is_known() {
        assertThat(of("org.flow.FlowException", "Step 7 does not exist").code()).isEqualTo("E402");
        assertThat(of("org.flow.FlowException", "The engine has been shut down").category())
                .isEqualTo("contract");
        assertThat(of(new IllegalStateException("Step 7 does not exist")).code())
                .isEqualTo("E303");
        assertThat(of(new RuntimeException("order is too long", new java.net.SocketTimeoutException("Read timed out")))
                        .category())
                .isEqualTo("timeout");
    }

    @Test
    void a_service_that_answers_400_to_all_says_by_name_what_is_not_there() {
        Facts missing = new Facts(List.of("org.cloud.ResourceNotFoundException"), "x", null, 400);
        Facts wrong = new Facts(List.of("org.cloud.HttpClientException"), "x", null, 400);

        assertThat(diagnoser.of(List.of(missing)).code()).isEqualTo("E402");
        assertThat(diagnoser.of(List.of(wrong)).category()).isEqualTo("contract");
    }

    @Test
    void advice_is_that_of_the_same_code_and_category() {
        assertThat(of("org.actors.InvalidActorNameException", null).hint()).doesNotContain("trigger");
        assertThat(of(new SQLException("Duplicate entry '17' for key 'PRIMARY'"))
                        .hint())
                .contains("unique key")
                .doesNotContain("trigger");
    }

    @Test
    void a_queue_that_the_broker_does_not_have_is_a_setting_and_no_lost_connection() {
        Diagnosis missing = of(
                "com.rabbitmq.client.ShutdownSignalException",
                "channel error; #method<channel.close>(reply-code=404, reply-text=NOT_FOUND - no queue 'orders')");

        assertThat(missing)
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("config", false);
        assertThat(of("com.rabbitmq.client.ShutdownSignalException", "connection error")
                        .category())
                .isEqualTo("network");
    }

    @Test
    void jdbc_that_is_used_wrongly_is_a_fault_of_the_program() {
        assertThat(of(new SQLException("The column index is out of range: 9", "22023"))
                        .category())
                .isEqualTo("contract");
        assertThat(of(new SQLException("invalid byte sequence", "22023")).category())
                .isEqualTo("data");
    }

    @Test
    void the_host_is_read_where_no_port_is_told() {
        assertThat(details(new java.net.ConnectException("Connection refused to host: stock; nested exception is: x")))
                .isEqualTo(Map.of("host", "stock"));
        assertThat(details(new java.net.ConnectException("Unable to complete network request to host \"stock\".")))
                .isEqualTo(Map.of("host", "stock"));
        assertThat(details(new java.net.NoRouteToHostException("no route to host: no further information")))
                .isNull();
    }

    /** As those of R2DBC and Vert.x are. */
    private static final class ReactiveDriverException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unused")
        private final String sqlState;

        @SuppressWarnings("unused")
        private final int errorCode;

        ReactiveDriverException(String message, String sqlState, int errorCode) {
            super(message);
            this.sqlState = sqlState;
            this.errorCode = errorCode;
        }
    }

    /** As those of jasync are. */
    private static final class AnswerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unused")
        private final transient Object errorMessage;

        AnswerException(Object errorMessage) {
            this.errorMessage = errorMessage;
        }
    }

    private static final class NamedAnswer {
        @SuppressWarnings("unused")
        private final String sqlState = "23000";
    }

    private static final class LetteredAnswer {
        @SuppressWarnings("unused")
        private final Map<Character, String> fields = new java.util.HashMap<>(Map.of('C', "40001"));
    }

    private static final class SecretsException extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unused")
        private final int httpStatusCode;

        SecretsException(int httpStatusCode) {
            this.httpStatusCode = httpStatusCode;
        }
    }

    @Test
    void what_the_application_refuses_in_its_own_package_is_no_failure_of_the_network() {
        List<String> types = List.of("com.acme.http.OrderRefused", "java.lang.RuntimeException", "java.lang.Exception");
        Facts own = new Facts(types, "customer 7 owes us", null, 0, null, List.of("com.acme"));
        Facts ofOthers = new Facts(types, "customer 7 owes us", null, 0, null, List.of("org.shop"));
        Facts withDot = new Facts(types, "customer 7 owes us", null, 0, null, List.of("com.acme."));

        assertThat(diagnoser.of(List.of(own)).category()).isEqualTo("application");
        assertThat(diagnoser.of(List.of(withDot)).category()).isEqualTo("application");
        assertThat(diagnoser.of(List.of(ofOthers)).category()).isEqualTo("network");
    }
}
