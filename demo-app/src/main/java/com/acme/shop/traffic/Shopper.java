package com.acme.shop.traffic;

import com.acme.shop.orders.NewOrder;
import com.acme.shop.orders.OrderLine;
import com.acme.shop.payments.Card;
import com.acme.shop.sandbox.PretendSecrets;
import java.util.List;
import java.util.Optional;

/** What the n-th visitor does. It follows from n alone, so that each run meets the same cases. */
record Shopper(long n) {
    private static final int CUSTOMERS = 14;
    private static final List<String> SKUS = List.of(
            "TEA-01",
            "TEA-02",
            "CUP-01",
            "CUP-02",
            "POT-01",
            "TRAY-01",
            "SPOON-01",
            "BOOK-01",
            "BOOK-02",
            "LAMP-01",
            "RUG-01",
            "CLOCK-01",
            "GRINDER-01");
    private static final Card CARD = new Card("A. Customer", "4111111111111111", "123");

    /** What people write where they should not. */
    private static final String LONG_NOTE = "Nobody at home? Ring " + PretendSecrets.of("phone") + " or write to "
            + PretendSecrets.of("email") + ". What is too much goes back to " + PretendSecrets.of("iban")
            + ", or to my card " + PretendSecrets.of("card") + ". Customs ask: social security number "
            + PretendSecrets.of("ssn") + ", printer at " + PretendSecrets.of("ip") + ".";

    String workflow() {
        return "wf_" + n;
    }

    /** The app of some sends its access token where the id of the request belongs; empty for the others. */
    Optional<String> request() {
        return n % 4 == 1 ? Optional.of(PretendSecrets.of("request token")) : Optional.empty();
    }

    long customer() {
        return 1 + n % CUSTOMERS;
    }

    String sku() {
        return sku(n);
    }

    NewOrder order() {
        OrderLine first = new OrderLine(sku(), 1);
        List<OrderLine> lines = n % 3 == 0 ? List.of(first, new OrderLine(sku(n + 5), 2)) : List.of(first);
        return new NewOrder(customer(), lines, CARD, note());
    }

    boolean regretsIt() {
        return n % 10 == 0;
    }

    private String note() {
        if (n % 9 == 4) {
            return LONG_NOTE;
        }
        return n % 9 == 5 ? "Enjoy!" : null;
    }

    private static String sku(long n) {
        return SKUS.get((int) (n % SKUS.size()));
    }
}
