/** Invoices, written after the order is answered. */
package com.acme.shop.invoices;
