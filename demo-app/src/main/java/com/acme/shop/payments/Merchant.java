package com.acme.shop.payments;

import java.util.Map;

/**
 * The shop as its payment provider knows it.
 *
 * @param apiKey of the provider's older interface
 * @param headers of each request
 * @param settlement the account that is paid out to
 * @param callback where the provider tells what became of a payment, with the login that it uses
 * @param ledger the database of payments that the provider reads, as its driver wants it
 * @param signer the key that signs requests
 * @param backups by variable, how the provider's statements are fetched
 * @param console the login of the provider's pages, by field
 */
public record Merchant(
        String name,
        String apiKey,
        Map<String, String> headers,
        String settlement,
        String callback,
        String ledger,
        String signer,
        Map<String, String> backups,
        Map<String, String> console) {}
