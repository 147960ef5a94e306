/** Notices to the carrier, written after the order is answered. */
package com.acme.shop.shipping;
