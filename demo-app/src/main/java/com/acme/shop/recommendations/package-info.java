/** What else a customer may like. */
package com.acme.shop.recommendations;
