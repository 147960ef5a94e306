package io.catcher.bugcatcher.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.catcher.bugcatcher.snapshot.Memory;
import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import io.catcher.event.Severity;
import io.catcher.event.part.Thrown;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnoserTest {

    private Diagnoser diagnoser;

    @BeforeEach
    void build() throws ReflectiveOperationException {
        diagnoser = new Diagnoser(ErrorRegistry.NONE, Memory.open(), List.of());
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }

    private static Thrown told(Throwable thrown) {
        List<Thrown> all = chain(thrown).stream()
                .map(one -> new Thrown(one.getClass().getName(), one.getMessage(), List.of(), List.of(), List.of()))
                .toList();
        Thrown first = all.get(0);
        return new Thrown(first.type(), first.message(), List.of(), all.subList(1, all.size()), List.of());
    }

    private Diagnosis of(Throwable thrown) {
        return diagnoser.of(chain(thrown), told(thrown));
    }

    private @Nullable Map<String, Object> details(Throwable thrown) {
        return diagnoser.details(chain(thrown), told(thrown));
    }

    @Test
    void a_wrapper_is_what_it_wraps() {
        SocketTimeoutException timeout = new SocketTimeoutException("Read timed out");

        assertThat(List.<Throwable>of(
                        new ExecutionException(timeout),
                        new CompletionException(new ExecutionException(timeout)),
                        new InvocationTargetException(timeout),
                        new UncheckedIOException(timeout),
                        new RuntimeException(timeout),
                        new RuntimeException("could not load", timeout),
                        new IllegalStateException("could not load", timeout),
                        new SQLException("An I/O error occurred", timeout)))
                .allSatisfy(wrapper -> assertThat(of(wrapper).category()).isEqualTo("timeout"));
    }

    @Test
    void an_exception_that_says_something_is_not_what_caused_it() {
        Throwable config = new java.util.MissingResourceException("no bundle", "a", "b");
        config.initCause(new NullPointerException());

        assertThat(of(config).category()).isEqualTo("config");
    }

    @Test
    void what_was_being_done_gives_way_to_what_failed() {
        SocketTimeoutException timeout = new SocketTimeoutException("Read timed out");
        Facts hibernate = facts("org.hibernate.exception.JDBCConnectionException", "org.hibernate.JDBCException");
        Facts decoding = facts("feign.codec.DecodeException", "feign.FeignException");
        Facts users = facts(
                "org.springframework.security.authentication.InternalAuthenticationServiceException",
                "org.springframework.security.core.AuthenticationException");

        assertThat(of(new javax.net.ssl.SSLException("Read timed out", timeout)).category())
                .isEqualTo("timeout");
        for (Facts doing : List.of(hibernate, decoding, users)) {
            assertThat(diagnoser.of(List.of(doing, facts("java.net.SocketTimeoutException"))))
                    .extracting(Diagnosis::code)
                    .isEqualTo("E201");
            assertThat(diagnoser
                            .of(List.of(doing, facts("java.util.concurrent.RejectedExecutionException")))
                            .code())
                    .isEqualTo("E202");
        }
    }

    @Test
    void a_getter_that_fails_is_told_and_not_the_writing_around_it() {
        Facts writing = facts(
                "org.springframework.http.converter.HttpMessageNotWritableException",
                "org.springframework.http.converter.HttpMessageConversionException");
        Facts mapping = facts(
                "com.fasterxml.jackson.databind.JsonMappingException",
                "com.fasterxml.jackson.databind.DatabindException",
                "com.fasterxml.jackson.core.JsonProcessingException",
                "java.io.IOException");

        assertThat(diagnoser
                        .of(List.of(writing, mapping, facts("org.hibernate.LazyInitializationException")))
                        .hint())
                .contains("transaction");
        assertThat(diagnoser
                        .of(List.of(mapping, facts("java.lang.NullPointerException")))
                        .category())
                .isEqualTo("contract");
        assertThat(diagnoser.of(List.of(mapping)).code()).isEqualTo("E300");
    }

    @Test
    void text_that_cannot_be_read_stays_that_whatever_noticed_it() {
        Throwable noticed =
                new java.time.DateTimeException("Text '31/02' could not be parsed", new IndexOutOfBoundsException());

        assertThat(of(noticed).code()).isEqualTo("E300");
    }

    @Test
    void a_class_that_the_user_has_written_down_does_not_give_way() {
        ErrorRule own = new ErrorRule(
                "E204",
                "network",
                "error",
                true,
                false,
                "Ask the rates team.",
                List.of(),
                List.of(),
                List.of(OutOfStock.class.getName()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        diagnoser = new Diagnoser(new ErrorRegistry(List.of(own), List.of()), null, List.of());
        Throwable thrown = new OutOfStock();
        thrown.initCause(new SocketTimeoutException("Read timed out"));

        assertThat(of(thrown).hint()).isEqualTo("Ask the rates team.");
    }

    private static Facts facts(String... types) {
        return new Facts(List.of(types), null, null, 0);
    }

    @Test
    void too_many_open_files_are_that_wherever_they_are_missed() {
        assertThat(List.<Throwable>of(
                        new IOException("Too many open files"),
                        new FileNotFoundException("/data/x.csv (Too many open files)"),
                        new java.net.SocketException("Too many open files"),
                        new java.nio.file.FileSystemException("/data/x.csv", null, "Too many open files")))
                .allSatisfy(thrown -> {
                    assertThat(of(thrown))
                            .extracting(Diagnosis::code, Diagnosis::category, Diagnosis::recoverable)
                            .containsExactly("E202", "resource", true);
                    assertThat(of(thrown).hint()).contains("lsof");
                });
        assertThat(of(new FileNotFoundException("/data/x.csv (No space left on device)")))
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("resource", false);
        assertThat(of(new FileNotFoundException("/data/x.csv (Read-only file system)"))
                        .hint())
                .contains("mounted");
    }

    @Test
    void each_kind_of_memory_has_its_own_advice() {
        assertThat(of(new OutOfMemoryError("Java heap space")).hint()).contains("-Xmx");
        assertThat(of(new OutOfMemoryError("unable to create native thread: possibly out of memory"))
                        .hint())
                .contains("threads");
        assertThat(of(new OutOfMemoryError("Metaspace")).hint()).contains("class loaders");
        assertThat(of(new OutOfMemoryError("Cannot reserve 8 bytes of direct buffer memory"))
                        .hint())
                .contains("buffers");
        assertThat(of(new OutOfMemoryError("Metaspace")).severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void a_pool_that_is_empty_is_no_broken_network_and_no_fault_of_the_program() {
        assertThat(List.<Throwable>of(
                        new java.util.NoSuchElementException("Timeout waiting for idle object"),
                        new java.util.NoSuchElementException("Unable to validate object"),
                        new java.sql.SQLTransientConnectionException(
                                "shop - Connection is not available, request timed out"),
                        new java.sql.SQLNonTransientConnectionException("Too many connections", "08004", 1040)))
                .allSatisfy(thrown -> assertThat(of(thrown))
                        .extracting(Diagnosis::code, Diagnosis::recoverable)
                        .containsExactly("E202", true));
        assertThat(of(new java.util.NoSuchElementException("No value present")).category())
                .isEqualTo("contract");
    }

    @Test
    void a_program_that_cannot_be_started_is_no_fault_of_the_disk() {
        IOException start = new IOException(
                "Cannot run program \"/usr/bin/convert\": error=2, No such file or directory",
                new IOException("error=2, No such file or directory"));

        assertThat(of(start))
                .extracting(Diagnosis::code, Diagnosis::recoverable)
                .containsExactly("E502", false);
    }

    @Test
    void a_writer_sent_to_a_replica_is_no_lock() {
        assertThat(List.of(
                        new SQLException("cannot execute INSERT in a read-only transaction", "25006"),
                        new SQLException("The MySQL server is running with the --read-only option", "HY000", 1290)))
                .allSatisfy(thrown -> {
                    assertThat(of(thrown))
                            .extracting(Diagnosis::code, Diagnosis::recoverable)
                            .containsExactly("E403", false);
                    assertThat(of(thrown).hint()).contains("replica");
                });
    }

    @Test
    void a_certificate_that_is_not_trusted_mends_itself_never() {
        Throwable untrusted = new javax.net.ssl.SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new java.security.cert.CertificateException("not trusted"));

        assertThat(of(untrusted))
                .extracting(Diagnosis::code, Diagnosis::recoverable)
                .containsExactly("E200", false);
        assertThat(of(untrusted).hint()).contains("trust store");
        assertThat(of(new javax.net.ssl.SSLException("Connection reset")).recoverable())
                .isTrue();
    }

    @Test
    void a_format_that_does_not_fit_its_arguments_is_a_fault_of_the_program() {
        assertThat(List.of(
                        new java.util.UnknownFormatConversionException("Q"),
                        new java.util.IllegalFormatConversionException('d', String.class)))
                .allSatisfy(thrown -> {
                    assertThat(of(thrown).category()).isEqualTo("contract");
                    assertThat(of(thrown).hint()).contains("format and its arguments");
                });
    }

    @Test
    void each_status_of_grpc_has_its_own_advice() {
        assertThat(grpc("UNIMPLEMENTED: Method not found").hint()).contains(".proto");
        assertThat(grpc("NOT_FOUND").hint()).contains("name or id");
        assertThat(grpc("CANCELLED: client cancelled"))
                .extracting(Diagnosis::code, Diagnosis::severity)
                .containsExactly("E302", Severity.WARNING);
    }

    @Test
    void the_name_that_a_service_gives_its_failure_counts_before_the_status() {
        assertThat(vendor("ThrottlingException", 400).code()).isEqualTo("E202");
        assertThat(vendor("ExpiredToken", 403).code()).isEqualTo("E203");
        assertThat(vendor("NoSuchKey", 404).code()).isEqualTo("E402");
        assertThat(vendor("version_conflict_engine_exception", 409).code()).isEqualTo("E302");
        assertThat(vendor("SomethingElse", 403).code()).isEqualTo("E401");
    }

    private Diagnosis vendor(String code, int status) {
        return diagnoser.of(List.of(
                new Facts(List.of("com.amazonaws.AmazonServiceException"), "x", null, status, code, List.of())));
    }

    @Test
    void a_status_that_says_little_gives_way_to_the_name_of_the_class() {
        Facts tooFast = new Facts(List.of("com.acme.client.ThroughputExceededException"), "x", null, 400);
        Facts wrong = new Facts(List.of("com.acme.client.HttpResponseException"), "x", null, 400);

        assertThat(diagnoser.of(List.of(tooFast)).code()).isEqualTo("E202");
        assertThat(diagnoser.of(List.of(wrong)).code()).isEqualTo("E301");
    }

    @Test
    void a_socket_that_was_closed_is_network_and_a_file_is_storage() throws IOException {
        java.nio.channels.SocketChannel socket = java.nio.channels.SocketChannel.open();
        socket.close();
        java.nio.channels.FileChannel file = java.nio.channels.FileChannel.open(
                java.nio.file.Files.createTempFile("closed", ".txt"), java.nio.file.StandardOpenOption.DELETE_ON_CLOSE);
        file.close();

        assertThat(ofClosed(catchThrowableOfType(Exception.class, () -> socket.read(java.nio.ByteBuffer.allocate(1)))))
                .isEqualTo("network");
        assertThat(ofClosed(catchThrowableOfType(Exception.class, file::size))).isEqualTo("storage");
    }

    private String ofClosed(Throwable closed) {
        List<String> frames = java.util.Arrays.stream(closed.getStackTrace())
                .map(StackTraceElement::toString)
                .toList();
        return diagnoser
                .of(List.of(closed), new Thrown(closed.getClass().getName(), null, frames, List.of(), List.of()))
                .category();
    }

    private Diagnosis grpc(String message) {
        return diagnoser.of(List.of(
                new Facts(List.of("io.grpc.StatusRuntimeException", "java.lang.RuntimeException"), message, null, 0)));
    }

    @Test
    void the_sql_state_tells_what_a_driver_has_only_one_class_for() {
        assertThat(of(new SQLException("x", "23505")))
                .extracting(Diagnosis::code, Diagnosis::category)
                .containsExactly("E301", "data");
        assertThat(of(new SQLException("x", "40001")))
                .extracting(Diagnosis::code, Diagnosis::category)
                .containsExactly("E302", "concurrency");
        assertThat(of(new SQLException("x", "08006")))
                .extracting(Diagnosis::code, Diagnosis::category)
                .containsExactly("E200", "network");
        assertThat(of(new SQLException("x", "28P01")))
                .extracting(Diagnosis::code, Diagnosis::category)
                .containsExactly("E203", "auth");
        assertThat(of(new SQLException("x")))
                .extracting(Diagnosis::code, Diagnosis::category)
                .containsExactly("E403", "storage");
    }

    @Test
    void a_statement_that_a_value_has_broken_names_parameters() {
        assertThat(of(new SQLException("Syntax error in SQL statement", "42000"))
                        .hint())
                .contains("quotes break it", "prepared statement");
    }

    @Test
    void a_calculation_without_a_result_is_a_fault_of_the_program_and_nothing_to_parse() {
        assertThat(List.of(
                        new ArithmeticException("/ by zero"),
                        new ArithmeticException(
                                "Non-terminating decimal expansion; no exact representable decimal result."),
                        new ArithmeticException("integer overflow")))
                .allSatisfy(thrown -> {
                    assertThat(of(thrown))
                            .extracting(Diagnosis::code, Diagnosis::category, Diagnosis::recoverable)
                            .containsExactly("E303", "contract", false);
                    assertThat(of(thrown).hint()).contains("calculation", "zero", "rounding");
                });
    }

    @Test
    void a_message_narrows_an_sql_state() {
        assertThat(of(new SQLException("No suitable driver found for jdbc:oracle:thin:@db:1521:shop", "08001")))
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("config", false);
        assertThat(of(new SQLException("Connection to localhost:5432 refused", "08001"))
                        .category())
                .isEqualTo("network");
    }

    @Test
    void the_status_that_a_plain_io_exception_prints_counts() {
        String okHttp = "Unexpected code Response{protocol=http/1.1, code=%d, message=x, url=http://rates:8080/eur}";
        String jdk = "Server returned HTTP response code: 503 for URL: http://rates:8080/eur";

        assertThat(of(new IOException(okHttp.formatted(401))).category()).isEqualTo("auth");
        assertThat(of(new IOException(okHttp.formatted(503))).code()).isEqualTo("E204");
        assertThat(of(new IOException(jdk)).code()).isEqualTo("E204");
        assertThat(details(new IOException(jdk))).isEqualTo(Map.of("status", 503, "host", "rates", "port", 8080));
        assertThat(of(new IOException("Record{code=503, }")).category()).isEqualTo("storage");
    }

    @Test
    void a_page_that_is_not_there_is_no_missing_file() {
        FileNotFoundException page = new FileNotFoundException("http://rates:8080/eur");

        assertThat(of(page).category()).isEqualTo("contract");
        assertThat(details(page)).isEqualTo(Map.of("host", "rates", "port", 8080));
    }

    @Test
    void a_driver_that_gives_its_own_code_alone_is_understood() {
        assertThat(details(new SQLException("[SQLITE_BUSY] The database file is locked", null, 5)))
                .isEqualTo(Map.of("vendor_code", 5));
    }

    @Test
    void what_nobody_knows_is_the_applications_own() {
        assertThat(of(new OutOfStock())).isEqualTo(new Diagnosis("E303", "application", Severity.ERROR, false, null));
    }

    @Test
    void a_diagnosis_says_what_to_do() {
        assertThat(of(new ConnectException("Connection refused"))).satisfies(diagnosis -> {
            assertThat(diagnosis.recoverable()).isTrue();
            assertThat(diagnosis.hint()).contains("host and port");
        });
        assertThat(of(new OutOfMemoryError("Java heap space")).severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void what_the_user_adds_comes_first() {
        ErrorRule own = new ErrorRule(
                "E901",
                "application",
                "warning",
                false,
                false,
                "Order more.",
                List.of(),
                List.of(),
                List.of(OutOfStock.class.getName(), "java.lang.NullPointerException"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        diagnoser = new Diagnoser(new ErrorRegistry(List.of(own), List.of()), null, List.of());

        assertThat(of(new OutOfStock()))
                .isEqualTo(new Diagnosis("E901", "application", Severity.WARNING, false, "Order more."));
        assertThat(of(new NullPointerException()).code()).isEqualTo("E901");
        assertThat(of(new IllegalStateException()).code()).isEqualTo("E303");
    }

    @Test
    void fields_are_told_beside_the_message() {
        assertThat(details(new SQLException("x", "23505", 7)))
                .isEqualTo(Map.of("sql_state", "23505", "vendor_code", 7));
        assertThat(details(new NoSuchFileException("/data/orders.csv"))).isEqualTo(Map.of("path", "/data/orders.csv"));
        assertThat(details(new FileNotFoundException("orders.csv (No such file or directory)")))
                .isEqualTo(Map.of("path", "orders.csv"));
        assertThat(details(new UnknownHostException("stock.internal"))).isEqualTo(Map.of("host", "stock.internal"));
        assertThat(details(new ConnectException("Connection refused: stock/10.0.0.7:8080")))
                .isEqualTo(Map.of("host", "stock", "port", 8080));
        assertThat(details(new RestException("429 Too Many Requests, Retry-After: 30", 429)))
                .isEqualTo(Map.of("status", 429, "retry_after_s", 30L));
        assertThat(details(new IllegalStateException("at 10:45 in room A:12"))).isNull();
    }

    @Test
    void the_host_is_the_one_that_was_called_and_no_page_of_documentation() {
        assertThat(details(new SQLException(
                        "ORA-12541: Cannot connect. No listener at host localhost port 59987. "
                                + "https://docs.oracle.com/error-help/db/ora-12541/",
                        "66000",
                        17002)))
                .containsEntry("sql_state", "66000");
        assertThat(details(
                        new ConnectException("ORA-12541: No listener at host localhost port 59987. (CONNECTION_ID=x)\n"
                                + "https://docs.oracle.com/error-help/db/ora-12541/")))
                .isEqualTo(Map.of("host", "localhost", "port", 59987));
        assertThat(details(new ConnectException("Error connecting to server, host, port: localhost, 59987")))
                .isEqualTo(Map.of("host", "localhost", "port", 59987));
        assertThat(details(new ConnectException("Connection refused. See https://example.org/tls for more")))
                .isNull();
    }

    @Test
    void the_path_is_what_is_missing_and_not_the_sentence_about_it() {
        assertThat(details(new FileNotFoundException(
                        "class path resource [nope.xml] cannot be opened because it does not exist")))
                .isEqualTo(Map.of("path", "nope.xml"));
    }

    @Test
    void retry_after_is_found_among_the_headers() {
        RestException slow = new RestException("429", 429);
        slow.responseHeaders = new java.util.LinkedHashMap<>(Map.of("retry-after", List.of("17"))) {
            private static final long serialVersionUID = 1;
        };

        assertThat(details(slow)).containsEntry("retry_after_s", 17L);
    }

    @Test
    void the_status_of_a_client_is_read_from_its_field() {
        assertThat(of(new RestException("oops", 401)).category()).isEqualTo("auth");
        assertThat(of(new RestException("oops", 503)).code()).isEqualTo("E204");
        assertThat(of(new RestException("oops", 404)).category()).isEqualTo("contract");
    }

    @Test
    void no_code_of_the_application_is_called() {
        Hostile hostile = new Hostile();
        hostile.initCause(new IOException("No space left on device"));

        Diagnosis diagnosis = diagnoser.of(List.of(hostile), new Thrown("x", "y", List.of(), List.of(), List.of()));
        diagnoser.details(List.of(hostile), new Thrown("x", "y", List.of(), List.of(), List.of()));

        assertThat(diagnosis.category()).isEqualTo("storage");
        assertThat(hostile.calls).hasValue(0);
    }

    private static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** As HTTP clients' exceptions are. */
    private static final class RestException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("unused")
        private final int statusCode;

        @SuppressWarnings("unused")
        private java.util.@Nullable LinkedHashMap<String, List<String>> responseHeaders;

        RestException(String message, int statusCode) {
            super(message);
            this.statusCode = statusCode;
        }
    }

    private static final class Hostile extends SQLException {
        private static final long serialVersionUID = 1;
        private final transient AtomicInteger calls = new AtomicInteger();

        @Override
        public String getSQLState() {
            calls.incrementAndGet();
            throw new IllegalStateException("called");
        }

        @Override
        public int getErrorCode() {
            calls.incrementAndGet();
            throw new IllegalStateException("called");
        }
    }
}
