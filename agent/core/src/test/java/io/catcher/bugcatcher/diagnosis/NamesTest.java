package io.catcher.bugcatcher.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.catcher.config.ErrorRegistry;
import io.catcher.config.ErrorRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a name says of a failure: its words, its shape, and whether it may be the application's own business. */
class NamesTest {

    private static final String RDS = "software.amazon.awssdk.services.rds.model.";
    private static final String OWN = "com.acme.shop.";
    private static final String UNLISTED = "org.unlisted.";

    private static Diagnosis of(List<String> ours, String type, String... above) {
        List<String> types = Stream.concat(
                        Stream.of(type),
                        Stream.concat(Stream.of(above), Stream.of("java.lang.RuntimeException", "java.lang.Exception")))
                .toList();
        return new Diagnoser(ErrorRegistry.NONE, null, ours).of(List.of(new Facts(types, null, null, 0, null, ours)));
    }

    private static Diagnosis of(String type) {
        return of(List.of(), type);
    }

    private static Diagnosis ofRds(String name) {
        return of(
                List.of(),
                RDS + name + "Exception",
                RDS + "RdsException",
                "software.amazon.awssdk.core.exception.SdkException");
    }

    @Test
    void what_is_wrong_counts_more_than_what_it_is_wrong_with() {
        assertThat(of(UNLISTED + "ConnectionFactoryNotFoundException").code()).isEqualTo("E402");
        assertThat(of(UNLISTED + "DecryptionNotSupportedException").category()).isEqualTo("contract");
        assertThat(of(UNLISTED + "StorageExistsException").category()).isEqualTo("data");
        assertThat(ofRds("DbProxyNotFound").category()).isEqualTo("data");
        assertThat(ofRds("InvalidVpcNetworkState").category()).isEqualTo("contract");
    }

    @Test
    void a_word_that_tells_the_same_more_exactly_counts_more_still() {
        assertThat(of(UNLISTED + "ConfigFileNotFoundException").category()).isEqualTo("storage");
        assertThat(of(UNLISTED + "PaymentClassNotFoundException").category()).isEqualTo("linkage");
        assertThat(of(UNLISTED + "AuthenticationCredentialsNotFoundException").category())
                .isEqualTo("auth");
        assertThat(of("com.amazonaws.TooManyRequestsException").recoverable()).isTrue();
        assertThat(of("com.amazonaws.TooManyRedirectsException").category()).isEqualTo("network");
        assertThat(of("com.amazonaws.FileSizeLimitExceededException").category())
                .isEqualTo("data");
    }

    @Test
    void the_words_at_the_end_that_say_nothing_are_no_part_of_a_shape() {
        assertThat(of(UNLISTED + "InvalidCursorStateFault").code()).isEqualTo("E303");
        assertThat(of(UNLISTED + "CursorNotSupportedRuntimeException").code()).isEqualTo("E303");
        assertThat(of(UNLISTED + "StateInvalidated9").category()).isEqualTo("application");
    }

    @Test
    void a_limit_of_a_service_is_one_of_resources() {
        assertThat(ofRds("SnapshotLimitExceeded"))
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("resource", false);
        assertThat(ofRds("TooManyParts").hint()).contains("limit");
        assertThat(ofRds("InsufficientDbClusterCapacity").category()).isEqualTo("resource");
        assertThat(ofRds("PermissionLimitExceeded").category()).isEqualTo("resource");
    }

    @Test
    void what_may_be_the_applications_own_business_stays_its_own() {
        List<String> business = List.of(
                "TooManyItems",
                "CartLimitExceeded",
                "WarehouseFull",
                "KitchenBusy",
                "CouponDisabled",
                "DriverOffline",
                "DriverLicense",
                "CustomerMoved",
                "RideInProgress",
                "SeatAlreadyBooked",
                "AuctionClosed",
                "TicketGone",
                "CustomerVerification",
                "ReportNotReady",
                "WrongAddress",
                "CancelOrder");

        assertThat(business).allSatisfy(name -> {
            assertThat(of(OWN + name + "Exception").category()).isEqualTo("application");
            assertThat(of(List.of("com.acme"), OWN + name + "Exception").category())
                    .isEqualTo("application");
            assertThat(of("com.amazonaws." + name + "Exception").category()).isNotEqualTo("application");
        });
        assertThat(of(OWN + "OrderNotFoundException").code()).isEqualTo("E402");
        assertThat(of(OWN + "OrderNotFoundException").category()).isEqualTo("data");
    }

    @Test
    void where_the_applications_packages_are_known_all_others_are_libraries() {
        assertThat(of(UNLISTED + "TooManyPartsException").category()).isEqualTo("application");
        assertThat(of(List.of("com.acme"), UNLISTED + "TooManyPartsException").category())
                .isEqualTo("resource");
        assertThat(of(List.of("com.acme"), UNLISTED + "LeaderMovedException"))
                .extracting(Diagnosis::category, Diagnosis::recoverable)
                .containsExactly("network", true);
    }

    @Test
    void an_own_class_in_a_package_that_is_listed_is_its_own() {
        assertThat(of(List.of("com.stripe.internal"), "com.stripe.internal.TooManyShirtsException")
                        .hint())
                .doesNotContain("limit");
    }

    @Test
    void what_a_user_has_written_down_comes_before_any_shape() {
        ErrorRule own = new ErrorRule(
                "E901",
                "application",
                "warning",
                false,
                false,
                "Ask the ledger's team.",
                List.of(),
                List.of(),
                List.of(),
                List.of("Ledger", "Book*Closed"),
                List.of("Page"),
                List.of(),
                List.of());
        ErrorRegistry registry = new ErrorRegistry(List.of(own), List.of());

        assertThat(List.of("LedgerNotFound", "BookOfMayClosed"))
                .allSatisfy(name -> assertThat(own(registry, OWN + name).code()).isEqualTo("E901"));
        assertThat(own(registry, OWN + "PageNotFound").code())
                .as("only of libraries")
                .isEqualTo("E402");
        assertThat(own(registry, RDS + "PageNotFound").code()).isEqualTo("E901");
    }

    private static Diagnosis own(ErrorRegistry registry, String type) {
        return new Diagnoser(registry, null, List.of())
                .of(List.of(new Facts(List.of(type, "java.lang.Exception"), null, null, 0)));
    }

    @Test
    void the_names_of_http_statuses_are_known_wherever_they_stand() {
        assertThat(of(UNLISTED + "ErrorAnswer$UnprocessableEntity").category()).isEqualTo("data");
        assertThat(of(UNLISTED + "PreconditionRequiredResponse").category()).isEqualTo("contract");
        assertThat(of(UNLISTED + "LengthRequiredException").category()).isEqualTo("contract");
        assertThat(of(UNLISTED + "TooManyRedirectsException").recoverable()).isFalse();
    }

    @Test
    void what_is_switched_off_or_not_paid_for_is_a_setting() {
        assertThat(ofRds("PointInTimeRestoreNotEnabled").category()).isEqualTo("config");
        assertThat(ofRds("KmsDisabled").hint()).contains("switched off");
        assertThat(of(UNLISTED + "LicenseKeyException").category()).isEqualTo("config");
    }

    @Test
    void a_workflow_engines_process_does_not_hide_what_is_missing() {
        Diagnosis missing =
                of(List.of(), UNLISTED + "CaseDefinitionNotFoundException", UNLISTED + "ProcessEngineException");

        assertThat(missing.category()).isEqualTo("data");
        assertThat(of(UNLISTED + "ProcessEngineException").hint()).contains("workflow");
    }

    @Test
    void a_library_that_calls_it_a_wrong_state_or_argument_says_more_than_its_package() {
        assertThat(of(List.of(), "io.netty.util.OddException", "java.lang.IllegalStateException")
                        .category())
                .isEqualTo("contract");
        assertThat(of("io.netty.util.OddException").category()).isEqualTo("network");
        assertThat(of(List.of("com.acme"), UNLISTED + "BadParametersException", "java.lang.IllegalArgumentException")
                        .category())
                .isEqualTo("contract");
    }

    @Test
    void a_transaction_that_was_rolled_back_has_its_own_advice() {
        assertThat(of("javax.jms.TransactionRolledBackException"))
                .extracting(Diagnosis::category)
                .isEqualTo("storage");
        assertThat(of("javax.jms.TransactionRolledBackException").hint()).contains("rolled back");
    }

    @Test
    void well_known_clients_fail_as_what_they_are_clients_of() {
        assertThat(of("com.slack.api.methods.SlackApiException").category()).isEqualTo("network");
        assertThat(of("org.eclipse.jgit.api.errors.JGitInternalException").category())
                .isEqualTo("storage");
        assertThat(of("org.pac4j.core.exception.OddException").category()).isEqualTo("auth");
        assertThat(of("org.bouncycastle.cms.CMSException").category()).isEqualTo("data");
        assertThat(of("org.koin.core.error.InstanceCreationException").category())
                .isEqualTo("config");
    }
}
