/** A stand-in for the payment provider, on loopback. */
package com.acme.shop.sandbox;
